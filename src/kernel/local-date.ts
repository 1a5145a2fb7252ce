import { Temporal } from "temporal-polyfill";
import { assert } from "./assert.ts";
import type { Brand } from "./brand.ts";

/** A point in time as UTC text with milliseconds, `2026-11-20T03:00:00.000Z`: sorts as text, stable in JSON. */
export type Instant = Brand<string, "Instant">;

/** A legal day, `2026-11-20`, in the zone of the law: sorts as text. */
export type LocalDate = Brand<string, "LocalDate">;

/** Minutes since local midnight, 0 to 1440. */
export type MinuteOfDay = number;

/** A wall-clock reading in the zone of the law; `second` keeps 15:00:00 apart from 15:00:01. */
type LocalReading = {
  readonly date: LocalDate;
  readonly minute: MinuteOfDay;
  readonly second: number;
};

const OFFSET_MS = 7 * 3_600_000;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

/**
 * Reads RFC 3339 with an offset; `null` where it is not one. A text without an offset is refused: it has no instant.
 * So are years that need more than four digits: they would no longer sort as text.
 */
export function parseInstant(text: string): Instant | null {
  if (isOwnForm(text)) return text;
  try {
    const instant = instantOfEpoch(Temporal.Instant.from(text).epochMilliseconds);
    return instant > "0001-01-02" && instant < "9999-12-31" ? instant : null;
  } catch {
    // Temporal throws on any malformed text; "not an instant" is an ordinary answer here.
    return null;
  }
}

/** Days every month has: the text alone says that they exist. Files have millions of instants. */
const OWN_FORM =
  /^[1-9]\d{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;
/** Any other day is one where it comes back from a date as it went in. */
const OWN_FORM_MAYBE = /^[1-9]\d{3}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

function isOwnForm(text: string): text is Instant {
  if (text > "9999-12-30") return false;
  if (OWN_FORM.test(text)) return true;
  if (!OWN_FORM_MAYBE.test(text)) return false;
  const epoch = Date.parse(text);
  return !Number.isNaN(epoch) && new Date(epoch).toISOString() === text;
}

export function instantOfEpoch(epochMs: number): Instant {
  assert(Number.isSafeInteger(epochMs), "an epoch is whole milliseconds");
  return new Date(epochMs).toISOString() as Instant;
}

export function epochOf(instant: Instant): number {
  return Date.parse(instant);
}

/** `Fri, 20 Nov 2026 03:00:00 GMT`, as HTTP writes an instant in its headers (RFC 9110). */
export function httpDateOf(instant: Instant): string {
  return new Date(instant).toUTCString();
}

/** Reads `yyyy-mm-dd` of a day that exists; `null` otherwise. */
export function parseLocalDate(text: string): LocalDate | null {
  if (!DATE.test(text)) return null;
  try {
    Temporal.PlainDate.from(text, { overflow: "reject" });
    return text as LocalDate;
  } catch {
    // A day such as 30 February: not a date, and not a failure.
    return null;
  }
}

/** The legal day and wall clock at an instant. The one place where instants become days. */
export function localReading(instant: Instant): LocalReading {
  const local = new Date(epochOf(instant) + OFFSET_MS).toISOString();
  const [hour, minute, second] = [local.slice(11, 13), local.slice(14, 16), local.slice(17, 19)].map(Number);
  assert(hour !== undefined && minute !== undefined && second !== undefined);
  return { date: local.slice(0, 10) as LocalDate, minute: hour * 60 + minute, second };
}

/** Read from the text itself, ten times as fast as by a date: from 17:00 UTC on it is the next day in Việt Nam. */
export function localDateOf(instant: Instant): LocalDate {
  const day = instant.slice(0, 10) as LocalDate;
  return instant.slice(11, 13) < "17" ? day : nextDay(day);
}

/** The instant at a wall-clock minute of a legal day. */
export function instantAt(date: LocalDate, minute: MinuteOfDay): Instant {
  return instantOfEpoch(Date.parse(`${date}T00:00:00.000Z`) - OFFSET_MS + minute * 60_000);
}

export function addDays(date: LocalDate, days: number): LocalDate {
  assert(Number.isInteger(days), "days are whole");
  return dateOfDayNumber(dayNumber(date) + days);
}

/** Walks over months of days are common: within a month the text itself is counted up, twenty times as fast. */
export function nextDay(date: LocalDate): LocalDate {
  const day = Number(date.slice(8));
  if (day >= 28) return addDays(date, 1);
  return `${date.slice(0, 8)}${day < 9 ? "0" : ""}${day + 1}` as LocalDate;
}

/** Days from `from` to `to`; negative where `to` is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** Same day of a later month, clamped to its end: 31 January + 1 month = 28 or 29 February. */
export function addMonthsClamped(date: LocalDate, months: number): LocalDate {
  assert(Number.isInteger(months), "months are whole");
  const month = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months;
  const inMonth = `${padded(Math.floor(month / 12), 4)}-${padded((month % 12) + 1, 2)}-`;
  const day = Number(date.slice(8));
  // 31 days after its first day is the next month, by as many days as this one lacks of 32.
  const last = day <= 28 ? day : 32 - Number(addDays(`${inMonth}01` as LocalDate, 31).slice(8));
  return `${inMonth}${padded(Math.min(day, last), 2)}` as LocalDate;
}

function padded(number: number, digits: number): string {
  return String(number).padStart(digits, "0");
}

/** 1 = Monday … 7 = Sunday. */
export function weekdayOf(date: LocalDate): number {
  return ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1;
}

/** Days since 1970-01-01, by whole numbers: years begin in March here, so that the leap day comes last. */
function dayNumber(date: LocalDate): number {
  const month = Number(date.slice(5, 7));
  const year = Number(date.slice(0, 4)) - (month <= 2 ? 1 : 0);
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + Number(date.slice(8)) - 1;
  const leapDays = Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
  return year * 365 + leapDays + dayOfYear - 719_468;
}

function dateOfDayNumber(days: number): LocalDate {
  return new Date(days * 86_400_000).toISOString().slice(0, 10) as LocalDate;
}

/** The earlier of two instants, or of two days: both sort as text. */
export function earlier<T extends Instant | LocalDate>(a: T, b: T): T {
  if (b < a) return b;
  return a;
}

export function later<T extends Instant | LocalDate>(a: T, b: T): T {
  return earlier(a, b) === a ? b : a;
}
