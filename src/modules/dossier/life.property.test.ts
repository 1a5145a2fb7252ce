import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Situation } from "../../../test/support/dossiers.ts";
import { BEGINNINGS, type LifeStep, life, playLife } from "../../../test/support/random-life.ts";
import { present } from "../../kernel/assert.ts";
import { TRANSITIONS } from "./acts.ts";
import { checkPrivate } from "./chain.ts";
import { foldDossier } from "./evolve.ts";
import { STATUS_FACTS, STATUSES, type Status } from "./status.ts";

/** Invariants (a), (b), (d), (g) of one-stop.md §3.3, and what the clock column says of each state. */
function holds({ before, after: { dossier } }: LifeStep): void {
  const open = dossier.pauses.filter((pause) => pause.to === null);
  expect(open.length, "(a) never two open pauses").toBeLessThanOrEqual(1);
  const { clock, terminal, nationalCode } = STATUS_FACTS[dossier.status];
  if (clock === "paused") expect(open).toHaveLength(1);
  if (["IN_PROGRESS", "VERIFYING", "ACCEPTED"].includes(dossier.status) || clock === "stopped")
    expect(open).toEqual([]);
  if (terminal) expect([dossier.tasks, dossier.timers]).toEqual([[], []]);
  const { acceptedAt, finishedAt, returnedAt } = dossier;
  if (finishedAt !== null) expect(acceptedAt !== null && acceptedAt <= finishedAt, "(b)").toBe(true);
  if (returnedAt !== null) expect(finishedAt !== null && finishedAt <= returnedAt, "(b)").toBe(true);
  const accepted =
    nationalCode !== null &&
    nationalCode >= 2 &&
    nationalCode !== 3 &&
    dossier.status !== "INTAKE_SUPPLEMENT";
  if (accepted) expect(acceptedAt, "(d)").not.toBeNull();
  if (before.status === "RESULT_READY" && dossier.status !== "IN_PROGRESS") {
    expect(dossier.result, "(g) an issued result does not change").toEqual(before.result);
  }
  expect(dossier.code).toBe(before.code ?? dossier.code);
  expect(dossier.acceptedAt).toBe(before.acceptedAt ?? dossier.acceptedAt);
  expect(dossier.originalDueAt).toBe(before.originalDueAt ?? dossier.originalDueAt);
}

/** The status went where the row of the act says. */
function inTable({ attempt, before, after }: LifeStep): void {
  const { from, to }: { from: readonly Status[]; to: readonly string[] } = TRANSITIONS[attempt.act];
  expect(from).toContain(before.status);
  const target = after.dossier.status;
  const asRow = to.includes(target) || (to.includes("SAME") && target === before.status);
  const asBefore = to.includes("PREVIOUS") && target === before.withdrawal?.from;
  expect(asRow || asBefore, `${attempt.act}: ${before.status} to ${target}`).toBe(true);
}

/** (e): a desk that holds the dossier and did not before is on the control sheet. */
function onSheet({ before, after: { dossier } }: LifeStep): void {
  const had = new Set(before.tasks.map((task) => `${task.unitId} ${task.role}`));
  const rows = dossier.controlSheet
    .slice(before.controlSheet.length)
    .map((row) => `${row.toUnitId} ${row.toRole}`);
  for (const task of dossier.tasks) {
    if (!had.has(`${task.unitId} ${task.role}`)) expect(rows).toContain(`${task.unitId} ${task.role}`);
  }
}

/** (c): history only grows, in order, and folding it gives the dossier. */
function inOrder({ dossier, events }: Situation): void {
  events.forEach((event, index) => {
    const previous = events[index - 1];
    expect(event.seq).toBe(index + 1);
    if (previous !== undefined) expect(previous.at <= event.at).toBe(true);
    expect(checkPrivate(event)).not.toBe("CHANGED");
  });
  expect(dossier.version).toBe(events.length);
  if (events.length > 0) expect(foldDossier(dossier.id, events)).toEqual(dossier);
  expect(JSON.parse(JSON.stringify(dossier)), "a dossier is plain JSON").toEqual(dossier);
}

/** Plays one life and asks the invariants after every act and at the end. */
function examine(
  begin: () => Situation,
  steps: readonly { pick: number; minutes: number }[],
  visit: (step: LifeStep) => void,
): void {
  const end = playLife(begin, steps, (step) => {
    inTable(step);
    holds(step);
    onSheet(step);
    visit(step);
  });
  inOrder(end);
}

describe("any life of a dossier", () => {
  it("keeps the invariants (a) to (g) and never leaves the table", () => {
    const lives = fc.property(fc.constantFrom(...BEGINNINGS), life, (begin, steps) =>
      examine(begin, steps, () => {}),
    );
    fc.assert(lives, { numRuns: 150 });
  });

  it("reaches every state and every act, so that the invariants are really asked of all", () => {
    const reached = new Set<Status>(["DRAFT"]);
    const done = new Set<string>();
    const sample = fc.sample(life, { seed: 20_261_122, numRuns: 500 });
    for (const [index, steps] of sample.entries()) {
      const begin = present(BEGINNINGS[index % BEGINNINGS.length], "beginning");
      examine(begin, steps, ({ attempt, after }) => {
        reached.add(after.dossier.status);
        done.add(attempt.act);
      });
    }
    expect(STATUSES.filter((status) => !reached.has(status))).toEqual([]);
    expect(Object.keys(TRANSITIONS).filter((act) => !done.has(act))).toEqual([]);
  });
});
