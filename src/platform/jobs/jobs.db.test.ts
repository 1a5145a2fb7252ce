import { afterAll, expect, it, vi } from "vitest";
import { testDatabase } from "../../../test/support/database.ts";
import { TEST_SCHEMA } from "../../../test/support/database-cluster.ts";
import { openLog } from "../log/log.ts";
import { openJobs } from "./jobs.ts";

const { database, owner, urls } = await testDatabase();
const jobs = await openJobs({
  url: urls.app,
  schema: TEST_SCHEMA,
  runs: true,
  log: openLog({ level: "silent" }),
});
afterAll(() => jobs.close());

async function waiting(queue: string): Promise<number> {
  const rows = await owner.pool.query(
    `SELECT count(*)::int AS n FROM ${TEST_SCHEMA}_jobs.job WHERE name = $1`,
    [queue],
  );
  return rows.rows[0].n;
}

it("a job enqueued in an act that commits runs", async () => {
  const ran: unknown[] = [];
  await jobs.work("notice", async (data) => void ran.push(data));
  await database.transaction((tx) => jobs.enqueue(tx, { queue: "notice", data: { dossier: "a" } }));
  await vi.waitFor(() => expect(ran).toEqual([{ dossier: "a" }]), { timeout: 15_000 });
});

it("a job enqueued in an act that is rolled back never exists", async () => {
  const act = database.transaction(async (tx) => {
    await jobs.enqueue(tx, { queue: "rolled-back", data: { dossier: "b" } });
    throw new Error("the act fails");
  });
  await expect(act).rejects.toThrow("the act fails");
  expect(await waiting("rolled-back")).toBe(0);
  await database.transaction((tx) => jobs.enqueue(tx, { queue: "rolled-back", data: { dossier: "c" } }));
  expect(await waiting("rolled-back")).toBe(1);
});

it("of two waiting jobs with the same key one stays; without a key both do", async () => {
  await database.transaction(async (tx) => {
    await jobs.enqueue(tx, { queue: "keyed", data: { n: 1 }, key: "same" });
    await jobs.enqueue(tx, { queue: "keyed", data: { n: 2 }, key: "same" });
    await jobs.enqueue(tx, { queue: "unkeyed", data: { n: 1 } });
    await jobs.enqueue(tx, { queue: "unkeyed", data: { n: 2 } });
  });
  expect(await waiting("keyed")).toBe(1);
  expect(await waiting("unkeyed")).toBe(2);
});

it("a job that fails is tried again", async () => {
  let tries = 0;
  await jobs.work("flaky", async () => {
    tries += 1;
    if (tries === 1) throw new Error("the portal is down");
  });
  await database.transaction((tx) => jobs.enqueue(tx, { queue: "flaky", data: {} }));
  await vi.waitFor(() => expect(tries).toBe(2), { timeout: 40_000, interval: 200 });
});
