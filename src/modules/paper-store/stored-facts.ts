import { type Locale, messages } from "../../i18n/index.ts";
import { dayText } from "../../web/components/index.ts";
import type { StoredPaper } from "./paper.ts";

/** Number, who issued it, when, how long it holds: one line. */
export function storedFacts(paper: StoredPaper, locale: Locale): string {
  const t = messages(locale).paperStore;
  return [
    ...(paper.number === null ? [] : [t.number({ number: paper.number })]),
    paper.issuer,
    ...(paper.issuedOn === null ? [] : [t.issuedOn({ day: dayText(paper.issuedOn) })]),
    ...(paper.validTo === null ? [] : [t.validTo({ day: dayText(paper.validTo) })]),
  ].join(" · ");
}
