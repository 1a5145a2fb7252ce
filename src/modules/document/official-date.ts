import { type Locale, messages } from "../../i18n/index.ts";
import { type Instant, type LocalDate, localReading } from "../../kernel/local-date.ts";

/** Official papers are dated in Vietnamese, whoever reads them. */
const t = messages("vi").document;

/**
 * Place and date of a paper: a day below 10 and the months 1 and 2 take a leading zero, other months do not.
 *
 * @law Nghị định 30/2020/NĐ-CP, Phụ lục I, phần II, mục 4: place and date of a paper
 */
export function placeAndDate(place: string, on: LocalDate): string {
  return `${place}, ${dayOnPaper(on)}`;
}

/** The day alone, as it stands after the place: "ngày 05 tháng 02 năm 2026". */
export function dayOnPaper(on: LocalDate): string {
  return t.dayOnPaper({ ...dayAndMonthOnPaper(on), year: on.slice(0, 4) });
}

/** Day and month as they are written, for a paper that has the words between them already. */
export function dayAndMonthOnPaper(on: LocalDate): { readonly day: string; readonly month: string } {
  const [, month = "", day = ""] = on.split("-");
  return { day, month: Number(month) < 3 ? month : String(Number(month)) };
}

/**
 * Number and symbol: numbers below 10 take a leading zero; dots leave room where no number was taken yet.
 *
 * @law Nghị định 30/2020/NĐ-CP, Phụ lục I, phần II, mục 3: number and symbol
 */
export function numberAndSymbol(number: number | null, symbol: string): string {
  return `${number === null ? "……" : twoDigits(number)}/${symbol}`;
}

/**
 * The number of a published paper with its symbol, `07/GXN-UBND`; papers of the civil-status registers carry number and
 * year, `07/2026`.
 */
export function numberOnPaper(
  number: number,
  { kind, pattern, agency, year }: NumberRule & { readonly agency: string; readonly year: number },
): string {
  return numberAndSymbol(number, pattern === "YEAR" ? String(year) : `${kind}-${agency}`);
}
type NumberRule = { readonly kind: string; readonly pattern: "SYMBOL" | "YEAR" };

/** Hour, minute and day, as the acceptance slip writes its times. */
export function hourAndDay(instant: Instant, locale: Locale): string {
  const { date, minute } = localReading(instant);
  return messages(locale).document.hourAndDay({
    hour: twoDigits(Math.floor(minute / 60)),
    minute: twoDigits(minute % 60),
    day: slashedDay(date),
  });
}

/** `16/11/2026`. */
export function slashedDay(date: LocalDate): string {
  return date.split("-").reverse().join("/");
}

/** `05`: counts and numbers below ten. */
export function twoDigits(number: number): string {
  return String(number).padStart(2, "0");
}
