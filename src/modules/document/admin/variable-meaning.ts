import { type Locale, messages } from "../../../i18n/index.ts";
import type { templateVariables } from "../template-variables.ts";

type Variable = ReturnType<typeof templateVariables>["filled"][number];

/** What a variable of a template means, in the reader's language; empty where nobody said. */
export function meaningOf({ path, label }: Variable, locale: Locale): string {
  if (label !== null) return (locale === "en" ? label.en : null) ?? label.vi;
  const { meanings, saying } = messages(locale).templateVariables;
  const known: { readonly [path: string]: string } = meanings;
  return known[path] ?? (path.startsWith("data.say.") ? saying : "");
}
