import type { Locale } from "../../../i18n/index.ts";
import { messages } from "../../../i18n/index.ts";
import type { Executor } from "../../../platform/postgres/database.ts";
import { PAPER_KEYS } from "../paper.ts";
import { findPaper, findPaperByToken, type KeptPaper } from "../paper-store.ts";
import { findResultPaper } from "../result-paper.ts";

/** What a paper is called, without saying whose it is. */
export type NamedPaper = Pick<KeptPaper, "token" | "numberText" | "issuedOn"> & {
  readonly kindText: (locale: Locale) => string;
};

/** What the page behind a code says of a paper, whichever register keeps it. */
export type VerifiablePaper = NamedPaper &
  Pick<KeptPaper, "agencyId" | "sha256" | "revokedAt" | "supersededAt"> & {
    readonly state: "PUBLISHED" | "REVOKED" | "SUPERSEDED";
    /** The paper that took its place, where one did. */
    readonly replacement: NamedPaper | null;
  };

/** Finds the issued paper of a code in one register; null where the code is none of its. */
export type VerifiableFinder = (executor: Executor, token: string) => Promise<VerifiablePaper | null>;

/** What another register has to say of the paper of a code, besides whether it is in force. */
export type PaperNotes = (
  executor: Executor,
  token: string,
) => Promise<readonly ((locale: Locale) => string)[]>;

/** Papers of dossiers. A draft is nobody's paper yet. */
export const findDossierPaper: VerifiableFinder = async (executor, token) => {
  const paper = await findPaperByToken(executor, token);
  if (paper === null || paper.state === "DRAFT" || paper.state === "SIGNED") return null;
  const { state, supersededBy } = paper;
  const replacement = supersededBy === null ? null : await findPaper(executor, supersededBy);
  return { ...named(paper), state, replacement: replacement === null ? null : named(replacement) };
};

function named(paper: KeptPaper) {
  return { ...paper, kindText: (locale: Locale) => kindOf(paper, locale) };
}

/** A form is called by its own name: the slip of a dossier nobody decided yet is no result. */
function kindOf(paper: KeptPaper, locale: Locale): string {
  const form = PAPER_KEYS.find((key) => key === paper.key);
  if (form !== undefined) return messages(locale).document.paperName[form];
  const title = findResultPaper(paper.key)?.title;
  return title?.[locale] ?? title?.vi ?? messages(locale).signature.verify.otherKind;
}
