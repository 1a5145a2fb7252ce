import { expect, it } from "vitest";
import { testDatabase } from "../../../test/support/database.ts";
import { migrate } from "../../platform/postgres/migrate.ts";
import { readMigrations } from "../../platform/postgres/migration-files.ts";

const { owner, urls } = await testDatabase({ empty: true });

const WARD = "00000000-0000-7000-8000-000000000001";
const WHOLE = "00000000-0000-0000-0000-000000000000";
const YEARS = 18;

it("cells of the version before become cells with halves of a month, years and fields", async () => {
  const schema = "before_years";
  const before = readMigrations().filter(({ number }) => number < YEARS);
  await migrate({ url: urls.owner, schema, migrations: before });
  const columns = "unit_id, procedure_code, field_code, grain, starts_on, channel, accepted, elapsed_minutes";
  const write = (...cells: readonly (readonly (string | number)[])[]) =>
    owner.pool.query(
      `INSERT INTO ${schema}.statistics_cell (${columns}) SELECT (r ->> 0)::uuid, r ->> 1, r ->> 2, r ->> 3,
         (r ->> 4)::date, r ->> 5, (r ->> 6)::int, (r ->> 7)::bigint FROM jsonb_array_elements($1::jsonb) AS r`,
      [JSON.stringify(cells)],
    );
  await write(
    [WARD, "1.001", "F1", "D", "2025-12-14", "ONLINE", 2, 3_000_000_000],
    [WARD, "1.002", "F1", "D", "2025-12-15", "ONLINE", 3, 5],
    [WARD, "1.002", "F1", "D", "2026-01-01", "DIRECT", 4, 7],
    // What was rolled up before is rolled up anew.
    [WARD, "*", "*", "M", "2025-12-01", "ONLINE", 5, 3_000_000_005],
    [WHOLE, "1.001", "F1", "D", "2025-12-14", "ONLINE", 2, 3_000_000_000],
  );
  await migrate({ url: urls.owner, schema });
  const { rows } = await owner.pool.query(
    `SELECT concat_ws(' ', level, grain, starts_on, procedure_code, field_code, channel, accepted, elapsed_minutes) AS cell, unit_id
     FROM ${schema}.statistics_cell ORDER BY 1`,
  );
  const cellsOf = (unit: string) => rows.filter((row) => row.unit_id === unit).map((row) => row.cell);
  expect(cellsOf(WARD).filter((cell) => cell.startsWith("CHANNEL"))).toEqual([
    "CHANNEL D 2025-12-14 * * ONLINE 2 3000000000",
    "CHANNEL D 2025-12-15 * * ONLINE 3 5",
    "CHANNEL D 2026-01-01 * * DIRECT 4 7",
    "CHANNEL H 2025-12-01 * * ONLINE 2 3000000000",
    "CHANNEL H 2025-12-15 * * ONLINE 3 5",
    "CHANNEL H 2026-01-01 * * DIRECT 4 7",
    "CHANNEL M 2025-12-01 * * ONLINE 5 3000000005",
    "CHANNEL M 2026-01-01 * * DIRECT 4 7",
    "CHANNEL Y 2025-01-01 * * ONLINE 5 3000000005",
    "CHANNEL Y 2026-01-01 * * DIRECT 4 7",
  ]);
  expect(cellsOf(WARD)).toContain("FIELD Y 2025-01-01 * F1 ONLINE 5 3000000005");
  expect(cellsOf(WARD)).toContain("PROCEDURE M 2025-12-01 1.001 F1 ONLINE 2 3000000000");
  expect(cellsOf(WARD)).toContain("TOTAL Y 2025-01-01 * * * 5 3000000005");
  // One ward is the whole authority here.
  expect(cellsOf(WHOLE)).toEqual(cellsOf(WARD));
});
