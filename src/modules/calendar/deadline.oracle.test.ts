import { expect, it } from "vitest";
import { day, wall } from "../../../test/support/office-time.ts";
import { epochOf, instantAt, instantOfEpoch } from "../../kernel/local-date.ts";
import data from "./data/shipped-calendar.json" with { type: "json" };
import {
  computeDue,
  type DeadlinePolicy,
  type Pause,
  shippedCalendar,
  TERM_UNITS,
  type Term,
} from "./index.ts";

/*
 * A second opinion on every due date, sharing no line with the engine: four years laid out once as a strip of minutes,
 * each worked minute numbered; days walked one by one on the strip, months by their lengths. It knows no instants, no
 * weekdays and no sessions. Times are minutes since 2024-01-01 00:00.
 */
const MONTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const DAY = 1_440;
type Strip = { readonly name: string; readonly month: number; readonly of: number; readonly works: boolean };

const strip: Strip[] = [];
const off = new Map(data.exceptions.map((each) => [each.on, each.kind]));
for (const year of [2024, 2025, 2026, 2027]) {
  for (const [month, ordinary] of MONTHS.entries()) {
    const length = month === 1 && year === 2024 ? 29 : ordinary;
    for (let of = 1; of <= length; of += 1) {
      const name = `${year}-${String(month + 1).padStart(2, "0")}-${String(of).padStart(2, "0")}`;
      // 1 January 2024 was a Monday.
      const works = off.has(name) ? off.get(name) === "MAKEUP_WORK" : strip.length % 7 < 5;
      strip.push({ name, month: (year - 2024) * 12 + month, of, works });
    }
  }
}
const open = new Uint8Array(strip.length * DAY);
for (const [index, { works }] of strip.entries()) {
  if (works)
    open.fill(1, index * DAY + 480, index * DAY + 720).fill(1, index * DAY + 780, index * DAY + 1_020);
}
const monthLengths: number[] = [];
for (const { month, of } of strip) monthLengths[month] = of;

const dayOf = (minute: number) => Math.floor(minute / DAY);
const closing = (index: number) => index * DAY + 1_020;
function works(index: number): boolean {
  const found = strip[index];
  if (found === undefined) throw new RangeError("off the strip");
  return found.works;
}
function rolled(index: number): number {
  let at = index;
  while (!works(at)) at += 1;
  return at;
}
function afterDays(index: number, count: number): number {
  let [at, left] = [index, count];
  while (left > 0) if (works(++at)) left--;
  return at;
}
/** How many worked minutes lie before each minute, and at which minute each worked minute lies. */
const before = new Int32Array(open.length + 1);
const worked: number[] = [];
for (const [minute, works] of open.entries()) {
  if (works === 1) worked.push(minute);
  before[minute + 1] = worked.length;
}
function afterMinutes(minute: number, count: number): number {
  if (count > 0) return (worked[(before[minute] ?? 0) + count - 1] ?? Number.NaN) + 1;
  let at = minute;
  while (!open[at] && !(at > 0 && open[at - 1])) at++;
  return at;
}
function minutesWithin(from: number, to: number): number {
  return to <= from ? 0 : (before[to] ?? 0) - (before[from] ?? 0);
}
function daysWithin(from: number, to: number): number {
  let sum = 0;
  for (let at = from + 1; at <= to; at++) sum += works(at) ? 1 : 0;
  return sum;
}

type Stop = { readonly from: number; readonly to: number; readonly policy: "PAUSE" | "RESTART" };
type Longer = { readonly on: number; readonly signed: number };
type Case = {
  readonly accepted: number;
  readonly term: Term;
  readonly policy: DeadlinePolicy;
  readonly stops: Stop[];
  readonly longer: Longer[];
};

function whole({ term, policy }: Case, start: number): number {
  const today = dayOf(start);
  const time = start % DAY;
  if (term.unit === "SAME_DAY") return closing(works(today) && time <= 900 ? today : afterDays(today, 1));
  if (term.unit === "WORKING_HOUR") return afterMinutes(start, term.count * 60);
  if (term.unit === "CALENDAR_DAY") return closing(rolled(today + term.count));
  if (term.unit === "MONTH") {
    const from = strip[today];
    if (from === undefined) throw new RangeError("off the strip");
    const month = from.month + term.count;
    const of = Math.min(from.of, monthLengths[month] ?? 0);
    return closing(rolled(strip.findIndex((each) => each.month === month && each.of === of)));
  }
  if (policy.dueTime === "SAME_TIME") return afterMinutes(start, term.count * 480);
  let zero = today;
  if (policy.cutoffShiftsStart && works(today) && time > 900) zero = afterDays(today, 1);
  else if (policy.nonWorkingAcceptance === "DEFER" && (!works(today) || time > 1_020))
    zero = afterDays(today, 1);
  return closing(rolled(afterDays(zero, term.count)));
}

function secondOpinion(asked: Case): number | null {
  if (asked.term.unit === "NONE") return null;
  let due = whole(asked, asked.accepted);
  const events = [
    ...asked.stops.map((stop) => ({ when: stop.to, stop })),
    ...asked.longer.map((longer) => ({ when: longer.signed, longer })),
  ];
  for (const event of events.sort((a, b) => a.when - b.when)) {
    if ("longer" in event) due = closing(rolled(event.longer.on));
    else if (event.stop.policy === "RESTART") due = whole(asked, event.stop.to);
    else if (asked.term.unit === "WORKING_HOUR" || asked.policy.dueTime === "SAME_TIME")
      due = afterMinutes(event.stop.to, minutesWithin(event.stop.from, due));
    else
      due = closing(rolled(afterDays(dayOf(event.stop.to), daysWithin(dayOf(event.stop.from), dayOf(due)))));
  }
  return due;
}

/** Mulberry32: the same seed gives the same cases everywhere. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4_294_967_296) * sides);
  };
}

function randomCase(roll: (sides: number) => number): Case {
  const accepted = roll(1_096 * DAY);
  const unit = TERM_UNITS[roll(TERM_UNITS.length)] ?? "WORKING_DAY";
  const most = { SAME_DAY: 1, WORKING_DAY: 30, WORKING_HOUR: 120, CALENDAR_DAY: 60, MONTH: 3, NONE: 1 }[unit];
  const policy: DeadlinePolicy = {
    dueTime: roll(2) === 0 ? "END_OF_DAY" : "SAME_TIME",
    nonWorkingAcceptance: roll(2) === 0 ? "KEEP" : "DEFER",
    cutoffShiftsStart: roll(2) === 0,
    supplement: "PAUSE",
  };
  const stops: Stop[] = [];
  const longer: Longer[] = [];
  let clock = accepted;
  for (let left = roll(4); left > 0; left -= 1) {
    // Minutes, hours or days apart: ends of sessions and whole days are hit as often as the open field.
    const step = () =>
      [
        roll(90),
        roll(12) * 60,
        roll(12) * DAY,
        (dayOf(clock) + roll(3)) * DAY + ([480, 720, 780, 900, 1_020][roll(5)] ?? 0) - clock,
      ][roll(4)] ?? 0;
    const from = clock + Math.max(0, step());
    const to = from + Math.max(0, step());
    stops.push({ from, to, policy: roll(4) === 0 ? "RESTART" : "PAUSE" });
    clock = to;
    if (longer.length === 0 && roll(5) === 0)
      longer.push({ on: dayOf(clock) + 1 + roll(30), signed: clock + 1 });
    clock += 1;
  }
  return {
    accepted,
    term: { unit, count: roll(most) + (unit === "SAME_DAY" ? 0 : 1) },
    policy,
    stops,
    longer,
  };
}

const ORIGIN = epochOf(instantAt(day("2024-01-01"), 0));
const instant = (minute: number) => instantOfEpoch(ORIGIN + minute * 60_000);
const CASES = 100_000;
const SEED = 20_261_122;

it(`agrees with a second opinion on ${CASES} random cases (seed ${SEED})`, { timeout: 300_000 }, () => {
  const roll = dice(SEED);
  const calendar = shippedCalendar();
  const seen = { paused: 0, restarted: 0, extended: 0 };
  for (let index = 0; index < CASES; index += 1) {
    const asked = randomCase(roll);
    const pauses: Pause[] = asked.stops.map(({ from, to, policy }) => ({
      from: instant(from),
      to: instant(to),
      policy,
    }));
    const extensions = asked.longer.map(({ on, signed }) => ({
      newDueOn: day(strip[on]?.name ?? ""),
      signedAt: instant(signed),
      reason: "",
    }));
    const { accepted, term, policy } = asked;
    const { dueAt } = computeDue({
      acceptedAt: instant(accepted),
      term,
      policy,
      pauses,
      extensions,
      calendar,
    });
    const expected = secondOpinion(asked);
    const told = expected === null ? null : instant(expected);
    if (dueAt !== told) expect(wall(dueAt), `case ${index}: ${JSON.stringify(asked)}`).toBe(wall(told));
    seen.paused += pauses.some((pause) => pause.policy === "PAUSE") ? 1 : 0;
    seen.restarted += pauses.some((pause) => pause.policy === "RESTART") ? 1 : 0;
    seen.extended += extensions.length;
  }
  expect(seen.paused).toBeGreaterThan(CASES / 2);
  expect(seen.restarted).toBeGreaterThan(CASES / 10);
  expect(seen.extended).toBeGreaterThan(CASES / 10);
});
