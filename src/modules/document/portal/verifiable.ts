import type { Locale } from "../../../i18n/index.ts";
import { messages } from "../../../i18n/index.ts";
import { type Instant, localDateOf } from "../../../kernel/local-date.ts";
import type { Executor } from "../../../platform/postgres/database.ts";
import { issuedAs, type PaperWitness } from "../issued-as.ts";
import { type JudgedPaper, judgePaper } from "../judge-paper.ts";
import { keptAs } from "../kept-files.ts";
import { PAPER_KEYS } from "../paper.ts";
import { findPaper, findPaperByToken, type KeptPaper } from "../paper-store.ts";
import { findPrintByToken, type Print } from "../print-store.ts";
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
    /** What of incidents about it is told by. */
    readonly id: string;
    /** Where it is a print of a state, such as a register: when it was printed. It is in force no more and no less than that. */
    readonly printedAt?: Instant;
    /** The file that was issued, as it is known beside the row of the paper. */
    readonly issuedSha256: string | null;
    readonly judge: (judging: Judging) => Promise<JudgedPaper>;
  };
type Judging = Parameters<typeof judgePaper>[0];

/** Finds the issued paper of a code in one register; null where the code is none of its. */
export type VerifiableFinder = (executor: Executor, token: string) => Promise<VerifiablePaper | null>;

/** What another register has to say of the paper of a code, besides whether it is in force. */
export type PaperNotes = (
  executor: Executor,
  token: string,
) => Promise<readonly ((locale: Locale) => string)[]>;

/** Papers of dossiers. A draft is nobody's paper yet. */
export function dossierPapers(witnesses: readonly PaperWitness[]): VerifiableFinder {
  return async (executor, token) => {
    const paper = await findPaperByToken(executor, token);
    if (paper === null || paper.state === "DRAFT" || paper.state === "SIGNED") return null;
    const { state, supersededBy, eventSeq } = paper;
    const replacement = supersededBy === null ? null : await findPaper(executor, supersededBy);
    const said =
      (eventSeq === null
        ? (await issuedAs(executor, [paper], witnesses)).get(paper.id)
        : (await keptAs(executor, [token])).get(token)) ?? null;
    return {
      ...named(paper),
      state,
      replacement: replacement === null ? null : named(replacement),
      issuedSha256: said?.sha256 ?? null,
      judge: (judging) => judgePaper(judging, { ...paper, said }),
    };
  };
}

/** Prints of a state: control sheets, registers, lists. What another register keeps, such as receipts, that one answers for. */
export const statePrints: VerifiableFinder = async (executor, token) => {
  const print = await findPrintByToken(executor, token);
  if (print === null || print.isKept) return null;
  const { agencyId, sha256, printedAt } = print;
  return {
    ...namedPrint(print),
    ...{ agencyId, sha256, revokedAt: null, supersededAt: null, state: "PUBLISHED", replacement: null },
    ...{ id: token, issuedSha256: sha256, printedAt },
    judge: async () => ({ faults: [], validation: null }),
  };
};

/** What a print is called, without saying whose it is. */
export function namedPrint({ token, kind, numberText, printedAt }: Print): NamedPaper {
  const issuedOn = localDateOf(printedAt);
  return { token, numberText, issuedOn, kindText: (locale) => messages(locale).document.printName[kind] };
}

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
