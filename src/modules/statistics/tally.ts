import { type Instant, later, localDateOf } from "../../kernel/local-date.ts";
import type { Beside } from "./beside.ts";
import type { Change, FinishFacts } from "./change.ts";
import { type Amounts, type Dimensions, type Measure, measuresIn } from "./measure.ts";
import { FINISHES, type Finish, type Standing } from "./standing.ts";

/** One amount on one day of one cell. A day may lie ahead: on it a dossier still in hand will be overdue. */
export type Tally = Dimensions & {
  readonly day: string;
  readonly measures: Amounts;
};

/**
 * What a change adds to which day. Being overdue is planned ahead for the day of the due date; a plan that has not come
 * true is taken back on that very day, one that has on the day of the change. So no past day is ever touched.
 */
export function talliesOf(change: Change, at: Instant): Tally[] {
  const today = localDateOf(at);
  const { before, after } = change;
  const tallies: Tally[] = [];
  const add = (standing: Standing, day: string, measures: Amounts) => {
    const { unitId, procedureCode, fieldCode, channel } = standing;
    tallies.push({ unitId, procedureCode, fieldCode, channel, day, measures });
  };
  if (before !== null) {
    add(before, today, { ...flowsAtEnd(change), [before.kind]: -1 });
    if (before.dueAt !== null) add(before, localDateOf(later(before.dueAt, at)), { overdue: -1 });
  }
  if (after !== null) {
    add(after, today, { ...flowsAtStart(change), [after.kind]: 1 });
    if (after.dueAt !== null) add(after, localDateOf(later(after.dueAt, at)), { overdue: 1 });
  }
  return merged(tallies);
}

/** What came beside a standing, on its own day. */
export function tallyOfBeside({ rated, satisfied, reused, ...dimensions }: Beside, at: Instant): Tally {
  const measures = { rated, satisfied, reused };
  return { ...dimensions, day: localDateOf(at), measures: sumOf(measures, {}) };
}

/** Several amounts on one day of one unit are one; amounts that cancel out are none. */
function merged(tallies: readonly Tally[]): Tally[] {
  const cells = new Map<string, Tally>();
  for (const tally of tallies) {
    const key = `${tally.unitId} ${tally.day}`;
    cells.set(key, { ...tally, measures: sumOf(cells.get(key)?.measures ?? {}, tally.measures) });
  }
  return [...cells.values()].filter(({ measures }) => Object.keys(measures).length > 0);
}

function sumOf(a: Amounts, b: Amounts): Amounts {
  const sum: Partial<Record<Measure, number>> = {};
  for (const measure of measuresIn({ ...a, ...b })) {
    const amount = (a[measure] ?? 0) + (b[measure] ?? 0);
    if (amount !== 0) sum[measure] = amount;
  }
  return sum;
}

/** Counted with the spell that ends. */
function flowsAtEnd({ turn }: Change): Amounts {
  switch (turn) {
    case "REJECTED":
      return { rejected: 1 };
    case "CANCELLED":
      return { cancelled: 1 };
    case "WITHDRAWN":
      return { withdrawn: 1 };
    case "STOPPED":
      return { stopped: 1 };
    case "RETURNED":
      return { returned: 1 };
    case "REROUTED":
      return { rerouted_out: 1 };
    default:
      return {};
  }
}

/** Counted with the spell that begins. */
function flowsAtStart({ turn, after, finish, undone, lateNotice }: Change): Amounts {
  switch (turn) {
    case "SUBMITTED":
      return { submitted: 1 };
    case "RECEIVED":
      return { submitted: 1, accepted: 1 };
    case "ACCEPTED":
      return { accepted: 1 };
    case "REROUTED":
      return { rerouted_in: 1 };
    case "PAUSED":
      return after?.kind === "supplement_wait" ? { supplement_requests: 1 } : {};
    case "EXTENDED":
      return { extensions: 1, late_notices: lateNotice ? 1 : 0 };
    case "REOPENED":
      return { reopened: 1, ...finishFlows(undone, finish) };
    default:
      return finishFlows(FINISHES.find((each) => each === turn) ?? null, finish);
  }
}

const MEASURE_OF = {
  POSITIVE_EARLY: "positive_early",
  POSITIVE_ON_TIME: "positive_on_time",
  POSITIVE_LATE: "positive_late",
  NEGATIVE_EARLY: "negative_early",
  NEGATIVE_ON_TIME: "negative_on_time",
  NEGATIVE_LATE: "negative_late",
} as const satisfies Record<Finish, Measure>;

/** A finish, or one taken back, as its sign says. */
function finishFlows(finish: Finish | null, facts: FinishFacts | null): Amounts {
  if (finish === null || facts === null) return {};
  const { sign, lateByOriginal, resultFile, papersFile, elapsedMinutes, termMinutes } = facts;
  return {
    [MEASURE_OF[finish]]: sign,
    elapsed_minutes: elapsedMinutes,
    term_minutes: termMinutes,
    late_by_original: lateByOriginal ? sign : 0,
    electronic_results: resultFile ? sign : 0,
    digitised: papersFile ? sign : 0,
  };
}
