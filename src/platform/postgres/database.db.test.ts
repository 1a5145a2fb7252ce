import { expect, test } from "vitest";
import { testDatabase } from "../../../test/support/database.ts";
import { openDatabase, type Statement } from "./database.ts";

const { database, urls } = await testDatabase();
const one = openDatabase({ url: urls.app, schema: database.schema, connections: 1 });
const text = () => "SELECT $1::int + 1 AS next";
const ONCE: Statement = { name: "planned-once", text, isPlannedOnce: true };
const EACH: Statement = { name: "planned-each", text };

const plans = async (name: string) => {
  const { rows } = await one.pool.query(
    "SELECT generic_plans::int AS kept, custom_plans::int AS made FROM pg_prepared_statements WHERE name LIKE '%' || $1",
    [name],
  );
  return rows[0];
};

test("a statement that is planned once keeps its plan, another is planned for its values", async () => {
  for (const value of [1, 2, 3])
    for (const statement of [ONCE, EACH])
      expect(await one.run(statement, [value])).toEqual([{ next: value + 1 }]);
  expect(await plans("planned-once")).toEqual({ kept: 3, made: 0 });
  expect(await plans("planned-each")).toEqual({ kept: 0, made: 3 });
});

test("the setting ends with the statement, and a failure leaves a connection that works", async () => {
  const broken: Statement = { name: "planned-broken", text: () => "SELECT 1 / $1::int", isPlannedOnce: true };
  await expect(one.run(broken, [0])).rejects.toThrow("division by zero");
  const { rows } = await one.pool.query("SHOW plan_cache_mode");
  expect(rows).toEqual([{ plan_cache_mode: "auto" }]);
  expect(await one.run(ONCE, [4])).toEqual([{ next: 5 }]);
  await one.close();
});
