import type { Instant, LocalDate } from "../../kernel/local-date.ts";

export const TERM_UNITS = [
  "SAME_DAY",
  "WORKING_DAY",
  "WORKING_HOUR",
  "CALENDAR_DAY",
  "MONTH",
  "NONE",
] as const;

/** How long the law allows (thời hạn giải quyết). `count` is 0 for SAME_DAY and NONE. */
export type Term = { readonly unit: (typeof TERM_UNITS)[number]; readonly count: number };

/** Far above any term of the law. */
export const TERM_COUNT_MAX = 40_000;

/** How a term is counted where the law leaves it to the office (one-stop.md §4.4). */
export type DeadlinePolicy = {
  /** END_OF_DAY: at close of the last day. SAME_TIME: at the hour of acceptance, a day being the minutes of a working day. */
  readonly dueTime: "END_OF_DAY" | "SAME_TIME";
  /** Accepted out of hours: KEEP that day as day 0, or DEFER day 0 to the next working day. */
  readonly nonWorkingAcceptance: "KEEP" | "DEFER";
  /** Accepted after 15:00: day 0 is the next working day. */
  readonly cutoffShiftsStart: boolean;
  /** What waiting for the applicant does: PAUSE the clock, or RESTART it in full. */
  readonly supplement: "PAUSE" | "RESTART";
};

/** A stretch in which the clock stood still; `to` null while it still does. */
export type Pause = {
  readonly from: Instant;
  readonly to: Instant | null;
  readonly policy: "PAUSE" | "RESTART";
  readonly reason?: string;
};

/** A new date the signer chose (gia hạn), from the day of its signature on. */
export type ExtensionOfTerm = {
  readonly newDueOn: LocalDate;
  readonly signedAt: Instant;
  readonly reason: string;
};
