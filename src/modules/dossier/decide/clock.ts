import { present } from "../../../kernel/assert.ts";
import {
  addDays,
  earlier,
  type Instant,
  instantAt,
  type LocalDate,
  later,
  localDateOf,
  localReading,
} from "../../../kernel/local-date.ts";
import {
  addWorkingDays,
  addWorkingMinutes,
  computeDue,
  continueDue,
  endOfDay,
  isWorkingDay,
  nextWorkingDay,
  type WorkCalendar,
  workingMinutesBetween,
} from "../../calendar/index.ts";
import type { TimerDuration } from "../../process/index.ts";
import type { Dossier, DossierPause, DossierTask } from "../dossier.ts";
import type { Due } from "../events.ts";
import type { DecideContext } from "./context.ts";
import { pinnedOf } from "./guards.ts";

/** Received after this wall-clock time, papers go to the competent unit at the start of the next working day (R4). */
const SAME_DAY_CUTOFF = { minute: 15 * 60, second: 0 };

/** The moment of the act: never before the last event, so that history stays ordered in time (invariant b). */
export function momentOf(dossier: Dossier, now: Instant): Instant {
  return dossier.lastEventAt !== null && dossier.lastEventAt > now ? dossier.lastEventAt : now;
}

/**
 * The due date of the dossier as it now stands, from its acceptance, pauses, extensions and verification.
 * `dossier` is the one after the act: its open pause already closed, its extension already signed.
 */
export function dueOf(dossier: Dossier, context: Pick<DecideContext, "calendar" | "now">): Due {
  const { term, policy, verificationTerm } = pinnedOf(dossier);
  const extensions = dossier.extensions.flatMap(({ newDueOn, signedAt, reason }) =>
    signedAt === null ? [] : [{ newDueOn, signedAt, reason }],
  );
  const { dueAt, derivation } = computeDue({
    acceptedAt: present(dossier.acceptedAt, "acceptance"),
    // The verified term is the whole term of such a case (23 days instead of 3), not time on top of the first one.
    term: dossier.verification !== null && verificationTerm !== null ? verificationTerm : term,
    policy,
    pauses: dossier.pauses,
    extensions,
    calendar: context.calendar,
  });
  return { dueAt, derivation, taskDues: taskDues(dossier, context) };
}

/**
 * The due date when the stop that was open has just ended; `dossier` is the one after it. It runs on from the date that
 * stands: a calendar edited meanwhile moves no promise by itself (reliability.md I7), only `moveDue` does.
 */
export function dueAfterStop(dossier: Dossier, context: Pick<DecideContext, "calendar" | "now">): Due {
  const { term, policy, verificationTerm } = pinnedOf(dossier);
  const counted = dossier.verification !== null && verificationTerm !== null ? verificationTerm : term;
  let due: Pick<Due, "dueAt" | "derivation"> = dossier;
  for (const { to, ...pause } of stopsJustEnded(dossier)) {
    if (due.dueAt === null || to === null) return dueOf(dossier, context);
    const before = { dueAt: due.dueAt, derivation: due.derivation };
    due = continueDue({
      before,
      change: { ...pause, to },
      term: counted,
      policy,
      calendar: context.calendar,
    });
  }
  return { dueAt: due.dueAt, derivation: due.derivation, taskDues: taskDues(dossier, context) };
}

/** The stops the due date does not know yet: the one just ended, and any it took over from without the clock running. */
function stopsJustEnded({ pauses, derivation }: Dossier): DossierPause[] {
  const reckoned = derivation.flatMap((step) =>
    step.kind === "PAUSED" || step.kind === "RESTARTED" ? [`${step.from} ${step.to}`] : [],
  );
  return pauses.filter((pause) => !reckoned.includes(`${pause.from} ${pause.to}`));
}

/** The due date unchanged, for acts that touch the clock of nothing. */
export function sameDue(dossier: Dossier): Due {
  return { dueAt: dossier.dueAt, derivation: dossier.derivation, taskDues: [] };
}

/** The ends of the open step quotas: what is left of each, counted on from now. */
function taskDues(
  dossier: Dossier,
  { calendar, now }: Pick<DecideContext, "calendar" | "now">,
): Due["taskDues"] {
  return dossier.tasks.map((task) => {
    const left = task.quotaMinutes - usedMinutes(task, now, { pauses: dossier.pauses, calendar });
    return { taskId: task.taskId, dueAt: left > 0 ? addWorkingMinutes(calendar, now, left) : task.dueAt };
  });
}

/** Whole working minutes a task has had at its desk until `at`, pauses taken out. */
export function usedMinutes(
  task: Pick<DossierTask, "startedAt">,
  at: Instant,
  rest: { readonly pauses: readonly DossierPause[]; readonly calendar: WorkCalendar },
): number {
  const gross = workingMinutesBetween(rest.calendar, task.startedAt, at);
  const stopped = rest.pauses.reduce((sum, pause) => {
    const [from, to] = [later(pause.from, task.startedAt), earlier(pause.to ?? at, at)];
    return from < to ? sum + workingMinutesBetween(rest.calendar, from, to) : sum;
  }, 0);
  return Math.max(0, Math.floor(gross - stopped));
}

/**
 * The day by which the papers must be with the competent unit.
 * @law Nghị định 118/2025/NĐ-CP (R4): the same working day; received after 15:00, the next one.
 */
export function handOverDueOn(calendar: WorkCalendar, acceptedAt: Instant): LocalDate {
  const { date, minute, second } = localReading(acceptedAt);
  const afterCutoff = minute > SAME_DAY_CUTOFF.minute || (minute === SAME_DAY_CUTOFF.minute && second > 0);
  return isWorkingDay(calendar, date) && !afterCutoff ? date : nextWorkingDay(calendar, date);
}

/** The last day of a window of working days that starts now; null where the procedure sets none. */
export function windowEnd(
  calendar: WorkCalendar,
  now: Instant,
  workingDays: number | null,
): LocalDate | null {
  return workingDays === null ? null : addWorkingDays(calendar, localDateOf(now), workingDays);
}

/** When a timer of the process may fire. */
export function timerDue(calendar: WorkCalendar, now: Instant, { unit, count }: TimerDuration): Instant {
  switch (unit) {
    case "WORKING_MINUTE":
      return addWorkingMinutes(calendar, now, count);
    case "WORKING_DAY":
      return endOfDay(calendar, addWorkingDays(calendar, localDateOf(now), count));
    case "CALENDAR_DAY": {
      const { date, minute } = localReading(now);
      return instantAt(addDays(date, count), minute);
    }
  }
}
