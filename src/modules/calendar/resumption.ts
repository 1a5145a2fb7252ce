import { type Instant, localDateOf } from "../../kernel/local-date.ts";
import { closeOn, countOn, type Reckoned, skippedBetween } from "./day-walk.ts";
import type { DerivationStep } from "./derivation.ts";
import { countWorkingDays, type WorkCalendar } from "./work-calendar.ts";
import { addWorkingMinutes, nextWorkingMoment, workingMinutesBetween } from "./working-time.ts";

/** A stretch in which the clock stood still, and the due date it stood still at. */
type EndedPause = {
  readonly calendar: WorkCalendar;
  readonly from: Instant;
  readonly to: Instant;
  readonly reason: string | null;
  readonly dueAt: Instant;
};

/**
 * The working minutes left when the clock stopped run on from the resumption (C5). None left: due at the resumption
 * (C7), or, where that is out of hours, when the office opens again, for no term ends on a day of rest.
 */
export function resumedByHours({ calendar, from, to, reason, dueAt }: EndedPause): Reckoned {
  const remainingMinutes = workingMinutesBetween(calendar, from, dueAt);
  const next =
    remainingMinutes > 0
      ? addWorkingMinutes(calendar, to, remainingMinutes)
      : nextWorkingMoment(calendar, to);
  const paused: DerivationStep = {
    kind: "PAUSED",
    from,
    to,
    reason,
    remainingWorkingDays: null,
    remainingMinutes,
    lateBeforePause: dueAt < from,
    counted: [],
    skipped: skippedBetween(calendar, localDateOf(to), localDateOf(next)),
  };
  return { dueAt: next, steps: [paused] };
}

/** The working days left after the day of the stop are counted from the day of the resumption (C5, C7). */
export function resumedByDays({ calendar, from, to, reason, dueAt }: EndedPause): Reckoned {
  const remaining = countWorkingDays(calendar, localDateOf(from), localDateOf(dueAt));
  const walk = countOn(calendar, localDateOf(to), remaining);
  const paused: DerivationStep = {
    kind: "PAUSED",
    from,
    to,
    reason,
    remainingWorkingDays: remaining,
    remainingMinutes: null,
    lateBeforePause: dueAt < from,
    counted: walk.days,
    skipped: walk.skipped,
  };
  return closeOn(calendar, walk.last, [paused]);
}
