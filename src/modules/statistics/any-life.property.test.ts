import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BEGINNINGS, life, playLife } from "../../../test/support/random-life.ts";
import { addDays, type Instant, instantAt, type LocalDate, localDateOf } from "../../kernel/local-date.ts";
import { type Dossier, emptyDossier } from "../dossier/dossier.ts";
import type { DossierEvent, EventType } from "../dossier/events.ts";
import { evolve } from "../dossier/evolve.ts";
import { changeOf } from "./change.ts";
import { FLOWS, type Measure, type Totals, totalsOf } from "./measure.ts";
import { type Tally, talliesOf } from "./tally.ts";

/*
 * Any life, counted twice: once as the acts count it, once by looking at the dossier as it was at the end of a day, with
 * the words of the law and no line of `standing.ts`, `change.ts` or `tally.ts`.
 */

type Write = { readonly at: Instant; readonly before: Dossier; readonly after: Dossier };

/** The acts of a history: events under one command happened at once. */
function writesOf(events: readonly DossierEvent[], id: Dossier["id"]): Write[] {
  const writes: Write[] = [];
  let before = emptyDossier(id);
  let after = before;
  events.forEach((event, index) => {
    after = evolve(after, event);
    if (events[index + 1]?.commandId === event.commandId) return;
    writes.push({ at: event.at, before, after });
    before = after;
  });
  return writes;
}

function counted(writes: readonly Write[]): Tally[] {
  return writes.flatMap(({ at, before, after }) => {
    const change = changeOf(before, after);
    return change === null ? [] : talliesOf(change, at);
  });
}

function sumUpTo(tallies: readonly Tally[], day: LocalDate, unitId?: string): Totals {
  const wanted = tallies.filter((tally) => tally.day <= day && (unitId ?? tally.unitId) === tally.unitId);
  return totalsOf((measure) => wanted.reduce((sum, tally) => sum + (tally.measures[measure] ?? 0), 0));
}

const EVENTS_COUNTED = {
  submitted: "Submitted",
  accepted: "Accepted",
  rejected: "Rejected",
  cancelled: "Cancelled",
  withdrawn: "WithdrawalApproved",
  stopped: "Stopped",
  returned: "ResultReturned",
  reopened: "Reopened",
  supplement_requests: "SupplementRequested",
} as const satisfies Partial<Record<Measure, EventType>>;

const IN_HAND_STATUSES = ["ACCEPTED", "IN_PROGRESS", "CONSULTING", "VERIFYING", "WITHDRAW_REQUESTED"];

/** What the law's words say of one dossier at the end of a day. */
function seenAtEndOf(day: LocalDate, events: readonly DossierEvent[], id: Dossier["id"]): Partial<Totals> {
  const midnight = instantAt(addDays(day, 1), 0);
  const past = events.filter((event) => event.at < midnight);
  const dossier = past.reduce(evolve, emptyDossier(id));
  const { status, dueAt, finishedAt, subStatus } = dossier;
  const stopped = dossier.pauses.find((pause) => pause.to === null);
  // Stop by stop backwards, as long as one began where the other ended.
  const standing = dossier.pauses.reduceRight<Instant | null>(
    (since, pause) => (pause.to === null || pause.to === since ? pause.from : since),
    null,
  );
  const is = (yes: boolean) => (yes ? 1 : 0);
  const inHand =
    IN_HAND_STATUSES.includes(status) || ["SUPPLEMENT_WAIT", "FINANCIAL_WAIT", "SUSPENDED"].includes(status);
  const waiting = (reason: string) => is(inHand && stopped?.reason === reason);
  const finished = ["RESULT_READY", "RETURNED"].includes(status) && finishedAt !== null;
  const late = finished && dueAt !== null && localDateOf(finishedAt) > localDateOf(dueAt);
  const early = finished && !late && dueAt !== null && localDateOf(finishedAt) < localDateOf(dueAt);
  const outcome = (wanted: string, when: boolean) => is(finished && subStatus === wanted && when);
  const counts = Object.entries(EVENTS_COUNTED).map(([measure, type]) => [
    measure,
    past.filter((event) => event.type === type).length,
  ]);
  return {
    ...Object.fromEntries(counts),
    intake: is(status === "SUBMITTED" || status === "INTAKE_SUPPLEMENT"),
    running: is(inHand && (stopped === undefined || stopped.reason === "EXTERNAL")),
    supplement_wait: waiting("SUPPLEMENT"),
    financial_wait: waiting("FINANCIAL"),
    suspended: waiting("SUSPENSION"),
    ready: is(status === "RESULT_READY"),
    overdue: is(inHand && dueAt !== null && dueAt < midnight && (standing === null || dueAt < standing)),
    positive_early: outcome("POSITIVE", early),
    positive_on_time: outcome("POSITIVE", !early && !late),
    positive_late: outcome("POSITIVE", late),
    negative_early: outcome("NEGATIVE", early),
    negative_on_time: outcome("NEGATIVE", !early && !late),
    negative_late: outcome("NEGATIVE", late),
  };
}

/** The days on which something may change: of every event and every due date, and the days after. */
function daysOf(writes: readonly Write[]): LocalDate[] {
  const moments = writes.flatMap(({ at, after }) => (after.dueAt === null ? [at] : [at, after.dueAt]));
  const days = new Set(moments.map(localDateOf));
  return [...days].flatMap((day) => [day, addDays(day, 1)]);
}

const IN_HAND = ["running", "supplement_wait", "financial_wait", "suspended"] as const;
const FINISHES = FLOWS.filter((flow) => flow.startsWith("positive_") || flow.startsWith("negative_"));

function examine(begin: (typeof BEGINNINGS)[number], steps: Parameters<typeof playLife>[1]): void {
  const { dossier, events } = playLife(begin, steps, () => {});
  const writes = writesOf(events, dossier.id);
  const tallies = counted(writes);
  for (const day of daysOf(writes)) {
    const sums = sumUpTo(tallies, day);
    expect(sums, `at the end of ${day}`).toMatchObject(seenAtEndOf(day, events, dossier.id));
    for (const unitId of new Set(tallies.map((tally) => tally.unitId)))
      conserved(sumUpTo(tallies, day, unitId));
  }
}

/** What came in is what went out and what is still there, in every unit, at the end of every day. */
function conserved(sums: Totals): void {
  const add = (measures: readonly Measure[]) => measures.reduce((sum, measure) => sum + sums[measure], 0);
  expect(add(["accepted", "rerouted_in"])).toBe(
    add([...FINISHES, "withdrawn", "stopped", "rerouted_out", ...IN_HAND]),
  );
  expect(sums.overdue).toBeLessThanOrEqual(add(IN_HAND));
  for (const stock of IN_HAND) expect(sums[stock]).toBeGreaterThanOrEqual(0);
}

describe("any life of a dossier, counted", () => {
  it("adds up, at the end of every day, to what the dossier then was", { timeout: 240_000 }, () => {
    const lives = fc.property(fc.constantFrom(...BEGINNINGS), life, examine);
    fc.assert(lives, { numRuns: 10_000 });
  });

  it("never touches a day that is over", () => {
    const lives = fc.property(fc.constantFrom(...BEGINNINGS), life, (begin, steps) => {
      const { dossier, events } = playLife(begin, steps, () => {});
      for (const { at, before, after } of writesOf(events, dossier.id)) {
        const change = changeOf(before, after);
        for (const tally of change === null ? [] : talliesOf(change, at))
          expect(tally.day >= localDateOf(at)).toBe(true);
      }
    });
    fc.assert(lives, { numRuns: 200 });
  });
});
