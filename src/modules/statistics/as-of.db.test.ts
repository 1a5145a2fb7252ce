import { describe, expect, it } from "vitest";
import { testWard } from "../../../test/support/ward.ts";
import { present } from "../../kernel/assert.ts";
import {
  addDays,
  epochOf,
  type Instant,
  instantAt,
  instantOfEpoch,
  type LocalDate,
  localDateOf,
} from "../../kernel/local-date.ts";
import { drainTally, WHOLE_AUTHORITY } from "./drain.ts";
import { MEASURES, STOCKS } from "./measure.ts";
import { listOpened } from "./opened.ts";
import { readSeries, readTotals } from "./totals.ts";

const ward = await testWard();
const { clock, database } = ward;
const CODE = "1.001612";
const minutesAfter = (instant: Instant, minutes: number) =>
  instantOfEpoch(epochOf(instant) + minutes * 60_000);
const dayOf = (day: LocalDate) => ({ units: "WHOLE", from: day, to: day, by: [], now: clock.now() }) as const;

const receivedOn = localDateOf(clock.now());
const first = await ward.receive(CODE);
await ward.act("intake", first, { act: "handOver" });
const dueAt = present(first.dueAt, "due date");
const dueOn = localDateOf(dueAt);
const suspendedAt = minutesAfter(dueAt, 60);
clock.set(suspendedAt);
await ward.act("leader", first, {
  act: "suspend",
  ground: "Tranh chấp (minh họa)",
  document: "01/QĐ-UBND",
});
await drainTally(database);
clock.set(minutesAfter(suspendedAt, 60));

describe("as of a moment of the past", () => {
  it.each([
    ["just before it was due", minutesAfter(dueAt, -1), 0],
    ["at the very time it was due", dueAt, 0],
    ["just after it was due", minutesAfter(dueAt, 1), 1],
    ["at the very moment of an act on it", suspendedAt, 1],
    ["after that act", minutesAfter(suspendedAt, 1), 1],
  ])("%s a dossier counts as overdue as its list says", async (_when, asOf, overdue) => {
    const question = { ...dayOf(dueOn), asOf };
    const [all] = await readTotals(database, question);
    const list = await listOpened(database, { ...question, measure: "overdue", size: 9, after: null });
    expect({ figure: all?.closing.overdue, list: list.length }).toEqual({ figure: overdue, list: overdue });
  });

  it("a period that had not begun has nothing in it, and opens with what there was then", async () => {
    const question = { ...dayOf(addDays(receivedOn, 1)), asOf: instantAt(receivedOn, 60) };
    for (const group of await readTotals(database, question)) {
      for (const measure of MEASURES) expect([measure, group.flows[measure]]).toEqual([measure, 0]);
      for (const stock of STOCKS) expect([stock, group.opening[stock]]).toEqual([stock, 0]);
    }
  });
});

describe("the whole authority", () => {
  it("falls apart into the units that answer for the dossiers", async () => {
    const groups = await readTotals(database, { ...dayOf(dueOn), by: ["unit"] });
    expect(groups.map(({ unitId }) => unitId)).not.toContain(WHOLE_AUTHORITY);
    expect(groups.reduce((sum, { closing }) => sum + closing.suspended, 0)).toBe(1);
  });
});

describe("an act that nobody has drained yet", () => {
  it("is in the figures, before and after it is drained", async () => {
    clock.set(instantAt(addDays(dueOn, 10), 600));
    const second = await ward.receive(CODE);
    const secondDue = localDateOf(present(second.dueAt, "due date"));
    clock.set(instantAt(secondDue, 480));
    const read = async () => ({
      totals: await readTotals(database, dayOf(secondDue)),
      units: await readTotals(database, { ...dayOf(secondDue), by: ["unit", "procedure"] }),
      months: await readSeries(database, { units: "WHOLE", from: receivedOn, to: secondDue, step: "month" }),
    });
    const undrained = await read();
    expect(undrained.totals[0]?.closing).toMatchObject({ running: 1, suspended: 1, overdue: 1 });
    expect(undrained.months.reduce((sum, { flows }) => sum + flows.accepted, 0)).toBe(2);
    expect(await drainTally(database)).toBeGreaterThan(0);
    expect(await read()).toEqual(undrained);
  });
});

describe("a dossier that waits for intake", () => {
  it("has no due date, and is not overdue in the hours before it is accepted", async () => {
    const online = await ward.submitOnline("2.000635");
    const sentAt = clock.now();
    clock.set(minutesAfter(sentAt, 30));
    await ward.act("intake", online, { act: "accept", components: [], custody: [] });
    const seen = [1, 29, 30].map(async (minutes) => {
      const question = { ...dayOf(localDateOf(sentAt)), asOf: minutesAfter(sentAt, minutes) };
      const [all] = await readTotals(database, question);
      const list = await listOpened(database, { ...question, measure: "overdue", size: 9, after: null });
      return { intake: all?.closing.intake, overdue: all?.closing.overdue, listed: list.length };
    });
    expect(await Promise.all(seen)).toEqual([
      { intake: 1, overdue: 1, listed: 1 },
      { intake: 1, overdue: 1, listed: 1 },
      { intake: 0, overdue: 1, listed: 1 },
    ]);
  });
});
