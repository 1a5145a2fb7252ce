import type { Locale } from "../../../i18n/index.ts";
import type { Refusal } from "../../../kernel/result.ts";
import type { FormError } from "../../../web/components/index.ts";
import { errorText } from "../../../web/error-catalogue.ts";
import type { PaperNames } from "./paper-names.ts";

/**
 * The sentence of a refusal in the reader's language, with its facts. Where a page knows the procedure, papers are told
 * by their names: their codes mean nothing to people.
 */
export function refusalWords(refusal: Refusal, locale: Locale, paperName: PaperNames = asCode): string {
  const { code, ...facts } = refusal;
  const codes: unknown = "codes" in facts ? facts.codes : null;
  const named = Array.isArray(codes) ? { ...facts, codes: codes.map(String).map(paperName) } : facts;
  return errorText(locale, code, named) ?? code;
}

const asCode: PaperNames = (code) => code;

/** A refusal as lines of an error summary: one for each wrong field where it names fields, otherwise one sentence. */
export function refusalErrors(
  refusal: Refusal,
  locale: Locale,
  paperName: PaperNames = asCode,
): readonly FormError[] {
  if ("errors" in refusal && Array.isArray(refusal.errors)) return refusal.errors.filter(isFormError);
  return [{ path: "", message: refusalWords(refusal, locale, paperName) }];
}

function isFormError(value: unknown): value is FormError {
  return typeof value === "object" && value !== null && "path" in value && "message" in value;
}
