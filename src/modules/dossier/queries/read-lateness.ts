import type { Instant } from "../../../kernel/local-date.ts";
import type { Executor, Statement } from "../../../platform/postgres/database.ts";
import type { WorkCalendar } from "../../calendar/index.ts";
import { stepUse } from "../decide/movement.ts";
import type { Dossier } from "../dossier.ts";
import { attributeLateness, type Lateness } from "../lateness.ts";
import { parseDossierState } from "../state-parser.ts";

/** Where a late dossier lost its time, up to its result, to where its clock stands still, or to now; null in time. */
export function latenessOf(
  dossier: Dossier,
  { now, calendar }: { readonly now: Instant; readonly calendar: WorkCalendar },
): Lateness | null {
  const { dueAt, steps, tasks, finishedAt, pauses } = dossier;
  const paused = pauses.find((pause) => pause.to === null);
  const until = finishedAt ?? paused?.from ?? now;
  if (dueAt === null || until <= dueAt) return null;
  // Steps at work count with what they used so far.
  const working =
    finishedAt !== null
      ? []
      : tasks.map((task) => stepUse(dossier, task, { now, calendar, personId: task.assigneeId }));
  const found = attributeLateness({ dueAt, until, steps: [...steps, ...working] }, calendar);
  return found.lateMinutes === 0 ? null : found;
}

const STATES: Statement = {
  name: "dossier-states",
  text: (schema) => `SELECT d.state FROM ${schema}.dossier AS d WHERE d.id = ANY ($1::uuid[])`,
};

/** The same of a list of dossiers, a page of them; those in time are left out. */
export async function listLateness(
  executor: Executor,
  ids: readonly string[],
  at: { readonly now: Instant; readonly calendar: WorkCalendar },
): Promise<readonly Lateness[]> {
  const rows = ids.length === 0 ? [] : await executor.run(STATES, [ids]);
  return rows.flatMap((row) => latenessOf(parseDossierState(row["state"]), at) ?? []);
}
