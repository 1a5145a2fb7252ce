import type { Dossier } from "../dossier.ts";
import { recorded } from "../past.ts";
import { type Evolvers, lastRound, moved } from "./evolver.ts";

type IntakeEvent =
  | "Submitted"
  | "Accepted"
  | "IntakeSupplementRequested"
  | "IntakeSupplementAnswered"
  | "Rejected"
  | "Cancelled"
  | "ComponentsChecked"
  | "ApplicationAmended"
  | "CustodyMoved"
  | "HistoryRecorded";

export const INTAKE_EVOLVERS: Pick<Evolvers, IntakeEvent> = {
  Submitted: (dossier, data, { at }) => {
    const { privateSha256: _hashed, ...facts } = data;
    return { ...dossier, ...facts, status: "SUBMITTED", submittedAt: at };
  },
  Accepted: (dossier, { dueAt, derivation, components, custody, movement }, { at }) => ({
    ...moved(dossier, movement),
    status: "ACCEPTED",
    acceptedAt: at,
    originalDueAt: dueAt,
    dueAt,
    derivation,
    components,
    custody: [...dossier.custody, ...custody],
    intakeDueAt: null,
  }),
  IntakeSupplementRequested: (dossier, { items, reason, respondBy }, { at, actor }) => ({
    ...dossier,
    status: "INTAKE_SUPPLEMENT",
    intakeDueAt: null,
    supplements: [
      ...dossier.supplements,
      {
        round: roundsOf(dossier, "INTAKE") + 1,
        stage: "INTAKE",
        items,
        reason,
        step: "SENT",
        proposedBy: actor.kind === "officer" ? actor.personId : null,
        sentAt: at,
        respondBy,
        answeredAt: null,
        overLimitReason: null,
        overLimit: false,
      },
    ],
  }),
  IntakeSupplementAnswered: (dossier, { components, intakeDueAt }, { at }) => ({
    ...lastRound(dossier, "INTAKE", { step: "ANSWERED", answeredAt: at }),
    status: "SUBMITTED",
    components,
    intakeDueAt,
  }),
  Rejected: (dossier, _data, { at }) => ({
    ...dossier,
    status: "REJECTED",
    rejectedAt: at,
    intakeDueAt: null,
  }),
  Cancelled: (dossier) => ({ ...dossier, status: "CANCELLED", intakeDueAt: null }),
  ComponentsChecked: (dossier, { components }) => ({ ...dossier, components }),
  ApplicationAmended: (dossier, { facts }) => ({
    ...dossier,
    ...(dossier.draft === undefined ? {} : { draft: { ...dossier.draft, isOutdated: true } }),
    caseFacts: { ...dossier.caseFacts, ...facts },
    applicationSeq: dossier.version + 1,
  }),
  CustodyMoved: (dossier, { moves }) => ({ ...dossier, custody: [...dossier.custody, ...moves] }),
  HistoryRecorded: recorded,
};

function roundsOf(dossier: Dossier, stage: "INTAKE" | "APPRAISAL"): number {
  return dossier.supplements.filter((round) => round.stage === stage).length;
}
