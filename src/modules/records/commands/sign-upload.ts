import { accept, type Refusal, type Result } from "../../../kernel/result.ts";
import type { PersonId } from "../../access/index.ts";
import { newPaperToken } from "../../document/index.ts";
import { letterheadOf, type Office } from "../../dossier/index.ts";
import { type CertificateId, signByPerson } from "../../signature/index.ts";
import { draftFile } from "../draft-file.ts";
import type { OfficialDocument } from "../official-document.ts";
import type { OfficialPaper } from "../paper-store.ts";
import { spotsOf } from "../placement.ts";
import { findPlacement } from "../placement-store.ts";
import type { Ground } from "../rights.ts";
import type { UploadedSheet } from "../uploaded-sheet.ts";
import { verifyUrlOf, withCode } from "../verify-url.ts";

/** What a signature left behind: the paper as it is kept, and the certificate that signed it. */
type SignedPaper = Omit<OfficialPaper, "sha256"> & { readonly certificateId: CertificateId | null };

type Signing = {
  readonly document: OfficialDocument;
  readonly ground: Ground;
  readonly signer: { readonly name: string };
  readonly holderId: PersonId;
};

/**
 * The leader signs the PDF that was uploaded, with its code on it and its places of number and day left open. Null where nobody said where they
 * are, or the leader has no certificate: it is then signed outside, and here is written down that it was.
 * @law Nghị định 30/2020/NĐ-CP, Đ.13, Đ.15, Phụ lục I: signed by the person first, numbered and sealed by the clerk after
 */
export async function signedUpload(
  office: Office,
  { document, ground, signer, holderId }: Signing,
): Promise<Result<SignedPaper | null, Refusal>> {
  const { services, signing } = office;
  const { database, clock, files } = services;
  const placement = await findPlacement(database, document.id);
  if (placement === null) return accept(null);
  const file = await draftFile(services, placement.sourceSha256);
  if (!file.ok) return file;
  const spots = spotsOf(placement, file.value.pages);
  if (!spots.ok) return spots;
  const now = clock.now();
  const token = newPaperToken();
  const signed = await signByPerson(
    { signing, executor: database, now },
    {
      pdf: withCode(file.value.pdf, spots.value, verifyUrlOf(services, token)),
      spots: spots.value,
      holderId,
      name: signer.name,
      description: document.subject ?? "",
    },
  );
  if (!signed.ok) return signed;
  if (signed.value === null) return accept(null);
  const head = { directory: ground.directory, unitId: document.agencyId, at: now };
  const { issuer } = letterheadOf(head, { number: null, symbol: "" });
  const { sourceSha256, numberForm, dateForm } = placement;
  const sheet: UploadedSheet = {
    uploaded: { sourceSha256, issuer, numberForm, dateForm, spots: [...spots.value] },
  };
  const { sha256: signedSha256 } = await files.put(signed.value.pdf);
  return accept({
    ...{ documentId: document.id, token, sheet, signedOn: ground.on },
    ...{ isDigital: true, signedSha256, certificateId: signed.value.certificateId },
  });
}
