import type { LocalDate } from "../../kernel/local-date.ts";
import type { UnitId } from "../access/index.ts";
import type { CalendarId, CalendarLayer, Purpose, RecordedDay, RecordedHours } from "./layers.ts";
import type { YearChoice } from "./statutory-days.ts";

/** Whose calendar is revised, and the revision it was read at; `unitId` null is the authority's own, `revision` null
 * skips the check (imports, seeds). */
export type Scope = { readonly unitId: UnitId | null; readonly revision: number | null };

/** A day to record; recording a day again replaces it, the old row stays readable. */
export type DayInput = Omit<RecordedDay, "id">;

/** A day is named in Vietnamese; where nobody wrote the English name, English readers see the Vietnamese one. */
export function dayName(vi: string, en: string | null | undefined): DayInput["name"] {
  return { vi, en: en || vi };
}

export type RecordDay = Scope & { readonly day: DayInput };
export type RemoveDay = Scope & { readonly dayId: string; readonly legalBasis: string };
export type RecordHours = Scope & { readonly hours: Omit<RecordedHours, "id"> };
/** Enters a year the calendar does not know yet: what the law gives, to which swaps are then added by hand. */
export type EnterYear = Scope & { readonly choice: YearChoice; readonly legalBasis: string };
export type ImportDays = Scope & {
  /** CSV or JSON, UTF-8; see `days-file-parser.ts`. */
  readonly content: string;
  readonly legalBasis: string;
  readonly skipBad: boolean;
};

export type BadDayRow = { readonly line: number; readonly field: string; readonly value: string };
export type Revised = { readonly calendarId: CalendarId; readonly revision: number };

export type CalendarRefusal =
  | { readonly code: "NOT_SIGNED_IN" | "NOT_ALLOWED" | "NOT_FOUND" }
  | { readonly code: "VERSION_CONFLICT"; readonly currentVersion: string }
  | { readonly code: "CALENDAR_UNIT_UNKNOWN" }
  | { readonly code: "CALENDAR_DAY_UNKNOWN" }
  | { readonly code: "CALENDAR_DAY_UNCHANGED"; readonly on: LocalDate }
  | { readonly code: "CALENDAR_YEAR_KNOWN"; readonly year: number }
  | { readonly code: "CALENDAR_YEAR_GAP"; readonly year: number; readonly next: number }
  | { readonly code: "CALENDAR_FILE_MALFORMED"; readonly line: number }
  | { readonly code: "CALENDAR_MOVES_CHANGED" }
  | { readonly code: "CALENDAR_ROWS_BAD"; readonly bad: readonly BadDayRow[] };

/** The layer as it stands, for a decision. */
export type Standing = Pick<CalendarLayer, "hours" | "days">;

export function sameScope(
  one: { on: LocalDate; purpose: Purpose | null },
  other: { on: LocalDate; purpose: Purpose | null },
): boolean {
  return one.on === other.on && one.purpose === other.purpose;
}
