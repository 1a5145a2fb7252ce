import type { ChannelIn } from "../dossier/index.ts";

/**
 * What is counted. A *flow* is counted on the day it happens: over a period it adds up. A *stock* goes up where a dossier
 * enters a standing and down where it leaves: added up from the beginning to the end of a day it is how many there are.
 * Every figure of every report is made of these and nothing else. A reopened result takes its finish back on the day
 * of the reopening, so a closed day never changes.
 */
export const FLOWS = [
  /** Sent in by any channel (T1, T2). */
  "submitted",
  /** The legal clock started (T2, T3). */
  "accepted",
  /** Refused at intake (T6). */
  "rejected",
  /** Taken back before acceptance (T27). */
  "cancelled",
  /** Results by outcome and day against the due date: earlier day, in time on the day, later. */
  "positive_early",
  "positive_on_time",
  "positive_late",
  "negative_early",
  "negative_on_time",
  "negative_late",
  /** Withdrawn by the applicant after acceptance (T18). */
  "withdrawn",
  /** Stopped by the agency (T12). */
  "stopped",
  /** Results opened again (T23); each also takes its finish back. */
  "reopened",
  /** Results handed over (T22). */
  "returned",
  /** Moved to another competent agency, as it leaves and as it arrives (R11). */
  "rerouted_out",
  "rerouted_in",
  /** Requests to supplement after acceptance (T10). */
  "supplement_requests",
  /** Signed extensions, and those signed too late (T25). */
  "extensions",
  "late_notices",
  /** Results in time only by the date an extension set: late by the one first promised. */
  "late_by_original",
  /** Finished with a result file; with a file for a paper of the applicant too. */
  "electronic_results",
  "digitised",
  /** Minutes from acceptance to the finish, and from acceptance to the due date, of the finished. */
  "elapsed_minutes",
  "term_minutes",
  /** Opinions of applicants on how their dossiers were handled; of them, those satisfied or better. */
  "rated",
  "satisfied",
  /** Accepted dossiers for which a paper digitised before was used again. */
  "reused",
  /** Dossiers that came to owe something; of which something was paid; of which something was paid online. */
  "payable",
  "paid",
  "paid_online",
] as const;

export const STOCKS = [
  /** Sent in, not yet accepted. */
  "intake",
  /** Accepted, the clock running or stopped for a consultation. */
  "running",
  /** Waiting for the applicant's papers, for a payment, or suspended. */
  "supplement_wait",
  "financial_wait",
  "suspended",
  /** A result lies ready for the applicant. */
  "ready",
  /** Of those accepted and not finished: past their due date. */
  "overdue",
] as const;

/** Accepted and not finished, whether its clock runs or not; with `overdue`, what is past its due date among them. */
export const IN_HAND = ["running", "supplement_wait", "financial_wait", "suspended"] as const;

export const MEASURES = [...FLOWS, ...STOCKS] as const;
export type Flow = (typeof FLOWS)[number];
export type Stock = (typeof STOCKS)[number];
export type Measure = (typeof MEASURES)[number];

export function isStock(measure: Measure): measure is Stock {
  return STOCKS.some((stock) => stock === measure);
}

/** A number for each measure. */
export type Totals = Readonly<Record<Measure, number>>;
/** Only some measures; absent is none. */
export type Amounts = Readonly<Partial<Record<Measure, number>>>;

/** The dimensions of a cell: who answers for the dossier, which procedure, how it came in. */
export type Dimensions = {
  readonly unitId: string;
  readonly procedureCode: string;
  readonly fieldCode: string;
  readonly channel: ChannelIn;
};

export const NO_TOTALS: Totals = {
  submitted: 0,
  accepted: 0,
  rejected: 0,
  cancelled: 0,
  positive_early: 0,
  positive_on_time: 0,
  positive_late: 0,
  negative_early: 0,
  negative_on_time: 0,
  negative_late: 0,
  withdrawn: 0,
  stopped: 0,
  reopened: 0,
  returned: 0,
  rerouted_out: 0,
  rerouted_in: 0,
  supplement_requests: 0,
  extensions: 0,
  late_notices: 0,
  late_by_original: 0,
  electronic_results: 0,
  digitised: 0,
  elapsed_minutes: 0,
  term_minutes: 0,
  rated: 0,
  satisfied: 0,
  reused: 0,
  payable: 0,
  paid: 0,
  paid_online: 0,
  intake: 0,
  running: 0,
  supplement_wait: 0,
  financial_wait: 0,
  suspended: 0,
  ready: 0,
  overdue: 0,
};

/** The measures an object has, beside whatever else it has: few of the thirty. */
export function measuresIn(object: object): Measure[] {
  return Object.keys(object).filter(isMeasure);
}

function isMeasure(name: string): name is Measure {
  return Object.hasOwn(NO_TOTALS, name);
}

/** Measure by measure; what `b` does not name stays as in `a`. */
export function addTotals(a: Totals, b: Partial<Totals>): Totals {
  return totalsOf((measure) => a[measure] + (b[measure] ?? 0));
}

export function totalsOf(amountOf: (measure: Measure) => number): Totals {
  const totals: Record<Measure, number> = { ...NO_TOTALS };
  for (const measure of MEASURES) totals[measure] = amountOf(measure);
  return totals;
}
