import type { Locale } from "../../../i18n/index.ts";
import type { Refusal } from "../../../kernel/result.ts";
import type { FormError } from "../../../web/components/index.ts";
import { errorText } from "../../../web/error-catalogue.ts";

/** The sentence of a refusal in the reader's language, with its facts. */
export function refusalWords(refusal: Refusal, locale: Locale): string {
  const { code, ...facts } = refusal;
  return errorText(locale, code, facts) ?? code;
}

/** A refusal as lines of an error summary: one for each wrong field where it names fields, otherwise one sentence. */
export function refusalErrors(refusal: Refusal, locale: Locale): readonly FormError[] {
  if ("errors" in refusal && Array.isArray(refusal.errors)) return refusal.errors.filter(isFormError);
  return [{ path: "", message: refusalWords(refusal, locale) }];
}

function isFormError(value: unknown): value is FormError {
  return typeof value === "object" && value !== null && "path" in value && "message" in value;
}
