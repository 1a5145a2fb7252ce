import { assert, present } from "../kernel/assert.ts";
import type { LocalDate } from "../kernel/local-date.ts";
import { addDays, parseLocalDate } from "../kernel/local-date.ts";
import type { Result } from "../kernel/result.ts";
import type { PersonId, SystemActor, UnitId } from "../modules/access/index.ts";
import { addPerson, grantDelegation, openPost, openUnit } from "../modules/organisation/index.ts";
import type { Services } from "../platform/services.ts";

import {
  DEMO_OFFICERS,
  DEMO_UNIT_CODES,
  DEMO_UNITS,
  type DemoOfficer,
  type DemoOfficerName,
  type DemoUnit,
  type DemoUnitKey,
} from "./ward.ts";

export { DEMO_OFFICERS, type DemoOfficerName, type DemoUnitKey };

export const SEEDER: SystemActor = { kind: "system", name: "demo" };

const FIRST_DAY: LocalDate = present(parseLocalDate("2025-07-01"), "first day of two-level government");

export type DemoOrganisation = {
  readonly unitOf: (key: DemoUnitKey) => UnitId;
  readonly personOf: (name: DemoOfficerName) => PersonId;
};

/** The ward's units and people, through the same commands an administrator uses. For an empty register. */
export async function seedOrganisation(services: Services): Promise<DemoOrganisation> {
  const units = new Map<DemoUnitKey, UnitId>();
  for (const unit of DEMO_UNITS) units.set(unit.key, await seedUnit(services, unit, units));
  const people = new Map<DemoOfficerName, PersonId>();
  for (const officer of DEMO_OFFICERS)
    people.set(officer.name, await seedOfficer(services, officer, unitOf(units, officer.unit)));
  await seedDelegation(services, {
    director: people.get("director"),
    deputy: people.get("intake2"),
    unitId: unitOf(units, "serviceCentre"),
  });
  return {
    unitOf: (key) => unitOf(units, key),
    personOf: (name) => present(people.get(name), `demo officer ${name}`),
  };
}

async function seedUnit(
  services: Services,
  unit: DemoUnit,
  known: ReadonlyMap<DemoUnitKey, UnitId>,
): Promise<UnitId> {
  const { key, parent, areaCode = null, areaKind = null, address = null, phone = null, ...facts } = unit;
  const rest = { legacyCode: null, address, phone, email: null, taxCode: null };
  const parentId = parent === null ? null : unitOf(known, parent);
  const input = {
    facts: { ...facts, ...rest, code: DEMO_UNIT_CODES[key], areaCode, areaKind },
    parentId,
    validFrom: FIRST_DAY,
  };
  return done(await openUnit(services, SEEDER, input)).unitId;
}

async function seedOfficer(services: Services, officer: DemoOfficer, unitId: UnitId): Promise<PersonId> {
  const facts = { fullName: officer.fullName, staffCode: null, phone: null, email: null };
  const { personId } = done(await addPerson(services, SEEDER, { ...facts, unitId, invented: true }));
  for (const role of officer.roles) {
    done(
      await openPost(services, SEEDER, {
        personId,
        unitId,
        role,
        title: officer.title,
        validFrom: FIRST_DAY,
        validTo: null,
      }),
    );
  }
  return personId;
}

/** The director is away for two weeks: a colleague distributes the work meanwhile, and nothing else. */
async function seedDelegation(
  services: Services,
  who: { director: PersonId | undefined; deputy: PersonId | undefined; unitId: UnitId },
) {
  const today = services.clock.today();
  done(
    await grantDelegation(services, SEEDER, {
      fromPersonId: present(who.director, "director"),
      toPersonId: present(who.deputy, "deputy"),
      unitId: who.unitId,
      role: "centre-director",
      acts: ["dossier.assign", "dossier.list", "dossier.read"],
      documentNumber: "12/UQ-TTPVHCC",
      validFrom: today,
      validTo: addDays(today, 13),
    }),
  );
}

function unitOf(units: ReadonlyMap<DemoUnitKey, UnitId>, key: DemoUnitKey): UnitId {
  return present(units.get(key), `demo unit ${key}`);
}

/** A seed that the domain refuses is a defect of the seed. */
export function done<T>(result: Result<T>): T {
  assert(result.ok, result.ok ? "" : `the demonstration was refused: ${result.refusal.code}`);
  return result.value;
}
