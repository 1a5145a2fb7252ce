import type { Dossier, SeenWrite } from "../../dossier/index.ts";
import { finishOf } from "../standing.ts";

/** A late result, or one taken back, at one step that ran over its quota. A row of `statistics_late_step`. */
export type LateStepRow = {
  readonly dossier_id: string;
  readonly seq: number;
  /** 1 stands for the result itself: every late result has such a row, with a step or without. */
  readonly place: number;
  readonly agency_id: string;
  readonly at: string;
  readonly sign: 1 | -1;
  readonly step_name: string | null;
  readonly step_name_en: string | null;
  readonly unit_id: string | null;
  readonly over_minutes: number;
};

type Over = Pick<LateStepRow, "step_name" | "step_name_en" | "unit_id" | "over_minutes">;

/** The desk at which no step ran over: the quotas, or the slack between them, made the result late. */
const NOWHERE: Over = { step_name: null, step_name_en: null, unit_id: null, over_minutes: 0 };

/**
 * Where a result that came late had lost its time: working minutes beyond its quota by step and unit, the most first. A
 * result opened again takes them back on that day. Nothing for any other write.
 * @law one-stop.md §3.4: overdue minutes are attributed to the steps that exceeded their quota.
 */
export function lateStepsOf({ before, after, at }: SeenWrite): LateStepRow[] {
  const [was, is] = [finishOf(before), finishOf(after)];
  // As a spell begins: with the result, and with its being opened again.
  if ((was === null) === (is === null)) return [];
  return [...rowsOf(before, was, -1), ...rowsOf(after, is, 1)].map((row) => ({
    ...row,
    dossier_id: after.id,
    seq: after.version,
    at,
  }));
}

function rowsOf({ steps, organisations }: Dossier, finish: ReturnType<typeof finishOf>, sign: 1 | -1) {
  if (organisations === null || (finish !== "POSITIVE_LATE" && finish !== "NEGATIVE_LATE")) return [];
  const over = overBy(steps);
  return (over.length === 0 ? [NOWHERE] : over).map((each, index) => ({
    ...each,
    place: index + 1,
    agency_id: organisations.competentAgencyId,
    sign,
  }));
}

/** A step taken twice at one desk is one row. */
function overBy(steps: Dossier["steps"]): Over[] {
  const found = new Map<string, Over>();
  for (const { stepName, stepNameEn, unitId, overMinutes } of steps) {
    const minutes = Math.round(overMinutes);
    if (minutes <= 0) continue;
    const key = `${unitId} ${stepName}`;
    const known = found.get(key)?.over_minutes ?? 0;
    found.set(key, {
      step_name: stepName,
      step_name_en: stepNameEn,
      unit_id: unitId,
      over_minutes: known + minutes,
    });
  }
  return [...found.values()].sort(
    (a, b) => b.over_minutes - a.over_minutes || (nameOf(a) < nameOf(b) ? -1 : 1),
  );
}

/** Among steps that ran over alike the order is by name, so that the same history gives the same rows. */
function nameOf({ step_name, unit_id }: Over): string {
  return `${step_name} ${unit_id}`;
}
