import { localDateOf } from "../../../kernel/local-date.ts";
import { accept } from "../../../kernel/result.ts";
import { intakeCheckDue } from "../../calendar/index.ts";
import { start } from "../../process/index.ts";
import type { Dossier, SupplementItem } from "../dossier.ts";
import type { CommandData, Submission } from "../dossier-command.ts";
import type { EventData, NewEvent } from "../events.ts";
import { applyEvent } from "../evolve.ts";
import { dueOf, windowEnd } from "./clock.ts";
import type { DecideContext, Decision } from "./context.ts";
import {
  answersAll,
  type Guard,
  guarded,
  movedAt,
  movesHeld,
  pinnedOf,
  published,
  textsGiven,
  withComponents,
} from "./guards.ts";
import { graphOf, movementFrom, processFacts } from "./movement.ts";

/** T1: sent online or handed in by post; starts the intake clock of eight working hours. */
export function submit(_draft: Dossier, command: Submission, context: DecideContext): Decision {
  const intakeDueAt = intakeCheckDue(context.intakeCalendar, context.now);
  return guarded(submissionGuards(command), () =>
    accept([{ type: "Submitted", data: { ...submitted(command), intakeDueAt } }]),
  );
}

/** T2: at the counter the officer checks the papers and accepts in one act; the legal clock starts at once. */
export function receiveAtCounter(
  draft: Dossier,
  command: CommandData["receiveAtCounter"],
  context: DecideContext,
): Decision {
  return guarded(submissionGuards(command), () => {
    const event: NewEvent = { type: "Submitted", data: { ...submitted(command), intakeDueAt: null } };
    const registered = applyEvent(draft, event, { at: context.now, actor: context.actor });
    const accepted = acceptance(
      registered,
      { components: command.components, custody: command.custody },
      context,
    );
    return accepted.ok ? accept([event, ...accepted.value]) : accepted;
  });
}

/** T3: the check passed; the legal clock starts now, not when the applicant sent it. */
export function acceptDossier(
  dossier: Dossier,
  command: CommandData["accept"],
  context: DecideContext,
): Decision {
  const components = withComponents(dossier.components, command.components);
  const guards = [published(pinnedOf(dossier), command.components), movesHeld(components, command.custody)];
  return guarded(guards, () => acceptance(dossier, { components, custody: command.custody }, context));
}

/**
 * T4: one complete request for everything that is missing; the intake clock stops.
 * @law Nghị định 118/2025/NĐ-CP (R1); Mẫu 02, Thông tư 03/2025/TT-VPCP: guided once, fully, in writing.
 */
export function requestIntakeSupplement(
  dossier: Dossier,
  command: CommandData["requestIntakeSupplement"],
  context: DecideContext,
): Decision {
  const pinned = pinnedOf(dossier);
  const guards = [
    itemsGiven(command.items),
    textsGiven({ reason: command.reason }),
    published(pinned, command.items),
  ];
  return guarded([...guards, askedOnce(dossier, command.items)], () => {
    const respondBy = windowEnd(context.intakeCalendar, context.now, pinned.supplementWindowWorkingDays);
    const { items, reason } = command;
    return accept([{ type: "IntakeSupplementRequested", data: { items, reason, respondBy } }]);
  });
}

/** T5: every listed item answered; the intake clock starts again. */
export function answerIntakeSupplement(
  dossier: Dossier,
  command: CommandData["answerIntakeSupplement"],
  context: DecideContext,
): Decision {
  const asked = dossier.supplements.findLast((round) => round.stage === "INTAKE")?.items ?? [];
  return guarded(
    [published(pinnedOf(dossier), command.components), answersAll(asked, command.components)],
    () =>
      accept([
        {
          type: "IntakeSupplementAnswered",
          data: {
            components: withComponents(dossier.components, command.components),
            intakeDueAt: intakeCheckDue(context.intakeCalendar, context.now),
          },
        },
      ]),
  );
}

/**
 * T6: not received, with a reason from the list, its text, the legal ground and where to go.
 * @law Nghị định 118/2025/NĐ-CP (R2); Mẫu 03, Thông tư 03/2025/TT-VPCP: a refusal at intake names its reason.
 */
export function reject(dossier: Dossier, command: CommandData["reject"], context: DecideContext): Decision {
  const { reasonCode, reason, legalGround, instruction } = command;
  const guards = [
    textsGiven({ reason, instruction }),
    legalGround.trim() === "" ? ({ code: "LEGAL_GROUND_REQUIRED" } as const) : null,
    context.actor.kind === "system" ? windowPassed(dossier, context) : null,
  ];
  return guarded(guards, () =>
    accept([{ type: "Rejected", data: { reasonCode, reason, legalGround, instruction } }]),
  );
}

/** T27: the applicant takes the dossier back before it is accepted. */
export function cancel(_dossier: Dossier, command: CommandData["cancel"]): Decision {
  const { reason } = command;
  return guarded([textsGiven({ reason })], () => accept([{ type: "Cancelled", data: { reason } }]));
}

function submissionGuards(command: Submission): Guard[] {
  const { missingComponents, pinned, components, formValid, prepaid } = command;
  return [
    formValid ? null : { code: "FORM_NOT_VALID" },
    published(pinned, components),
    missingComponents.length === 0 ? null : { code: "COMPONENTS_MISSING", codes: missingComponents },
    prepaid ? null : { code: "PREPAYMENT_REQUIRED" },
  ];
}

function submitted(command: Submission): Omit<EventData["Submitted"], "intakeDueAt"> {
  const { code, pinned, organisations, channelIn, channelOut, copiesOfSet, components } = command;
  const { caseFacts, assistedBy, correctionOf, parentId, privateSha256 } = command;
  return {
    code,
    pinned,
    organisations,
    channelIn,
    channelOut,
    copiesOfSet,
    components,
    caseFacts,
    assistedBy,
    correctionOf,
    parentId,
    privateSha256,
  };
}

function acceptance(dossier: Dossier, papers: CommandData["accept"], context: DecideContext): Decision {
  const started = movementFrom(dossier, context, start(graphOf(context), processFacts(dossier)));
  if (!started.ok) return started;
  const due = dueOf({ ...dossier, acceptedAt: context.now }, context);
  const { dueAt, derivation } = due;
  const { components } = papers;
  const custody = movedAt(context.now, papers.custody);
  return accept([
    {
      type: "Accepted",
      data: { dueAt, derivation, taskDues: [], components, custody, movement: started.value },
    },
  ]);
}

export function itemsGiven(items: readonly SupplementItem[]): Guard {
  if (items.length === 0) return { code: "SUPPLEMENT_ITEMS_REQUIRED" };
  return items.some(({ problem }) => problem.trim() === "")
    ? { code: "TEXT_REQUIRED", field: "problem" }
    : null;
}

/**
 * A second request at intake may repeat what is still missing, never bring up something new.
 * @law Nghị định 118/2025/NĐ-CP (R1): whatever is missing is asked for at one time.
 */
function askedOnce(dossier: Dossier, items: readonly SupplementItem[]): Guard {
  const rounds = dossier.supplements.filter((round) => round.stage === "INTAKE");
  if (rounds.length === 0) return null;
  const known = new Set(rounds.flatMap((round) => round.items.map((item) => item.componentCode)));
  const codes = items.map(({ componentCode }) => componentCode).filter((code) => !known.has(code));
  return codes.length === 0 ? null : { code: "SUPPLEMENT_ASKED_ONCE", codes };
}

/** Whether the applicant's time to supplement is over; the system ends a dossier for no other cause (T6, T12). */
export function windowPassed(dossier: Dossier, { now }: DecideContext): Guard {
  const respondBy = dossier.supplements.findLast((round) => round.step === "SENT")?.respondBy ?? null;
  if (respondBy !== null && localDateOf(now) > respondBy) return null;
  return { code: "SUPPLEMENT_WINDOW_OPEN", respondBy };
}
