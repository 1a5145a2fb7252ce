import { epochOf, type Instant, localDateOf } from "../../kernel/local-date.ts";
import type { Dossier } from "../dossier/index.ts";
import { type Amounts, type Dimensions, MEASURES, type Measure, type Stock } from "./measure.ts";

/** How a dossier stands for those who count: which stock it is in, whose it is, and from when it is overdue. */
export type Standing = Dimensions & {
  readonly kind: Exclude<Stock, "overdue">;
  /** Null where no clock can run out: at intake, while it is stopped in time, and once the result is there. */
  readonly dueAt: Instant | null;
};

/** Why a spell of one standing began; with `ended` it is also how the one before it ended. */
export type Turn =
  | "SUBMITTED"
  | "RECEIVED"
  | "ACCEPTED"
  | "PAUSED"
  | "RESUMED"
  | "EXTENDED"
  | "DUE_MOVED"
  | "REROUTED"
  | "REOPENED"
  | "REJECTED"
  | "CANCELLED"
  | "WITHDRAWN"
  | "STOPPED"
  | "RETURNED"
  | Finish;
export type Finish = `${"POSITIVE" | "NEGATIVE"}_${"EARLY" | "ON_TIME" | "LATE"}`;

/** What changed for those who count, when one write took a dossier from one state to the next. */
export type Change = {
  readonly turn: Turn;
  readonly before: Standing | null;
  readonly after: Standing | null;
  /** The finish that a reopening took back. */
  readonly undone: Finish | null;
};

/** One amount on one day of one cell. A day may lie ahead: on it a dossier still in hand will be overdue. */
export type Tally = Dimensions & {
  readonly day: string;
  readonly measures: Amounts;
};

const IN_HAND = ["running", "supplement_wait", "financial_wait", "suspended"] as const;
const KIND_OF_PAUSE = {
  SUPPLEMENT: "supplement_wait",
  FINANCIAL: "financial_wait",
  SUSPENSION: "suspended",
  EXTERNAL: "running",
} as const;

export function isInHand(standing: Standing | null): standing is Standing {
  return standing !== null && IN_HAND.some((kind) => kind === standing.kind);
}

/** Null before it is sent in and after it ended. */
export function standingOf(dossier: Dossier): Standing | null {
  const { organisations, pinned } = dossier;
  if (organisations === null || pinned === null) return null;
  const dimensions = {
    unitId: organisations.competentAgencyId,
    procedureCode: pinned.procedureCode,
    fieldCode: pinned.fieldCode,
    channel: dossier.channelIn,
  };
  switch (dossier.status) {
    case "SUBMITTED":
    case "INTAKE_SUPPLEMENT":
      return { ...dimensions, kind: "intake", dueAt: null };
    case "RESULT_READY":
      return { ...dimensions, kind: "ready", dueAt: null };
    case "ACCEPTED":
    case "IN_PROGRESS":
    case "CONSULTING":
    case "VERIFYING":
    case "SUPPLEMENT_WAIT":
    case "FINANCIAL_WAIT":
    case "SUSPENDED":
    case "WITHDRAW_REQUESTED": {
      const pause = dossier.pauses.find((each) => each.to === null);
      return { ...dimensions, kind: pause ? KIND_OF_PAUSE[pause.reason] : "running", dueAt: dueOf(dossier) };
    }
    default:
      return null;
  }
}

/** While the clock stands, only a dossier that was already late stays late. */
function dueOf({ dueAt, pauses }: Dossier): Instant | null {
  const pause = pauses.find((each) => each.to === null);
  return dueAt === null || pause === undefined || dueAt < pause.from ? dueAt : null;
}

/**
 * How a finished dossier stands to its due date: on an earlier day, in time on the day itself, or after it.
 * @law Nghị định 118/2025/NĐ-CP; Biểu II.06a/VPCP/KSTT, cột 8–10 (reform.md §D2): early is an earlier day.
 */
export function finishOf(dossier: Pick<Dossier, "finishedAt" | "dueAt" | "subStatus">): Finish | null {
  const { finishedAt, dueAt, subStatus } = dossier;
  if (finishedAt === null || subStatus === null) return null;
  if (dueAt === null) return `${subStatus}_ON_TIME`;
  if (finishedAt > dueAt) return `${subStatus}_LATE`;
  return localDateOf(finishedAt) < localDateOf(dueAt) ? `${subStatus}_EARLY` : `${subStatus}_ON_TIME`;
}

/** What a write changed for those who count; null where nothing. */
export function changeOf(before: Dossier, after: Dossier): Change | null {
  const [from, to] = [standingOf(before), standingOf(after)];
  const turn = turnOf({ dossier: before, standing: from }, { dossier: after, standing: to });
  if (turn === null) return null;
  return { turn, before: from, after: to, undone: turn === "REOPENED" ? finishOf(before) : null };
}

type Side = { readonly dossier: Dossier; readonly standing: Standing | null };

function turnOf(before: Side, after: Side): Turn | null {
  if (after.standing === null) return endOf(before, after);
  if (before.standing === null) return after.standing.kind === "intake" ? "SUBMITTED" : "RECEIVED";
  if (after.standing.kind === "ready")
    return before.standing.kind === "ready" ? null : finishOf(after.dossier);
  if (before.standing.kind === "ready") return "REOPENED";
  if (before.standing.kind === "intake") return after.standing.kind === "intake" ? null : "ACCEPTED";
  return turnInHand(before, after);
}

function endOf(before: Side, { dossier: { status } }: Side): Turn | null {
  if (before.standing === null) return null;
  switch (status) {
    case "REJECTED":
    case "CANCELLED":
    case "WITHDRAWN":
    case "STOPPED":
    case "RETURNED":
      return status;
    default:
      return null;
  }
}

function turnInHand({ dossier: old, standing: from }: Side, { dossier, standing: to }: Side): Turn | null {
  if (from === null || to === null) return null;
  if (from.unitId !== to.unitId) return "REROUTED";
  if (from.kind !== to.kind) return to.kind === "running" ? "RESUMED" : "PAUSED";
  if (from.dueAt === to.dueAt) return null;
  if (signed(dossier) > signed(old)) return "EXTENDED";
  if (to.dueAt === null) return "PAUSED";
  return from.dueAt === null ? "RESUMED" : "DUE_MOVED";
}

const signed = ({ extensions }: Dossier) => extensions.filter((each) => each.signedAt !== null).length;

/**
 * What a change adds to which day. Being overdue is planned ahead for the day of the due date; a plan that has not come
 * true is taken back on that very day, one that has on the day of the change. So no past day is ever touched.
 */
export function talliesOf(
  change: Change,
  moment: { readonly before: Dossier; readonly after: Dossier; readonly at: Instant },
): Tally[] {
  const { at } = moment;
  const today = localDateOf(at);
  const tallies: Tally[] = [];
  const add = (standing: Dimensions, day: string, measures: Amounts) => {
    const { unitId, procedureCode, fieldCode, channel } = standing;
    tallies.push({ unitId, procedureCode, fieldCode, channel, day, measures });
  };
  const { before, after } = change;
  const whose = after ?? before;
  if (whose === null) return [];
  add(change.turn === "REROUTED" && after !== null ? after : whose, today, flowsOf(change, moment));
  if (before !== null) {
    const gone = change.turn === "REROUTED" ? { rerouted_out: 1 } : {};
    add(before, today, { [before.kind]: -1, ...gone });
    if (before.dueAt !== null) add(before, localDateOf(later(before.dueAt, at)), { overdue: -1 });
  }
  if (after !== null) {
    add(after, today, { [after.kind]: 1 });
    if (after.dueAt !== null) add(after, localDateOf(later(after.dueAt, at)), { overdue: 1 });
  }
  return merged(tallies);
}

function later(a: Instant, b: Instant): Instant {
  return a > b ? a : b;
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
  for (const measure of MEASURES) {
    const amount = (a[measure] ?? 0) + (b[measure] ?? 0);
    if (amount !== 0) sum[measure] = amount;
  }
  return sum;
}

function flowsOf(
  { turn, undone }: Change,
  { before, after, at }: { readonly before: Dossier; readonly after: Dossier; readonly at: Instant },
): Amounts {
  switch (turn) {
    case "SUBMITTED":
      return { submitted: 1 };
    case "RECEIVED":
      return { submitted: 1, accepted: 1 };
    case "ACCEPTED":
      return { accepted: 1 };
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
      return { rerouted_in: 1 };
    case "PAUSED":
      return after.status === "SUPPLEMENT_WAIT" ? { supplement_requests: 1 } : {};
    case "EXTENDED":
      return { extensions: 1, ...(after.extensions.at(-1)?.lateNotice === true ? { late_notices: 1 } : {}) };
    case "RESUMED":
    case "DUE_MOVED":
      return {};
    case "REOPENED":
      return { reopened: 1, ...(undone === null ? {} : finishFlows(undone, before, -1)) };
    default:
      return finishFlows(turn, { ...after, finishedAt: at }, 1);
  }
}

/** A finish, or (`sign` −1) a finish taken back. */
function finishFlows(finish: Finish, dossier: Dossier, sign: 1 | -1): Amounts {
  const { acceptedAt, finishedAt, dueAt, result, components } = dossier;
  const minutes = (until: Instant | null) =>
    acceptedAt === null || until === null
      ? 0
      : sign * Math.round((epochOf(until) - epochOf(acceptedAt)) / 60_000);
  const hasFile = (result?.files.length ?? 0) > 0;
  const hasScan = components.some((held) => held.files.length > 0);
  return {
    [finish.toLowerCase()]: sign,
    elapsed_minutes: minutes(finishedAt),
    term_minutes: minutes(dueAt),
    ...(hasFile ? { electronic_results: sign } : {}),
    ...(hasFile && hasScan ? { digitised: sign } : {}),
  };
}
