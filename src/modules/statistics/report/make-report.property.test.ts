import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { LocalDate } from "../../../kernel/local-date.ts";
import { addTotals, NO_TOTALS, type Totals } from "../measure.ts";
import type { FigureRow } from "./figure.ts";
import { figuresOf } from "./figures-of-totals.ts";
import { VARIANTS } from "./form-definition.ts";
import { makeReport, percentOf } from "./make-report.ts";
import { shippedForms } from "./shipped-forms.ts";

const FORMS = shippedForms()
  .map(({ definition }) => definition)
  .filter(({ hasVariants }) => hasVariants);
const CHANNELS = ["DIRECT", "ONLINE", "POSTAL"] as const;
const UNITS = ["a", "b"] as const;
const FINISHES = [
  "positive_early",
  "positive_on_time",
  "positive_late",
  "negative_early",
  "negative_on_time",
  "negative_late",
] as const;
const STANDINGS = ["running", "supplement_wait", "financial_wait", "suspended"] as const;
type Cell = {
  month: number;
  unit: string;
  channel: (typeof CHANNELS)[number];
  amounts: Partial<Totals>;
  waiting: number;
};

/** What may happen to a dossier, one thing a month; what does not fit is passed over. */
const life = fc.record({
  channel: fc.constantFrom(...CHANNELS),
  born: fc.nat(3),
  turns: fc.array(
    fc.oneof(
      fc.constantFrom(...STANDINGS),
      fc.constantFrom(...FINISHES),
      fc.constantFrom("overdue", "reopen", "reroute", "withdrawn", "stopped", "nothing"),
    ),
    { maxLength: 8 },
  ),
});
type Life = typeof life extends fc.Arbitrary<infer T> ? T : never;

describe("whatever happens to dossiers, form II.06", () => {
  test("holds every sum in every month, both ways of counting a wait, and no column is below nought", () => {
    fc.assert(
      fc.property(fc.array(life, { maxLength: 12 }), fc.integer({ min: 1, max: 8 }), (lives, month) => {
        const cells = lives.flatMap(cellsOf);
        for (const form of FORMS) {
          for (const variant of VARIANTS) {
            const question = { period: { from: "2026-10-01" as LocalDate }, variant };
            const [rows, previous] = [rowsOf(cells, month), rowsOf(cells, month - 1)];
            const report = makeReport(form, { ...question, rows, previous });
            for (const values of [...report.rows.map((row) => row.values), report.total]) {
              const at = (number: number) => values[report.columns.indexOf(number)] ?? 0;
              expect(at(3)).toBe(at(4) + at(5) + at(6));
              expect(at(7)).toBe(at(8) + at(9) + at(10));
              expect(at(11)).toBe(at(12) + at(13));
              expect(at(3)).toBe(at(7) + at(11));
              expect(Math.min(...values.map((value) => value ?? 0))).toBeGreaterThanOrEqual(0);
            }
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  test("says on the report what it moved", () => {
    const reopened: Life = { channel: "DIRECT", born: 0, turns: ["positive_late", "reopen"] };
    const rows = rowsOf(cellsOf(reopened), 2);
    const [form] = FORMS;
    if (form === undefined) throw expect.fail("no form");
    const report = makeReport(form, {
      period: { from: "2026-10-01" as LocalDate },
      variant: "ON_TIME",
      rows,
      previous: null,
    });
    expect(report.levelled).toEqual([{ row: "a", column: 10, into: 5, amount: 1 }]);
  });

  test("a share is whole percent hundredths, never above a hundred for a part", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), fc.nat(), (whole, any) => {
        const part = any % (whole + 1);
        expect(percentOf(part, whole)).toBeLessThanOrEqual(100);
        expect(Math.abs(percentOf(part, whole) - (100 * part) / whole)).toBeLessThan(0.0051);
      }),
    );
  });
});

function cellsOf({ channel, born, turns }: Life): Cell[] {
  const cells: Cell[] = [];
  let unit: string = UNITS[0];
  let standing: (typeof STANDINGS)[number] | (typeof FINISHES)[number] | null = "running";
  let isOverdue = false;
  const add = (month: number, amounts: Partial<Totals>, waiting = 0) =>
    cells.push({ month, unit, channel, amounts, waiting });
  add(born, { accepted: 1, running: 1 });
  turns.forEach((turn, index) => {
    const month = born + index + 1;
    const held = STANDINGS.find((each) => each === standing);
    if (held === undefined) {
      const finish = FINISHES.find((each) => each === standing);
      if (turn !== "reopen" || finish === undefined) return;
      add(month, { [finish]: -1, reopened: 1, running: 1 });
      standing = "running";
      return;
    }
    if (turn === "nothing" || turn === "reopen") return;
    const late = isOverdue ? 1 : 0;
    const waits = held === "supplement_wait" ? late : 0;
    if (turn === "overdue") {
      // A clock that stands does not run out.
      if (held !== "running" || isOverdue) return;
      isOverdue = true;
      add(month, { overdue: 1 });
      return;
    }
    if (turn === "reroute") {
      add(month, { rerouted_out: 1, [held]: -1, overdue: -late }, -waits);
      unit = unit === "a" ? "b" : "a";
      add(month, { rerouted_in: 1, [held]: 1, overdue: late }, waits);
      return;
    }
    const next = STANDINGS.find((each) => each === turn);
    if (next !== undefined) {
      if (next === held) return;
      add(month, { [held]: -1 }, -waits);
      add(month, { [next]: 1 }, next === "supplement_wait" ? late : 0);
      standing = next;
      return;
    }
    add(month, { [held]: -1, overdue: -late, [turn]: 1 }, -waits);
    standing = FINISHES.find((each) => each === turn) ?? null;
    isOverdue = false;
  });
  return cells;
}

function rowsOf(cells: readonly Cell[], month: number): FigureRow[] {
  return UNITS.map((unit) => {
    const own = cells.filter((cell) => cell.unit === unit);
    const figures = CHANNELS.flatMap((channel) => {
      const sum = (when: (at: number) => boolean) =>
        own
          .filter((cell) => cell.channel === channel && when(cell.month))
          .reduce<Totals>((totals, { amounts }) => addTotals(totals, amounts), NO_TOTALS);
      const waiting = own
        .filter((cell) => cell.channel === channel && cell.month <= month)
        .reduce((total, cell) => total + cell.waiting, 0);
      return [
        ...figuresOf({
          channel,
          opening: sum((at) => at < month),
          flows: sum((at) => at === month),
          closing: sum((at) => at <= month),
        }),
        { name: "overdue_waiting" as const, at: "CLOSING" as const, channel, amount: waiting },
      ];
    });
    return { key: unit, label: { vi: unit, en: null }, figures };
  });
}
