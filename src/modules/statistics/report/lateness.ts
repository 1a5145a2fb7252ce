import { type LocalDate, localDateOf, nextDay, weekdayOf } from "../../../kernel/local-date.ts";
import { addWorkingDays, countWorkingDays, type WorkCalendar } from "../../calendar/index.ts";
import type { Period } from "./period.ts";
import type { ReportStanding } from "./workflow.ts";

/**
 * The last day on which a report is in time: so many working days after its period. Periods older than the calendar that is
 * kept are counted by weekdays: a report of them is made for the record, not for somebody who waits.
 */
export function reportDue(
  calendar: WorkCalendar,
  period: Pick<Period, "to">,
  rule: { readonly workingDays: number },
): LocalDate {
  if (period.to >= calendar.firstKnownOn) return addWorkingDays(calendar, period.to, rule.workingDays);
  let day = period.to;
  for (let left = rule.workingDays; left > 0; ) {
    day = nextDay(day);
    if (weekdayOf(day) <= 5) left -= 1;
  }
  return day;
}

/**
 * How many working days a report was sent, or is by now, after its deadline; 0 where it is in time, and where the deadline
 * is older than the calendar.
 */
export function workingDaysLate(
  calendar: WorkCalendar,
  report: { readonly deadlineOn: LocalDate; readonly standing: Pick<ReportStanding, "sent"> },
  today: LocalDate,
): number {
  const { sent } = report.standing;
  if (report.deadlineOn < calendar.firstKnownOn) return 0;
  const until = sent === null ? today : localDateOf(sent.at);
  return until <= report.deadlineOn ? 0 : countWorkingDays(calendar, report.deadlineOn, until);
}
