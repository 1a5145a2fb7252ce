import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { at, day } from "../../../../test/support/office-time.ts";
import { openDistrict, WARDS } from "../../../../test/support/past-districts.ts";
import { pastFiles, toldLine } from "../../../../test/support/past-files.ts";
import { unitRegister } from "../../../../test/support/unit-register.ts";
import type { Instant } from "../../../kernel/local-date.ts";
import { verifyDossiers } from "../../dossier/index.ts";
import { listOpened } from "../opened.ts";
import { rebuildStatistics } from "../rebuild.ts";
import { recountStatistics } from "../recount/recount.ts";
import { readTotals } from "../totals.ts";
import { importHistory } from "./import-history.ts";

/*
 * Seven dossiers of May 2018, five of them with an opinion: of the district one very satisfied (on the 4th), one neutral and
 * withdrawn, one refused at intake and dissatisfied (both on the 3rd); of a ward one satisfied (on the 7th, told in a table)
 * and one very dissatisfied (on the 4th).
 */
const register = await unitRegister();
const { services, database, clock } = register;
const { district, wards } = await openDistrict(register, { areaCode: "990", wards: WARDS });
const ward = wards[4] ?? "";
const files = pastFiles();
const load = (path: string) => importHistory(services, { path, skipBad: false });

const LATER = { unit: "99005", finishedAt: "2018-05-04", returnedAt: "2018-05-07T09:00" };
const TABLE = toldLine({ code: "OLD-5", ...LATER, satisfaction: "SATISFIED" });
const WITHOUT = toldLine({ code: "OLD-6", satisfaction: "" });
const table = [Object.keys(TABLE), Object.values(TABLE), Object.values(WITHOUT)].map((cells) =>
  cells.join(";"),
);
const told = [
  await load(
    files.lines([
      toldLine({ code: "OLD-1", satisfaction: "VERY_SATISFIED" }),
      toldLine({ code: "OLD-2", outcome: "WITHDRAWN", returnedAt: null, satisfaction: "NEUTRAL" }),
      toldLine({
        code: "OLD-3",
        outcome: "REJECTED",
        acceptedAt: null,
        dueAt: null,
        returnedAt: null,
        satisfaction: "DISSATISFIED",
      }),
      toldLine({ code: "OLD-4", unit: "99005", satisfaction: "VERY_DISSATISFIED" }),
      toldLine({ code: "OLD-7", satisfaction: null }),
    ]),
  ),
  await load(files.written(table.join("\n"))),
];

const MAY = { from: day("2018-05-01"), to: day("2018-05-31") };
async function opinions(
  units: readonly string[],
  { from, to, asOf }: { from: typeof MAY.from; to: typeof MAY.to; asOf?: Instant } = MAY,
): Promise<{ rated: number; satisfied: number }> {
  const moment = asOf === undefined ? {} : { asOf };
  const groups = await readTotals(database, { units, from, to, by: ["unit"], now: clock.now(), ...moment });
  const sum = (of: (group: (typeof groups)[number]) => number) =>
    groups.reduce((all, each) => all + of(each), 0);
  return {
    rated: sum(({ flows }) => flows.rated),
    satisfied: sum(({ flows }) => flows.satisfied),
  };
}

async function listed(measure: "rated" | "satisfied", units: readonly string[] | "WHOLE" = "WHOLE") {
  const rows = await listOpened(database, {
    measure,
    units,
    ...MAY,
    now: clock.now(),
    size: 9,
    after: null,
  });
  return rows.map(({ code, at: when, amount }) => `${code} ${when} ${amount}`);
}

describe("opinions on past dossiers", () => {
  test("are counted where and when the result was there, and what was satisfied apart", async () => {
    expect(told.map((done) => done.ok && done.value.recorded)).toEqual([5, 2]);
    expect(await opinions([district])).toMatchObject({ rated: 3, satisfied: 1 });
    expect(await opinions([ward])).toMatchObject({ rated: 2, satisfied: 1 });
    const third = day("2018-05-03");
    const seventh = day("2018-05-07");
    expect(await opinions([district], { from: third, to: third })).toMatchObject({ rated: 2, satisfied: 0 });
    expect(await opinions([ward], { from: seventh, to: seventh })).toMatchObject({ rated: 1, satisfied: 1 });
  });

  test("have lists behind them with the same number", async () => {
    expect(await listed("satisfied")).toEqual([
      `OLD-1 ${at("2018-05-04 09:00")} 1`,
      `OLD-5 ${at("2018-05-07 09:00")} 1`,
    ]);
    expect((await listed("rated")).map((row) => row.slice(0, 5)).sort()).toEqual([
      "OLD-1",
      "OLD-2",
      "OLD-3",
      "OLD-4",
      "OLD-5",
    ]);
    expect(await listed("rated", [ward])).toHaveLength(2);
  });

  test.each([
    ["08:59", { rated: 0, satisfied: 0 }],
    ["09:00", { rated: 1, satisfied: 1 }],
    ["09:01", { rated: 1, satisfied: 1 }],
  ])("as of %s of the day they came they are what had come by then", async (time, counted) => {
    const fourth = day("2018-05-04");
    const asOf = at(`2018-05-04 ${time}`);
    expect(await opinions([district], { from: fourth, to: fourth, asOf })).toEqual(counted);
  });

  test("are the same recounted from the histories, and counted anew", async () => {
    expect((await recountStatistics(database)).wrong).toEqual([]);
    expect(await verifyDossiers(database)).toMatchObject({ dossiers: 7, broken: [] });
    const spells = async () => {
      const { rows } = await sql<{ row: object }>`
        SELECT to_jsonb(s) AS row FROM ${sql.id(database.schema, "statistics_spell")} AS s`.execute(
        database.kysely,
      );
      return rows.map(({ row }) => JSON.stringify(row)).sort();
    };
    const before = await spells();
    await rebuildStatistics(database);
    expect(await spells()).toEqual(before);
    expect(await opinions([district, ward])).toMatchObject({ rated: 5, satisfied: 2 });
    expect((await recountStatistics(database)).wrong).toEqual([]);
  });

  test("are no part of what an older file told: it is known again as it was", async () => {
    expect(await load(files.lines([toldLine({ code: "OLD-7" })]))).toMatchObject({
      value: { recorded: 0, unchanged: 1 },
    });
    expect(await load(files.lines([toldLine({ code: "OLD-1", satisfaction: "NEUTRAL" })]))).toMatchObject({
      refusal: { bad: [{ reason: "CODE_TAKEN" }] },
    });
  });

  test("of a level there is none of are refused, and say which there are", async () => {
    const lines = ["very satisfied", "5", "Rất hài lòng", 5].map((satisfaction, n) =>
      toldLine({ code: `BAD-${n}`, satisfaction }),
    );
    const done = await load(files.lines(lines));
    if (done.ok || done.refusal.code !== "HISTORY_LINES_BAD") return expect.fail("all lines are good");
    expect(done.refusal.bad.map(({ line, reason }) => `${line} ${reason}`)).toEqual([
      "1 SATISFACTION_UNKNOWN",
      "2 SATISFACTION_UNKNOWN",
      "3 SATISFACTION_UNKNOWN",
      "4 FIELDS_WRONG",
    ]);
    expect(done.refusal.bad[2]?.detail).toBe(
      "Rất hài lòng (VERY_SATISFIED, SATISFIED, NEUTRAL, DISSATISFIED, VERY_DISSATISFIED)",
    );
  });
});
