import type { Consultation, Dossier } from "../dossier.ts";
import { dueAs, type Evolvers, moved, paused, unpaused } from "./evolver.ts";

type WorkEvent =
  | "HandedOver"
  | "HandOverTakenBack"
  | "TaskAssigned"
  | "TaskCompleted"
  | "TaskReturned"
  | "ConsultationRequested"
  | "ConsultationAnswered"
  | "ConsultationClosed"
  | "ConsultationWithdrawn"
  | "VerificationStarted"
  | "VerificationReplied"
  | "VerificationFinished"
  | "Rerouted"
  | "ApplicantConfirmed"
  | "TimerFired"
  | "ChildOpened"
  | "ChildClosed";

export const WORK_EVOLVERS: Pick<Evolvers, WorkEvent> = {
  HandedOver: (dossier, { movement }) => ({ ...moved(dossier, movement), status: "IN_PROGRESS" }),
  HandOverTakenBack: (dossier, { movement }) => moved(dossier, movement),
  TaskAssigned: (dossier, { taskId, assigneeId, rows }) => ({
    ...dossier,
    tasks: dossier.tasks.map((task) => (task.taskId === taskId ? { ...task, assigneeId } : task)),
    controlSheet: [...dossier.controlSheet, ...rows],
  }),
  TaskCompleted: (dossier, { facts, movement }) => withFacts(moved(dossier, movement), facts),
  TaskReturned: (dossier, { signatureVoided, movement }) => ({
    ...moved(dossier, movement),
    result: signatureVoided ? null : dossier.result,
  }),
  ConsultationRequested: (dossier, { consultationId, unitIds, question, dueAt }, { at }) => {
    const asked: Consultation = { consultationId, closedAt: null, unitIds, question, dueAt, replies: [] };
    const waiting = dossier.pinned?.consultationPauses
      ? paused(dossier, { from: at, policy: "PAUSE", reason: "EXTERNAL" })
      : dossier;
    return { ...waiting, status: "CONSULTING", consultations: [...dossier.consultations, asked] };
  },
  ConsultationAnswered: (dossier, { consultationId, ...reply }, { at }) =>
    withConsultation(dossier, consultationId, (asked) => ({
      ...asked,
      replies: [...asked.replies, { ...reply, at }],
    })),
  ConsultationClosed: (dossier, data, { at }) => {
    const silent = data.noReplyFrom.map((unitId) => ({ unitId, opinion: "NO_REPLY" as const, text: "", at }));
    const closed = withConsultation(moved(dossier, data.movement), data.consultationId, (asked) => ({
      ...asked,
      closedAt: at,
      replies: [...asked.replies, ...silent],
    }));
    return { ...dueAs(unpaused(closed, at), data), status: "IN_PROGRESS" };
  },
  // What was withdrawn is kept by the history alone: the units are no longer asked, and no longer see the dossier.
  ConsultationWithdrawn: (dossier, { consultationId, ...due }, { at }) => ({
    ...dueAs(unpaused(dossier, at), due),
    status: "IN_PROGRESS",
    consultations: dossier.consultations.filter((each) => each.consultationId !== consultationId),
  }),
  VerificationStarted: (dossier, data, { at }) => ({
    ...dueAs(dossier, data),
    status: "VERIFYING",
    verification: { startedAt: at, finishedAt: null },
  }),
  VerificationReplied: (dossier, { facts, movement }) => withFacts(moved(dossier, movement), facts),
  VerificationFinished: (dossier, { facts, movement }, { at }) => ({
    ...withFacts(moved(dossier, movement), facts),
    status: "IN_PROGRESS",
    verification: { startedAt: dossier.verification?.startedAt ?? at, finishedAt: at },
  }),
  Rerouted: (dossier, { toUnitId, movement }) => ({
    ...moved(dossier, movement),
    organisations: dossier.organisations && { ...dossier.organisations, competentAgencyId: toUnitId },
  }),
  ApplicantConfirmed: (dossier, { facts, movement }) => withFacts(moved(dossier, movement), facts),
  TimerFired: (dossier, { movement }) => moved(dossier, movement),
  ChildOpened: (dossier, { childId, childKey, mandatory }) => ({
    ...dossier,
    children: [...dossier.children, { id: childId, childKey, mandatory, closed: false, outcome: null }],
  }),
  ChildClosed: (dossier, { childId, outcome, movement }) => ({
    ...moved(dossier, movement),
    children: dossier.children.map((child) =>
      child.id === childId ? { ...child, closed: true, outcome } : child,
    ),
  }),
};

function withFacts(dossier: Dossier, facts: Dossier["caseFacts"]): Dossier {
  return { ...dossier, caseFacts: { ...dossier.caseFacts, ...facts } };
}

function withConsultation(
  dossier: Dossier,
  id: string,
  change: (asked: Consultation) => Consultation,
): Dossier {
  const consultations = dossier.consultations.map((each) =>
    each.consultationId === id ? change(each) : each,
  );
  return { ...dossier, consultations };
}
