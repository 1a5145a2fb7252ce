import { NO_TOTALS, type Totals } from "../../measure.ts";
import type { Figure, FigureRow } from "../figure.ts";
import { figuresOf } from "../figures-of-totals.ts";

/*
 * Made-up figures that agree with each other, so that somebody who edits a form sees at once what it prints and whether its
 * sums can hold, before any real figure is read.
 */

const OPENING: Totals = { ...NO_TOTALS, running: 13, supplement_wait: 2, intake: 1, overdue: 1 };
const FLOWS: Totals = {
  ...NO_TOTALS,
  submitted: 84,
  accepted: 80,
  rejected: 3,
  positive_early: 40,
  positive_on_time: 22,
  positive_late: 3,
  negative_on_time: 4,
  negative_late: 1,
  withdrawn: 2,
  stopped: 1,
  returned: 66,
  supplement_requests: 9,
  extensions: 4,
  late_notices: 1,
  late_by_original: 2,
  electronic_results: 60,
  digitised: 52,
  reused: 20,
  payable: 35,
  paid: 32,
  paid_online: 14,
  elapsed_minutes: 210_000,
  term_minutes: 300_000,
};
// In hand: 15 before, 80 came, 73 left.
const CLOSING: Totals = {
  ...NO_TOTALS,
  running: 16,
  supplement_wait: 4,
  financial_wait: 1,
  suspended: 1,
  intake: 2,
  ready: 4,
  overdue: 2,
};
const BY_POST: Totals = { ...NO_TOTALS, submitted: 5, accepted: 5, positive_early: 3, positive_on_time: 2 };

const OTHERS: readonly Figure[] = [
  { name: "overdue_waiting", at: "CLOSING", channel: "ONLINE", amount: 1 },
  { name: "late_own_unit", at: "FLOW", channel: "ONLINE", amount: 2 },
  { name: "late_other_unit", at: "FLOW", channel: "ONLINE", amount: 1 },
  { name: "late_unexplained", at: "FLOW", channel: "ONLINE", amount: 1 },
  { name: "late_results", at: "FLOW", channel: "ONLINE", amount: 3, cause: "OWN_UNIT" },
  { name: "late_results", at: "FLOW", channel: "ONLINE", amount: 1 },
  { name: "payments_required", at: "FLOW", channel: "ONLINE", amount: 12 },
  { name: "payments_confirmed", at: "FLOW", channel: "ONLINE", amount: 10 },
  { name: "payments_exempt", at: "FLOW", channel: "ONLINE", amount: 1 },
  { name: "procedures_province", at: "CLOSING", channel: null, amount: 310 },
  { name: "procedures_commune", at: "CLOSING", channel: null, amount: 120 },
  { name: "interlinked_commune", at: "CLOSING", channel: null, amount: 3 },
  { name: "processes_commune", at: "CLOSING", channel: null, amount: 95 },
];

/** Two rows of a period, and the same rows over the period before, at whose end was what this one begins with. */
export function sampleRows(names: readonly [string, string]): {
  readonly rows: readonly FigureRow[];
  readonly previous: readonly FigureRow[];
} {
  const [first, second] = names.map((vi, index) => ({ key: String(index + 1), label: { vi, en: vi } }));
  const online = figuresOf({ channel: "ONLINE", opening: OPENING, flows: FLOWS, closing: CLOSING });
  const post = figuresOf({ channel: "POSTAL", opening: NO_TOTALS, flows: BY_POST, closing: NO_TOTALS });
  const before = figuresOf({ channel: "ONLINE", opening: NO_TOTALS, flows: NO_TOTALS, closing: OPENING });
  const named = (row: typeof first, figures: readonly Figure[]): FigureRow[] =>
    row === undefined ? [] : [{ ...row, figures }];
  return {
    rows: [...named(first, [...online, ...OTHERS]), ...named(second, post)],
    previous: [...named(first, before), ...named(second, [])],
  };
}
