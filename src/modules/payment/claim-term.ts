import { addDays, type Instant, type LocalDate } from "../../kernel/local-date.ts";
import type { Services } from "../../platform/services.ts";
import { endOfDay, isWorkingDay, loadCalendars } from "../calendar/index.ts";

/** Until when a claim of this day holds: the end of so many working days after it; null where the calendar does not reach. */
export async function claimTerm(
  { database, config }: Pick<Services, "database" | "config">,
  on: LocalDate,
): Promise<Instant | null> {
  const { deadline: calendar } = await loadCalendars(database, null, on);
  let day = on;
  for (let left = config.claimsHeldWorkingDays; left > 0; ) {
    day = addDays(day, 1);
    if (day > calendar.lastKnownOn) return null;
    if (isWorkingDay(calendar, day)) left -= 1;
  }
  return endOfDay(calendar, day);
}
