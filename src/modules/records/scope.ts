import type { Executor, Statement } from "../../platform/postgres/database.ts";
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
  const near = agenciesFor(officer, "records.read", { directory, on });
  const readable = directory
    .all()
    .map(({ id }) => id)
    .filter((agencyId) => {
      const subject = subjectOf(directory, on, { agencyId, holders: [] });
      return !near.includes(agencyId) && authorize(officer, "records.read", subject).allowed;
    });
  const inherited = await keepersAmong(database, readable);
  return { agencies: [...near, ...inherited], units };
}

/** Which of some units keep a register; each is one look into the index. */
async function keepersAmong(database: Executor, ids: readonly UnitId[]): Promise<readonly UnitId[]> {
  if (ids.length === 0) return [];
  const rows = await database.run(KEEPERS, [ids]);
  const keeping = new Set(rows.map((row) => String(row["id"])));
  return ids.filter((id) => keeping.has(id));
}

/** $1 units. */
const KEEPERS: Statement = {
  name: "records-register-keepers",
  text: (schema) => `
    SELECT u.id FROM unnest($1::uuid[]) AS u (id)
    WHERE EXISTS (SELECT FROM ${schema}.records_document AS d WHERE d.agency_id = u.id)`,
};
