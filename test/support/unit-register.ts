import { expect } from "vitest";
import { present } from "../../src/kernel/assert.ts";
import { setClock } from "../../src/kernel/clock.ts";
import { parseInstant } from "../../src/kernel/local-date.ts";
import type { Actor, UnitId } from "../../src/modules/access/index.ts";
import { findUnit, openUnit, type UnitFacts } from "../../src/modules/organisation/index.ts";
import { testDatabase } from "./database.ts";
import { day } from "./office-time.ts";
import { servicesOf } from "./services-of.ts";

export const operator: Actor = { kind: "system", name: "test" };
export const FIRST = day("2025-07-01");

export const facts = (name: string, more: Partial<UnitFacts> = {}): UnitFacts => ({
  code: null,
  legacyCode: null,
  areaCode: null,
  areaKind: null,
  kind: "DIVISION",
  level: "COMMUNE",
  name,
  nameEn: null,
  shortName: name,
  symbol: null,
  address: null,
  phone: null,
  email: null,
  taxCode: null,
  ...more,
});

/** A register that knows one province; use at the top of a file. */
export async function unitRegister() {
  const { database, owner } = await testDatabase();
  const clock = setClock(present(parseInstant("2026-11-22T09:00:00+07:00"), "morning"));
  const services = servicesOf({ database, clock });
  async function opened(
    name: string,
    more: Partial<UnitFacts> = {},
    parentId: UnitId | null = null,
    validFrom = FIRST,
  ): Promise<UnitId> {
    const done = await openUnit(services, operator, { facts: facts(name, more), parentId, validFrom });
    if (!done.ok) throw new Error(done.refusal.code);
    return done.value.unitId;
  }
  async function reads(id: UnitId) {
    return (await findUnit(database, id)) ?? expect.fail("the unit is there");
  }
  await opened("Ủy ban nhân dân tỉnh Minh Họa", {
    kind: "PEOPLES_COMMITTEE",
    level: "PROVINCE",
    areaCode: "98",
    code: "H98",
  });
  return { database, owner, clock, services, opened, reads };
}
