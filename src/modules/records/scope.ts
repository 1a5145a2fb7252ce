import type { Services } from "../../platform/services.ts";
import { authorize, type Officer, type UnitId } from "../access/index.ts";
import { unitDirectory } from "../organisation/index.ts";
import { agenciesFor, subjectOf } from "./rights.ts";

/** What an officer finds in lists: whole registers of some agencies (null: of all), and what their units have a part in. */
export type RecordsScope = { readonly agencies: readonly UnitId[] | null; readonly units: readonly UnitId[] };

/**
 * The registers an officer reads whole, those of closed agencies their own took over among them, and the units whose part
 * is theirs.
 */
export async function scopeOf(services: Services, officer: Officer): Promise<RecordsScope> {
  const { database, clock } = services;
  const directory = await unitDirectory(database);
  const on = clock.today();
  const units = [...new Set(officer.grants.map(({ unitId }) => unitId))];
  if (authorize(officer, "records.read", { kind: "none" }).allowed) return { agencies: null, units };
  const kept = await database.kysely.selectFrom("recordsDocument").select("agencyId").distinct().execute();
  const near = agenciesFor(officer, "records.read", { directory, on });
  const ids = new Set<string>(kept.map(({ agencyId }) => agencyId));
  const inherited = directory
    .all()
    .filter(({ id }) => ids.has(id) && !near.includes(id))
    .map(({ id }) => id)
    .filter((agencyId) => {
      const subject = subjectOf(directory, on, { agencyId, holders: [] });
      return authorize(officer, "records.read", subject).allowed;
    });
  return { agencies: [...near, ...inherited], units };
}
