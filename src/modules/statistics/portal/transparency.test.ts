import { describe, expect, it } from "vitest";
import { FIELDS } from "../../catalogue/index.ts";
import type { ChannelIn } from "../../dossier/index.ts";
import { addTotals, NO_TOTALS, type Totals } from "../measure.ts";
import { metricOf } from "../metric/catalogue.ts";
import { metricValue } from "../metric/value.ts";
import type { PeriodTotals } from "../totals.ts";
import { hiddenCells } from "./small-numbers.ts";
import { OTHER_FIELDS, publicFigures } from "./transparency.ts";

const counted = (channel: ChannelIn, flows: Partial<Totals>, fieldCode = "ho-tich"): PeriodTotals => ({
  unitId: "u-1",
  procedureCode: null,
  fieldCode,
  channel,
  opening: NO_TOTALS,
  flows: addTotals(NO_TOTALS, flows),
  closing: NO_TOTALS,
});
const shareIn = (rows: readonly PeriodTotals[], code: string) =>
  publicFigures(rows).shares.find((share) => share.code === code);

describe("a public share", () => {
  const rows = [
    counted("ONLINE", { accepted: 40, positive_early: 20, positive_late: 10 }),
    counted("DIRECT", { accepted: 60, rerouted_in: 20 }),
  ];

  it("is the same as everybody else's, dossiers moved here from another agency or not", () => {
    for (const code of ["online-share", "on-time-share"] as const) {
      const { value } = metricValue(metricOf(code), rows);
      expect(shareIn(rows, code), code).toEqual({ code, value, isHidden: false });
    }
    expect(shareIn(rows, "online-share")?.value).toBe(40);
  });

  it("is withheld where it would tell of a few dossiers that were moved", () => {
    const few = [counted("ONLINE", { accepted: 40 }), counted("DIRECT", { accepted: 60, rerouted_in: 2 })];
    expect(shareIn(few, "online-share")).toEqual({ code: "online-share", value: null, isHidden: true });
  });

  it("is withheld where one of its numbers is, and none where nothing was counted", () => {
    const small = [counted("ONLINE", { accepted: 2 }), counted("DIRECT", { accepted: 60 })];
    expect(shareIn(small, "online-share")?.isHidden).toBe(true);
    expect(shareIn([], "online-share")).toEqual({ code: "online-share", value: null, isHidden: false });
  });
});

describe("public figures by field", () => {
  it("tell fields nobody named as one, so that there are never more rows than fields and one", () => {
    const known = FIELDS.map(({ code }) => counted("DIRECT", { accepted: 10 }, code));
    const unknown = Array.from({ length: 80 }, (_, index) =>
      counted("DIRECT", { accepted: 10 }, `x-${index}`),
    );
    const { fields, whole } = publicFigures([...known, ...unknown]);
    expect(fields).toHaveLength(FIELDS.length + 1);
    expect(fields.at(-1)).toMatchObject({ fieldCode: OTHER_FIELDS, numbers: { received: 800 } });
    expect(whole.numbers.received).toBe(10 * FIELDS.length + 800);
  });
});

describe("what is withheld of a table", () => {
  it("is reckoned once for the same numbers", () => {
    const cells = new Map([
      ["a", 3],
      ["b", 20],
      ["c", 23],
    ]);
    const relations = [{ total: "c", parts: ["a", "b"] }];
    const hidden = hiddenCells(cells, relations);
    expect(hiddenCells(new Map(cells), relations)).toBe(hidden);
    expect(hiddenCells(new Map([...cells, ["a", 0]]), relations)).not.toBe(hidden);
    expect(hiddenCells(cells, [{ total: "c", parts: ["b", "a"] }])).toEqual(hidden);
  });
});
