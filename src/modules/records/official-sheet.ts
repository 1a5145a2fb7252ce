import { present } from "../../kernel/assert.ts";
import type { Instant, LocalDate } from "../../kernel/local-date.ts";
import { type CopySheet, type OfficialSheet, signatureLines } from "../document/index.ts";
import { letterheadOf } from "../dossier/index.ts";
import type { UnitDirectory } from "../organisation/index.ts";
import { findKind, LETTER } from "./kinds.ts";
import type { Authority, OfficialDocument } from "./official-document.ts";

type Signer = { readonly authority: Authority; readonly name: string; readonly title: string };
type Circumstances = { readonly directory: UnitDirectory; readonly at: Instant; readonly on: LocalDate };
type Common = Pick<OfficialSheet, "letterhead" | "signature" | "recipients">;

/** A document as it is set on paper, but for number and day. */
export function officialSheet(
  document: OfficialDocument,
  signer: Signer,
  circumstances: Circumstances,
): OfficialSheet {
  const { kindCode, subject, content, recipients } = document;
  const isLetter = kindCode === LETTER;
  const kind = isLetter ? null : present(findKind(kindCode, circumstances.on), kindCode).name.vi;
  const [first = ""] = linesOf(recipients);
  return {
    ...common(document, { signer, recipients }, circumstances),
    kind,
    subject: present(subject, "a subject"),
    addressed: isLetter ? first : "",
    paragraphs: paragraphsOf(content ?? ""),
  };
}

type Copying = {
  readonly signer: Signer;
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
  const { form, source, extract } = copying;
  return {
    ...common(document, copying, circumstances),
    form,
    source,
    extract: extract === null ? [] : paragraphsOf(extract),
  };
}

function common(
  { agencyId }: OfficialDocument,
  { signer, recipients }: { readonly signer: Signer; readonly recipients: string | null },
  { directory, at }: Circumstances,
): Common {
  const head = letterheadOf({ directory, unitId: agencyId, at }, { number: null, symbol: "" });
  const { superior, issuer, place } = head;
  const { authority, name, title } = signer;
  const isCommittee = directory.find(agencyId)?.kind === "PEOPLES_COMMITTEE";
  const word = authority === "HEAD" ? null : authority;
  return {
    letterhead: { superior, issuer, place },
    signature: { lines: [...signatureLines({ word, isCommittee, title })], name },
    recipients: linesOf(recipients),
  };
}

/** Recipients as they are typed: one a line, or one after the other with semicolons. */
function linesOf(text: string | null): string[] {
  return (text ?? "")
    .split(/[;\n]/)
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

function paragraphsOf(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "");
}
