import { addDays, type Instant, instantAt, localDateOf } from "../../../kernel/local-date.ts";
import type { Executor } from "../../../platform/postgres/database.ts";
import type { LeadQuestion } from "../question/question.ts";
import { type DueDossier, listDue } from "./due-dossiers.ts";
import type { ScoredUnit } from "./read-scores.ts";
import { type ComponentScore, type IndexScore, scoreIndex } from "./score.ts";
import { type Files, figuresIf, ifFinished, ifLeft } from "./what-if.ts";

export const DAYS_AHEAD = 7;
export const DUE_MAX = 30;

/** The dossiers that can be ticked, those that are, and what the score would be. */
export type WhatIf = {
  readonly due: readonly DueDossier[];
  /** Of more dossiers than are shown, those due first. */
  readonly isCut: boolean;
  readonly ticked: readonly DueDossier[];
  readonly files: Files;
  readonly now: IndexScore;
  readonly finished: IndexScore;
  readonly left: IndexScore;
};

type Change = Parameters<typeof figuresIf>[2]["change"];

/** Null for a period that is over or looked back on: what is finished today no longer counts in it. */
export async function tryWhatIf(
  executor: Executor,
  { figures, documentless, score }: ScoredUnit,
  asked: {
    readonly question: LeadQuestion;
    readonly units: readonly string[];
    readonly now: Instant;
    readonly done: readonly string[];
    readonly files: Files;
  },
): Promise<WhatIf | null> {
  const { question, units, now, done, files } = asked;
  const today = localDateOf(now);
  if (question.asOf !== null || question.to < today || question.from > today) return null;
  const before = instantAt(addDays(today, DAYS_AHEAD + 1), 0);
  const found = await listDue(executor, { units, before, now, size: DUE_MAX + 1 });
  const due = found.slice(0, DUE_MAX);
  const ticked = due.filter(({ dossierId }) => done.includes(dossierId));
  const scoreIf = (change: Change) =>
    scoreIndex(score.version, figuresIf(figures, ticked, { documentless, change }));
  return {
    due,
    isCut: found.length > DUE_MAX,
    ticked,
    files,
    now: score,
    finished: scoreIf((rows, dossiers) => ifFinished(rows, dossiers, { files })),
    left: scoreIf(ifLeft),
  };
}

/** The components whose points are others, with those before and after. */
export function changedComponents(
  before: IndexScore,
  after: IndexScore,
): readonly { readonly code: string; readonly from: number; readonly to: number }[] {
  const pointsOf = (each: ComponentScore) => (each.state === "SCORED" ? each.score : 0);
  const now = before.groups.flatMap(({ components }) => components);
  const then = after.groups.flatMap(({ components }) => components);
  return now.flatMap((each, index) => {
    const changed = then[index];
    if (changed === undefined || Math.abs(pointsOf(changed) - pointsOf(each)) < 1e-9) return [];
    return [{ code: each.component.code, from: pointsOf(each), to: pointsOf(changed) }];
  });
}
