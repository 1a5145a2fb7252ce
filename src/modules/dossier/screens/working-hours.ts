import { type Locale, messages } from "../../../i18n/index.ts";

/** A length of working time in words: `10 giờ làm việc`, `5 giờ 40 phút`. */
export function workingTimeWords(minutes: number, locale: Locale): string {
  return messages(locale).desk.dossier.hours({ hours: Math.floor(minutes / 60), minutes: minutes % 60 });
}
