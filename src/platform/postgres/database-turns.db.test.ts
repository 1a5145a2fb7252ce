import { sql } from "kysely";
import { afterAll, expect, test } from "vitest";
import { testDatabase } from "../../../test/support/database.ts";
import { openDatabase } from "./database.ts";

const { urls, database } = await testDatabase();
const { schema } = database;

test("transactions leave a connection free: what they read outside of themselves never waits for them", async () => {
  const small = openDatabase({ url: urls.app, schema, connections: 4, connectMs: 1_000 });
  afterAll(() => small.close());
  const reads = Array.from({ length: 40 }, () =>
    small.transaction(async (tx) => {
      await sql`SELECT 1`.execute(tx.kysely);
      const { rows } = await sql`SELECT 2 AS two`.execute(small.kysely);
      return rows;
    }),
  );
  expect(await Promise.all(reads)).toEqual(reads.map(() => [{ two: 2 }]));
});

test("a transaction that waited for its turn too long is a failure that may be tried again, by its name", async () => {
  const single = openDatabase({ url: urls.app, schema, connections: 2, turnMs: 50 });
  afterAll(() => single.close());
  const held = Promise.withResolvers<void>();
  const first = single.transaction(() => held.promise);
  const second = single.transaction(async () => "second");
  await expect(second).rejects.toMatchObject({ code: "DATABASE_BUSY", retryable: true });
  held.resolve();
  await first;
  expect(await single.transaction(async () => "third")).toBe("third");
});
