import { parseId } from "../../../kernel/ids.ts";
import { type Instant, localDateOf } from "../../../kernel/local-date.ts";
import type { Executor } from "../../../platform/postgres/database.ts";
import type { Unit, UnitDirectory } from "../../organisation/index.ts";
import { type LeadQuestion, momentOf } from "../lead/question.ts";
import { withPredecessors } from "../lead/scope.ts";
import type { Counted } from "../metric/value.ts";
import { type PeriodTotals, readTotals } from "../totals.ts";
import type { IndexVersion } from "./index-version.ts";
import { type IndexFigures, type IndexScore, scoreIndex } from "./score.ts";

export type ScoredUnit = {
  readonly unit: Unit;
  readonly figures: IndexFigures;
  readonly score: IndexScore;
};

type Asked = {
  readonly question: LeadQuestion;
  readonly version: IndexVersion;
  readonly agencies: readonly Unit[];
  readonly directory: UnitDirectory;
  readonly now: Instant;
};

/** The score of each agency, those merged into it included: one round trip for all of them. */
export async function readIndexScores(
  executor: Executor,
  { question, version, agencies, directory, now }: Asked,
): Promise<readonly ScoredUnit[]> {
  const { from, to } = question;
  const asOf = momentOf(question, now);
  const units = withPredecessors(
    agencies.map(({ id }) => id),
    directory,
  );
  const moment = { now, ...(asOf < now ? { asOf } : {}) };
  const rows = await readTotals(executor, { units, from, to, by: ["unit", "channel"], ...moment });
  const counted = byAgency(rows, { directory, now });
  return agencies.map((unit) => {
    const figures = figuresFor(unit, counted.get(unit.id) ?? []);
    return { unit, figures, score: scoreIndex(version, figures) };
  });
}

/** No other part of the product tells facts of the index yet: what they are needed for says that it has no data. */
function figuresFor({ level }: Unit, counted: readonly Counted[]): IndexFigures {
  return { counted, facts: {}, provinceFacts: {}, isCommune: level === "COMMUNE" };
}

function byAgency(
  rows: readonly PeriodTotals[],
  { directory, now }: Pick<Asked, "directory" | "now">,
): ReadonlyMap<string, readonly Counted[]> {
  const on = localDateOf(now);
  const found = new Map<string, PeriodTotals[]>();
  for (const row of rows) {
    const id = parseId<"unit">(row.unitId ?? "");
    const agency = id === null ? undefined : (directory.answerableOn(id, on)[0] ?? id);
    if (agency === undefined) continue;
    const own = found.get(agency);
    if (own === undefined) found.set(agency, [row]);
    else own.push(row);
  }
  return found;
}
