import { sql } from "kysely";
import { beforeAll, describe, expect, it } from "vitest";
import { at } from "../../../test/support/office-time.ts";
import { aPastRecord, recordCounted } from "../../../test/support/past-dossiers.ts";
import { testWard } from "../../../test/support/ward.ts";
import { drainTally } from "./drain.ts";
import { countMoney } from "./money/count-money.ts";
import { rebuildOnce, rebuildStatistics } from "./rebuild.ts";

const ward = await testWard({ now: at("2026-11-24 08:30") });
const { database, clock, organisation, act } = ward;

async function rowsOf(table: "statistics_spell" | "statistics_cell" | "statistics_tally"): Promise<string[]> {
  const from = sql.id(database.schema, table);
  const rows = await sql<{ row: object }>`SELECT to_jsonb(t) AS row FROM ${from} AS t`.execute(
    database.kysely,
  );
  return rows.rows.map(({ row }) => JSON.stringify(row)).sort();
}

/** Dossiers that went through pauses, results, reopening, refusal, withdrawal and cancellation, over several days. */
async function aWeekOfWork(): Promise<void> {
  const received = await ward.receive("1.001612");
  await act("intake", received, { act: "handOver" });
  await ward.receive("2.000815");
  clock.set(at("2026-11-25 09:10"));
  const online = await ward.submitOnline("2.000635");
  await act("intake", online, { act: "accept", components: [], custody: [] });
  const cancelled = await ward.submitOnline("2.000635");
  await act("intake", cancelled, { act: "cancel", reason: "Nhập nhầm (minh họa)" });
  await ward.submitOnline("2.000635");
  clock.set(at("2026-11-26 14:00"));
  await act("intake", online, { act: "requestWithdrawal", reason: "Không cần nữa" });
  await act("leader", online, {
    act: "approveWithdrawal",
    refundDecision: "Không thu phí",
    papersReturned: [],
  });
}

async function aPastYear(): Promise<void> {
  const unit = organisation.unitOf("serviceCentre");
  const past = [
    aPastRecord(unit),
    aPastRecord(unit, {
      code: "OLD-2",
      finishedAt: at("2018-05-07 10:00"),
      returnedAt: at("2018-05-07 11:00"),
    }),
    aPastRecord(unit, {
      code: "OLD-3",
      outcome: "REJECTED",
      acceptedAt: null,
      dueAt: null,
      returnedAt: null,
    }),
  ];
  await recordCounted(database, past, clock.now());
}

describe("figures counted anew", () => {
  beforeAll(async () => {
    await aWeekOfWork();
    await aPastYear();
    await countMoney(database);
    await drainTally(database);
  });

  it("are those of the acts, spell for spell and cell for cell", async () => {
    const before = [await rowsOf("statistics_spell"), await rowsOf("statistics_cell")];
    expect(before.map((rows) => rows.length > 10)).toEqual([true, true]);
    const progress: number[] = [];
    const dossiers = await rebuildStatistics(database, (done, total) => progress.push(done, total));
    expect([dossiers, progress]).toEqual([8, [8, 8]]);
    expect([await rowsOf("statistics_spell"), await rowsOf("statistics_cell")]).toEqual(before);
    expect(await rowsOf("statistics_tally")).toEqual([]);
  });

  it("leave the old ones where the counting is broken off", async () => {
    const before = await rowsOf("statistics_cell");
    const broken = rebuildStatistics(database, () => {
      throw new Error("killed");
    });
    await expect(broken).rejects.toThrow("killed");
    expect(await rowsOf("statistics_cell")).toEqual(before);
  });

  it("are counted by the first start on a database that had dossiers before, and by no later one", async () => {
    const before = await rowsOf("statistics_cell");
    const empty = () => {
      const tables = ["statistics_spell", "statistics_cell"].map((table) => sql.id(database.schema, table));
      return sql`TRUNCATE ${sql.join(tables)}`.execute(ward.owner.kysely);
    };
    await empty();
    await rebuildOnce(ward.services);
    expect(await rowsOf("statistics_cell")).toEqual(before);
    await empty();
    await rebuildOnce(ward.services);
    expect(await rowsOf("statistics_cell")).toEqual([]);
    await rebuildStatistics(database);
  });

  it("go on with the next act", async () => {
    await act("intake", await ward.receive("1.001612"), { act: "handOver" });
    await countMoney(database);
    await drainTally(database);
    const before = await rowsOf("statistics_cell");
    await rebuildStatistics(database);
    expect(await rowsOf("statistics_cell")).toEqual(before);
  });
});
