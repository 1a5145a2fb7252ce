import { type Instant, localDateOf } from "../../../kernel/local-date.ts";
import type { Executor } from "../../../platform/postgres/database.ts";
import type { Unit, UnitDirectory } from "../../organisation/index.ts";
import { layFigures } from "../lead/laying.ts";
import { type LeadQuestion, momentOf } from "../lead/question.ts";
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
  const { units, lay } = layFigures(
    "RESTATED",
    agencies.map(({ id }) => id),
    { directory, on: localDateOf(now) },
  );
  const moment = { now, ...(asOf < now ? { asOf } : {}) };
  const rows = await readTotals(executor, { units, from, to, by: ["unit", "channel"], ...moment });
  const counted = byAgency(lay(rows));
  return agencies.map((unit) => {
    const figures = figuresFor(unit, counted.get(unit.id) ?? []);
    return { unit, figures, score: scoreIndex(version, figures) };
  });
}

/** No other part of the product tells facts of the index yet: what they are needed for says that it has no data. */
function figuresFor({ level }: Unit, counted: readonly Counted[]): IndexFigures {
  return { counted, facts: {}, provinceFacts: {}, isCommune: level === "COMMUNE" };
}

function byAgency(rows: readonly PeriodTotals[]): ReadonlyMap<string, readonly Counted[]> {
  const found = new Map<string, PeriodTotals[]>();
  for (const row of rows) {
    const own = found.get(row.unitId ?? "");
    if (own === undefined) found.set(row.unitId ?? "", [row]);
    else own.push(row);
  }
  return found;
}
