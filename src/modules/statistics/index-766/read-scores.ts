import {
  addDays,
  earlier,
  type Instant,
  instantAt,
  type LocalDate,
  localDateOf,
} from "../../../kernel/local-date.ts";
import type { Executor } from "../../../platform/postgres/database.ts";
import { listPublishedParts, type PublishedParts } from "../../catalogue/index.ts";
import type { Unit, UnitDirectory } from "../../organisation/index.ts";
import { listUnitsTakingTransfers } from "../../payment/index.ts";
import type { Counted } from "../metric/value.ts";
import { layFigures } from "../question/laying.ts";
import { type LeadQuestion, momentOf } from "../question/question.ts";
import { withPredecessors } from "../question/scope.ts";
import { type PeriodTotals, readTotals } from "../totals.ts";
import { catalogueFacts } from "./catalogue-facts.ts";
import type { IndexVersion } from "./index-version.ts";
import { type IndexFigures, type IndexScore, scoreIndex } from "./score.ts";
import { readUsed, type UsedProcedure } from "./used-procedures.ts";

export type ScoredUnit = {
  readonly unit: Unit;
  readonly figures: IndexFigures;
  /** Codes of the procedures that return no document. */
  readonly documentless: readonly string[];
  readonly score: IndexScore;
};

type Asked = {
  readonly question: LeadQuestion;
  readonly version: IndexVersion;
  readonly agencies: readonly Unit[];
  readonly directory: UnitDirectory;
  readonly now: Instant;
};

/** The score of each agency, those merged into it included: four round trips, or five, for all of them. */
export async function readIndexScores(executor: Executor, asked: Asked): Promise<readonly ScoredUnit[]> {
  const { question, version, agencies, directory, now } = asked;
  const { from, to } = question;
  const asOf = momentOf(question, now);
  const days = { from, to: earlier(to, localDateOf(asOf)) };
  const ids = agencies.map(({ id }) => id);
  const on = localDateOf(now);
  const { units, lay } = layFigures("RESTATED", ids, { directory, on });
  const moment = { now, ...(asOf < now ? { asOf } : {}) };
  const provinceOf = (unit: Unit) => provinceAbove(unit, directory, days.to);
  const provinces = agencies.flatMap((unit) => provinceOf(unit)?.id ?? []);
  const usedBy = { units: [...new Set([...units, ...provinces])], ...days };
  const [rows, procedures, used, taking] = await Promise.all([
    readTotals(executor, { units, from, to, by: ["unit", "channel"], ...moment }),
    listPublishedParts(executor, days.to),
    days.from > days.to ? [] : readUsed(executor, usedBy),
    listUnitsTakingTransfers(executor, earlier(asOf, instantAt(addDays(days.to, 1), 0))),
  ]);
  const codes = withoutDocumentOf(procedures);
  const apart =
    codes.length === 0
      ? []
      : await readTotals(executor, {
          units,
          from,
          to,
          by: ["unit", "channel"],
          procedures: codes,
          ...moment,
        });
  const [counted, withoutDocument] = [byAgency(lay(rows)), byAgency(lay(apart))];
  const factsOf = factReader({ procedures, used, taking, directory, on });
  return agencies.map((unit) => {
    const province = provinceOf(unit);
    const figures: IndexFigures = {
      counted: counted.get(unit.id) ?? [],
      withoutDocument: withoutDocument.get(unit.id) ?? [],
      facts: factsOf(unit),
      provinceFacts: province === null ? {} : factsOf(province),
      isCommune: unit.level === "COMMUNE",
    };
    return { unit, figures, documentless: codes, score: scoreIndex(version, figures) };
  });
}

type Known = {
  readonly procedures: readonly PublishedParts[];
  readonly used: readonly UsedProcedure[];
  /** Units that take transfers. */
  readonly taking: readonly string[];
  readonly directory: UnitDirectory;
  readonly on: LocalDate;
};

/** What is known of an agency beside its figures, those merged into it included. */
function factReader({ procedures, used, taking, directory, on }: Known) {
  const levelsTakingTransfers = new Set<string>(
    directory.all().flatMap(({ id, level }) => (taking.includes(id) ? [level] : [])),
  );
  return (agency: Unit) => {
    const own = new Set<string>(withPredecessors([agency.id], { directory, on }));
    const here = used.filter(({ unitId }) => own.has(unitId));
    const codesOf = (some: readonly UsedProcedure[]) =>
      new Set(some.map(({ procedureCode }) => procedureCode));
    return catalogueFacts(agency, procedures, {
      online: codesOf(here.filter(({ online }) => online)),
      paidOnline: codesOf(here.filter(({ paidOnline }) => paidOnline)),
      levelsTakingTransfers,
    });
  };
}

/** Whose parts a commune takes over where a version says so. */
function provinceAbove(unit: Unit, directory: UnitDirectory, on: LocalDate): Unit | null {
  const above = directory.lineageOf(unit.id, on).flatMap((id) => directory.find(id) ?? []);
  return above.find(({ level, kind }) => level === "PROVINCE" && kind === "PEOPLES_COMMITTEE") ?? null;
}

/** Procedures whose results are no documents on a day: components about documents leave them out. */
export async function listWithoutDocument(executor: Executor, on: LocalDate): Promise<readonly string[]> {
  return withoutDocumentOf(await listPublishedParts(executor, on));
}

function withoutDocumentOf(procedures: readonly PublishedParts[]): readonly string[] {
  return procedures.flatMap(({ code, returnsDocument }) => (returnsDocument ? [] : [code]));
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
