import { assert, present } from "../kernel/assert.ts";
import { parseLocalDate } from "../kernel/local-date.ts";
import { loadCalendars, recordHours } from "../modules/calendar/index.ts";
import type { Services } from "../platform/services.ts";
import { type DemoOrganisation, SEEDER } from "./organisation.ts";

/** The decision is invented; a real office enters its own. */
const DECISION = "00/QĐ-UBND (minh họa)";
const FIRST_DAY = present(parseLocalDate("2025-07-01"), "first day of two-level government");

/**
 * The ward's counters receive on Saturday mornings too; no deadline counts a Saturday. Doing it again changes nothing.
 * @law one-stop.md §4.2: intake calendar apart from deadline calendar.
 */
export async function seedCalendar(services: Services, { unitOf }: DemoOrganisation): Promise<void> {
  const unitId = unitOf("serviceCentre");
  const { intake } = await loadCalendars(services.database, unitId, services.clock.today());
  if (intake.workWeekdays.includes(6)) return;
  const sessions = [
    { from: 480, to: 720 },
    { from: 780, to: 1_020 },
  ];
  const week = {
    workWeekdays: [1, 2, 3, 4, 5, 6],
    sessions,
    weekdaySessions: { 6: [{ from: 480, to: 690 }] },
  };
  const hours = { ...week, purpose: "INTAKE", from: FIRST_DAY, legalBasis: DECISION } as const;
  const done = await recordHours(services, SEEDER, { unitId, revision: null, hours });
  assert(done.ok, "the demo centre's hours can be recorded");
}
