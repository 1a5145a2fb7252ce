import type { z } from "@hono/zod-openapi";
import { type Locale, messages } from "../i18n/index.ts";
import type { FieldError } from "./refusals.ts";

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

/** Words for people at a form; the rule beside it is for programs. */
function sentenceOf(issue: z.core.$ZodIssue, locale: Locale): string {
  const t = messages(locale).web.fields;
  switch (issue.code) {
    case "invalid_type":
      return t.type;
    case "too_small":
      return tooSmall(issue, t);
    case "too_big":
      return tooBig(issue, t);
    case "invalid_format":
      return formatSentence(issue.format, t);
    case "invalid_value":
    case "invalid_union":
      return t.choice;
    case "unrecognized_keys":
      return t.unknown({ names: issue.keys.slice(0, 5).join(", ").slice(0, 200) });
    case "custom":
      return ruleSentence(issue.params?.rule, t);
    default:
      return t.other;
  }
}

/** The rules our own fields name; what is wrong with anything else only its schema knows. */
function ruleSentence(rule: unknown, t: Words): string {
  switch (rule) {
    case "too_big":
      return t.fileTooBig;
    case "full_name":
      return t.fullName;
    case "personal_id":
      return t.personalId;
    case "tax_code":
      return t.taxCode;
    case "phone":
      return t.phone;
    case "date_of_birth":
      return t.dateOfBirth;
    default:
      return t.other;
  }
}

type Words = ReturnType<typeof messages>["web"]["fields"];

function tooSmall(issue: z.core.$ZodIssueTooSmall, t: Words): string {
  const limit = String(issue.minimum);
  if (issue.origin === "string") return limit === "1" ? t.required : t.tooShort({ limit });
  return issue.origin === "array" ? t.tooFew({ limit }) : t.tooSmall({ limit });
}

function tooBig(issue: z.core.$ZodIssueTooBig, t: Words): string {
  const limit = String(issue.maximum);
  if (issue.origin === "string") return t.tooLong({ limit });
  return issue.origin === "array" ? t.tooMany({ limit }) : t.tooBig({ limit });
}

function formatSentence(format: string, t: Words): string {
  if (format === "uuid") return t.id;
  if (format === "phone") return t.phone;
  if (format === "email") return t.email;
  return format === "date" || format === "datetime" ? t.date : t.format;
}
