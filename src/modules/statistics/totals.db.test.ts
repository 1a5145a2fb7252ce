import { describe, expect, it } from "vitest";
import { testServices } from "../../../test/support/services.ts";
import { newId } from "../../kernel/ids.ts";
import { addDays, type LocalDate, localDateOf } from "../../kernel/local-date.ts";
import { bulkTransaction } from "../../platform/postgres/bulk-transaction.ts";
import { addToCells } from "./add-to-cells.ts";
import { addDay, cellRows, daySums } from "./cell-sums.ts";
import { addTotals, NO_TOTALS, type Totals } from "./measure.ts";
import { readSeries, readTotals } from "./totals.ts";

const { services } = await testServices();
const { database, clock } = services;
const today = localDateOf(clock.now());
const units = [newId<"unit">(), newId<"unit">(), newId<"unit">()];
const CHANNELS = ["DIRECT", "ONLINE", "POSTAL"] as const;

/** Some dossiers accepted on four days over a year and a half, and a third of them not finished. */
const rows = units.flatMap((unitId, u) =>
  [0, 13, 40, 500].flatMap((back, d) =>
    CHANNELS.map((channel, c) => ({
      day: addDays(today, -back),
      unit_id: unitId,
      procedure_code: `1.00${(u + c) % 2}`,
      field_code: `F${(u + c) % 2}`,
      channel,
      accepted: 3 + u + d + 2 * c,
      running: 1 + c,
      positive_early: 2 + u + d + c,
      elapsed_minutes: 3_000_000_000,
    })),
  ),
);
const days = daySums();
for (const row of rows) addDay(days, row);
await bulkTransaction(database, (tx) => addToCells(tx, cellRows(days)));

const SUBSETS = Array.from({ length: 2 ** units.length - 1 }, (_, bits) =>
  units.filter((_unit, index) => ((bits + 1) >> index) & 1),
);
const total = (groups: readonly { readonly flows: Totals; readonly closing: Totals }[]) =>
  groups.reduce((sum, { flows, closing }) => addTotals(addTotals(sum, flows), closing), NO_TOTALS);

describe("units asked for as one sum", () => {
  const period = { from: addDays(today, -45), to: today, now: clock.now() };

  it.each(SUBSETS.map((asked) => [asked.length, asked] as const))(
    "%s of them are what each of them is, also where they are all there are",
    async (_count, asked) => {
      const apart = await readTotals(database, { ...period, units: asked, by: ["unit"] });
      for (const by of [[], ["channel"], ["field"], ["procedure"], ["field", "channel"]] as const)
        expect(total(await readTotals(database, { ...period, units: asked, by }))).toEqual(total(apart));
    },
  );

  it("are the rows that were counted", async () => {
    const asked = units.slice(0, 2);
    const counted = rows.filter((row) => asked.includes(row.unit_id));
    const inPeriod = counted.filter((row) => row.day >= period.from);
    const sum = (of: typeof rows, measure: "accepted" | "running" | "elapsed_minutes") =>
      of.reduce((all, row) => all + row[measure], 0);
    const [all] = await readTotals(database, { ...period, units: asked, by: [] });
    expect(all?.flows).toMatchObject({
      accepted: sum(inPeriod, "accepted"),
      elapsed_minutes: sum(inPeriod, "elapsed_minutes"),
    });
    expect(all?.closing.running).toBe(sum(counted, "running"));
    expect(all?.opening.running).toBe(sum(counted, "running") - sum(inPeriod, "running"));
  });

  it.each(["day", "week", "month"] as const)("come as a series by %s too", async (step) => {
    const days: { from: LocalDate; to: LocalDate } = { from: addDays(today, -510), to: today };
    for (const asked of SUBSETS) {
      const points = await readSeries(database, { ...days, units: asked, step });
      const accepted = rows.filter((row) => asked.includes(row.unit_id)).map((row) => row.accepted);
      expect(points.reduce((sum, { flows }) => sum + flows.accepted, 0)).toBe(
        accepted.reduce((sum, each) => sum + each, 0),
      );
    }
  });
});
