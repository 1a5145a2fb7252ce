import { present } from "../../kernel/assert.ts";
import { addDays, type LocalDate, parseLocalDate, weekdayOf } from "../../kernel/local-date.ts";
import names from "./data/statutory-days.json" with { type: "json" };
import { solarDayOf } from "./lunar.ts";
import type { CalendarException } from "./work-calendar.ts";

/** What the yearly decision leaves open: how the five days of Tết lie, and the day beside 2 September. */
export type YearChoice = {
  readonly year: number;
  /** Days off before the first day of the lunar year. */
  readonly tetDaysBefore: 1 | 2;
  readonly nationalDayBeside: "BEFORE" | "AFTER";
};

const TET_DAYS = 5;
const CULTURE_DAY_SINCE = 2026;

type Named = {
  readonly on: LocalDate;
  readonly name: { vi: string; en: string };
  readonly legalBasis: string;
};

/**
 * The public holidays of a year by law, in order, with the days off in lieu; swaps are decided year by year and are not
 * guessed. A holiday on Saturday or Sunday is made up for on the next day that is neither.
 *
 * @law Bộ luật Lao động 2019, Đ.112 (and Đ.111 k.3 for days in lieu); Nghị quyết 28/2026/QH16: 24 November.
 */
export function statutoryDays(choice: YearChoice): CalendarException[] {
  const holidays = holidaysOf(choice);
  const taken = new Set(holidays.map(({ on }) => on));
  const days: CalendarException[] = [];
  for (const { on, name, legalBasis } of holidays) {
    if (weekdayOf(on) <= 5) {
      days.push({ on, kind: "HOLIDAY", name, legalBasis, sessions: null });
      continue;
    }
    const inLieu = nextFree(on, taken);
    taken.add(inLieu);
    days.push({ on: inLieu, kind: "COMPENSATORY_OFF", name: inLieuOf(name), legalBasis, sessions: null });
  }
  return days.sort((a, b) => (a.on < b.on ? -1 : 1));
}

function holidaysOf({ year, tetDaysBefore, nationalDayBeside }: YearChoice): Named[] {
  const { labourCode, newYear, lunarNewYear, ancestors, reunification, labour, national, culture } = names;
  const on = (monthDay: string) => present(parseLocalDate(`${year}-${monthDay}`), monthDay);
  const first = addDays(solarDayOf({ year, month: 1, day: 1 }), -tetDaysBefore);
  const tet = Array.from({ length: TET_DAYS }, (_day, index) => ({
    on: addDays(first, index),
    name: lunarNewYear,
  }));
  const beside = nationalDayBeside === "BEFORE" ? on("09-01") : on("09-03");
  const byCode = [
    { on: on("01-01"), name: newYear },
    ...tet,
    { on: solarDayOf({ year, month: 3, day: 10 }), name: ancestors },
    { on: on("04-30"), name: reunification },
    { on: on("05-01"), name: labour },
    { on: on("09-02"), name: national },
    { on: beside, name: national },
  ].map((day) => ({ ...day, legalBasis: labourCode }));
  const cultureDay = { on: on("11-24"), name: culture, legalBasis: names.cultureResolution };
  return year >= CULTURE_DAY_SINCE ? [...byCode, cultureDay] : byCode;
}

function nextFree(on: LocalDate, taken: ReadonlySet<LocalDate>): LocalDate {
  let day = addDays(on, 1);
  while (weekdayOf(day) > 5 || taken.has(day)) day = addDays(day, 1);
  return day;
}

function inLieuOf(name: Named["name"]): Named["name"] {
  return { vi: `${names.inLieu.vi} ${name.vi}`, en: `${names.inLieu.en} ${name.en}` };
}
