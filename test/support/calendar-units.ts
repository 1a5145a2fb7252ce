import { setClock } from "../../src/kernel/clock.ts";
import type { Actor, UnitId } from "../../src/modules/access/index.ts";
import { type DayInput, loadCalendars } from "../../src/modules/calendar/index.ts";
import { openUnit } from "../../src/modules/organisation/index.ts";
import { testDatabase } from "./database.ts";
import { at, day } from "./office-time.ts";
import { servicesOf } from "./services-of.ts";

export const program: Actor = { kind: "system", name: "test" };
export const TODAY = day("2026-11-22");

/** A day the office is closed, as a person records it. */
export const closed = (on: string, more: Partial<DayInput> = {}): DayInput => ({
  purpose: null,
  on: day(on),
  kind: "UNIT_CLOSED",
  name: { vi: "Cơ quan nghỉ", en: "Office closed" },
  legalBasis: "QĐ 12/QĐ-UBND",
  confidence: "H",
  sessions: null,
  ...more,
});

/** A ward with a centre, and another ward, none of which has recorded a day; use at the top of a file. */
export async function calendarUnits() {
  const { database, owner } = await testDatabase();
  const clock = setClock(at("2026-11-22 09:00"));
  const services = servicesOf({ database, clock });
  async function aUnit(name: string, parentId: UnitId | null = null): Promise<UnitId> {
    const none = { code: null, legacyCode: null, areaCode: null, areaKind: null, nameEn: null, symbol: null };
    const contact = { address: null, phone: null, email: null, taxCode: null };
    const facts = {
      ...none,
      ...contact,
      kind: "DIVISION" as const,
      level: "COMMUNE" as const,
      name,
      shortName: name,
    };
    const done = await openUnit(services, program, { facts, parentId, validFrom: day("2025-07-01") });
    if (!done.ok) throw new Error(done.refusal.code);
    return done.value.unitId;
  }
  const ward = await aUnit("Phường");
  const centre = await aUnit("Trung tâm", ward);
  const other = await aUnit("Phường khác");
  const units = () => ({ ward, centre, other });
  const deadlineOf = async (unitId: UnitId | null) => (await loadCalendars(database, unitId, TODAY)).deadline;
  return { database, owner, clock, services, aUnit, units, deadlineOf };
}
