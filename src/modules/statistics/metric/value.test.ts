import { describe, expect, it } from "vitest";
import type { ChannelIn } from "../../dossier/index.ts";
import { type Amounts, addTotals, MEASURES, NO_TOTALS } from "../measure.ts";
import { METRICS, type MetricCode, metricOf } from "./catalogue.ts";
import { type Counted, metricValue } from "./value.ts";

type Parts = { readonly opening?: Amounts; readonly flows?: Amounts; readonly closing?: Amounts };

function counted(channel: ChannelIn | null, { opening = {}, flows = {}, closing = {} }: Parts): Counted {
  return {
    channel,
    opening: addTotals(NO_TOTALS, opening),
    flows: addTotals(NO_TOTALS, flows),
    closing: addTotals(NO_TOTALS, closing),
  };
}

const tell = (code: MetricCode, rows: readonly Counted[]) => metricValue(metricOf(code), rows);

/** The first quarter of 2024 of the wards (reform.md §A3, 2 and 3): 3,382 dossiers, 2,167 of them online, none late. */
const QUARTER = [
  counted("ONLINE", { flows: { accepted: 2_167, positive_early: 2_000, positive_on_time: 167 } }),
  counted("DIRECT", { flows: { accepted: 1_200, positive_early: 1_000, negative_on_time: 200 } }),
  counted("POSTAL", { flows: { accepted: 15, positive_on_time: 15 } }),
];

describe("figures of a period", () => {
  it("the published quarter comes out as published: 64 % online, all on time", () => {
    expect(tell("received", QUARTER)).toMatchObject({ value: 3_382 });
    const online = tell("online-share", QUARTER);
    expect(online).toMatchObject({ numerator: 2_167, denominator: 3_382, why: null });
    expect(online.value).toBeCloseTo(64.07, 2);
    expect(tell("on-time-share", QUARTER)).toMatchObject({
      numerator: 3_382,
      denominator: 3_382,
      value: 100,
    });
  });

  it("channels add up to what was received", () => {
    const parts = (["received-online", "received-counter", "received-post"] as const).map(
      (code) => tell(code, QUARTER).value,
    );
    expect(parts).toEqual([2_167, 1_200, 15]);
  });

  it("in hand is what is within term and what is overdue, whatever it waits for", () => {
    const rows = [
      counted("DIRECT", { closing: { running: 5, supplement_wait: 2, suspended: 1, overdue: 3 } }),
      counted("ONLINE", { closing: { running: 1, financial_wait: 1 } }),
    ];
    expect(tell("in-hand", rows).value).toBe(10);
    expect(tell("in-hand-in-time", rows).value).toBe(7);
    expect(tell("in-hand-overdue", rows).value).toBe(3);
  });

  it("progress is what was finished in time and what is in hand within term, of all finished and in hand", () => {
    const month = [
      counted(null, {
        flows: { positive_early: 2, positive_on_time: 2, positive_late: 1 },
        closing: { running: 2, supplement_wait: 1, overdue: 1 },
      }),
    ];
    expect(tell("progress-share", month)).toMatchObject({ numerator: 6, denominator: 8, value: 75 });
  });

  it("the average time is told in days, and against the time the law gave", () => {
    const rows = [
      counted("DIRECT", {
        flows: { positive_early: 2, elapsed_minutes: 3 * 1_440, term_minutes: 6 * 1_440 },
      }),
    ];
    expect(tell("average-time", rows).value).toBe(1.5);
    expect(tell("time-against-term", rows).value).toBe(50);
  });
});

describe("where there is no value", () => {
  it("a share of no dossiers says that it does not apply, and not 0 %", () => {
    expect(tell("on-time-share", [counted("DIRECT", {})])).toEqual({
      numerator: 0,
      denominator: 0,
      value: null,
      why: "NOT_APPLICABLE",
    });
  });

  it("a share says nothing where more results were taken back than given", () => {
    const rows = [counted("DIRECT", { flows: { positive_on_time: -1 } })];
    expect(tell("on-time-share", rows)).toMatchObject({ value: null, why: "NOT_APPLICABLE" });
  });

  it("a share whose data nobody records has no data yet", () => {
    const silent = { ...metricOf("online-share"), numerator: null, denominator: null };
    expect(metricValue(silent, QUARTER)).toEqual({
      numerator: null,
      denominator: null,
      value: null,
      why: "NO_DATA_YET",
    });
  });

  it("what is paid online is a share of what came to be owed, and of nothing where nothing was", () => {
    const rows = [counted("DIRECT", { flows: { payable: 8, paid: 6, paid_online: 2 } })];
    expect(tell("online-payment-share", rows)).toMatchObject({ numerator: 2, denominator: 8, value: 25 });
    expect(tell("online-payment-share", QUARTER)).toMatchObject({ value: null, why: "NOT_APPLICABLE" });
  });

  it("papers used again are told of what was accepted", () => {
    const rows = [counted("ONLINE", { flows: { accepted: 40, reused: 10 } })];
    expect(tell("reuse-share", rows)).toMatchObject({ numerator: 10, denominator: 40, value: 25 });
  });

  it("satisfaction is told of those who gave an opinion, and of nobody where none did", () => {
    const rows = [counted("DIRECT", { flows: { positive_early: 9_000, rated: 2_688, satisfied: 2_655 } })];
    expect(tell("satisfaction", rows)).toMatchObject({ numerator: 2_655, denominator: 2_688 });
    expect(tell("satisfaction", rows).value).toBeCloseTo(98.7723, 4);
    expect(tell("satisfaction", QUARTER)).toMatchObject({ value: null, why: "NOT_APPLICABLE" });
  });

  it("a share by channel has no answer over rows that hold all channels together", () => {
    const together = [counted(null, { flows: { accepted: 10 } })];
    expect(tell("online-share", together)).toMatchObject({ value: null, why: "NO_DATA_YET" });
    expect(tell("received", together)).toMatchObject({ value: 10 });
  });
});

describe("the catalogue", () => {
  it("names each metric once, in both languages, with words that are not the name", () => {
    expect(new Set(METRICS.map(({ code }) => code)).size).toBe(METRICS.length);
    for (const { code, name, definition, notApplicable } of METRICS) {
      for (const text of [name, definition, notApplicable]) {
        expect(text.vi.length, code).toBeGreaterThan(3);
        expect(text.en?.length ?? 0, code).toBeGreaterThan(3);
      }
      expect(definition.vi, code).not.toBe(name.vi);
    }
  });

  it("leaves no measure uncounted that the acts count, but those told by another", () => {
    const used = METRICS.flatMap(({ numerator, denominator }) =>
      [numerator, denominator].flatMap((formula) =>
        formula === null ? [] : [...formula.plus, ...(formula.minus ?? [])].map(({ measure }) => measure),
      ),
    );
    const silent = MEASURES.filter((measure) => !used.some((each) => each === measure));
    expect(silent).toEqual(["submitted", "cancelled", "returned"]);
  });

  it("shares and averages have a denominator, counts have none", () => {
    const wrong = METRICS.filter(({ numerator }) => numerator !== null).filter(
      ({ unit, denominator }) => (unit === "dossiers") !== (denominator === null),
    );
    expect(wrong).toEqual([]);
  });
});
