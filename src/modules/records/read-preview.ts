import { accept, type Refusal, type Result, refuse } from "../../kernel/result.ts";
import type { FileAnswer } from "../../web/api-route.ts";
import type { Actor } from "../access/index.ts";
import { numberAndSymbol, renderOfficial } from "../document/index.ts";
import { letterheadOf, type Office } from "../dossier/index.ts";
import { previewPaper } from "../signature/index.ts";
import { UNSIGNED } from "./decide-submission.ts";
import { draftFile } from "./draft-file.ts";
import type { OfficialDocument, OfficialDocumentId } from "./official-document.ts";
import { officialSheet } from "./official-sheet.ts";
import { listLeadersOf } from "./people.ts";
import { marksOf, spotsOf } from "./placement.ts";
import { findPlacement } from "./placement-store.ts";
import { type DocumentView, readDocument } from "./read-document.ts";
import { type Ground, groundOf } from "./rights.ts";
import { symbolFor } from "./symbol-for.ts";
import { verifyUrlOf, withCode } from "./verify-url.ts";

/** What no paper is found by. */
const NO_TOKEN = "xem-truoc";

/** An unsigned document as it will look: set on paper, or its file with number, day, signature and seal in their places. */
export async function readPreview(
  office: Office,
  actor: Actor,
  id: OfficialDocumentId,
): Promise<Result<FileAnswer, Refusal>> {
  const read = await readDocument(office, actor, id);
  if (!read.ok) return read;
  const { document } = read.value;
  if (document.direction !== "OUTGOING" || !UNSIGNED.includes(document.state))
    return refuse({ code: "NOT_FOUND" });
  const ground = await groundOf(office.services);
  const made =
    document.content === null
      ? await uploadedPreview(office, document, { ground, name: signerOf(document, actor, read.value) })
      : accept(await setPreview(office, document, ground));
  if (!made.ok) return made;
  const answer = { mediaType: "application/pdf", fileName: "xem-truoc.pdf", disposition: "inline" } as const;
  return accept({ ...answer, bytes: made.value });
}

async function setPreview(
  { services }: Office,
  document: OfficialDocument,
  { directory, on }: Ground,
): Promise<Uint8Array> {
  const { database, clock } = services;
  const leaders = await listLeadersOf(database, document.agencyId, on);
  const leader = leaders.find(({ id }) => id === document.submittedToId);
  const authority = document.submittedAuthority ?? "HEAD";
  const signer = { authority, name: leader?.fullName ?? "", title: leader?.title ?? "" };
  const sheet = officialSheet(document, signer, { directory, at: clock.now(), on });
  const verifyUrl = verifyUrlOf(services, NO_TOKEN);
  return renderOfficial({ sheet, numbered: null, verifyUrl, madeOn: on }).pdf;
}

/** The leader it was sent up to; before that, whoever looks and could sign it. */
function signerOf(
  { submittedToName }: OfficialDocument,
  actor: Actor,
  { rights }: Pick<DocumentView, "rights">,
): string {
  if (submittedToName !== null) return submittedToName;
  return rights.sign && actor.kind === "officer" ? actor.fullName : "…";
}

async function uploadedPreview(
  { services }: Office,
  document: OfficialDocument,
  { ground, name }: { readonly ground: Ground; readonly name: string },
) {
  const { database, clock } = services;
  const placement = await findPlacement(database, document.id);
  if (placement === null) return refuse({ code: "NOT_FOUND" });
  const file = await draftFile(services, placement.sourceSha256);
  if (!file.ok) return file;
  const spots = spotsOf(placement, file.value.pages);
  if (!spots.ok) return spots;
  const { directory, on } = ground;
  const now = clock.now();
  const head = { directory, unitId: document.agencyId, at: now };
  const { issuer } = letterheadOf(head, { number: null, symbol: "" });
  const numberText = numberAndSymbol(null, symbolFor(document, ground) ?? "");
  return previewPaper(now, {
    pdf: withCode(file.value.pdf, spots.value, verifyUrlOf(services, NO_TOKEN)),
    spots: spots.value,
    values: marksOf(placement, { numberText, on }),
    name,
    agencyName: issuer,
  });
}
