import { type Locale, messages } from "../../../i18n/index.ts";
import { type Instant, localDateOf } from "../../../kernel/local-date.ts";
import { countWorkingDays, type WorkCalendar, workingMinutesBetween } from "../../calendar/index.ts";

/** How far a due date is from now, in working time. `days` is 0 on the day itself; then `minutes` tells. */
type TimeLeft = { readonly late: boolean; readonly days: number; readonly minutes: number };

/** Working days are whole days after today, as people count them: due on Wednesday is, on Monday, two days left. */
export function timeLeft(calendar: WorkCalendar, now: Instant, dueAt: Instant): TimeLeft {
  const late = now > dueAt;
  const [from, to] = late ? [dueAt, now] : [now, dueAt];
  return {
    late,
    days: countWorkingDays(calendar, localDateOf(from), localDateOf(to)),
    minutes: workingMinutesBetween(calendar, from, to),
  };
}

type Lateness = { readonly words: string; readonly tone: "danger" | "warning" | "plain" };

/** Lateness in a few words for a row of a list. */
export function latenessWords(left: TimeLeft, locale: Locale): Lateness {
  const t = messages(locale).desk.lateness;
  if (left.late)
    return { words: left.days === 0 ? t.lateToday : t.daysLate({ days: left.days }), tone: "danger" };
  if (left.days === 0) return { words: t.today, tone: "warning" };
  return { words: t.daysLeft({ days: left.days }), tone: left.days <= 1 ? "warning" : "plain" };
}

/** Time left in full, for the clock of one dossier. */
export function timeLeftSentence(left: TimeLeft, locale: Locale): string {
  const t = messages(locale).shell.clock;
  // A minute begun is still there to work in, and not yet one too late.
  const minutes = left.late ? Math.floor(left.minutes) : Math.ceil(left.minutes);
  const time = { hours: Math.floor(minutes / 60), minutes: minutes % 60 };
  if (left.late && minutes === 0) return messages(locale).desk.lateness.lateToday;
  if (left.late) return left.days === 0 ? t.hoursLate(time) : t.daysLate({ days: left.days });
  return left.days === 0 ? t.hoursLeft(time) : t.daysLeft({ days: left.days });
}
