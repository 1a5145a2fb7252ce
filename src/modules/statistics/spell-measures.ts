import { type Flow, IN_HAND, type Stock } from "./measure.ts";
import { FINISHES } from "./standing.ts";

/*
 * Each measure said once more, over the spells `s`: what is counted where a spell begins and where it ends. From these come
 * the list behind a figure and the part of a day after a moment. The cells are written from `standing.ts`.
 */

const IS_IN_HAND = `s.kind IN (${IN_HAND.map((kind) => `'${kind}'`).join(", ")})`;
/** +1 where the spell began with a finish, −1 where it began by taking one back. */
const FINISH_SIGN = `CASE WHEN s.opened_as IN (${FINISHES.map((finish) => `'${finish}'`).join(", ")}) THEN 1
    WHEN s.undone IS NOT NULL THEN -1 ELSE 0 END`;
const opened = (...turns: readonly string[]) =>
  `(s.opened_as IN (${turns.map((turn) => `'${turn}'`).join(", ")}))::int`;
const finish = (name: string) =>
  `((s.opened_as = '${name}')::int - coalesce(s.undone = '${name}', false)::int)`;
const ended = (turn: string) => `(s.ended_as = '${turn}')::int`;

/** Amounts at `from_at`, whole numbers. */
export const AT_START: Readonly<Partial<Record<Flow, string>>> = {
  submitted: opened("SUBMITTED", "RECEIVED"),
  accepted: opened("ACCEPTED", "RECEIVED"),
  positive_early: finish("POSITIVE_EARLY"),
  positive_on_time: finish("POSITIVE_ON_TIME"),
  positive_late: finish("POSITIVE_LATE"),
  negative_early: finish("NEGATIVE_EARLY"),
  negative_on_time: finish("NEGATIVE_ON_TIME"),
  negative_late: finish("NEGATIVE_LATE"),
  reopened: opened("REOPENED"),
  rerouted_in: opened("REROUTED"),
  supplement_requests: `(s.opened_as = 'PAUSED' AND s.kind = 'supplement_wait')::int`,
  extensions: opened("EXTENDED"),
  late_notices: "s.late_notice::int",
  late_by_original: `s.late_by_original::int * (${FINISH_SIGN})`,
  electronic_results: `s.result_file::int * (${FINISH_SIGN})`,
  digitised: `s.papers_file::int * (${FINISH_SIGN})`,
  elapsed_minutes: "s.elapsed_minutes",
  term_minutes: "s.term_minutes",
  rated: "s.rated",
  satisfied: "s.satisfied",
  reused: "s.reused",
  payable: "s.payable",
  paid: "s.paid",
  paid_online: "s.paid_online",
};

/** Amounts at `to_at`. */
export const AT_END: Readonly<Partial<Record<Flow, string>>> = {
  rejected: ended("REJECTED"),
  cancelled: ended("CANCELLED"),
  withdrawn: ended("WITHDRAWN"),
  stopped: ended("STOPPED"),
  returned: ended("RETURNED"),
  rerouted_out: ended("REROUTED"),
};

/** Whether a spell that covers the moment belongs to the stock; `moment` is an SQL expression. */
export function belongsTo(stock: Stock, moment: string): string {
  return stock === "overdue" ? `${IS_IN_HAND} AND s.due_at < ${moment}` : `s.kind = '${stock}'`;
}

/** When the spell began to be overdue, if it did before it ended; null without a due date, which `greatest` would leave out. */
export const OVERDUE_FROM = "CASE WHEN s.due_at IS NOT NULL THEN greatest(s.due_at, s.from_at) END";
