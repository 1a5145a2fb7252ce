import { present } from "../../kernel/assert.ts";
import { epochOf, type Instant } from "../../kernel/local-date.ts";
import { compareFinish } from "../calendar/index.ts";
import type { Dossier } from "../dossier/index.ts";
import { type Finish, finishOf, type Standing, standingOf } from "./standing.ts";

/** Why a spell of one standing began; with `ended` it is also how the one before it ended. */
type Turn =
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
/** What changed for those who count, when one write took a dossier from one state to the next. */
export type Change = {
  readonly turn: Turn;
  readonly before: Standing | null;
  readonly after: Standing | null;
  /** The finish that a reopening took back. */
  readonly undone: Finish | null;
  /** Of the finish that came, or (negative) of the one taken back. */
  readonly finish: FinishFacts | null;
  readonly lateNotice: boolean;
};

export type FinishFacts = {
  readonly sign: 1 | -1;
  /** In time by the date an extension set, late by the one first promised. */
  readonly lateByOriginal: boolean;
  readonly resultFile: boolean;
  readonly papersFile: boolean;
  readonly elapsedMinutes: number;
  readonly termMinutes: number;
};

/** What a write changed for those who count; null where nothing. */
export function changeOf(before: Dossier, after: Dossier): Change | null {
  const [from, to] = [standingOf(before), standingOf(after)];
  const turn = turnOf({ dossier: before, standing: from }, { dossier: after, standing: to });
  if (turn === null) return null;
  const reopened = turn === "REOPENED";
  return {
    turn,
    before: from,
    after: to,
    undone: reopened ? finishOf(before) : null,
    finish: reopened ? factsOf(before, -1) : to?.kind === "ready" ? factsOf(after, 1) : null,
    lateNotice: turn === "EXTENDED" && after.extensions.at(-1)?.lateNotice === true,
  };
}

function factsOf(dossier: Dossier, sign: 1 | -1): FinishFacts {
  const { acceptedAt, finishedAt, dueAt, result, components } = dossier;
  const minutes = (until: Instant | null) =>
    acceptedAt === null || until === null
      ? 0
      : sign * Math.round((epochOf(until) - epochOf(acceptedAt)) / 60_000);
  const resultFile = (result?.files.length ?? 0) > 0;
  return {
    sign,
    lateByOriginal: isLateByOriginal(dossier),
    resultFile,
    papersFile: resultFile && components.some((held) => held.files.length > 0),
    elapsedMinutes: minutes(finishedAt),
    termMinutes: minutes(dueAt),
  };
}

/**
 * An extension makes no late dossier a dossier in time: it is told apart. A stop that the law allows moves the date
 * without an extension and is held against nobody.
 * @law one-stop.md §3.4: lateness is reported against the current date and against the original one.
 */
function isLateByOriginal({ finishedAt, dueAt, originalDueAt, extensions }: Dossier): boolean {
  if (finishedAt === null || extensions.every(({ signedAt }) => signedAt === null)) return false;
  const by = (due: Instant | null) => compareFinish({ finishedAt, dueAt: due, strict: false });
  return by(dueAt) !== "LATE" && by(originalDueAt) === "LATE";
}

type Side = { readonly dossier: Dossier; readonly standing: Standing | null };

function turnOf(before: Side, after: Side): Turn | null {
  if (after.standing === null) return endOf(before, after);
  if (before.standing === null) return after.standing.kind === "intake" ? "SUBMITTED" : "RECEIVED";
  if (after.standing.kind === "ready") {
    if (before.standing.kind === "ready") return null;
    return present(finishOf(after.dossier), "how a finished dossier stands to its due date");
  }
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
  // A consultation stops the clock of a running dossier. What waits already is not asked to wait again by another date.
  if (from.kind !== "running") return "DUE_MOVED";
  if (to.dueAt === null) return "PAUSED";
  return from.dueAt === null ? "RESUMED" : "DUE_MOVED";
}

const signed = ({ extensions }: Dossier) => extensions.filter((each) => each.signedAt !== null).length;
