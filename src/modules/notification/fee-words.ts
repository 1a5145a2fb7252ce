import { type Locale, messages } from "../../i18n/index.ts";
import { numberText } from "../../i18n/number-text.ts";
import { type Dossier, dueNow } from "../dossier/index.ts";
import type { Kind } from "./kinds.ts";
import type { ToldFacts } from "./told-facts.ts";
import type { Values } from "./variables.ts";

type Telling = {
  /** The kind whose text tells it (`wordingOf`). */
  readonly wording: Kind;
  /** Where the dossier stands when it is told: what is collected with the result is not asked for before it. */
  readonly status: Dossier["status"];
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
  { dueDong, withResultDong = 0 }: Pick<ToldFacts, "dueDong" | "withResultDong">,
  { wording, status, link, office, locale }: Telling,
): Values {
  const t = messages(locale).notification.words;
  if (dueDong === undefined || dueDong === 0) return { feeDue: "", noVisit: t.noVisit(office) };
  if (dueDong === null) return { feeDue: t.feeUnknown(link), noVisit: "" };
  const say =
    wording === "RESULT_BY_POST" ? t.feeByPost : wording === "RESULT_ONLINE" ? t.feeBeforeFile : t.feeDue;
  const { nowDong, laterDong } = dueNow({ owedDong: dueDong, withResultDong }, status);
  const now = t.amount(numberText(nowDong, locale));
  const later = t.amount(numberText(laterDong, locale));
  if (nowDong === 0) return { feeDue: t.feeLater(later), noVisit: "" };
  return { feeDue: say(laterDong === 0 ? now : t.feeAlso(now, later), link), noVisit: "" };
}
