import { refuse } from "../../../kernel/result.ts";
import type { Services } from "../../../platform/services.ts";
import type { Actor } from "../../access/index.ts";
import { voidBorneNumber } from "../../document/index.ts";
import { discardDraft, sendDocument, undoneEffect, voidNumber } from "../decide.ts";
import type { OfficialDocumentId } from "../official-document.ts";
import { deniedAsDrafter } from "../rights.ts";
import { applyChange, lockDocument } from "../store.ts";
import { type Answer, type InHand, withDocument, write } from "./change.ts";
import { cancelOpen } from "./work.ts";

type Named = { readonly id: OfficialDocumentId; readonly expectedVersion?: number | null };
type WithReason = Named & { readonly reason: string };

export async function sendOutgoing(
  services: Services,
  actor: Actor,
  asked: Named & { readonly recipients: string; readonly receivedBy: string | null },
): Answer {
  return withDocument({ services, actor }, { ...asked, act: "records.register" }, async (hand) => {
    const { recipients, receivedBy } = asked;
    return write(hand, sendDocument(hand.document, { recipients, receivedBy, at: hand.doer.at }));
  });
}

/** Strikes out the number of a document registered or published by mistake. */
export async function voidRegistered(
  services: Services,
  actor: Actor,
  { reason, ...asked }: WithReason,
): Answer {
  return withDocument({ services, actor }, { ...asked, act: "records.register" }, async (hand) => {
    const done = await write(hand, voidNumber(hand.document, { reason }));
    if (!done.ok) return done;
    await voidBorneNumber(hand.tx, asked.id, { voidReason: reason, voidedAt: hand.doer.at });
    await cancelOpen(hand, { below: null, reason });
    await undoEffect(hand);
    return done;
  });
}

/** What a struck out document recalled or replaced is in force again. */
async function undoEffect({ tx, document, doer }: InHand): Promise<void> {
  const { actsOnId, actsOnEffect, publishedAt, numberText } = document;
  if (actsOnId === null || actsOnEffect === null || publishedAt === null) return;
  const target = await lockDocument(tx, actsOnId);
  const undone = target === null ? null : undoneEffect(actsOnEffect, target, numberText ?? "");
  if (target !== null && undone !== null) await applyChange(tx, target, { ...undone, doer });
}

/** Gives a draft up: the unit that drafts it, or the clerk. */
export async function discardOutgoing(
  services: Services,
  actor: Actor,
  { reason, ...asked }: WithReason,
): Answer {
  return withDocument({ services, actor }, { ...asked, act: "records.read" }, async (hand) => {
    const denial = deniedAsDrafter(hand.ground, actor, hand.document);
    if (denial !== null) return refuse(denial);
    return write(hand, discardDraft(hand.document, { reason }));
  });
}
