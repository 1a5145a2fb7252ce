import { sql } from "kysely";
import { expect, test } from "vitest";
import { testDatabase } from "../../../test/support/database.ts";
import { accept } from "../../kernel/result.ts";
import type { Tx } from "./database.ts";
import { againWhereLost } from "./lost-race.ts";
import { transactionOrRefusal } from "./transaction-or-refusal.ts";

const { database } = await testDatabase();
const hold = (tx: Tx, lock: number) => sql`SELECT pg_advisory_xact_lock(${lock})`.execute(tx.kysely);

/** Two that hold what the other wants: each has its first lock before either asks for its second. */
function crossed() {
  let runs = 0;
  let both: () => void = () => undefined;
  const met = new Promise<void>((resolve) => {
    both = resolve;
  });
  const holding = new Set<number>();
  const work = (first: number, second: number) => async (tx: Tx) => {
    runs += 1;
    await hold(tx, first);
    holding.add(first);
    if (holding.size === 2) both();
    await met;
    await hold(tx, second);
    return accept(first);
  };
  return { work, runs: () => runs };
}

test("two decisions that lock each other out are both made: who lost is made again", async () => {
  const { work, runs } = crossed();
  const done = await Promise.all([
    transactionOrRefusal(database, work(71, 72)),
    transactionOrRefusal(database, work(72, 71)),
  ]);
  expect(done).toEqual([accept(71), accept(72)]);
  expect(runs()).toBe(3);
});

test("what is no lost race is not tried again", async () => {
  let runs = 0;
  const failing = againWhereLost(() =>
    database.transaction(async (tx) => {
      runs += 1;
      await sql`SELECT 1 / 0`.execute(tx.kysely);
    }),
  );
  await expect(failing).rejects.toThrow("division by zero");
  expect(runs).toBe(1);
});

test("who loses each time is told so after three tries", async () => {
  let runs = 0;
  const losing = againWhereLost(() =>
    database.transaction(async (tx) => {
      runs += 1;
      await sql`DO $$ BEGIN RAISE EXCEPTION 'lost' USING ERRCODE = '40P01'; END $$`.execute(tx.kysely);
    }),
  );
  await expect(losing).rejects.toThrow("lost");
  expect(runs).toBe(3);
});
