import { type CopyChunk, copyChunk } from "../../platform/postgres/copy-rows.ts";
import { WHOLE_AUTHORITY } from "./drain.ts";
import { MEASURES, type Measure, measuresIn, totalsOf } from "./measure.ts";

/** Amounts of one day of one unit, procedure and channel; a measure that is absent is none. */
type DayAmounts = {
  readonly day: string;
  readonly unit_id: string;
  readonly procedure_code: string;
  readonly field_code: string;
  readonly channel: string;
} & Readonly<Partial<Record<Measure, number>>>;

/** Which cell; its parts in the order of the key. */
type Place = {
  readonly unit: string;
  readonly level: "PROCEDURE" | "FIELD" | "CHANNEL" | "TOTAL";
  readonly grain: "D" | "H" | "M" | "Y";
  readonly startsOn: string;
  readonly procedure: string;
  readonly field: string;
  readonly channel: string;
};
/** What is to be added to one cell; amounts in the order of the measures. */
type CellSum = Place & { readonly amounts: number[] };
type Sums = Map<string, CellSum>;

/** Rows to be added to cells; measures of which there is nothing are left out. */
export type CellRows = { readonly columns: readonly string[]; readonly chunk: CopyChunk };

const PLACE = ["unit_id", "level", "grain", "starts_on", "procedure_code", "field_code", "channel"];

const INDEX_OF = totalsOf((measure) => MEASURES.indexOf(measure));
const NOTHING = MEASURES.map(() => 0);

/** Amounts summed by day: what a batch of histories is counted into, one after the other. */
export function daySums(): Sums {
  return new Map();
}

/** Amounts that cancel out stay as a day of nothing, as they would one by one. */
export function addDay(sums: Sums, row: DayAmounts): void {
  const { unit_id: unit, procedure_code: procedure, field_code: field, channel, day: startsOn } = row;
  const sum = cellAt(sums, { unit, level: "PROCEDURE", grain: "D", startsOn, procedure, field, channel });
  for (const measure of measuresIn(row)) {
    const index = INDEX_OF[measure];
    sum.amounts[index] = (sum.amounts[index] ?? 0) + (row[measure] ?? 0);
  }
}

/**
 * Sums of days as rows of cells, as a drain makes them in SQL: by day, half month, month and year, for the unit and for
 * the whole authority, by procedure, by field, by channel and together. Each coarser sum is made of the finest that give it.
 */
export function cellRows(days: Sums): CellRows {
  const fields = coarser([days], (cell) => ({ ...cell, level: "FIELD", procedure: "*" }));
  const channels = coarser([fields], (cell) => ({ ...cell, level: "CHANNEL", field: "*" }));
  const total = coarser([channels], (cell) => ({ ...cell, level: "TOTAL", channel: "*" }));
  const ofUnits = [days, fields, channels, total];
  const byDay = [...ofUnits, coarser(ofUnits, (cell) => ({ ...cell, unit: WHOLE_AUTHORITY }))];
  const halves = coarser(byDay, (cell) => ({ ...cell, grain: "H", startsOn: halfOf(cell.startsOn) }));
  const months = coarser([halves], (cell) => ({
    ...cell,
    grain: "M",
    startsOn: `${cell.startsOn.slice(0, 8)}01`,
  }));
  const years = coarser([months], (cell) => ({
    ...cell,
    grain: "Y",
    startsOn: `${cell.startsOn.slice(0, 5)}01-01`,
  }));
  const found = measuresFound(days);
  const cells = [...byDay, halves, months, years].flatMap((sums) => [...sums.values()]);
  return {
    columns: [...PLACE, ...found.map(({ measure }) => measure)],
    chunk: copyChunk(
      cells.map((cell) => [...placeOf(cell), ...found.map(({ index }) => cell.amounts[index] ?? 0)]),
    ),
  };
}

/** The measures of which there is anything on any day, with their places. */
function measuresFound(days: Sums): readonly { readonly measure: Measure; readonly index: number }[] {
  const cells = [...days.values()];
  return MEASURES.map((measure, index) => ({ measure, index })).filter(({ index }) =>
    cells.some(({ amounts }) => amounts[index] !== 0),
  );
}

function placeOf({ unit, level, grain, startsOn, procedure, field, channel }: Place): readonly string[] {
  return [unit, level, grain, startsOn, procedure, field, channel];
}

function halfOf(day: string): string {
  return `${day.slice(0, 8)}${day.slice(8) < "15" ? "01" : "15"}`;
}

function coarser(of: readonly Sums[], coarserPlace: (cell: CellSum) => Place): Sums {
  const coarse: Sums = new Map();
  for (const sums of of) {
    for (const cell of sums.values()) {
      const sum = cellAt(coarse, coarserPlace(cell));
      for (let index = 0; index < cell.amounts.length; index += 1)
        sum.amounts[index] = (sum.amounts[index] ?? 0) + (cell.amounts[index] ?? 0);
    }
  }
  return coarse;
}

/** The cell of this place, a new one where there is none yet. */
function cellAt(sums: Sums, place: Place): CellSum {
  const { unit, level, grain, startsOn, procedure, field, channel } = place;
  const key = `${unit}${level}${startsOn}${channel}${procedure} ${field}`;
  let cell = sums.get(key);
  if (cell === undefined) {
    cell = { unit, level, grain, startsOn, procedure, field, channel, amounts: [...NOTHING] };
    sums.set(key, cell);
  }
  return cell;
}
