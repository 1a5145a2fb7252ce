import { sql } from "kysely";
import { afterEach, describe, expect, test } from "vitest";
import { bankOf } from "../../../../test/support/bank.ts";
import { moneyWard } from "../../../../test/support/money.ts";
import { at, day } from "../../../../test/support/office-time.ts";
import { present } from "../../../kernel/assert.ts";
import { answerDecision, askDecision } from "../../payment/commands/decide-money.ts";
import { drainTally, WHOLE_AUTHORITY } from "../drain.ts";
import { listCountedWithout } from "../index-766/counted-without.ts";
import { listOpened } from "../opened.ts";
import { rebuildStatistics } from "../rebuild.ts";
import { recountStatistics } from "../recount/recount.ts";
import { readSeries, readTotals } from "../totals.ts";
import { countMoney } from "./count-money.ts";

/*
 * Four dossiers with a fee come in on Monday 2 November 2026. One is paid in cash on the 3rd; one by transfer on the 4th; one is
 * exempt on the 5th; one is asked for a duty on top and pays both by transfer on the 6th.
 */
const ward = await moneyWard({ now: at("2026-11-02 08:30") });
const bank = await bankOf(ward);
const { database, clock } = ward;
const till = (name: "cashier" | "leader") => ({
  office: ward.office,
  services: ward.services,
  actor: ward.officer(name),
});
const [cash, transfer, exempt] = [await ward.copies(), await ward.copies(), await ward.copies()];
const duty = await ward.waiting(100_000);

async function payOnline(dossier: typeof cash): Promise<void> {
  const { reference, amountDong } = await bank.request(dossier);
  await bank.send(bank.told({ memo: `${reference} nop phi`, amount: amountDong }));
}

clock.set(at("2026-11-03 09:00"));
await ward.take([cash]);
clock.set(at("2026-11-04 09:00"));
await payOnline(transfer);
clock.set(at("2026-11-05 09:00"));
const charge = present((await ward.chargesOf(exempt))[0], "a charge");
const asked = await askDecision(till("cashier"), {
  chargeId: charge.id,
  kind: "EXEMPTION",
  amountDong: 21_000,
  ground: "Hộ nghèo",
});
await answerDecision(till("leader"), { id: asked.ok ? asked.value.id : "", approved: true, reason: "" });
clock.set(at("2026-11-06 09:00"));
await payOnline(duty);
clock.set(at("2026-11-09 09:00"));

const PERIOD = { from: day("2026-11-01"), to: day("2026-11-30") };
const WEEK = { units: "WHOLE", ...PERIOD } as const;
const byDay = async () => {
  const days = await readSeries(database, { ...WEEK, step: "day" });
  return days
    .map(({ startsOn, flows }) => [startsOn.slice(8), flows.payable, flows.paid, flows.paid_online])
    .filter(([, ...counts]) => counts.some((each) => each !== 0));
};
const DAYS = [
  ["02", 4, 0, 0],
  ["03", 0, 1, 0],
  ["04", 0, 1, 1],
  ["05", -1, 0, 0],
  ["06", 0, 1, 1],
];

describe("what dossiers owe and how they are paid", () => {
  test("waits to be counted, and is not called wrong meanwhile", async () => {
    expect(await byDay()).toEqual([]);
    expect((await recountStatistics(database)).wrong).toEqual([]);
  });

  test("is counted on the day it was booked, once however often it is counted", async () => {
    expect(await countMoney(database)).toBe(4);
    expect(await byDay()).toEqual(DAYS);
    await database.kysely.insertInto("paymentUncounted").values({ dossierId: cash.id }).execute();
    expect(await countMoney(database)).toBe(1);
    expect(await byDay()).toEqual(DAYS);
    await drainTally(database);
    expect(await byDay()).toEqual(DAYS);
  });

  test("opens down to the dossiers behind each figure", async () => {
    const list = async (measure: "payable" | "paid" | "paid_online") => {
      const question = { ...WEEK, measure, now: clock.now(), size: 9, after: null };
      return (await listOpened(database, question)).map(({ dossierId, amount }) => [dossierId, amount]);
    };
    expect(await list("paid_online")).toEqual([
      [transfer.id, 1],
      [duty.id, 1],
    ]);
    expect(await list("paid")).toHaveLength(3);
    expect((await list("payable")).filter(([id]) => id === exempt.id)).toEqual([
      [exempt.id, 1],
      [exempt.id, -1],
    ]);
  });

  test("opens down to what was not paid online, as many as the share lacks", async () => {
    const units = [ward.organisation.unitOf("ward")];
    const asked = { units, ...PERIOD, asOf: clock.now(), size: 9, after: null, except: [] };
    const lacking = await listCountedWithout(database, "paid_online", asked);
    expect(lacking.map(({ dossierId, amount }) => [dossierId, amount])).toEqual([[cash.id, 1]]);
    const [all] = await readTotals(database, { ...WEEK, by: [], now: clock.now() });
    expect((all?.flows.payable ?? 0) - (all?.flows.paid_online ?? 0)).toBe(1);
    const unused = await listCountedWithout(database, "reused", asked);
    expect(unused).toHaveLength(all?.flows.accepted ?? 0);
  });

  test("is told as it was at a moment of the past", async () => {
    const asOf = at("2026-11-04 08:59");
    const [before] = await readTotals(database, { ...WEEK, by: [], now: clock.now(), asOf });
    expect(before?.flows).toMatchObject({ payable: 4, paid: 1, paid_online: 0 });
  });

  test("comes out the same when everything is counted anew", async () => {
    await rebuildStatistics(database);
    expect(await byDay()).toEqual(DAYS);
    expect((await recountStatistics(database)).wrong).toEqual([]);
  });
});

describe("an error of one in money", () => {
  const mend: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    for (const each of mend.splice(0)) await each();
    expect((await recountStatistics(database)).wrong).toEqual([]);
  });

  test("is found in a cell", async () => {
    const add = (amount: number) =>
      database.kysely
        .updateTable("statisticsCell")
        .set((eb) => ({ paidOnline: eb("paidOnline", "+", amount) }))
        .where("unitId", "=", WHOLE_AUTHORITY)
        .where("level", "=", "TOTAL")
        .where("grain", "=", "D")
        .where("startsOn", "=", day("2026-11-04"))
        .execute();
    await add(1);
    mend.push(() => add(-1));
    expect((await recountStatistics(database)).wrong).toMatchObject([
      { kind: "CELL", startsOn: "2026-11-04", measure: "paid_online", cell: 2, recounted: 1 },
    ]);
  });

  test("is found behind a figure, by its dossier and its day", async () => {
    const set = (paid: number) =>
      sql`UPDATE ${sql.id(database.schema, "statistics_spell")} SET paid = ${paid}
        WHERE dossier_id = ${cash.id} AND kind = 'money' AND paid <> ${paid}`.execute(database.kysely);
    await set(0);
    mend.push(() =>
      sql`UPDATE ${sql.id(database.schema, "statistics_spell")} SET paid = 1
        WHERE dossier_id = ${cash.id} AND opened_seq = -2`.execute(database.kysely),
    );
    expect((await recountStatistics(database)).wrong).toMatchObject([
      { kind: "SPELLS", dossierId: cash.id, day: "2026-11-03", measure: "paid", listed: 0, recounted: 1 },
    ]);
  });
});
