import { expect, test } from "vitest";
import { testDatabase } from "../../../test/support/database.ts";
import { at, day } from "../../../test/support/office-time.ts";
import { newId } from "../../kernel/ids.ts";
import { openDatabase } from "../../platform/postgres/database.ts";
import { readSeries, readTotals } from "./totals.ts";

const { database, urls } = await testDatabase();
const one = openDatabase({ url: urls.app, schema: database.schema, connections: 1 });

/** How often the statements of a kind ran by the plan that was kept, and how often they were planned for their values. */
async function plansOf(kind: string) {
  const { rows } = await one.pool.query(
    `SELECT sum(generic_plans)::int AS kept, sum(custom_plans)::int AS made FROM pg_prepared_statements
     WHERE name LIKE '%:statistics-' || $1 || '-%'`,
    [kind],
  );
  return rows[0];
}

const NOW = at("2026-11-23 09:00");
/** As many as PostgreSQL plans for their values before it compares. */
const TRIED = 5;
const TIMES = 12;

test("sums of now are planned a few times a connection, not with each question", async () => {
  for (let n = 1; n <= TIMES; n += 1) {
    const units = Array.from({ length: n }, () => newId());
    const days = { units, from: day(`2026-10-${10 + n}`), to: day("2026-11-20") };
    await readTotals(one, { ...days, by: ["channel"], now: NOW });
    await readSeries(one, { ...days, step: "day" });
  }
  const kept = { kept: TIMES - TRIED, made: TRIED };
  expect(await plansOf("totals")).toEqual(kept);
  expect(await plansOf("series")).toEqual(kept);
  await one.close();
});
