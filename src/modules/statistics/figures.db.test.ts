import { describe, expect, it } from "vitest";
import { testWard } from "../../../test/support/ward.ts";
import { addDays, localDateOf } from "../../kernel/local-date.ts";
import { drainTally } from "./drain.ts";
import { MEASURES } from "./measure.ts";
import { listOpened } from "./opened.ts";
import { readSeries, readTotals } from "./totals.ts";

const ward = await testWard();
const { database, clock } = ward.services;
const today = localDateOf(clock.now());

const first = await ward.receive("1.001612");
await ward.act("intake", first, { act: "handOver" });
await ward.submitOnline("2.000635");
const cancelled = await ward.submitOnline("2.000635");
await ward.act("intake", cancelled, { act: "cancel", reason: "Nhập nhầm (minh họa)" });
await ward.receive("2.000635");
await drainTally(database);

const question = { units: "WHOLE", from: today, to: today, by: [], now: clock.now() } as const;

describe("figures of the day", () => {
  it("are what the acts were", async () => {
    const [all] = await readTotals(database, question);
    expect(all?.flows).toMatchObject({ submitted: 4, accepted: 2, cancelled: 1, rejected: 0 });
    expect(all?.closing).toMatchObject({ intake: 1, running: 2, overdue: 0 });
    expect(all?.opening).toMatchObject({ intake: 0, running: 0 });
  });

  it("fall apart by channel, unit and procedure and add up again", async () => {
    const [all] = await readTotals(database, question);
    for (const by of ["unit", "procedure", "field", "channel"] as const) {
      const groups = await readTotals(database, { ...question, by: [by] });
      for (const measure of MEASURES)
        expect(groups.reduce((sum, group) => sum + group.flows[measure] + group.closing[measure], 0)).toBe(
          (all?.flows[measure] ?? 0) + (all?.closing[measure] ?? 0),
        );
    }
  });

  it("carry over to the next day as its opening", async () => {
    const later = { ...question, from: addDays(today, 1), to: addDays(today, 1) };
    const [next] = await readTotals(database, { ...later, now: clock.now() });
    expect(next?.opening).toMatchObject({ intake: 1, running: 2 });
    expect(next?.flows.submitted).toBe(0);
  });

  it("open down to as many dossiers as they say", async () => {
    const [all] = await readTotals(database, question);
    for (const measure of MEASURES) {
      if (measure.endsWith("_minutes")) continue;
      const list = await listOpened(database, { ...question, measure, size: 100, after: null });
      const figure = (all?.flows[measure] ?? 0) + (all?.closing[measure] ?? 0);
      expect([measure, list.reduce((sum, each) => sum + each.amount, 0)]).toEqual([measure, figure]);
    }
  });

  it("come as a series too", async () => {
    for (const step of ["day", "week", "month"] as const) {
      const points = await readSeries(database, { units: "WHOLE", from: today, to: today, step });
      expect(points.reduce((sum, point) => sum + point.flows.submitted, 0)).toBe(4);
    }
  });
});
