import { describe, expect, it } from "vitest";
import { testDatabase } from "../../../test/support/database.ts";
import { sha256 } from "../../kernel/hash-chain.ts";
import { checkMigrated, migrate } from "./migrate.ts";
import { type Migration, readMigrations } from "./migration-files.ts";

const { owner, urls } = await testDatabase({ empty: true });

function step(number: number, name: string, sql: string): Migration {
  return { number, name, sql, sha256: sha256(sql) };
}

const first = step(1, "register", "CREATE TABLE register (id integer PRIMARY KEY, title text NOT NULL)");
const second = step(2, "register-year", "ALTER TABLE register ADD COLUMN year integer NOT NULL DEFAULT 2026");

describe("migrations", () => {
  it("bring an empty database to this program's version", async () => {
    const done = await migrate({ url: urls.owner, schema: "from_empty" });
    expect(done.at).toBe(readMigrations().at(-1)?.number);
    await expect(checkMigrated(owner.pool, "from_empty")).resolves.toBeUndefined();
  });

  it("do nothing the second time", async () => {
    await migrate({ url: urls.owner, schema: "twice" });
    expect((await migrate({ url: urls.owner, schema: "twice" })).applied).toEqual([]);
  });

  it("carry the data of the previous version along", async () => {
    await migrate({ url: urls.owner, schema: "with_data", migrations: [first] });
    await owner.pool.query("INSERT INTO with_data.register VALUES (1, 'Sổ theo dõi hồ sơ')");
    const done = await migrate({ url: urls.owner, schema: "with_data", migrations: [first, second] });
    expect(done.applied).toEqual(["register-year"]);
    const rows = await owner.pool.query("SELECT * FROM with_data.register");
    expect(rows.rows).toEqual([{ id: 1, title: "Sổ theo dõi hồ sơ", year: 2026 }]);
  });

  it("stop when a step was edited after it ran", async () => {
    await migrate({ url: urls.owner, schema: "edited", migrations: [first] });
    const changed = step(1, "register", `${first.sql} -- and more`);
    const run = migrate({ url: urls.owner, schema: "edited", migrations: [changed] });
    await expect(run).rejects.toMatchObject({
      code: "MIGRATION_EDITED",
      facts: { number: 1, name: "register" },
    });
  });

  it("stop an older program on a newer schema", async () => {
    await migrate({ url: urls.owner, schema: "newer", migrations: [first, second] });
    const run = migrate({ url: urls.owner, schema: "newer", migrations: [first] });
    await expect(run).rejects.toMatchObject({ code: "SCHEMA_NEWER_THAN_PROGRAM", facts: { number: 2 } });
  });

  it("leave nothing of a step that fails, and keep the steps before it", async () => {
    const broken = step(2, "broken", "CREATE TABLE half (id integer); SELECT 1 / 0");
    const run = migrate({ url: urls.owner, schema: "broken", migrations: [first, broken] });
    await expect(run).rejects.toMatchObject({ code: "MIGRATION_FAILED", facts: { name: "broken" } });
    const tables = await owner.pool.query(
      "SELECT tablename FROM pg_tables WHERE schemaname = 'broken' ORDER BY 1",
    );
    expect(tables.rows.map((row) => row.tablename)).toEqual(["platform_migration", "register"]);
  });

  it("run once when five programs start at the same time", async () => {
    const runs = await Promise.all(
      Array.from({ length: 5 }, () =>
        migrate({ url: urls.owner, schema: "together", migrations: [first, second] }),
      ),
    );
    expect(runs.flatMap((run) => run.applied).sort()).toEqual(["register", "register-year"]);
  });

  it("are not taken as done where nothing ran", async () => {
    await expect(checkMigrated(owner.pool, "never_made")).rejects.toMatchObject({
      code: "SCHEMA_NOT_MIGRATED",
    });
  });
});
