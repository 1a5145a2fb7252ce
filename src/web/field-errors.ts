import { z } from "@hono/zod-openapi";
import type { Locale } from "../i18n/index.ts";
import type { FieldError } from "./refusals.ts";

const SENTENCES = { vi: z.locales.vi().localeError, en: z.locales.en().localeError };

/** At most this many are reported: a body of a million wrong fields must not make a million sentences. */
const ERRORS_MAX = 50;

/** One entry for each input that did not fit, with a sentence in the reader's language; never the value itself. */
export function fieldErrors(error: z.ZodError, locale: Locale): readonly FieldError[] {
  return error.issues.slice(0, ERRORS_MAX).map((issue) => ({
    path: issue.path.map(String).join("."),
    rule: issue.code,
    message: sentenceOf(issue, locale),
  }));
}

function sentenceOf(issue: z.core.$ZodIssue, locale: Locale): string {
  const said = SENTENCES[locale]({ ...issue, input: undefined });
  if (typeof said === "string") return said;
  return said?.message ?? issue.message;
}
