import { present } from "../../kernel/assert.ts";
import type { Instant, LocalDate } from "../../kernel/local-date.ts";
import { type CopySheet, type OfficialSheet, signatureLines } from "../document/index.ts";
import { letterheadOf } from "../dossier/index.ts";
import type { UnitDirectory } from "../organisation/index.ts";
import { findKind, LETTER } from "./kinds.ts";
import { type Authority, type OfficialDocument, wordOf } from "./official-document.ts";
import { aboutLine, addresseesOf, recipientLines } from "./recipients.ts";

type Signer = { readonly authority: Authority; readonly name: string; readonly title: string };
type Circumstances = { readonly directory: UnitDirectory; readonly at: Instant; readonly on: LocalDate };
type Common = Pick<OfficialSheet, "letterhead" | "signature">;

/** A document as it is set on paper, but for number and day. */
export function officialSheet(
  document: OfficialDocument,
  signer: Signer,
  circumstances: Circumstances,
): OfficialSheet {
  const { kindCode, subject, content } = document;
  const isLetter = kindCode === LETTER;
  const kind = isLetter ? null : present(findKind(kindCode, circumstances.on), kindCode).name.vi;
  return {
    ...common(document, signer, circumstances),
    recipients: [...recipientLines(document, unitSymbolOf(document, circumstances))],
    kind,
    subject: aboutLine(present(subject, "a subject"), kindCode),
    addressed: [...addresseesOf(document)],
    paragraphs: paragraphsOf(content ?? ""),
  };
}

/** The unit that drafted it, as the line of what is filed names it; null where it is the agency itself. */
function unitSymbolOf({ unitId, agencyId }: OfficialDocument, { directory }: Circumstances): string | null {
  return unitId === null || unitId === agencyId ? null : (directory.find(unitId)?.symbol ?? null);
}

type Copying = {
  /** Null where the agency signs for itself. */
  readonly signer: Signer | null;
  readonly recipients: string;
  readonly form: string;
  readonly source: string;
  readonly extract: string | null;
};

/** What a copy of a document states besides its pages. */
export function copySheet(
  document: OfficialDocument,
  copying: Copying,
  circumstances: Circumstances,
): CopySheet {
  const { form, source, extract, signer, recipients } = copying;
  return {
    ...common(document, signer, circumstances),
    recipients: [...recipientLines({ kindCode: form, addressees: null, recipients }, null)],
    form,
    source,
    extract: extract === null ? [] : paragraphsOf(extract),
  };
}

function common(
  { agencyId }: OfficialDocument,
  signer: Signer | null,
  { directory, at }: Circumstances,
): Common {
  const head = letterheadOf({ directory, unitId: agencyId, at }, { number: null, symbol: "" });
  const { superior, issuer, place } = head;
  const isCommittee = directory.find(agencyId)?.kind === "PEOPLES_COMMITTEE";
  const letterhead = { superior, issuer, place };
  if (signer === null) return { letterhead, signature: { lines: [issuer], name: "" } };
  const { authority, name, title } = signer;
  const lines = [...signatureLines({ word: wordOf(authority), isCommittee, title })];
  return { letterhead, signature: { lines, name } };
}

function paragraphsOf(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "");
}
