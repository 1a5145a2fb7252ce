import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Id } from "../../kernel/ids.ts";
import type { Instant, LocalDate } from "../../kernel/local-date.ts";
import type { PersonId } from "../access/index.ts";
import { PAPER_KEYS, type PaperKey } from "./paper.ts";
import { templateFile } from "./render-paper.ts";
import { findResultPaper, listResultPapers } from "./result-paper.ts";
import { TEMPLATES } from "./typeset-parts.ts";

export type TemplateVersionId = Id<"template-version">;

/** The set results are set from; those of the one-stop shop's forms are `TemplateSet`. */
export const RESULT_SET = "RESULTS-2025";

/** A template by its address: which paper, in which set of forms. */
export type TemplateName = { readonly set: string; readonly key: string };

/** A version of a template as the authority wrote it (`document_template_version`). */
export type TemplateVersion = TemplateName & {
  readonly id: TemplateVersionId;
  readonly versionNo: number;
  readonly locale: "vi" | "en" | "both";
  /** The text; null where the version follows the shipped template, whatever that becomes. */
  readonly source: string | null;
  /** What the shipped paper shows and this one does not, when it was kept; null where nobody looked. */
  readonly missing: readonly string[] | null;
  readonly basis: string | null;
  readonly validFrom: LocalDate | null;
  readonly state: "DRAFT" | "PUBLISHED";
  readonly editedBy: PersonId;
  readonly editedAt: Instant;
  readonly publishedAt: Instant | null;
};

const FORM_SETS = ["VPCP-2025", "VPCP-2018"] as const;

/** Every template there is: the seven forms in both sets, and each kind of result. */
export function listTemplateNames(): readonly TemplateName[] {
  return [
    ...FORM_SETS.flatMap((set) => PAPER_KEYS.map((key) => ({ set, key }))),
    ...listResultPapers().map(({ key }) => ({ set: RESULT_SET, key })),
  ];
}

export function isTemplateName({ set, key }: TemplateName): boolean {
  return listTemplateNames().some((each) => each.set === set && each.key === key);
}

export function formKeyOf(key: string): PaperKey | null {
  return PAPER_KEYS.find((each) => each === key) ?? null;
}

/** The template that ships with the program: what the authority's versions start from and are compared with. */
export function shippedTemplate({ key }: TemplateName): string {
  const form = formKeyOf(key);
  const file = form === null ? (findResultPaper(key)?.template ?? "") : templateFile(form);
  return readFileSync(join(TEMPLATES, `${file}.typ`), "utf8");
}
