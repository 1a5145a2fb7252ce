import { refuse } from "../../../kernel/result.ts";
import type { Services } from "../../../platform/services.ts";
import type { Actor } from "../../access/index.ts";
import { daysRefusal } from "../decide.ts";
import { correctEntry, type DraftEdit, type EntryCorrection, editDraft } from "../decide-edit.ts";
import { findKind, OTHER_KIND } from "../kinds.ts";
import type { OfficialDocumentId } from "../official-document.ts";
import { deniedAsDrafter } from "../rights.ts";
import { findSame } from "../store.ts";
import { type Answer, withDocument, write } from "./change.ts";

type Named = { readonly id: OfficialDocumentId; readonly expectedVersion?: number | null };

/** Changes a draft: whoever drafts in its unit. */
export async function editOutgoing(
  services: Services,
  actor: Actor,
  { id, expectedVersion = null, ...edit }: Named & DraftEdit,
): Answer {
  return withDocument({ services, actor }, { id, expectedVersion, act: "records.read" }, async (hand) => {
    const denial = deniedAsDrafter(hand.ground, actor, hand.document);
    if (denial !== null) return refuse(denial);
    if (findKind(edit.kindCode, hand.ground.on) === null) return refuse({ code: "RECORDS_KIND_UNKNOWN" });
    return write(hand, editDraft(hand.document, edit));
  });
}

/** Corrects what was written down of a document that came, with the reason. */
export async function correctIncoming(
  services: Services,
  actor: Actor,
  {
    id,
    expectedVersion = null,
    reason,
    ...correction
  }: Named & EntryCorrection & { readonly reason: string },
): Answer {
  const asked = { id, expectedVersion, act: "records.register" } as const;
  return withDocument({ services, actor }, asked, async (hand) => {
    const { kindCode } = correction;
    if (kindCode !== OTHER_KIND && findKind(kindCode, hand.ground.on) === null)
      return refuse({ code: "RECORDS_KIND_UNKNOWN" });
    const { agencyId, numberText, arrivedOn } = hand.document;
    const wrong = arrivedOn === null ? null : daysRefusal({ ...correction, arrivedOn });
    if (wrong !== null) return refuse(wrong);
    const same = await findSame(hand.tx, { ...correction, agencyId });
    if (same !== null && same !== numberText)
      return refuse({ code: "RECORDS_ALREADY_REGISTERED", numberText: same });
    return write(hand, correctEntry(hand.document, correction, reason));
  });
}
