import { describe, expect, test } from "vitest";
import { testDatabase } from "../../../test/support/database.ts";
import { accept, refuse } from "../../kernel/result.ts";
import type { Executor } from "./database.ts";
import { databaseWithin } from "./nested-transaction.ts";
import { transactionOrRefusal } from "./transaction-or-refusal.ts";

const { database } = await testDatabase();

const write = (executor: Executor, name: string) =>
  executor.kysely.insertInto("platformSeed").values({ name }).execute();

async function written(names: readonly string[]): Promise<string[]> {
  const rows = await database.kysely.selectFrom("platformSeed").select("name").orderBy("name").execute();
  return rows.map((row) => row.name).filter((name) => names.includes(name));
}

describe("a decision in one transaction", () => {
  test("keeps what it wrote when it accepts, and nothing when it refuses", async () => {
    const accepted = await transactionOrRefusal(database, async (tx) => {
      await write(tx, "accepted");
      return accept("done");
    });
    expect(accepted).toEqual({ ok: true, value: "done" });
    const refused = await transactionOrRefusal(database, async (tx) => {
      await write(tx, "refused");
      return refuse({ code: "NOT_NOW", until: "2026-12-01" });
    });
    expect(refused).toEqual({ ok: false, refusal: { code: "NOT_NOW", until: "2026-12-01" } });
    expect(await written(["accepted", "refused"])).toEqual(["accepted"]);
  });

  test("lets a failure through and keeps nothing either", async () => {
    const failure = new RangeError("disk full");
    const failing = transactionOrRefusal(database, async (tx) => {
      await write(tx, "failed");
      throw failure;
    });
    await expect(failing).rejects.toBe(failure);
    expect(await written(["failed"])).toEqual([]);
  });

  test("undoes only itself inside another one that accepts, and goes with another one that refuses", async () => {
    await transactionOrRefusal(database, async (tx) => {
      await write(tx, "outer");
      const inner = await transactionOrRefusal(databaseWithin(tx, database), async (within) => {
        await write(within, "inner");
        return refuse({ code: "INNER" });
      });
      expect(inner).toEqual({ ok: false, refusal: { code: "INNER" } });
      return accept(null);
    });
    await transactionOrRefusal(database, async (tx) => {
      await transactionOrRefusal(databaseWithin(tx, database), async (within) => {
        await write(within, "inner accepted");
        return accept(null);
      });
      return refuse({ code: "OUTER" });
    });
    expect(await written(["outer", "inner", "inner accepted"])).toEqual(["outer"]);
  });
});
