import { spawnSync } from "node:child_process";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { day, POLICY } from "../../../test/support/office-time.ts";
import {
  addDays,
  epochOf,
  type Instant,
  instantAt,
  instantOfEpoch,
  localDateOf,
} from "../../kernel/local-date.ts";
import {
  computeDue,
  countWorkingDays,
  type DeadlinePolicy,
  type DueQuestion,
  isWorkingDay,
  type Pause,
  shippedCalendar,
  type Term,
} from "./index.ts";

const calendar = shippedCalendar();
const START = day("2024-01-02");
const DAYS = 900;
const RUNS = { numRuns: 2_000 };

const instant = fc
  .record({ on: fc.nat(DAYS), second: fc.nat(86_399) })
  .map(({ on, second }) => instantOfEpoch(epochOf(instantAt(addDays(START, on), 0)) + second * 1_000));
const term: fc.Arbitrary<Term> = fc.oneof(
  fc.constant({ unit: "SAME_DAY" as const, count: 0 }),
  fc.record({ unit: fc.constant("WORKING_DAY" as const), count: fc.integer({ min: 1, max: 60 }) }),
  fc.record({ unit: fc.constant("WORKING_HOUR" as const), count: fc.integer({ min: 1, max: 200 }) }),
  fc.record({ unit: fc.constant("CALENDAR_DAY" as const), count: fc.integer({ min: 1, max: 90 }) }),
  fc.record({ unit: fc.constant("MONTH" as const), count: fc.integer({ min: 1, max: 6 }) }),
);
const policy: fc.Arbitrary<DeadlinePolicy> = fc.record({
  dueTime: fc.constantFrom("END_OF_DAY", "SAME_TIME"),
  nonWorkingAcceptance: fc.constantFrom("KEEP", "DEFER"),
  cutoffShiftsStart: fc.boolean(),
  supplement: fc.constantFrom("PAUSE", "RESTART"),
});
const minutes = (most: number) => fc.integer({ min: 0, max: most });
const gaps = fc.array(
  fc.record({
    before: minutes(9_000),
    length: minutes(20_000),
    policy: fc.constantFrom("PAUSE" as const, "RESTART" as const),
  }),
  { maxLength: 3 },
);
type Gap = { readonly before: number; readonly length: number; readonly policy: "PAUSE" | "RESTART" };

const later = (at: Instant, minutesLater: number) => instantOfEpoch(epochOf(at) + minutesLater * 60_000);

function pausesAfter(acceptedAt: Instant, all: readonly Gap[]): Pause[] {
  let clock = acceptedAt;
  return all.map(({ before, length, policy: how }) => {
    const from = later(clock, before);
    clock = later(from, length);
    return { from, to: clock, policy: how };
  });
}

const dueAt = (question: Omit<DueQuestion, "calendar">) => computeDue({ ...question, calendar }).dueAt ?? "";

describe("whatever the term, the policy and the pauses", () => {
  it("no due date is a day of rest", () => {
    fc.assert(
      fc.property(instant, term, policy, gaps, (acceptedAt, asked, how, all) => {
        const due = computeDue({
          acceptedAt,
          term: asked,
          policy: how,
          pauses: pausesAfter(acceptedAt, all),
          calendar,
        }).dueAt;
        expect(due !== null && isWorkingDay(calendar, localDateOf(due))).toBe(true);
      }),
      RUNS,
    );
  });

  it("who is received later is not due earlier", () => {
    // A cutoff that shifts the start makes Friday 15:30 count from Tuesday; kept Saturdays count from Monday. The two
    // rules together are not monotone (one-stop.md C3 with C4 KEEP): ADR 0020 says so to whoever configures both.
    const consistent = policy.filter((how) => !how.cutoffShiftsStart || how.nonWorkingAcceptance === "DEFER");
    fc.assert(
      fc.property(instant, minutes(30_000), term, consistent, (first, after, asked, how) => {
        const [early, late] = [first, later(first, after)].map((acceptedAt) =>
          dueAt({ acceptedAt, term: asked, policy: how, pauses: [] }),
        );
        expect((early ?? "") <= (late ?? "")).toBe(true);
      }),
      RUNS,
    );
  });

  it("who is given more time is not due earlier", () => {
    fc.assert(
      fc.property(instant, term, policy, fc.nat(10), (acceptedAt, asked, how, more) => {
        const due = (count: number) =>
          dueAt({ acceptedAt, term: { ...asked, count }, policy: how, pauses: [] });
        expect(due(asked.count) <= due(asked.count + more)).toBe(true);
      }),
      RUNS,
    );
  });

  it("a pause of n working days before the due day moves the due date by exactly n working days", () => {
    const days = fc.record({
      count: fc.integer({ min: 2, max: 40 }),
      stop: fc.nat(100),
      length: minutes(30_000),
    });
    fc.assert(
      fc.property(instant, days, (acceptedAt, { count, stop, length }) => {
        const question = { acceptedAt, term: { unit: "WORKING_DAY", count } as const, policy: POLICY };
        const before = localDateOf(computeDue({ ...question, pauses: [], calendar }).dueAt ?? acceptedAt);
        const from = later(acceptedAt, stop * 60);
        fc.pre(localDateOf(from) < before);
        const to = later(from, length);
        const after = localDateOf(
          computeDue({ ...question, pauses: [{ from, to, policy: "PAUSE" }], calendar }).dueAt ?? acceptedAt,
        );
        expect(countWorkingDays(calendar, before, after)).toBe(
          countWorkingDays(calendar, localDateOf(from), localDateOf(to)),
        );
      }),
      RUNS,
    );
  });

  it("the steps end with the due date they derive, and each counted day is a working day not skipped", () => {
    fc.assert(
      fc.property(instant, term, policy, gaps, (acceptedAt, asked, how, all) => {
        const { dueAt: due, derivation } = computeDue({
          acceptedAt,
          term: asked,
          policy: how,
          pauses: pausesAfter(acceptedAt, all),
          calendar,
        });
        expect(derivation.at(-1)).toEqual({ kind: "DUE", at: due });
        for (const step of derivation) {
          if (step.kind !== "COUNTED") continue;
          expect(step.days).toHaveLength(asked.count);
          expect(step.days.every((each) => isWorkingDay(calendar, each))).toBe(true);
          expect(step.skipped.every((each) => !isWorkingDay(calendar, each.on))).toBe(true);
        }
        expect(JSON.parse(JSON.stringify(derivation))).toEqual(derivation);
      }),
      RUNS,
    );
  });
});

describe("on any machine", () => {
  const program = `
    import { runDeadlineBatch } from ${JSON.stringify(join(import.meta.dirname, "batch.ts"))};
    const lines = Array.from({ length: 400 }, (_, i) => JSON.stringify({
      id: i,
      accepted: new Date(Date.UTC(2024, 1, 1) + i * 205_000_000).toISOString(),
      term: { unit: ["SAME_DAY", "WORKING_DAY", "WORKING_HOUR", "CALENDAR_DAY", "MONTH"][i % 5], count: 1 + (i % 5 === 4 ? i % 3 : i % 30) },
      policy: { dueTime: i % 2 ? "SAME_TIME" : "END_OF_DAY", nonWorkingAcceptance: i % 3 ? "KEEP" : "DEFER", cutoffShiftsStart: i % 4 === 0, supplement: "PAUSE" },
    }));
    process.stdout.write(new Date(0).getHours() + "\\n");
    await runDeadlineBatch((async function* () { yield* lines; })(), (line) => process.stdout.write(line + "\\n"));`;

  it("the answers are the same in Hà Nội, London, New York and Kiritimati", () => {
    const answers = ["Asia/Ho_Chi_Minh", "UTC", "America/New_York", "Pacific/Kiritimati"].map((zone) => {
      const run = spawnSync(process.execPath, ["--input-type=module", "-e", program], {
        env: { ...process.env, TZ: zone },
        encoding: "utf8",
      });
      expect(run.stderr).toBe("");
      const [hour, ...lines] = run.stdout.trim().split("\n");
      return { hour, lines };
    });
    expect(
      new Set(answers.map(({ hour }) => hour)).size,
      "the machines really stood in different zones",
    ).toBe(4);
    for (const { lines } of answers) expect(lines).toEqual(answers[0]?.lines);
    expect(answers[0]?.lines).toHaveLength(400);
    expect(answers[0]?.lines.filter((line) => line.includes('"error"'))).toEqual([]);
  });
});
