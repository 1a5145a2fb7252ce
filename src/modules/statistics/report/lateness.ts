import { type LocalDate, localDateOf } from "../../../kernel/local-date.ts";
import { addWorkingDays, countWorkingDays, type WorkCalendar } from "../../calendar/index.ts";
import type { Period } from "./period.ts";
import type { ReportStanding } from "./workflow.ts";

/** The last day on which a report is in time: so many working days after its period. */
export function reportDue(
  calendar: WorkCalendar,
  period: Pick<Period, "to">,
  rule: { readonly workingDays: number },
): LocalDate {
  return addWorkingDays(calendar, period.to, rule.workingDays);
}

/** How many working days a report was sent, or is by now, after its deadline; 0 where it is in time. */
export function workingDaysLate(
  calendar: WorkCalendar,
  report: { readonly deadlineOn: LocalDate; readonly standing: Pick<ReportStanding, "sent"> },
  today: LocalDate,
): number {
  const { sent } = report.standing;
  const until = sent === null ? today : localDateOf(sent.at);
  return until <= report.deadlineOn ? 0 : countWorkingDays(calendar, report.deadlineOn, until);
}
