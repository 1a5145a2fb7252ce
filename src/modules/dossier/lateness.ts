import type { Instant } from "../../kernel/local-date.ts";
import type { PersonId, UnitId } from "../access/index.ts";
import { type WorkCalendar, workingMinutesBetween } from "../calendar/index.ts";
import type { StepUse } from "./dossier.ts";

type LateShare = {
  readonly stepCode: string;
  readonly stepName: string;
  readonly stepNameEn: string;
  readonly unitId: UnitId;
  readonly personId: PersonId | null;
  /** By how much the step exceeded its quota. */
  readonly overMinutes: number;
  /** The part of the dossier's lateness that is laid to it. */
  readonly minutes: number;
};

/** How many working minutes a dossier was late, and at whose desk they were lost. */
export type Lateness = {
  readonly lateMinutes: number;
  readonly steps: readonly LateShare[];
  readonly units: readonly { readonly unitId: UnitId; readonly minutes: number }[];
  /** Late minutes that no step's overuse explains: slack between steps, or a term shorter than its quotas. */
  readonly unexplainedMinutes: number;
};

/**
 * Splits the lateness of a dossier over the steps that exceeded their quota, in proportion to their overuse and never
 * more than it. The shares and the unexplained rest add up to the late minutes exactly.
 * @law one-stop.md §3.4: overdue minutes are attributed to the steps that exceeded their quota.
 */
export function attributeLateness(
  question: {
    readonly dueAt: Instant | null;
    /** When the clock stopped, or now for a dossier still open (its open tasks given as steps used so far). */
    readonly until: Instant;
    readonly steps: readonly StepUse[];
  },
  calendar: WorkCalendar,
): Lateness {
  const { dueAt, until, steps } = question;
  const lateMinutes = dueAt === null ? 0 : Math.floor(workingMinutesBetween(calendar, dueAt, until));
  const over = steps.filter((step) => step.overMinutes > 0);
  const overInAll = over.reduce((sum, step) => sum + step.overMinutes, 0);
  const explained = Math.min(lateMinutes, overInAll);
  const minutes = proportional(
    explained,
    over.map((step) => step.overMinutes),
  );
  const shares = over.map(({ stepCode, stepName, stepNameEn, unitId, personId, overMinutes }, index) => ({
    stepCode,
    stepName,
    stepNameEn,
    unitId,
    personId,
    overMinutes,
    minutes: minutes[index] ?? 0,
  }));
  const units = new Map<UnitId, number>();
  for (const share of shares) units.set(share.unitId, (units.get(share.unitId) ?? 0) + share.minutes);
  return {
    lateMinutes,
    steps: shares,
    units: [...units].map(([unitId, unitMinutes]) => ({ unitId, minutes: unitMinutes })),
    unexplainedMinutes: lateMinutes - explained,
  };
}

/** Whole shares of a whole total in proportion to the weights; what rounding leaves goes to the largest remainders. */
function proportional(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0);
  if (sum === 0) return weights.map(() => 0);
  const exact = weights.map((weight) => (total * weight) / sum);
  const whole = exact.map(Math.floor);
  const left = total - whole.reduce((all, share) => all + share, 0);
  const byRemainder = exact
    .map((share, index) => ({ index, remainder: share - Math.floor(share) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  for (const { index } of byRemainder.slice(0, left)) whole[index] = (whole[index] ?? 0) + 1;
  return whole;
}
