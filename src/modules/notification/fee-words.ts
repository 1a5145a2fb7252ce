import { type Locale, messages } from "../../i18n/index.ts";
import { numberText } from "../../i18n/number-text.ts";
import type { Kind } from "./kinds.ts";
import type { ToldFacts } from "./told-facts.ts";
import type { Values } from "./variables.ts";

type Telling = {
  /** The kind whose text tells it (`wordingOf`). */
  readonly wording: Kind;
  readonly link: string;
  readonly office: string;
  readonly locale: Locale;
};

/**
 * What is owed and how it is paid, as whole sentences; a text without anything owed goes without. Nobody is told that they
 * need not come while there is something to pay.
 * @law one-stop.md §2.7: what is to be paid is told with its amount, and how.
 */
export function feeValues(
  { dueDong }: Pick<ToldFacts, "dueDong">,
  { wording, link, office, locale }: Telling,
): Values {
  const t = messages(locale).notification.words;
  if (dueDong === undefined || dueDong === 0) return { feeDue: "", noVisit: t.noVisit(office) };
  if (dueDong === null) return { feeDue: t.feeUnknown(link), noVisit: "" };
  const say =
    wording === "RESULT_BY_POST" ? t.feeByPost : wording === "RESULT_ONLINE" ? t.feeBeforeFile : t.feeDue;
  return { feeDue: say(t.amount(numberText(dueDong, locale)), link), noVisit: "" };
}
