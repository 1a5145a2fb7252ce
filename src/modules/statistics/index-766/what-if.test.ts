import { describe, expect, it } from "vitest";
import { addTotals, NO_TOTALS } from "../measure.ts";
import type { Counted } from "../metric/value.ts";
import { scoreIndex } from "./score.ts";
import { indexVersionOr } from "./shipped-versions.ts";
import { figuresIf, ifFinished, ifLeft } from "./what-if.ts";

const VERSION = indexVersionOr("dvcqg-2026-09");
/** Six finished in time, two late; twelve in hand of which three are overdue. */
const ROWS: readonly Counted[] = [
  {
    channel: "DIRECT",
    opening: NO_TOTALS,
    flows: addTotals(NO_TOTALS, { accepted: 20, positive_early: 6, positive_late: 2 }),
    closing: addTotals(NO_TOTALS, { running: 10, supplement_wait: 2, overdue: 3 }),
  },
];
const inTime = { procedureCode: "1.000001", channel: "DIRECT", kind: "running", isOverdue: false } as const;
const overdue = { procedureCode: "1.000001", channel: "DIRECT", kind: "running", isOverdue: true } as const;

function scoreOf(counted: readonly Counted[]) {
  const score = scoreIndex(VERSION, {
    counted,
    withoutDocument: [],
    facts: {},
    provinceFacts: {},
    isCommune: true,
  });
  const points = (code: string) => {
    const found = score.groups
      .flatMap(({ components }) => components)
      .find(({ component }) => component.code === code);
    return found?.state === "SCORED" ? found.score : null;
  };
  return { total: score.score, progress: points("2.1"), electronic: points("4.1"), digitised: points("4.2") };
}

describe("what if these are finished today", () => {
  it("in time they keep their points: 15 of 20 before and after", () => {
    expect(scoreOf(ROWS).progress).toBe((20 * 15) / 20);
    const after = ifFinished(ROWS, [inTime, inTime], { files: "NONE" });
    expect(after[0]?.closing).toMatchObject({ running: 8, supplement_wait: 2, overdue: 3 });
    expect(after[0]?.flows).toMatchObject({ positive_early: 8, positive_late: 2 });
    expect(scoreOf(after).progress).toBe(15);
  });

  it("the overdue are finished late: no point comes back, none is lost again", () => {
    const after = ifFinished(ROWS, [overdue], { files: "NONE" });
    expect(after[0]?.closing).toMatchObject({ running: 9, overdue: 2 });
    expect(after[0]?.flows.positive_late).toBe(3);
    expect(scoreOf(after).progress).toBe(15);
  });

  it("with files of papers and results digitisation rises: from 0 of 8 to 2 of 10", () => {
    expect(scoreOf(ROWS)).toMatchObject({ electronic: 0, digitised: 0 });
    const after = scoreOf(ifFinished(ROWS, [inTime, overdue], { files: "BOTH" }));
    expect(after.electronic).toBeCloseTo((6 * 2) / 10, 9);
    expect(after.digitised).toBeCloseTo((4 * 2) / 10, 9);
  });

  it("with a file of the result alone only electronic results rise", () => {
    const after = scoreOf(ifFinished(ROWS, [inTime, overdue], { files: "RESULT" }));
    expect(after).toMatchObject({ digitised: 0 });
    expect(after.electronic).toBeCloseTo((6 * 2) / 10, 9);
  });

  it("left until they are overdue they cost a point each of twenty", () => {
    const after = scoreOf(ifLeft(ROWS, [inTime, inTime, overdue]));
    expect(after.progress).toBe((20 * 13) / 20);
  });

  it("one whose procedure returns no document leaves the share of electronic results alone", () => {
    const figures = {
      counted: ROWS,
      withoutDocument: ROWS.map((row) => ({
        ...row,
        flows: addTotals(NO_TOTALS, { positive_early: 1 }),
        closing: addTotals(NO_TOTALS, { running: 1 }),
      })),
      facts: {},
      provinceFacts: {},
      isCommune: true,
    };
    const finished = (files: "NONE" | "RESULT", procedureCode: string) => {
      const ticked = [{ ...inTime, procedureCode }];
      const after = figuresIf(figures, ticked, {
        documentless: ["1.000009"],
        change: (rows, dossiers) => ifFinished(rows, dossiers, { files }),
      });
      const component = scoreIndex(VERSION, after)
        .groups.flatMap(({ components }) => components)
        .find((each) => each.component.code === "4.1");
      return [component?.numerator, component?.denominator];
    };
    expect(finished("NONE", "1.000009")).toEqual([0, 7]);
    expect(finished("RESULT", "1.000009")).toEqual([0, 7]);
    expect(finished("RESULT", "1.000001")).toEqual([1, 8]);
  });

  it("nothing ticked changes nothing", () => {
    expect(ifFinished(ROWS, [], { files: "BOTH" })).toEqual(ROWS);
    expect(ifLeft(ROWS, [])).toEqual(ROWS);
  });

  it("finds the row of each channel", () => {
    const rows: Counted[] = (["ONLINE", "DIRECT"] as const).map((channel) => ({
      channel,
      opening: NO_TOTALS,
      flows: NO_TOTALS,
      closing: addTotals(NO_TOTALS, { suspended: 1 }),
    }));
    const [online, direct] = ifFinished(rows, [{ ...inTime, kind: "suspended" }], { files: "NONE" });
    expect([online?.closing.suspended, direct?.closing.suspended]).toEqual([1, 0]);
  });
});
