import { doReadNumber, ReadingConfig } from "read-vietnamese-number";
import { messages } from "../../i18n/index.ts";
import type { LocalDate } from "../../kernel/local-date.ts";

const CONFIG = new ReadingConfig();
CONFIG.unit = [];

/**
 * A day written out in words, as civil-status papers repeat it under the figures.
 * @law Thông tư 04/2020/TT-BTP: days of birth and death are written in figures and in words
 */
export function dayInWords(on: LocalDate): string {
  const [year = 0, month = 0, day = 0] = on.split("-").map(Number);
  return messages("vi").document.result.dayInWords({
    day: read(day),
    month: month === 4 ? messages("vi").document.result.fourth : read(month),
    year: read(year),
  });
}

/** A year written out in words, where an old register knows no more of a birth. */
export function yearInWords(year: number): string {
  return messages("vi").document.result.yearInWords({ year: read(year) });
}

function read(number: number): string {
  return doReadNumber(String(number), CONFIG).trim();
}
