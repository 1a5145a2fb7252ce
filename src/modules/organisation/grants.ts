import { assert } from "../../kernel/assert.ts";
import type { LocalDate } from "../../kernel/local-date.ts";
import type { Executor, Statement } from "../../platform/postgres/database.ts";
import { type Grant, OFFICE_ROLES, type PersonId, type UnitId } from "../access/index.ts";
import { grantsOnDay } from "./grants-sql.ts";

type StoredGrant = { role: string; unitId: string; delegatedBy: string | null; acts: string[] | null };

/** The grants as one JSON array, made by `grantsOnDay`. */
export function parseGrants(stored: unknown): Grant[] {
  assert(Array.isArray(stored), "grants are an array");
  return (stored as StoredGrant[]).map(({ role, unitId, delegatedBy, acts }) => {
    const known = OFFICE_ROLES.find((each) => each === role);
    assert(known !== undefined, `${role} is a role`);
    const grant = { role: known, unitId: unitId as UnitId, delegatedBy: delegatedBy as PersonId | null };
    return acts === null ? grant : { ...grant, acts };
  });
}

const GRANTS: Statement = {
  name: "organisation-grants-of",
  text: (schema) => `SELECT ${grantsOnDay(schema, "$1::uuid", "$2::date")} AS grants`,
};

/** What a person may do on a day by their posts and delegations, whether they are signed in or not. */
export async function listGrants(
  executor: Pick<Executor, "run">,
  { personId, on }: { readonly personId: PersonId; readonly on: LocalDate },
): Promise<readonly Grant[]> {
  const [row] = await executor.run(GRANTS, [personId, on]);
  return parseGrants(row?.["grants"] ?? []);
}
