import { sha256 } from "../../kernel/hash-chain.ts";
import type { ProcedureVersion } from "../catalogue/index.ts";
import { type ResultPaperKind, resultPapersFor, type TextPair } from "./result-paper.ts";

/** A text that stands on papers of a procedure, by its place, with its English as it stands now. */
export type TranslatedText = { readonly field: string; readonly vi: string; readonly en: string | null };

/** What somebody approved: the English, and of which Vietnamese it was the English. */
export type Approval = {
  readonly field: string;
  readonly sourceSha256: string;
  readonly english: string;
};

export type Standing = "APPROVED" | "OUTDATED" | "UNAPPROVED" | "MISSING";
type TextStanding = TranslatedText & { readonly standing: Standing };
export type Coverage = {
  readonly texts: readonly TextStanding[];
  readonly approved: number;
  readonly required: number;
};

/** Every text a bilingual paper of this procedure needs in English: names of the procedure, its papers, its result. */
export function textsOnPapers(version: ProcedureVersion): readonly TranslatedText[] {
  const kinds = resultPapersFor(
    version.results.map(({ code }) => code),
    "POSITIVE",
  );
  return [
    named("procedure", version.name),
    ...version.components.map(({ code, name }) => named(`component.${code}`, name)),
    ...version.results.map(({ code, name }) => named(`result.${code}`, name)),
    ...kinds.flatMap(textsOnResult),
  ];
}

function textsOnResult({ key, when, title, words, fields }: ResultPaperKind): readonly TranslatedText[] {
  const paper = when === null ? "paper" : `paper.${key}`;
  return [
    named(`${paper}.title`, title),
    ...Object.entries(words).map(([name, text]) => named(`${paper}.word.${name}`, text)),
    ...fields.map(({ name, label }) => named(`${paper}.field.${name}`, label)),
  ];
}

function named(field: string, { vi, en }: TextPair): TranslatedText {
  return { field, vi, en };
}

/**
 * How far the English of a procedure's papers goes: approved and not outdated, of all that is required. An approval
 * holds for the very words that were approved: another Vietnamese text, or another English one, has to be looked at again.
 */
export function coverageOf(texts: readonly TranslatedText[], approvals: readonly Approval[]): Coverage {
  const told = texts.map((text) => ({ ...text, standing: standingOf(text, approvals) }));
  return {
    texts: told,
    approved: told.filter(({ standing }) => standing === "APPROVED").length,
    required: told.length,
  };
}

function standingOf({ field, vi, en }: TranslatedText, approvals: readonly Approval[]): Standing {
  if (en === null || en.trim() === "") return "MISSING";
  const approval = approvals.find((each) => each.field === field);
  if (approval === undefined) return "UNAPPROVED";
  return approval.sourceSha256 === sha256(vi) && approval.english === en ? "APPROVED" : "OUTDATED";
}
