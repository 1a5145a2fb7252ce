import { localDateOf } from "../../../kernel/local-date.ts";
import { authorize, type Officer, type UnitId } from "../../access/index.ts";
import { officerToday } from "../commands/answering.ts";
import type { Office } from "../commands/office.ts";
import type { SeatedScope } from "./find-dossiers.ts";

/** A list over more units than this is a report: the officer names a unit. Far above any commune, below a province. */
const SCOPE_UNITS_MAX = 500;

/**
 * Units in whose tree the officer works on dossiers: the scope of every search and list. A post that sees no dossiers
 * (administration of a unit) or a delegation of other acts widens it by nothing.
 * @law one-stop.md §9: own unit tree by default; administration sees no dossier.
 */
export async function scopeOf(office: Office, asking: Officer): Promise<SeatedScope> {
  const officer = await officerToday(office, asking);
  const directory = await office.directory();
  const on = localDateOf(office.services.clock.now());
  const atDossiers = officer.grants.filter(
    (grant) => authorize({ ...officer, grants: [grant] }, "dossier.list", { kind: "none" }).allowed,
  );
  const scope = new Set<UnitId>(atDossiers.map((grant) => grant.unitId));
  for (const id of scope) for (const child of directory.childrenOf(id, on)) scope.add(child.id);
  const own = [...scope];
  // A one-stop centre and the divisions work for one committee: a division finds there what lies with it.
  for (const grant of atDossiers) {
    const parent = directory.parentOf(grant.unitId, on);
    if (parent !== null && directory.find(parent)?.level === "COMMUNE") scope.add(parent);
  }
  const seats = atDossiers.map((grant) => grant.unitId);
  return { within: [...scope].slice(0, SCOPE_UNITS_MAX), own, seats };
}
