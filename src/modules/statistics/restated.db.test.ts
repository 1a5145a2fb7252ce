import { describe, expect, it } from "vitest";
import { day } from "../../../test/support/office-time.ts";
import { operator, unitRegister } from "../../../test/support/unit-register.ts";
import { present } from "../../kernel/assert.ts";
import type { UnitId } from "../access/index.ts";
import { closeUnit, unitDirectory } from "../organisation/index.ts";
import { drainTally } from "./drain.ts";
import { addTotals, MEASURES, type Measure, NO_TOTALS } from "./measure.ts";
import { restateTotals } from "./restated.ts";
import { readTotals } from "./totals.ts";

/** Eight wards of a district that became two, and one that was divided 60 to 40 between them. */
const register = await unitRegister();
const { database, services, clock } = register;
const wards: UnitId[] = [];
for (let number = 1; number <= 8; number += 1)
  wards.push(await register.opened(`Phường ${number} (minh họa)`));
const divided = await register.opened("Phường Chia (minh họa)");
const [north, south] = [
  await register.opened("Phường Bắc (minh họa)", {}, null, day("2026-05-01")),
  await register.opened("Phường Nam (minh họa)", {}, null, day("2026-05-01")),
];

async function counted(unitId: UnitId, amounts: Partial<Record<Measure, number>>) {
  await database.kysely
    .insertInto("statisticsTally")
    .values({
      day: day("2026-04-15"),
      unitId,
      procedureCode: "1.004873",
      fieldCode: "HT",
      channel: "ONLINE",
      ...amounts,
    })
    .execute();
}
for (const [index, ward] of wards.entries())
  await counted(ward, { accepted: 10 + index, positive_early: 7, running: 3 + index });
await counted(divided, { accepted: 101, positive_late: 51, running: 50, overdue: 7 });
await drainTally(database);

const question = {
  units: [...wards, divided, north, south],
  from: day("2026-04-01"),
  to: day("2026-04-30"),
  by: ["unit"],
  now: clock.now(),
} as const;
const before = await readTotals(database, question);

async function close(unitId: UnitId, heirs: readonly (readonly [UnitId, number])[]) {
  const done = await closeUnit(services, operator, {
    unitId,
    lastDay: day("2026-04-30"),
    successors: heirs.map(([id, shareBasisPoints]) => ({ unitId: id, shareBasisPoints })),
    revision: null,
    endPosts: false,
  });
  if (!done.ok) throw new Error(done.refusal.code);
}
for (const [index, ward] of wards.entries()) await close(ward, [[index < 5 ? north : south, 10_000]]);
await close(divided, [
  [north, 6_000],
  [south, 4_000],
]);

const sumOf = (groups: typeof before) =>
  groups.reduce(
    (sum, group) => addTotals(addTotals(addTotals(sum, group.opening), group.flows), group.closing),
    NO_TOTALS,
  );

describe("figures across a reorganisation", () => {
  it("as was: the old units keep theirs, to the dossier", async () => {
    expect(await readTotals(database, question)).toEqual(before);
    expect(before.map((group) => group.unitId).sort()).toEqual([...wards, divided].sort());
  });

  it("restated: the successors have all of it, and no figure is lost or doubled", async () => {
    const tree = await unitDirectory(database);
    const restated = restateTotals(before, { tree, on: day("2026-05-01") });
    expect(new Set(restated.map((group) => group.unitId))).toEqual(new Set([north, south]));
    expect(sumOf(restated)).toEqual(sumOf(before));
    const northern = present(
      restated.find((group) => group.unitId === north),
      "north",
    );
    // Five whole wards, and three fifths of 101.
    expect(northern.flows.accepted).toBe(10 + 11 + 12 + 13 + 14 + 61);
    expect(northern.closing.running).toBe(3 + 4 + 5 + 6 + 7 + 30);
    expect(northern.countedAs).toEqual([...wards.slice(0, 5), divided].toSorted());
  });

  it("says which rows hold a share of a divided unit, and only those", async () => {
    const tree = await unitDirectory(database);
    const whole = before.filter((group) => group.unitId !== divided);
    expect(restateTotals(before, { tree, on: day("2026-05-01") }).every((group) => group.estimated)).toBe(
      true,
    );
    expect(restateTotals(whole, { tree, on: day("2026-05-01") }).some((group) => group.estimated)).toBe(
      false,
    );
  });

  it("for a day before the reorganisation nothing is restated", async () => {
    const tree = await unitDirectory(database);
    const restated = restateTotals(before, { tree, on: day("2026-04-30") });
    expect(restated.map(({ unitId, flows }) => ({ unitId, flows }))).toEqual(
      before.map(({ unitId, flows }) => ({ unitId, flows })),
    );
  });

  it("every measure of a divided unit adds up to the original again", async () => {
    const tree = await unitDirectory(database);
    const original = present(
      before.find((group) => group.unitId === divided),
      "the divided ward",
    );
    const parts = restateTotals([original], { tree, on: day("2026-05-01") });
    expect(parts).toHaveLength(2);
    for (const measure of MEASURES)
      expect(parts.reduce((sum, part) => sum + part.flows[measure] + part.closing[measure], 0)).toBe(
        original.flows[measure] + original.closing[measure],
      );
  });
});
