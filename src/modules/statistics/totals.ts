import { z } from "zod";
import {
  addDays,
  earlier,
  type Instant,
  instantAt,
  type LocalDate,
  localDateOf,
} from "../../kernel/local-date.ts";
import type { Executor, Row } from "../../platform/postgres/database.ts";
import type { ChannelIn } from "../dossier/index.ts";
import { rangesOf, rangesUpTo } from "./cell-ranges.ts";
import { WHOLE_AUTHORITY } from "./drain.ts";
import { isStock, type Measure, NO_TOTALS, type Totals, totalsOf } from "./measure.ts";
import { type GroupBy, type Level, seriesStatement, totalsStatement } from "./totals-statements.ts";

/** Competent agencies, each for itself; `WHOLE` is every unit of the authority. */
export type Units = readonly string[] | "WHOLE";

type TotalsQuestion = {
  readonly units: Units;
  /** Local days, both included. */
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly by: readonly GroupBy[];
  /** Only these; all where absent. */
  readonly procedures?: readonly string[];
  /** Only these measures are read; the others are nought in the answer. All where absent. */
  readonly measures?: readonly Measure[];
  readonly now: Instant;
  /** What was true at this moment of the past; now where absent. A period that reaches past it ends with it. */
  readonly asOf?: Instant;
};

/** What happened in a period, and how much there was at its two ends. A dimension not asked for is null. */
export type PeriodTotals = {
  readonly unitId: string | null;
  readonly procedureCode: string | null;
  readonly fieldCode: string | null;
  readonly channel: ChannelIn | null;
  /** Stocks at the end of the day before `from`. */
  readonly opening: Totals;
  readonly flows: Totals;
  /** Stocks at the end of `to`, or at the moment asked for where that is earlier. */
  readonly closing: Totals;
};

const groupSchema = z.object({
  unit_id: z.string().nullable(),
  procedure_code: z.string().nullable(),
  field_code: z.string().nullable(),
  channel: z.enum(["DIRECT", "ONLINE", "POSTAL"]).nullable(),
});

/**
 * Totals of a period for units, grouped as asked: one round trip to the cells, with every act that was acknowledged
 * before it. Groups without any dossier are not answered.
 */
export async function readTotals(
  executor: Executor,
  question: TotalsQuestion,
): Promise<readonly PeriodTotals[]> {
  const { units, from, now, asOf, procedures = null } = question;
  const moment = earlier(asOf ?? now, now);
  const lastDay = localDateOf(moment);
  const to = earlier(question.to, lastDay);
  const ranges = [
    ...rangesUpTo(earlier(addDays(from, -1), lastDay)).map((range) => ({ before: true, ...range })),
    ...rangesOf(from, to).map((range) => ({ before: false, ...range })),
  ];
  const endOfDay = instantAt(addDays(to, 1), 0);
  const statement = totalsStatement({
    units: unitsApart(question),
    level: levelOf(question),
    moment: moment < now ? "past" : "now",
    by: question.by,
    measures: question.measures ?? null,
  });
  const rows = await executor.run(statement, [
    idsOf(units),
    ranges.map((range) => range.before),
    ranges.map((range) => range.grain),
    ranges.map((range) => range.from),
    ranges.map((range) => range.to),
    procedures,
    // A period that ended before the moment has no part after it.
    earlier(moment, endOfDay),
    endOfDay,
  ]);
  const groups = rows.map(groupOf);
  // Before a period has begun nothing has happened in it, and what there is will be its opening.
  return from > lastDay
    ? groups.map((group) => ({ ...group, opening: group.closing, flows: NO_TOTALS }))
    : groups;
}

function unitsApart({ units, by }: TotalsQuestion): "asked" | "every" | "together" {
  if (!by.includes("unit")) return "together";
  return units === "WHOLE" ? "every" : "asked";
}

/** The coarsest cells that tell apart what is asked. */
function levelOf({ by, procedures }: TotalsQuestion): Level {
  if (procedures !== undefined || by.includes("procedure")) return "PROCEDURE";
  if (by.includes("field")) return "FIELD";
  return by.includes("channel") ? "CHANNEL" : "TOTAL";
}

function idsOf(units: Units): readonly string[] {
  return units === "WHOLE" ? [WHOLE_AUTHORITY] : units;
}

function groupOf(row: Row): PeriodTotals {
  const { unit_id, procedure_code, field_code, channel } = groupSchema.parse(row);
  const stocks = (end: "opening" | "closing") =>
    totalsOf((measure) => (isStock(measure) ? Number(row[`${end}_${measure}`] ?? 0) : 0));
  return {
    unitId: unit_id,
    procedureCode: procedure_code,
    fieldCode: field_code,
    channel,
    opening: stocks("opening"),
    flows: flowsOf(row),
    closing: stocks("closing"),
  };
}

function flowsOf(row: Row): Totals {
  return totalsOf((measure) => (isStock(measure) ? 0 : Number(row[measure] ?? 0)));
}

type SeriesQuestion = {
  readonly units: Units;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly step: "day" | "week" | "month";
  /** Only these measures are read; the others are nought in the answer. All where absent. */
  readonly measures?: readonly Measure[];
};
export type SeriesPoint = { readonly startsOn: LocalDate; readonly flows: Totals };

/**
 * What happened in each day, week (by its Monday) or month of a period; steps in which nothing happened are not answered.
 * Of a step that reaches beyond the period only the days within it are counted.
 */
export async function readSeries(
  executor: Executor,
  question: SeriesQuestion,
): Promise<readonly SeriesPoint[]> {
  const { units, from, to, step } = question;
  // Cells of a month cannot be told apart by week or day.
  const ranges = step === "month" ? rangesOf(from, to, ["M", "H"]) : [{ grain: "D", from, to }];
  const rows = await executor.run(seriesStatement(question.measures ?? null), [
    idsOf(units),
    ranges.map((range) => range.grain),
    ranges.map((range) => range.from),
    ranges.map((range) => range.to),
    step,
  ]);
  return rows.map((row) => ({
    startsOn: z.custom<LocalDate>((value) => typeof value === "string").parse(row["starts_on"]),
    flows: flowsOf(row),
  }));
}
