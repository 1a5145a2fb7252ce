import type { LocalDate } from "../../kernel/local-date.ts";
import type { Executor, Statement } from "../../platform/postgres/database.ts";
import type { Grant, PersonId } from "../access/index.ts";
import { grantsOnDay } from "./grants-sql.ts";
import { parseGrants } from "./row-parser.ts";

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
