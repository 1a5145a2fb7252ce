import { localDateOf } from "../../../kernel/local-date.ts";
import { accept, refuse } from "../../../kernel/result.ts";
import { isWorkingDay, latestApologyOn } from "../../calendar/index.ts";
import type { Dossier, Extension } from "../dossier.ts";
import type { CommandData } from "../dossier-command.ts";
import { dueOf } from "./clock.ts";
import type { DecideContext, Decision } from "./context.ts";
import { type Guard, guarded, lateCauseKnown, pinnedOf, textsGiven } from "./guards.ts";

/**
 * T25, drafted by the specialist: a new working day after the due day, as often as the rule set allows (once).
 * @law Nghị định 118/2025/NĐ-CP (R5); Mẫu 04, Thông tư 03/2025/TT-VPCP: apology and proposed extension.
 */
export function proposeExtension(
  dossier: Dossier,
  { newDueOn, reason, lateCause }: CommandData["proposeExtension"],
  context: DecideContext,
): Decision {
  const max = pinnedOf(dossier).extensionsMax;
  const signed = dossier.extensions.filter((extension) => extension.signedAt !== null).length;
  const guards: Guard[] = [
    signed >= max ? { code: "EXTENSIONS_EXHAUSTED", max } : null,
    ...newDueGuards(dossier, newDueOn, context),
    textsGiven({ reason }),
    lateCauseKnown(lateCause, context),
  ];
  const data = { newDueOn, reason, ...(lateCause === undefined ? {} : { lateCause }) };
  return guarded(guards, () => accept([{ type: "ExtensionProposed", data }]));
}

/** T25, signed by the leader. `lateNotice`: less than one working day before the due date. `originalDueAt` stays. */
export function signExtension(
  dossier: Dossier,
  _command: CommandData["signExtension"],
  context: DecideContext,
): Decision {
  const draft = dossier.extensions.find((extension) => extension.signedAt === null);
  if (draft === undefined) return refuse({ code: "EXTENSION_NOT_PROPOSED" });
  const { actor, now } = context;
  const ownDraft = actor.kind === "officer" && actor.personId === draft.draftedBy;
  const guards: Guard[] = [
    ownDraft ? { code: "OWN_PROPOSAL" } : null,
    ...newDueGuards(dossier, draft.newDueOn, context),
  ];
  return guarded(guards, () => {
    const extensions = dossier.extensions.map(
      (each): Extension => (each === draft ? { ...each, signedAt: now } : each),
    );
    const due = dueOf({ ...dossier, extensions }, context);
    const { newDueOn } = draft;
    return accept([
      { type: "Extended", data: { ...due, newDueOn, lateNotice: isLateNotice(dossier, context) } },
    ]);
  });
}

/** @law one-stop.md §4.4 C8: the new due date is chosen by the signer, a working day after the due day. */
function newDueGuards(
  dossier: Dossier,
  newDueOn: Extension["newDueOn"],
  { calendar }: DecideContext,
): Guard[] {
  const { dueAt } = dossier;
  if (dueAt === null) return [{ code: "NO_DUE_DATE" }];
  return [
    isWorkingDay(calendar, newDueOn) ? null : { code: "EXTENSION_NOT_WORKING_DAY", newDueOn },
    newDueOn > localDateOf(dueAt) ? null : { code: "EXTENSION_NOT_LATER", newDueOn, dueAt },
  ];
}

function isLateNotice({ dueAt }: Dossier, { calendar, now }: DecideContext): boolean {
  return dueAt !== null && localDateOf(now) > latestApologyOn(calendar, dueAt);
}
