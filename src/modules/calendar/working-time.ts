import { assert } from "../../kernel/assert.ts";
import {
  addDays,
  epochOf,
  type Instant,
  instantAt,
  instantOfEpoch,
  type LocalDate,
  localDateOf,
  nextDay,
} from "../../kernel/local-date.ts";
import { sessionsOn, type WorkCalendar } from "./work-calendar.ts";

/** Working hours are reckoned in milliseconds so that a reading at 10:30:15 loses nothing on the way. */
const MINUTE_MS = 60_000;

type Stretch = { readonly from: number; readonly to: number };

function stretchesOn(calendar: WorkCalendar, day: LocalDate): Stretch[] {
  const sessions = sessionsOn(calendar, day);
  if (sessions.length === 0) return [];
  const midnight = epochOf(instantAt(day, 0));
  return sessions.map(({ from, to }) => ({
    from: midnight + from * MINUTE_MS,
    to: midnight + to * MINUTE_MS,
  }));
}

/**
 * The instant when `minutes` of office time have passed after `start`. Time outside office hours does not count; a
 * count that ends exactly with a session stays there (17:00, not 08:00 of the next day). Zero minutes moves nothing.
 */
export function addWorkingMinutes(calendar: WorkCalendar, start: Instant, minutes: number): Instant {
  assert(Number.isFinite(minutes) && minutes >= 0, "working minutes are not negative");
  let left = Math.round(minutes * MINUTE_MS);
  if (left === 0) return start;
  const from = epochOf(start);
  for (let day = localDateOf(start); ; day = nextDay(day)) {
    for (const stretch of stretchesOn(calendar, day)) {
      const begin = Math.max(stretch.from, from);
      if (begin >= stretch.to) continue;
      if (left <= stretch.to - begin) return instantOfEpoch(begin + left);
      left -= stretch.to - begin;
    }
  }
}

/** The last instant from which `minutes` of office time have passed by `end`: `addWorkingMinutes` looked back. */
export function subtractWorkingMinutes(calendar: WorkCalendar, end: Instant, minutes: number): Instant {
  assert(Number.isFinite(minutes) && minutes >= 0, "working minutes are not negative");
  let left = Math.round(minutes * MINUTE_MS);
  if (left === 0) return end;
  const until = epochOf(end);
  for (let day = localDateOf(end); ; day = addDays(day, -1)) {
    for (const stretch of stretchesOn(calendar, day).reverse()) {
      const close = Math.min(stretch.to, until);
      if (close <= stretch.from) continue;
      if (left <= close - stretch.from) return instantOfEpoch(close - left);
      left -= close - stretch.from;
    }
  }
}

/** `at` itself where the office is open (or just closing), otherwise when it next opens. */
export function nextWorkingMoment(calendar: WorkCalendar, at: Instant): Instant {
  const moment = epochOf(at);
  for (let day = localDateOf(at); ; day = nextDay(day)) {
    const stretch = stretchesOn(calendar, day).find(({ to }) => moment <= to);
    if (stretch !== undefined) return instantOfEpoch(Math.max(moment, stretch.from));
  }
}

/** Office time between two instants, in minutes (with fractions); 0 where `to` is not later. */
export function workingMinutesBetween(calendar: WorkCalendar, from: Instant, to: Instant): number {
  const [begin, end] = [epochOf(from), epochOf(to)];
  let total = 0;
  if (end <= begin) return 0;
  const last = localDateOf(to);
  for (let day = localDateOf(from); day <= last; day = nextDay(day)) {
    for (const stretch of stretchesOn(calendar, day)) {
      total += Math.max(0, Math.min(stretch.to, end) - Math.max(stretch.from, begin));
    }
  }
  return total / MINUTE_MS;
}
