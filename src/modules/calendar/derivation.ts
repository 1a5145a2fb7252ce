import type { Instant, LocalDate } from "../../kernel/local-date.ts";
import type { DeadlinePolicy, Term } from "./term.ts";
import type { RestReason } from "./work-calendar.ts";

/** A day passed over and why, with the law behind it where it is not an ordinary weekend. */
export type SkippedDay = {
  readonly on: LocalDate;
  readonly reason: RestReason;
  readonly name: { readonly vi: string; readonly en: string } | null;
  readonly legalBasis: string | null;
};

/**
 * One step of how a due date was reckoned (cách tính thời hạn), as data. Read in order, the steps are the whole
 * argument: a person with a calendar can repeat it.
 */
export type DerivationStep =
  /** `legalBasis` names the law that sets the term, where the procedure tells it. */
  | {
      readonly kind: "RULE";
      readonly term: Term;
      readonly policy: DeadlinePolicy;
      readonly calendarRevision: string;
      readonly legalBasis?: string;
    }
  /** Day 0, which is never counted; `why` says if it is not the day of acceptance itself. */
  | {
      readonly kind: "START";
      readonly at: Instant;
      readonly day0: LocalDate;
      readonly why: "ACCEPTED" | "AFTER_CUTOFF" | "OUT_OF_HOURS" | "REST_DAY" | "RESTARTED";
    }
  /** A same-day term: `day` is the day of acceptance, or why it is the next working day. */
  | {
      readonly kind: "SAME_DAY";
      readonly at: Instant;
      readonly day: LocalDate;
      readonly why: "ACCEPTED" | "AFTER_CUTOFF" | "REST_DAY";
      readonly skipped: readonly SkippedDay[];
    }
  | { readonly kind: "COUNTED"; readonly days: readonly LocalDate[]; readonly skipped: readonly SkippedDay[] }
  /** Working hours counted from `from` to `to`. */
  | {
      readonly kind: "HOURS";
      readonly minutes: number;
      readonly from: Instant;
      readonly to: Instant;
      readonly skipped: readonly SkippedDay[];
    }
  /** Consecutive days or months, then the last day. */
  | { readonly kind: "RUN"; readonly from: LocalDate; readonly until: LocalDate }
  /** The last day was a day of rest: the term ends on the next working day. */
  | {
      readonly kind: "ROLLED";
      readonly from: LocalDate;
      readonly to: LocalDate;
      readonly skipped: readonly SkippedDay[];
    }
  | {
      readonly kind: "PAUSED";
      readonly from: Instant;
      readonly to: Instant;
      readonly reason: string | null;
      readonly remainingWorkingDays: number | null;
      readonly remainingMinutes: number | null;
      readonly lateBeforePause: boolean;
      readonly counted: readonly LocalDate[];
      readonly skipped: readonly SkippedDay[];
    }
  /** The clock stands still now; there is no due date until it runs again. */
  | { readonly kind: "STANDS_STILL"; readonly since: Instant; readonly reason: string | null }
  | {
      readonly kind: "RESTARTED";
      readonly from: Instant;
      readonly to: Instant;
      readonly reason: string | null;
    }
  | {
      readonly kind: "EXTENDED";
      readonly newDueOn: LocalDate;
      readonly signedAt: Instant;
      readonly reason: string;
    }
  | { readonly kind: "DUE"; readonly at: Instant }
  /** The procedure has no term: such dossiers count as on time. */
  | { readonly kind: "NO_TERM" };
