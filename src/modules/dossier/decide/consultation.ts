import { type Instant, type LocalDate, localDateOf } from "../../../kernel/local-date.ts";
import { accept, refuse } from "../../../kernel/result.ts";
import type { UnitId } from "../../access/index.ts";
import { endOfDay } from "../../calendar/index.ts";
import type { Consultation, Dossier } from "../dossier.ts";
import type { CommandData } from "../dossier-command.ts";
import type { Due } from "../events.ts";
import { dueAfterStop, sameDue } from "./clock.ts";
import type { DecideContext, Decision } from "./context.ts";
import { type Guard, guarded, pinnedOf, textsGiven } from "./guards.ts";
import { answerWaits, waitsOf } from "./world.ts";

/** T8: asks other units for an opinion, due within the time that remains. */
export function requestConsultation(
  dossier: Dossier,
  command: CommandData["requestConsultation"],
  context: DecideContext,
): Decision {
  const { consultationId, question, dueOn } = command;
  const unitIds = [...new Set(command.unitIds)];
  const open = openConsultation(dossier);
  const guards: Guard[] = [
    open === null ? null : { code: "CONSULTATION_ALREADY_OPEN", consultationId: open.consultationId },
    unitIds.length === 0 ? { code: "CONSULTATION_UNITS_REQUIRED" } : null,
    textsGiven({ question }),
    dueInRange(dossier, dueOn, context),
  ];
  return guarded(guards, () => {
    const dueAt = endOfDay(context.calendar, dueOn);
    return accept([{ type: "ConsultationRequested", data: { consultationId, unitIds, question, dueAt } }]);
  });
}

/** A consulted unit answers, once, and only by its own people: nobody speaks for a unit next door. */
export function replyConsultation(
  dossier: Dossier,
  command: CommandData["replyConsultation"],
  { actor }: DecideContext,
): Decision {
  const { consultationId, unitId, opinion, text } = command;
  const open = openConsultation(dossier);
  if (open?.consultationId !== consultationId) return refuse({ code: "CONSULTATION_NOT_OPEN" });
  const given = open.replies.find((reply) => reply.unitId === unitId);
  const guards: Guard[] = [
    open.unitIds.includes(unitId) ? null : { code: "CONSULTATION_UNIT_NOT_ASKED", unitId },
    given === undefined ? null : { code: "CONSULTATION_ALREADY_ANSWERED", unitId, at: given.at },
    actor.kind === "officer" && actor.unitId === unitId
      ? null
      : { code: "CONSULTATION_OF_OTHER_UNIT", unitId },
    textsGiven({ text }),
  ];
  return guarded(guards, () =>
    accept([{ type: "ConsultationAnswered", data: { consultationId, unitId, opinion, text } }]),
  );
}

/** T8 back: all have answered, or their time is over; a silent unit is recorded as silent, never as agreeing. */
export function closeConsultation(
  dossier: Dossier,
  { consultationId }: CommandData["closeConsultation"],
  context: DecideContext,
): Decision {
  const open = openConsultation(dossier);
  if (open?.consultationId !== consultationId) return refuse({ code: "CONSULTATION_NOT_OPEN" });
  const noReplyFrom = silentUnits(open);
  const { dueAt } = open;
  const waits = !isConsultationOver(open, context.now);
  return guarded([waits ? { code: "CONSULTATION_WAITING", unitIds: noReplyFrom, dueAt } : null], () => {
    const moved = answerWaits(dossier, { waits: waitsOf(dossier, "consult") }, context);
    if (!moved.ok) return moved;
    const due = dueAgain(dossier, context);
    return accept([
      { type: "ConsultationClosed", data: { ...due, consultationId, noReplyFrom, movement: moved.value } },
    ]);
  });
}

/**
 * T8 undone: asked by mistake. Once a unit has answered, its opinion is part of the file and stays.
 */
export function withdrawConsultation(
  dossier: Dossier,
  { consultationId, reason }: CommandData["withdrawConsultation"],
  context: DecideContext,
): Decision {
  const open = openConsultation(dossier);
  if (open?.consultationId !== consultationId) return refuse({ code: "CONSULTATION_NOT_OPEN" });
  const [given] = open.replies;
  const answered: Guard =
    given === undefined ? null : { code: "CONSULTATION_ANSWERED", unitId: given.unitId, at: given.at };
  return guarded([answered, textsGiven({ reason })], () => {
    const due = dueAgain(dossier, context);
    return accept([{ type: "ConsultationWithdrawn", data: { ...due, consultationId, reason } }]);
  });
}

/** The due date once nobody is asked any more: counted on where asking had stopped the clock. */
function dueAgain(dossier: Dossier, context: DecideContext): Due {
  const resumes = dossier.pauses.some((pause) => pause.to === null);
  return resumes ? dueAfterStop(withoutOpenPause(dossier, context), context) : sameDue(dossier);
}

/** Whether nobody's answer is waited for any more: all have given theirs, or their time is over. */
export function isConsultationOver(open: Consultation, now: Instant): boolean {
  return silentUnits(open).length === 0 || now > open.dueAt;
}

export function openConsultation(dossier: Dossier): Consultation | null {
  return dossier.consultations.find((each) => each.closedAt === null) ?? null;
}

/** The dossier as it will be when the clock runs again from now. */
export function withoutOpenPause(dossier: Dossier, { now }: DecideContext): Dossier {
  return {
    ...dossier,
    pauses: dossier.pauses.map((pause) => (pause.to === null ? { ...pause, to: now } : pause)),
  };
}

/** Who was asked and has not answered. */
export function silentUnits({ unitIds, replies }: Consultation): UnitId[] {
  return unitIds.filter((unitId) => !replies.some((reply) => reply.unitId === unitId));
}

/** The opinion is due from today on and, while the clock runs, within the time that remains (T8). */
function dueInRange(dossier: Dossier, dueOn: LocalDate, { now }: DecideContext): Guard {
  const remains = dossier.dueAt !== null && !pinnedOf(dossier).consultationPauses;
  const latest = remains ? localDateOf(dossier.dueAt) : null;
  const inTime = dueOn >= localDateOf(now) && (latest === null || dueOn <= latest);
  return inTime ? null : { code: "CONSULTATION_DUE_OUT_OF_RANGE", dueOn, latest };
}
