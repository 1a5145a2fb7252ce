import { assert, present } from "../../kernel/assert.ts";
import { Fault } from "../../kernel/fault.ts";
import {
  type Instant,
  instantAt,
  type LocalDate,
  type MinuteOfDay,
  nextDay,
  weekdayOf,
} from "../../kernel/local-date.ts";

/** A stretch of office hours, in minutes of the day; `to` is the first minute no longer worked. */
export type Session = { readonly from: MinuteOfDay; readonly to: MinuteOfDay };

export const EXCEPTION_KINDS = [
  "HOLIDAY",
  "COMPENSATORY_OFF",
  "SWAP_OFF",
  "MAKEUP_WORK",
  "UNIT_CLOSED",
] as const;
export type ExceptionKind = (typeof EXCEPTION_KINDS)[number];

/**
 * A day that is not as its weekday says, and by what law. `sessions` are the hours still worked on it: half a make-up
 * day, or the part of a day left when the unit closes early. Null: the whole day.
 */
export type CalendarException = {
  readonly on: LocalDate;
  readonly kind: ExceptionKind;
  readonly name: { readonly vi: string; readonly en: string };
  readonly legalBasis: string;
  readonly sessions: readonly Session[] | null;
};

/** 1 = Monday … 7 = Sunday. */
export type WeekdaySessions = { readonly [weekday: number]: readonly Session[] };

/** Which weekdays are worked (1 = Monday … 7 = Sunday) and at what hours. */
export type WeekHours = {
  /** Hours of a weekday that differ from `sessions`: a Saturday morning. */
  readonly weekdaySessions?: WeekdaySessions;
  readonly sessions: readonly Session[];
  readonly workWeekdays: readonly number[];
};

/**
 * Office days and hours of one unit over a known stretch of days.
 * Outside it nothing is known: a due date there would be a guess on an official slip.
 */
export type WorkCalendar = WeekHours & {
  /** Hours that replace the ones before them from a day on, in order of that day. */
  readonly changes?: readonly (WeekHours & { readonly from: LocalDate })[];
  readonly exceptions: ReadonlyMap<LocalDate, CalendarException>;
  readonly firstKnownOn: LocalDate;
  readonly lastKnownOn: LocalDate;
  /** Names the data this calendar was made from; kept with what was reckoned on it. */
  readonly revision: string;
};

/** Saturday and Sunday rest, unless the unit's calendar says otherwise. */
export type RestReason = "WEEKEND" | Exclude<ExceptionKind, "MAKEUP_WORK">;

/** The hours in force on a day. */
export function hoursOn(calendar: WorkCalendar, day: LocalDate): WeekHours {
  return calendar.changes?.findLast((change) => change.from <= day) ?? calendar;
}

/** Stops where nothing is known of the day: the calendar of its year has not been entered. */
function assertKnown(calendar: WorkCalendar, day: LocalDate): void {
  if (day >= calendar.firstKnownOn && day <= calendar.lastKnownOn) return;
  const { firstKnownOn, lastKnownOn } = calendar;
  throw new Fault("CALENDAR_ENDS", { facts: { day, firstKnownOn, lastKnownOn } });
}

/** Why a day is not worked; null where it is, if only for half a day. */
export function restReason(calendar: WorkCalendar, day: LocalDate): RestReason | null {
  assertKnown(calendar, day);
  const exception = calendar.exceptions.get(day);
  if (exception === undefined)
    return hoursOn(calendar, day).workWeekdays.includes(weekdayOf(day)) ? null : "WEEKEND";
  return exception.kind === "MAKEUP_WORK" || exception.sessions !== null ? null : exception.kind;
}

export function isWorkingDay(calendar: WorkCalendar, day: LocalDate): boolean {
  return restReason(calendar, day) === null;
}

/** The first working day after `day`. */
export function nextWorkingDay(calendar: WorkCalendar, day: LocalDate): LocalDate {
  return addWorkingDays(calendar, day, 1);
}

/** Far above any term of the law; a larger count is a mistake of the caller. */
const WORKING_DAYS_MAX = 40_000;

/**
 * The day on which `count` working days (ngày làm việc) have passed after `start`.
 * @law Bộ luật Dân sự 2015, Đ.147 k.2-3: the day of the event is not counted.
 */
export function addWorkingDays(calendar: WorkCalendar, start: LocalDate, count: number): LocalDate {
  assert(
    Number.isInteger(count) && count >= 0 && count <= WORKING_DAYS_MAX,
    "a count of working days is whole and not negative",
  );
  let day = start;
  for (let left = count; left > 0; ) {
    day = nextDay(day);
    if (isWorkingDay(calendar, day)) left -= 1;
  }
  return day;
}

/** Working days in (`after`, `until`]; 0 where `until` is not later. */
export function countWorkingDays(calendar: WorkCalendar, after: LocalDate, until: LocalDate): number {
  let count = 0;
  for (let day = after; day < until; ) {
    day = nextDay(day);
    if (isWorkingDay(calendar, day)) count += 1;
  }
  return count;
}

/** Office hours of a day: none on a day of rest, the exception's own on a half day. */
export function sessionsOn(calendar: WorkCalendar, day: LocalDate): readonly Session[] {
  if (!isWorkingDay(calendar, day)) return [];
  const exception = calendar.exceptions.get(day);
  if (exception?.sessions) return exception.sessions;
  const { sessions, weekdaySessions } = hoursOn(calendar, day);
  // Who makes up for a weekday works its hours, not those of the day the make-up falls on.
  return (exception === undefined ? weekdaySessions?.[weekdayOf(day)] : undefined) ?? sessions;
}

/** Minute at which the office closes on a day; on a day of rest, when it would have. */
function closingMinute(calendar: WorkCalendar, day: LocalDate): MinuteOfDay {
  const last = sessionsOn(calendar, day).at(-1) ?? hoursOn(calendar, day).sessions.at(-1);
  return present(last, "last session").to;
}

/** When the office closes on a day: where a day-based term runs out. */
export function endOfDay(calendar: WorkCalendar, day: LocalDate): Instant {
  return instantAt(day, closingMinute(calendar, day));
}

/** Working minutes of an ordinary day, 480 on the default calendar. */
export function minutesPerDay(hours: WeekHours): number {
  return hours.sessions.reduce((sum, session) => sum + session.to - session.from, 0);
}
