import { present } from "../../kernel/assert.ts";
import { addDays, type LocalDate, nextDay, parseLocalDate, weekdayOf } from "../../kernel/local-date.ts";
import type { Invention } from "../invented-people.ts";

/** A day that is written in the source. */
export function dayOf(text: string): LocalDate {
  return present(parseLocalDate(text), text);
}

/** First days of the lunar year, 2016 to 2027: offices close from two days before to four days after. */
const TET = [
  "2016-02-08",
  "2017-01-28",
  "2018-02-16",
  "2019-02-05",
  "2020-01-25",
  "2021-02-12",
  "2022-02-01",
  "2023-01-22",
  "2024-02-10",
  "2025-01-29",
  "2026-02-17",
  "2027-02-06",
].map(dayOf);
const FIXED = ["01-01", "04-30", "05-01", "09-02"];

/** Much is handed in before the school year, little around Tết; Mondays are full. */
const OF_MONTH = [0.95, 0.6, 1.1, 1.05, 1, 1.1, 1.15, 1.2, 1, 1, 0.95, 0.9];
const OF_WEEKDAY = [1.25, 1.05, 1, 0.95, 0.85];

/** The days offices worked, near enough for invented dossiers: no calendar of those years is entered for them. */
export function officeDays(from: LocalDate, to: LocalDate): readonly LocalDate[] {
  const days: LocalDate[] = [];
  for (let day = from; day <= to; day = nextDay(day)) if (isOfficeDay(day)) days.push(day);
  return days;
}

function isOfficeDay(day: LocalDate): boolean {
  if (weekdayOf(day) > 5 || FIXED.includes(day.slice(5))) return false;
  return !TET.some((first) => day >= addDays(first, -2) && day <= addDays(first, 4));
}

/** How many of `count` fall on each day: by season and weekday, and exactly `count` in all. */
export function spreadOver(days: readonly LocalDate[], count: number): readonly number[] {
  const weights = days.map(
    (day) => (OF_MONTH[Number(day.slice(5, 7)) - 1] ?? 1) * (OF_WEEKDAY[weekdayOf(day) - 1] ?? 1),
  );
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  let weight = 0;
  let given = 0;
  return weights.map((each, index) => {
    weight += each;
    const upTo = index === weights.length - 1 ? count : Math.floor((count * weight) / whole);
    const ofDay = upTo - given;
    given = upTo;
    return ofDay;
  });
}

const MORNING = { from: 8 * 60, to: 11 * 60 + 30 };
const AFTERNOON = { from: 13 * 60, to: 16 * 60 + 30 };
export const CLOSE_OF_DAY = 17 * 60;

/** A minute at which the counters are open; two in three come in the morning. */
export function officeMinute({ pick }: Invention): number {
  const { from, to } = pick(3) < 2 ? MORNING : AFTERNOON;
  return from + pick(to - from);
}
