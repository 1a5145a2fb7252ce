import type { Executor, Statement } from "../../platform/postgres/database.ts";
import { isSamePersonSql, type NamedPerson } from "../access/index.ts";

/*
 * A number that somebody confirmed as theirs under another name, and nobody under this one: mistyped, or the name was.
 */
const OTHER_NAMES: Statement = {
  name: "identity-numbers-under-other-names",
  text: (schema) => `
    SELECT DISTINCT who.number FROM unnest($1::text[], $2::text[]) AS who (number, name)
    JOIN ${schema}.identity_account AS account
      ON account.personal_id = who.number AND account.kind = 'citizen' AND account.provider_level = 2
    WHERE NOT EXISTS (
      SELECT FROM ${schema}.identity_account AS same
      WHERE same.kind = 'citizen' AND same.provider_level = 2 AND ${isSamePersonSql(
        schema,
        { number: "same.personal_id", name: "same.full_name" },
        { number: "who.number", name: "who.name" },
      )})`,
};

/** Those of the people whose number a confirmed account bears under another name. Whose account it is stays untold. */
export async function numbersUnderOtherNames(
  executor: Executor,
  people: readonly NamedPerson[],
): Promise<readonly NamedPerson[]> {
  if (people.length === 0) return [];
  const numbers = people.map(({ personalId }) => personalId);
  const rows = await executor.run(OTHER_NAMES, [numbers, people.map(({ fullName }) => fullName)]);
  const found = new Set(rows.map((row) => row["number"]));
  const each = new Map(people.map((person) => [person.personalId, person]));
  return [...each.values()].filter(({ personalId }) => found.has(personalId));
}
