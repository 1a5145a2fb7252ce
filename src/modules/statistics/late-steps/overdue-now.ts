import type { Instant } from "../../../kernel/local-date.ts";
import type { Executor } from "../../../platform/postgres/database.ts";
import type { WorkCalendar } from "../../calendar/index.ts";
import { type Lateness, listLateness } from "../../dossier/index.ts";
import { listDue } from "../index-766/due-dossiers.ts";
import type { Overrun, StepOverrun, UnitOverrun } from "./read-late-steps.ts";

/** The folded state of each of so many is read: enough to see where the time goes, the same at any pile. */
const READ_MAX = 100;

export type OverdueNow = {
  /** How many of the overdue it is reckoned from. */
  readonly shown: number;
  readonly steps: readonly StepOverrun[];
  readonly units: readonly UnitOverrun[];
};

/** Where the longest overdue dossiers without a result have lost their time so far. */
export async function readOverdueNow(
  executor: Executor,
  { units, now, calendar }: { units: readonly string[]; now: Instant; calendar: WorkCalendar },
): Promise<OverdueNow> {
  const due = await listDue(executor, { units, before: now, now, size: READ_MAX });
  const ids = due.map(({ dossierId }) => dossierId);
  const late = await listLateness(executor, ids, { now, calendar });
  return { shown: due.length, ...summed(late) };
}

/** Overruns by step and by unit, the most time first; a dossier counts once at each, however often it ran over there. */
export function summed(late: readonly Pick<Lateness, "steps">[]): Pick<OverdueNow, "steps" | "units"> {
  const steps = new Map<string, StepOverrun>();
  const units = new Map<string, UnitOverrun>();
  for (const { steps: shares } of late) {
    const [seenSteps, seenUnits] = [new Set<string>(), new Set<string>()];
    for (const { stepName, stepNameEn, unitId, overMinutes } of shares) {
      const step = steps.get(stepName) ?? { stepName, stepNameEn, times: 0, minutes: 0 };
      steps.set(stepName, { ...step, ...withOne(step, overMinutes, !seenSteps.has(stepName)) });
      seenSteps.add(stepName);
      const unit = units.get(unitId) ?? { unitId, times: 0, minutes: 0 };
      units.set(unitId, { ...unit, ...withOne(unit, overMinutes, !seenUnits.has(unitId)) });
      seenUnits.add(unitId);
    }
  }
  const mostFirst = (a: { minutes: number }, b: { minutes: number }) => b.minutes - a.minutes;
  return { steps: [...steps.values()].sort(mostFirst), units: [...units.values()].sort(mostFirst) };
}

function withOne({ times, minutes }: Overrun, overMinutes: number, isFirst: boolean): Overrun {
  return { times: times + (isFirst ? 1 : 0), minutes: minutes + Math.round(overMinutes) };
}
