import { present } from "../../../kernel/assert.ts";
import { addDays, type LocalDate } from "../../../kernel/local-date.ts";
import type { ChannelIn } from "../../dossier/index.ts";
import { IN_HAND, isStock, MEASURES, type Measure } from "../measure.ts";
import type { Due } from "../opened-statements.ts";
import type { FormDefinition, FormTerm, Variant } from "./form-definition.ts";
import type { LinkOf } from "./late-links.ts";
import type { Period } from "./period.ts";
import type { ReportContent } from "./report-content.ts";
import { periodOfContent } from "./sheet.ts";

/** One measure a number of a report is a sum of, and the days it is counted over; a stock is what there was at the end. */
export type CellPart = {
  readonly measure: Measure;
  readonly channel: ChannelIn | null;
  /** Of what was in hand, only what was overdue then, or only what was not. */
  readonly due: Due | null;
  /** Taken away in the column. */
  readonly isTaken: boolean;
  readonly from: LocalDate;
  readonly to: LocalDate;
};

type CellQuestion = {
  readonly column: number;
  readonly variant: Variant | null;
  readonly period: Pick<Period, "from" | "to">;
};

const MINUTES: readonly string[] = ["elapsed_minutes", "term_minutes"];

/** What a number is a sum of, column by column down to measures; none where a figure of it has no list. */
export function cellParts(
  { columns }: FormDefinition,
  { column, variant, period }: CellQuestion,
): readonly CellPart[] {
  const content = columns.find(({ number }) => number === column)?.content;
  if (content === undefined) return [];
  const terms =
    content.kind === "FIGURES"
      ? content.terms
      : content.kind === "COLUMNS"
        ? content.of.flatMap((each) => termsOf(columns, each, period.from))
        : [];
  const counted = terms.filter(({ only }) => only === undefined || only === variant);
  const slices = counted.map(slicesOf);
  return slices.some((each) => each.length === 0) ? [] : partsOf(slices.flat(), period);
}

/** The terms of a column as another adds or subtracts it; of one that no longer exists none. */
function termsOf(
  columns: FormDefinition["columns"],
  { column, sign }: { readonly column: number; readonly sign: 1 | -1 },
  from: LocalDate,
): FormTerm[] {
  const found = columns.find(({ number }) => number === column);
  if (found?.content.kind !== "FIGURES" || (found.until !== undefined && found.until < from)) return [];
  return found.content.terms.map((term) => ({ ...term, sign: term.sign === sign ? 1 : -1 }));
}

/** Dossiers that are counted together wherever they are: no two slices have one in common. */
type Slice = Pick<CellPart, "measure" | "channel" | "due"> & {
  readonly at: FormTerm["at"];
  /** How often the number counts them. */
  readonly times: number;
};

const DUES = ["OVERDUE", "IN_TERM"] as const;

/**
 * What a term counts, in slices. In hand is split by its due date, so that what is overdue can be taken from it: the list is
 * then of those the number counts, and not of more and of what to take off.
 */
function slicesOf({ figure, at, sign, channels }: FormTerm): Slice[] {
  const slice = (measure: Measure, due: Due | null): Slice[] =>
    (channels ?? [null]).map((channel) => ({ measure, channel, due, at, times: sign }));
  if (figure === "overdue_waiting") return slice("supplement_wait", "OVERDUE");
  if (figure === "overdue") return IN_HAND.flatMap((stock) => slice(stock, "OVERDUE"));
  const inHand = IN_HAND.find((stock) => stock === figure);
  if (inHand !== undefined && at !== "FLOW") return DUES.flatMap((due) => slice(inHand, due));
  const measure = MEASURES.find((each) => each === figure);
  if (measure === undefined || MINUTES.includes(measure) || isStock(measure) === (at === "FLOW")) return [];
  return slice(measure, null);
}

/** The slices as lists: what was added and taken away again is gone, and halves that are counted alike are one again. */
function partsOf(slices: readonly Slice[], { from, to }: CellQuestion["period"]): readonly CellPart[] {
  const before = addDays(from, -1);
  const parts: CellPart[] = [];
  const lists = Map.groupBy(slices, ({ measure, channel, at }) => `${at} ${measure} ${channel}`);
  for (const list of lists.values()) {
    const times = (due: Due | null) =>
      list.reduce((sum, each) => sum + (each.due === due ? each.times : 0), 0);
    const [overdue, inTerm, all] = [times("OVERDUE"), times("IN_TERM"), times(null)];
    const counted: readonly (readonly [Due | null, number])[] =
      overdue === inTerm
        ? [[null, all + overdue]]
        : [
            ["IN_TERM", inTerm],
            ["OVERDUE", overdue],
          ];
    const { measure, channel, at } = present(list[0], "a slice of the list");
    const days = at === "OPENING" ? { from: before, to: before } : { from, to };
    for (const [due, amount] of counted)
      if (amount !== 0) parts.push({ measure, channel, due, isTaken: amount < 0, ...days });
  }
  return overdueTogether(parts);
}

/** What is overdue of all that is in hand is one list. */
function overdueTogether(parts: readonly CellPart[]): readonly CellPart[] {
  const overdue = parts.filter(({ due }) => due === "OVERDUE");
  const [first] = overdue;
  const isAll = overdue.length === IN_HAND.length && overdue.length === parts.length;
  const isAlike = overdue.every(
    ({ channel, isTaken, from, to }) =>
      channel === first?.channel && isTaken === first.isTaken && from === first.from && to === first.to,
  );
  return first !== undefined && isAll && isAlike ? [{ ...first, measure: "overdue", due: null }] : parts;
}

/** A cell as an address names it: the number of its row, or `t` for the total, and of its column. */
export const CELL = /^(t|\d{1,4})\.(\d{1,2})$/;

/**
 * The lists behind the numbers of a sheet, relative to its own page: there are many, and each is short. `query` is what the
 * address of the page says beside the cell.
 */
export function cellLinks(
  definition: FormDefinition,
  content: ReportContent,
  query: Readonly<Record<string, string>>,
): LinkOf {
  const period = periodOfContent(content);
  const { variant, rows, columns } = content;
  const indexOf = new Map(rows.map(({ key }, index) => [key, index]));
  const opens = new Set(
    columns.flatMap(({ number }) =>
      cellParts(definition, { column: number, variant, period }).length > 0 ? [number] : [],
    ),
  );
  return ({ row, column }) =>
    opens.has(column)
      ? `?${new URLSearchParams({ ...query, cell: `${row === null ? "t" : indexOf.get(row)}.${column}` })}`
      : null;
}

/**
 * Whether a number counts late refusals among what was solved in time: the form counts refusals, withdrawals and stops on
 * time whenever they end, and late only a late result.
 * @law one-stop.md §8.1: Biểu II.06a/VPCP/KSTT, column (9).
 */
export function countsRefusalsOnTime(parts: readonly CellPart[]): boolean {
  const has = (measure: Measure) => parts.some((part) => part.measure === measure && !part.isTaken);
  return has("negative_late") && has("positive_on_time") && !has("positive_late");
}
