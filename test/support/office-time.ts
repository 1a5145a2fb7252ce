import { present } from "../../src/kernel/assert.ts";
import {
  type Instant,
  type LocalDate,
  localReading,
  parseInstant,
  parseLocalDate,
} from "../../src/kernel/local-date.ts";
import type { DeadlinePolicy } from "../../src/modules/calendar/index.ts";

/** `2026-11-20 10:00` or `2026-11-20 10:00:30` on the wall clock of the office. */
export function at(text: string): Instant {
  return present(parseInstant(`${text.replace(" ", "T")}${text.length === 16 ? ":00" : ""}+07:00`), text);
}

export function day(text: string): LocalDate {
  return present(parseLocalDate(text), text);
}

/** Wall clock of an instant, `2026-11-20 17:00`; "none" where there is no due date. */
export function wall(instant: Instant | null): string {
  if (instant === null) return "none";
  const { date, minute } = localReading(instant);
  return `${date} ${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
}

export const POLICY: DeadlinePolicy = {
  dueTime: "END_OF_DAY",
  nonWorkingAcceptance: "KEEP",
  cutoffShiftsStart: false,
  supplement: "PAUSE",
};
