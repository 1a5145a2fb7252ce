import { newId } from "../../src/kernel/ids.ts";
import type { Citizen, Grant, OfficeRole, Officer, UnitId } from "../../src/modules/access/index.ts";

/** An officer holding the roles in the unit. */
export function anOfficer(unitId: UnitId, ...roles: readonly OfficeRole[]): Officer {
  const grants: Grant[] = roles.map((role) => ({ role, unitId, delegatedBy: null }));
  return { kind: "officer", accountId: newId(), personId: newId(), fullName: "Cán bộ thử nghiệm", grants };
}

export function aCitizen(facts: Partial<Citizen> = {}): Citizen {
  return {
    kind: "citizen",
    accountId: newId(),
    fullName: "Công dân thử nghiệm",
    personalId: null,
    phone: null,
    ...facts,
  };
}
