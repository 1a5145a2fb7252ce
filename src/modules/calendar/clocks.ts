import { addDays, type Instant, type LocalDate, localDateOf } from "../../kernel/local-date.ts";
import { addWorkingDays, endOfDay, isWorkingDay, type WorkCalendar } from "./work-calendar.ts";
import { addWorkingMinutes } from "./working-time.ts";

/**
 * The office answers an online submission within eight working hours (accept, supplement, refuse).
 * @law Nghị định 45/2020/NĐ-CP.
 */
export const INTAKE_CHECK_HOURS = 8;

/**
 * By when a submission must be checked.
 * @law Nghị định 45/2020/NĐ-CP: eight working hours from submission.
 */
export function intakeCheckDue(calendar: WorkCalendar, submittedAt: Instant): Instant {
  return addWorkingMinutes(calendar, submittedAt, INTAKE_CHECK_HOURS * 60);
}

/**
 * Until when a due date counts as "due soon" (sắp đến hạn) whatever its term: the close of the next working day. Overdue is
 * not soon. A long term is soon earlier (`soonUntils`).
 * @law one-stop.md §3.4: at most one working day is left.
 */
export function dueSoonUntil(calendar: WorkCalendar, now: Instant): Instant {
  return endOfDay(calendar, addWorkingDays(calendar, localDateOf(now), 1));
}

export type Punctuality = "EARLY" | "ON_TIME" | "LATE";

/**
 * How a finish compares with its due date, by local day as the reports do; `strict` also holds the hour against it.
 * No due date counts as on time.
 * @law one-stop.md §4.4 C9: early, on time and late are compared by local date.
 */
export function compareFinish(question: {
  readonly finishedAt: Instant;
  readonly dueAt: Instant | null;
  readonly strict: boolean;
}): Punctuality {
  const { finishedAt, dueAt, strict } = question;
  if (dueAt === null) return "ON_TIME";
  const [finished, due] = [localDateOf(finishedAt), localDateOf(dueAt)];
  if (finished < due) return "EARLY";
  if (finished > due || (strict && finishedAt > dueAt)) return "LATE";
  return "ON_TIME";
}

/**
 * The last day on which an apology still comes before the breach: one day before the due date.
 * @law Nghị định 61/2018/NĐ-CP, kept by Nghị định 118/2025/NĐ-CP (R5).
 */
export function latestApologyOn(calendar: WorkCalendar, dueAt: Instant): LocalDate {
  let day = addDays(localDateOf(dueAt), -1);
  while (!isWorkingDay(calendar, day)) day = addDays(day, -1);
  return day;
}
