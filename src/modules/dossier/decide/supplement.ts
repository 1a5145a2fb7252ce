import { localDateOf } from "../../../kernel/local-date.ts";
import { accept, refuse } from "../../../kernel/result.ts";
import { addWorkingDays } from "../../calendar/index.ts";
import { cancel as cancelProcess } from "../../process/index.ts";
import type { Dossier, SupplementRound } from "../dossier.ts";
import type { CommandData } from "../dossier-command.ts";
import type { Movement } from "../events.ts";
import { dueAfterStop, windowEnd } from "./clock.ts";
import { withoutOpenPause } from "./consultation.ts";
import type { DecideContext, Decision } from "./context.ts";
import {
  answersAll,
  type Guard,
  guarded,
  held,
  pinnedOf,
  published,
  textsGiven,
  withComponents,
} from "./guards.ts";
import { itemsGiven, windowPassed } from "./intake.ts";
import { graphOf, movementOf } from "./movement.ts";

/** T10, first hand: the specialist lists everything that is missing, from the published components only (R1, R7). */
export function proposeSupplement(
  dossier: Dossier,
  command: CommandData["proposeSupplement"],
  context: DecideContext,
): Decision {
  const { items, reason } = command;
  const pinned = pinnedOf(dossier);
  const last = appraisalRound(dossier);
  const sent = sentRounds(dossier);
  const guards: Guard[] = [
    dossier.result === null ? null : { code: "RESULT_ALREADY_SIGNED", signedAt: dossier.result.signedAt },
    last?.step === "APPROVED" ? { code: "SUPPLEMENT_ALREADY_OPEN", round: last.round } : null,
    itemsGiven(items),
    textsGiven({ reason }),
    published(pinned, items),
    askedInTime(dossier, context),
  ];
  return guarded(guards, () => {
    const data = { round: sent + 1, items, reason, overLimit: sent >= pinned.supplementRoundsMax };
    return accept([{ type: "SupplementProposed", data }]);
  });
}

/**
 * T10, second hand: the head or leader; beyond the allowed rounds a leader only, and with a reason.
 * @law Quyết định 766/QĐ-TTg 2022 (R6): more than one request counts the dossier as overdue.
 */
export function approveSupplement(
  dossier: Dossier,
  { overLimitReason }: CommandData["approveSupplement"],
  { actor }: DecideContext,
): Decision {
  const round = appraisalRound(dossier);
  if (round?.step !== "PROPOSED") return refuse({ code: "SUPPLEMENT_NOT_PROPOSED" });
  const isLeader = actor.kind === "officer" && actor.role === "leader";
  const isAllowed = !round.overLimit || (isLeader && (overLimitReason ?? "").trim() !== "");
  const guards: Guard[] = [
    actor.kind === "officer" && actor.personId === round.proposedBy ? { code: "OWN_PROPOSAL" } : null,
    isAllowed ? null : { code: "SUPPLEMENT_ROUNDS_EXHAUSTED", max: pinnedOf(dossier).supplementRoundsMax },
  ];
  return guarded(guards, () =>
    accept([
      {
        type: "SupplementApproved",
        data: { round: round.round, overLimitReason: round.overLimit ? overLimitReason : null },
      },
    ]),
  );
}

/** T10, not sent after all: needless, or not approved. The round never was, and is not counted. */
export function dropSupplement(dossier: Dossier, { reason }: CommandData["dropSupplement"]): Decision {
  const round = unsentSupplement(dossier);
  if (round === null) return refuse({ code: "SUPPLEMENT_NOT_PROPOSED" });
  return guarded([textsGiven({ reason })], () =>
    accept([{ type: "SupplementDropped", data: { round: round.round, reason } }]),
  );
}

/** A request on its way to the applicant: proposed or approved, not sent. */
export function unsentSupplement(dossier: Pick<Dossier, "supplements">): SupplementRound | null {
  const round = dossier.supplements.findLast((each) => each.stage === "APPRAISAL") ?? null;
  return round?.step === "PROPOSED" || round?.step === "APPROVED" ? round : null;
}

/** T10, third hand: the one-stop shop sends the one request, and the clock stops. */
export function sendSupplement(
  dossier: Dossier,
  _command: CommandData["sendSupplement"],
  context: DecideContext,
): Decision {
  const round = appraisalRound(dossier);
  if (round?.step !== "APPROVED") return refuse({ code: "SUPPLEMENT_NOT_APPROVED" });
  const respondBy = windowEnd(context.calendar, context.now, pinnedOf(dossier).supplementWindowWorkingDays);
  return accept([{ type: "SupplementRequested", data: { round: round.round, respondBy } }]);
}

/** T11, first half: the applicant supplies every asked paper. The clock waits for the officer who checks them. */
export function answerSupplement(
  dossier: Dossier,
  { components }: CommandData["answerSupplement"],
): Decision {
  const round = appraisalRound(dossier);
  const asked = round?.items ?? [];
  return guarded([published(pinnedOf(dossier), components), answersAll(asked, components)], () =>
    accept([
      {
        type: "SupplementAnswered",
        data: { round: round?.round ?? 1, components: withComponents(dossier.components, components) },
      },
    ]),
  );
}

/**
 * T11: the one-stop shop accepts the supplied papers and the clock resumes, or restarts, from this act.
 * @law one-stop.md §4.4 C5, C6: PAUSE adds what was left, RESTART counts the whole term again.
 */
export function confirmSupplement(
  dossier: Dossier,
  { acceptedComponents }: CommandData["confirmSupplement"],
  context: DecideContext,
): Decision {
  const round = appraisalRound(dossier);
  if (round?.step !== "ANSWERED") return refuse({ code: "SUPPLEMENT_NOT_ANSWERED" });
  const codes = round.items
    .map((item) => item.componentCode)
    .filter((code) => !acceptedComponents.includes(code));
  return guarded([codes.length === 0 ? null : { code: "SUPPLEMENT_ITEMS_NOT_ACCEPTED", codes }], () => {
    const due = dueAfterStop(withoutOpenPause(dossier, context), context);
    return accept([{ type: "SupplementConfirmed", data: { ...due, round: round.round } }]);
  });
}

/**
 * T12: no supplement came in time. Where the procedure sets no window, the program never stops a dossier by itself;
 * the head may, with a legal ground.
 */
export function stop(dossier: Dossier, command: CommandData["stop"], context: DecideContext): Decision {
  const { reason, legalGround, papersReturned } = command;
  const round = appraisalRound(dossier);
  const noWindow = round?.respondBy === null && context.actor.kind === "officer";
  const answeredAt = round?.step === "ANSWERED" ? round.answeredAt : null;
  const guards: Guard[] = [
    answeredAt === null ? null : { code: "SUPPLEMENT_ANSWERED", answeredAt },
    noWindow ? null : windowPassed(dossier, context),
    textsGiven({ reason }),
    legalGround.trim() === "" ? { code: "LEGAL_GROUND_REQUIRED" } : null,
    held(dossier.components, papersReturned),
  ];
  return guarded(guards, () =>
    accept([
      {
        type: "Stopped",
        data: { reason, legalGround, papersReturned, movement: endOfWork(dossier, context) },
      },
    ]),
  );
}

/** The end of all open work of a dossier that ends without a result. */
export function endOfWork(dossier: Dossier, context: DecideContext): Movement | null {
  if (dossier.process === null) return null;
  const run = cancelProcess(graphOf(context), dossier.process);
  return run.ok ? movementOf(dossier, context, run.value) : null;
}

function appraisalRound(dossier: Dossier): SupplementRound | null {
  return dossier.supplements.findLast((round) => round.stage === "APPRAISAL") ?? null;
}

function sentRounds(dossier: Dossier): number {
  return dossier.supplements.filter((round) => round.stage === "APPRAISAL" && round.sentAt !== null).length;
}

/** T10: within the first days where the procedure sets a number of them. */
function askedInTime(dossier: Dossier, { calendar, now }: DecideContext): Guard {
  const days = pinnedOf(dossier).supplementAskWithinWorkingDays;
  if (days === null || dossier.acceptedAt === null) return null;
  const lastOn = addWorkingDays(calendar, localDateOf(dossier.acceptedAt), days);
  return localDateOf(now) > lastOn ? { code: "SUPPLEMENT_TOO_LATE", lastOn } : null;
}
