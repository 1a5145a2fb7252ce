import { newId } from "../../../kernel/ids.ts";
import { accept, refuse } from "../../../kernel/result.ts";
import { transactionOrRefusal } from "../../../platform/postgres/transaction-or-refusal.ts";
import type { Services } from "../../../platform/services.ts";
import type { Actor, UnitId } from "../../access/index.ts";
import { effectRefusal } from "../decide.ts";
import { findKind } from "../kinds.ts";
import type { Effect, OfficialDocument, OfficialDocumentId } from "../official-document.ts";
import type { RecordsRefusal } from "../refusals.ts";
import { agencyOf, deniedInUnit, groundOf } from "../rights.ts";
import { findDocument, insertDocument } from "../store.ts";
import { BLANK_DOCUMENT } from "./blank-document.ts";
import { type Answer, doerOf } from "./change.ts";

export type Draft = {
  readonly unitId: UnitId;
  readonly kindCode: string;
  readonly subject: string;
  readonly urgency: OfficialDocument["urgency"];
  readonly addressees: string | null;
  readonly recipients: string | null;
  /** Its words; null where it is a file that is attached. */
  readonly content: string | null;
  readonly repliesToId: OfficialDocumentId | null;
  readonly actsOnId: OfficialDocumentId | null;
  readonly actsOnEffect: Effect | null;
};

/** Begins a document that is to go out. It has no number yet, and gets none until it is published. */
export async function draftOutgoing(services: Services, actor: Actor, draft: Draft): Answer {
  if (actor.kind !== "officer") return refuse({ code: "NOT_ALLOWED" });
  const ground = await groundOf(services);
  const denial = deniedInUnit(ground, actor, { act: "records.draft", unitId: draft.unitId });
  if (denial !== null) return refuse(denial);
  const today = services.clock.today();
  if (findKind(draft.kindCode, today) === null) return refuse({ code: "RECORDS_KIND_UNKNOWN" });
  const agencyId = agencyOf(ground.directory, draft.unitId, today);
  const wrong = await aimRefusal(services, agencyId, draft);
  if (wrong !== null) return refuse(wrong);
  const doer = doerOf(services, actor);
  return transactionOrRefusal(services.database, async (tx): Answer => {
    const document: OfficialDocument = {
      ...BLANK_DOCUMENT,
      ...draft,
      id: newId(),
      direction: "OUTGOING",
      agencyId,
      secrecy: "NORMAL",
      state: "DRAFT",
      ...{ createdBy: doer.id, createdByName: doer.name, createdAt: doer.at },
    };
    await insertDocument(tx, document, { type: "Drafted", data: { kindCode: draft.kindCode } });
    return accept({ id: document.id, version: document.version });
  });
}

/** What it answers is a document that came to the same agency; what it recalls, corrects or replaces went out from there. */
async function aimRefusal(
  { database }: Services,
  agencyId: UnitId,
  { kindCode, repliesToId, actsOnId, actsOnEffect }: Draft,
): Promise<RecordsRefusal | null> {
  if ((actsOnId === null) !== (actsOnEffect === null)) return { code: "RECORDS_TARGET" };
  if (repliesToId !== null) {
    const asked = await findDocument(database, repliesToId);
    const isOurs = asked?.agencyId === agencyId && asked.direction === "INCOMING";
    if (!isOurs || asked.state !== "REGISTERED") return { code: "RECORDS_TARGET" };
  }
  if (actsOnId === null || actsOnEffect === null) return null;
  return effectRefusal({ agencyId, kindCode }, actsOnEffect, await findDocument(database, actsOnId));
}
