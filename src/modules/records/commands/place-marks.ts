import { accept, type Refusal, type Result, refuse } from "../../../kernel/result.ts";
import type { Actor } from "../../access/index.ts";
import type { Office } from "../../dossier/index.ts";
import { UNSIGNED } from "../decide-submission.ts";
import { draftFile } from "../draft-file.ts";
import { listFiles } from "../file-store.ts";
import type { OfficialDocumentId } from "../official-document.ts";
import { type Placement, spotsOf } from "../placement.ts";
import { keepPlacement } from "../placement-store.ts";
import { denied, deniedAsDrafter } from "../rights.ts";
import { type Answer, type Changed, type InHand, withDocument, write } from "./change.ts";

type Asked = Placement & { readonly id: OfficialDocumentId; readonly expectedVersion?: number | null };

/**
 * Says where number, day and signature go on the PDF of a draft: whoever drafts it, or is to sign it, until somebody has.
 * Nothing is kept that could not be signed so.
 */
export async function placeMarks(
  office: Office,
  actor: Actor,
  { id, expectedVersion = null, ...placement }: Asked,
): Promise<Result<Changed, Refusal>> {
  const { services } = office;
  const one = { services, actor };
  const asked = { id, act: "records.read" } as const;
  const open = await withDocument(one, { ...asked, expectedVersion }, (hand) =>
    mayPlace(actor, hand, placement),
  );
  if (!open.ok) return open;
  const file = await draftFile(services, placement.sourceSha256);
  if (!file.ok) return file;
  const spots = spotsOf(placement, file.value.pages);
  if (!spots.ok) return spots;
  return withDocument(one, { ...asked, expectedVersion: open.value }, async (hand) => {
    await keepPlacement(hand.tx, id, placement);
    return write(hand, accept({ patch: {}, event: { type: "MarksPlaced", data: {} } }));
  });
}

/** The version that was opened. */
async function mayPlace(
  actor: Actor,
  { tx, document, ground }: InHand,
  placement: Placement,
): Answer<number> {
  const { agencyId, state, content, version } = document;
  const mayNotSign = denied(ground, actor, { act: "records.sign", agencyId, holders: [] });
  const denial = mayNotSign === null ? null : deniedAsDrafter(ground, actor, document);
  if (denial !== null) return refuse(denial);
  if (!UNSIGNED.includes(state)) return refuse({ code: "RECORDS_STATE", state });
  const files = await listFiles(tx, document.id);
  const isOfIt = files.some(
    ({ sha256, mime, isAnnex }) =>
      sha256 === placement.sourceSha256 && mime === "application/pdf" && !isAnnex,
  );
  return content === null && isOfIt ? accept(version) : refuse({ code: "RECORDS_PLACE_SOURCE" });
}
