import { expect, it } from "vitest";
import { testDatabase } from "../../../test/support/database.ts";
import { openedStatement } from "./opened-statements.ts";

const { database, owner } = await testDatabase();
const schema = `"${database.schema}"`;
const VALUES = [
  "ARRAY[gen_random_uuid()]",
  "51",
  "NULL",
  "NULL",
  "'2024-05-20'",
  "'2024-05-20'",
  "'-infinity'",
  "gen_random_uuid()",
  "NULL",
];

/** How the list of a past day is planned; `without` is dropped for that moment. */
async function planOf({ mode, without }: { mode: string; without: string | null }): Promise<string> {
  const text = openedStatement({ measure: "running", moment: "past", due: "OVERDUE" }).text(schema);
  const client = await owner.pool.connect();
  try {
    await client.query("BEGIN");
    await client.query("SET LOCAL enable_seqscan = off");
    await client.query(`SET LOCAL plan_cache_mode = ${mode}`);
    if (without !== null) await client.query(`DROP INDEX ${schema}.${without}`);
    await client.query(`PREPARE list_of_the_past AS ${text}`);
    const { rows } = await client.query(`EXPLAIN EXECUTE list_of_the_past (${VALUES.join(", ")})`);
    await client.query("ROLLBACK");
    return rows.map((row) => row["QUERY PLAN"]).join("\n");
  } finally {
    client.release(true);
  }
}

it.each(["force_generic_plan", "force_custom_plan"])(
  "looks for what had not ended on a past day among spells of about one length, by their index (%s)",
  async (mode) => {
    const plan = await planOf({ mode, without: null });
    expect(plan).toContain("statistics_spell_by_length");
    expect(plan).not.toContain("Seq Scan on statistics_spell");
  },
);

it("never looks by when spells ended, however few had: a province ends tens of thousands a month", async () => {
  const plan = await planOf({ mode: "force_custom_plan", without: "statistics_spell_by_length" });
  expect(plan).toContain("statistics_spell");
  expect(plan).not.toMatch(/Index Cond: .*to_at/);
});
