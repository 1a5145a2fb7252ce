import { type Instant, localDateOf } from "../../kernel/local-date.ts";
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
