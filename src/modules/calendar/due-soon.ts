import { present } from "../../kernel/assert.ts";
import {
  addDays,
  earlier,
  type Instant,
  instantAt,
  type LocalDate,
  later,
  localDateOf,
} from "../../kernel/local-date.ts";
import type { Executor, Statement } from "../../platform/postgres/database.ts";
import { dueSoonUntil } from "./clocks.ts";
import type { Term } from "./term.ts";
import { minutesPerDay, type WorkCalendar } from "./work-calendar.ts";
import { addWorkingMinutes, workingMinutesBetween } from "./working-time.ts";

/** Of a term of so many working days and more the same is asked. */
const TERM_DAYS_MAX = 60;
/** Thirty working days, half of the longest term, with every holiday of a year between them. */
const LOOKED_AHEAD_DAYS = 120;
const LAST_MINUTE = 24 * 60 - 1;

/**
 * Until when a due date counts as "due soon", by the working days of the dossier's term: the place in the list. The first
 * is for a term of less than a day, the last for all that are longer.
 */
export type SoonUntil = readonly Instant[];

/**
 * A due date is soon (sắp đến hạn) once one working day at most is left, or no more than the authority's share of the term
 * in working time. Overdue is not soon.
 * @law one-stop.md §3.4: due soon is one working day or 20 % of the term left, by configuration.
 */
export function soonUntils(calendar: WorkCalendar, now: Instant, sharePercent: number): SoonUntil {
  const next = dueSoonUntil(calendar, now);
  const perDay = minutesPerDay(calendar);
  // Nothing is known of a year that nobody has entered: no date is told soon by it.
  const known = workingMinutesBetween(calendar, now, lastLookedAt(calendar, now));
  return Array.from({ length: TERM_DAYS_MAX + 1 }, (_, days) => {
    const minutes = (days * perDay * sharePercent) / 100;
    if (minutes <= perDay || minutes > known) return next;
    return later(next, addWorkingMinutes(calendar, now, minutes));
  });
}

/** No share of a term reaches further; the calendar may end before. */
function lastLookedAt(calendar: WorkCalendar, now: Instant): Instant {
  const last = earlier(addDays(localDateOf(now), LOOKED_AHEAD_DAYS), calendar.lastKnownOn);
  return instantAt(last, LAST_MINUTE);
}

/** Until when a due date of this term is soon. */
export function soonUntilOf(until: SoonUntil, term: Term | null): Instant {
  return present(until[Math.min(termDays(term), TERM_DAYS_MAX)], "a bound for each term");
}

/** A term in whole working days, as its share is measured: five of seven calendar days, 21 a month, eight hours a day. */
export function termDays(term: Term | null): number {
  switch (term?.unit) {
    case "WORKING_DAY":
      return term.count;
    case "WORKING_HOUR":
      return Math.floor(term.count / 8);
    case "CALENDAR_DAY":
      return Math.floor((term.count * 5) / 7);
    case "MONTH":
      return term.count * 21;
    default:
      return 0;
  }
}

/** In SQL: the bound for a task `t`, of the bounds in this parameter. */
export function soonUntilIn(parameter: string): string {
  return `(${parameter}::timestamptz[])[1 + least(t.term_days, ${TERM_DAYS_MAX})]`;
}

const SHARE_ON: Statement = {
  name: "calendar-due-soon-share",
  text: (schema) => `
    SELECT s.share_percent FROM ${schema}.calendar_due_soon AS s WHERE s.valid_from <= $1 ORDER BY s.valid_from DESC LIMIT 1`,
};

/** The share of the term, in percent, in force on a day. */
export async function findDueSoonShare(executor: Pick<Executor, "run">, on: LocalDate): Promise<number> {
  const [row] = await executor.run(SHARE_ON, [on]);
  return Number(row?.["share_percent"] ?? 0);
}

const WRITE_SHARE: Statement = {
  name: "calendar-due-soon-write",
  text: (schema) => `
    INSERT INTO ${schema}.calendar_due_soon AS s (valid_from, share_percent, made_at, made_by)
    SELECT $1, $2, $3, $4
    WHERE $2::int IS DISTINCT FROM (SELECT x.share_percent FROM ${schema}.calendar_due_soon AS x WHERE x.valid_from <= $1
      ORDER BY x.valid_from DESC LIMIT 1)
    ON CONFLICT (valid_from) DO UPDATE SET share_percent = excluded.share_percent, made_at = excluded.made_at, made_by = excluded.made_by`,
};

/** From this day on another share counts; what counted before stays readable. */
export async function writeDueSoonShare(
  executor: Pick<Executor, "run">,
  share: { readonly from: LocalDate; readonly percent: number; readonly at: Instant; readonly by: string },
): Promise<void> {
  await executor.run(WRITE_SHARE, [share.from, share.percent, share.at, share.by]);
}
