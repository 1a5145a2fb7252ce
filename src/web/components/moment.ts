import { type Locale, messages } from "../../i18n/index.ts";
import { numberText } from "../../i18n/number-text.ts";
import { type Instant, type LocalDate, localReading, weekdayOf } from "../../kernel/local-date.ts";

/** `25/11/2026`: how days are written here, in both languages. */
export function dayText(date: LocalDate): string {
  return date.split("-").reverse().join("/");
}

/** `16/11 10:05`, for lists and steps where the year is plain; with the year where it is another one than `today`'s. */
export function shortMoment(instant: Instant, today?: LocalDate): string {
  const { date } = localReading(instant);
  const day = dayText(date);
  const sameYear = today === undefined || today.slice(0, 4) === date.slice(0, 4);
  return `${sameYear ? day.slice(0, 5) : day} ${timeText(instant)}`;
}

/** `16/11/2026 10:05`. */
export function fullMoment(instant: Instant): string {
  return `${dayText(localReading(instant).date)} ${timeText(instant)}`;
}

/** `17:00 thứ Tư, 25/11/2026`: an appointment is kept by its weekday. */
export function momentInWords(instant: Instant, locale: Locale): string {
  const { date } = localReading(instant);
  return messages(locale).screens.moment({
    time: timeText(instant),
    weekday: weekdayName(date, locale),
    day: dayText(date),
  });
}

/** `thứ Tư, 25/11/2026`. */
export function dayInWords(date: LocalDate, locale: Locale): string {
  return messages(locale).screens.dayInWords({ weekday: weekdayName(date, locale), day: dayText(date) });
}

/** `8.000 đồng`. */
export function moneyText(amountDong: number, locale: Locale): string {
  const amount = numberText(amountDong, locale);
  return messages(locale).screens.money({ amount });
}

export function countText(count: number, locale: Locale): string {
  return numberText(count, locale);
}

function timeText(instant: Instant): string {
  const { minute } = localReading(instant);
  return `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
}

function weekdayName(date: LocalDate, locale: Locale): string {
  const names: { readonly [weekday: number]: string } = messages(locale).screens.weekdays;
  return names[weekdayOf(date)] ?? "";
}
