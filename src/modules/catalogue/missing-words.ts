import { type Locale, messages } from "../../i18n/index.ts";
import type { MissingPart } from "./missing-part.ts";
import { saySchemaProblem } from "./schema-problem.ts";

/** One missing part as a sentence for the officer. */
export function sayMissing(part: MissingPart, locale: Locale): string {
  const words = messages(locale).catalogue.missing;
  if (part.code === "FORM_INVALID")
    return words.FORM_INVALID(part.item, saySchemaProblem(part.problem, locale));
  if ("problem" in part) return words[part.code](part.item, part.problem);
  if ("item" in part) return words[part.code](part.item);
  return words[part.code];
}
