import { sql } from "kysely";
import { beforeAll, describe, expect, test } from "vitest";
import { testDatabase } from "../../../test/support/database.ts";
import { bulkTransaction } from "./bulk-transaction.ts";
import { copyChunk } from "./copy-rows.ts";

const { database, owner } = await testDatabase({ empty: true });
const target = { table: "kept", columns: ["name", "count", "is_so", "words", "facts"] };
const NAMES = [
  "Nguyễn Thị Mẫu",
  "",
  "a\\b",
  "một\ttab",
  "hai\ndòng\r\n",
  "\\N",
  "\\.",
  '"ngoặc"',
  "𠀋",
  "{}",
];
const rowOf = (name: string, count: number) => [
  name,
  count,
  count % 2 === 0,
  [name, "x"],
  { name, of: [name] },
];

async function kept(): Promise<unknown> {
  const found = await sql`SELECT * FROM ${sql.id(database.schema, "kept")} ORDER BY count`.execute(
    owner.kysely,
  );
  return found.rows;
}

beforeAll(async () => {
  const schema = sql.id(database.schema);
  await sql`CREATE SCHEMA ${schema}`.execute(owner.kysely);
  await sql`GRANT USAGE ON SCHEMA ${schema} TO motcua_app`.execute(owner.kysely);
  const table = sql.id(database.schema, "kept");
  await sql`CREATE TABLE ${table} (name text UNIQUE, count int, is_so boolean, words text[], facts jsonb)`.execute(
    owner.kysely,
  );
  await sql`GRANT SELECT, INSERT ON ${table} TO motcua_app`.execute(owner.kysely);
});

describe("rows sent in bulk", () => {
  test("arrive as they are, whatever signs are in them, in as many pieces as they come", async () => {
    const rows = NAMES.map(rowOf);
    await bulkTransaction(database, (tx) =>
      tx.copy(target, [copyChunk(rows.slice(0, 4)), copyChunk(rows.slice(4))]),
    );
    expect(await kept()).toEqual(
      NAMES.map((name, count) => ({
        name,
        count,
        isSo: count % 2 === 0,
        words: [name, "x"],
        facts: { name, of: [name] },
      })),
    );
  });

  test("none of them stay where one is refused, and the connection serves the next", async () => {
    const before = await kept();
    const twice = [rowOf("mới", 100), rowOf("", 101)];
    await expect(
      bulkTransaction(database, (tx) => tx.copy(target, [copyChunk(twice)])),
    ).rejects.toMatchObject({ code: "23505" });
    expect(await kept()).toEqual(before);
    await expect(
      bulkTransaction(database, async (tx) => {
        await tx.copy(target, [copyChunk([["chưa xong", null, null, null, null]])]);
        throw new Error("killed");
      }),
    ).rejects.toThrow("killed");
    expect(await kept()).toEqual(before);
    await bulkTransaction(database, (tx) =>
      tx.copy(target, [copyChunk([["không có gì", null, null, null, null]])]),
    );
    expect(await kept()).toContainEqual({
      name: "không có gì",
      count: null,
      isSo: null,
      words: null,
      facts: null,
    });
  });
});
