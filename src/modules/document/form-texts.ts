import { readFileSync } from "node:fs";
import { join } from "node:path";
import { messages } from "../../i18n/index.ts";
import { PAPER_KEYS, type PaperKey, type TemplateSet } from "./paper.ts";
import { formWords, templateFile } from "./render-paper.ts";
import type { TranslatedText } from "./translation.ts";
import { TEMPLATES } from "./typeset-parts.ts";

/** A form of a set, as the list of English of papers names it: `form:VPCP-2025:RECEIPT`. */
export type FormName = { readonly set: TemplateSet; readonly key: PaperKey };

const SETS: readonly TemplateSet[] = ["VPCP-2025", "VPCP-2018"];

/** The seven forms of the one-stop shop in both sets. */
export function listForms(): readonly FormName[] {
  return SETS.flatMap((set) => PAPER_KEYS.map((key) => ({ set, key })));
}

export function formCode({ set, key }: FormName): string {
  return `form:${set}:${key}`;
}

export function findForm(code: string): FormName | null {
  return listForms().find((form) => formCode(form) === code) ?? null;
}

/** What stands on every form, beside what its own template names. */
const ON_EVERY_FORM = ["nation", "motto", "dossierCode", "verifyCaption", "prevails"];

/**
 * Every fixed wording a form prints, with its English: those its template names, so that a wording that comes onto a form
 * comes into its list.
 */
export function textsOnForm({ set, key }: FormName): readonly TranslatedText[] {
  const [vi, en] = [formWords("vi", set), formWords("en", set)];
  const source = readFileSync(join(TEMPLATES, `${templateFile(key)}.typ`), "utf8");
  const named = [
    ...source.matchAll(/"(\w+)"|words\.(\w+)|(applicant-block|tracking-code|signed-by-post)\(/g),
  ];
  const fields = named.flatMap(([, quoted, dotted, block]) =>
    block === undefined ? [quoted ?? dotted ?? ""] : (BLOCKS[block] ?? []),
  );
  const words = [...new Set([...ON_EVERY_FORM, ...fields])].flatMap((field): TranslatedText[] => {
    const text = vi[field];
    return text === undefined ? [] : [{ field, vi: text, en: en[field] ?? null }];
  });
  const name = (locale: "vi" | "en") => messages(locale).document.paperName[key];
  return [{ field: "name", vi: name("vi"), en: name("en") }, ...words];
}

/** What the parts that forms share print. */
const BLOCKS: { readonly [part: string]: readonly string[] } = {
  "applicant-block": ["applicant", "address", "phone", "email"],
  "tracking-code": ["qrCaption"],
  "signed-by-post": ["recipients", "filed", "signHint", "headSigns"],
};
