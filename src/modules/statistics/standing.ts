import type { Instant } from "../../kernel/local-date.ts";
import { compareFinish } from "../calendar/index.ts";
import type { Dossier } from "../dossier/index.ts";
import type { Dimensions, Stock } from "./measure.ts";

/** How a dossier stands for those who count: which stock it is in, whose it is, and from when it is overdue. */
export type Standing = Dimensions & {
  readonly kind: Exclude<Stock, "overdue">;
  /** Null where no clock can run out: at intake, while it is stopped in time, and once the result is there. */
  readonly dueAt: Instant | null;
};

export const FINISHES = [
  "POSITIVE_EARLY",
  "POSITIVE_ON_TIME",
  "POSITIVE_LATE",
  "NEGATIVE_EARLY",
  "NEGATIVE_ON_TIME",
  "NEGATIVE_LATE",
] as const;
export type Finish = (typeof FINISHES)[number];

const KIND_OF_PAUSE = {
  SUPPLEMENT: "supplement_wait",
  FINANCIAL: "financial_wait",
  SUSPENSION: "suspended",
  EXTERNAL: "running",
} as const;

/** Where a dossier is counted; null before it is sent in. */
export function dimensionsOf({ organisations, pinned, channelIn }: Dossier): Dimensions | null {
  if (organisations === null || pinned === null) return null;
  return {
    unitId: organisations.competentAgencyId,
    procedureCode: pinned.procedureCode,
    fieldCode: pinned.fieldCode,
    channel: channelIn,
  };
}

/** Null before it is sent in and after it ended. */
export function standingOf(dossier: Dossier): Standing | null {
  const dimensions = dimensionsOf(dossier);
  if (dimensions === null) return null;
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

/** While the clock stands, only a dossier that was already late when it stopped stays late. */
function dueOf({ dueAt, pauses }: Dossier): Instant | null {
  const since = stoppedSince(pauses);
  return dueAt === null || since === null || dueAt < since ? dueAt : null;
}

/** Since when the clock has not run; a stop that follows on another at once goes on with it. */
function stoppedSince(pauses: Dossier["pauses"]): Instant | null {
  const last = pauses.at(-1);
  if (last === undefined || last.to !== null) return null;
  let since = last.from;
  for (const pause of pauses.toReversed()) if (pause.to === since) since = pause.from;
  return since;
}

/** How a finished dossier stands to its due date, as every other screen and paper says it; null while it is not finished. */
export function finishOf(dossier: Pick<Dossier, "finishedAt" | "dueAt" | "subStatus">): Finish | null {
  const { finishedAt, dueAt, subStatus } = dossier;
  if (finishedAt === null || subStatus === null) return null;
  return `${subStatus}_${compareFinish({ finishedAt, dueAt, strict: false })}`;
}
