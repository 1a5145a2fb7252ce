import { expect, it } from "vitest";
import { testDatabase } from "../../../test/support/database.ts";
import { openedStatement } from "./opened-statements.ts";

const { database } = await testDatabase();

it("looks for what had not ended on a past day among spells of about one length, by their index", async () => {
  const schema = `"${database.schema}"`;
  const text = openedStatement({ measure: "running", moment: "past", due: "OVERDUE" }).text(schema);
  const values = [
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
  const client = await database.pool.connect();
  try {
    await client.query("SET enable_seqscan = off");
    await client.query("SET plan_cache_mode = force_generic_plan");
    await client.query(`PREPARE list_of_the_past AS ${text}`);
    const { rows } = await client.query(`EXPLAIN EXECUTE list_of_the_past (${values.join(", ")})`);
    const plan = rows.map((row) => row["QUERY PLAN"]).join("\n");
    expect(plan).toContain("statistics_spell_by_length");
    expect(plan).not.toContain("Seq Scan on statistics_spell");
  } finally {
    client.release(true);
  }
});
