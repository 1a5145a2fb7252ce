import { addDays, type LocalDate } from "../../../kernel/local-date.ts";
import type { ChannelIn } from "../../dossier/index.ts";
import { isStock, MEASURES, type Measure } from "../measure.ts";
import type { FormDefinition, FormTerm, Variant } from "./form-definition.ts";
import type { LinkOf } from "./late-links.ts";
import type { Period } from "./period.ts";
import type { ReportContent } from "./report-content.ts";
import { periodOfContent } from "./sheet.ts";

/** One measure a number of a report is a sum of, and the days it is counted over; a stock is what there was at the end. */
export type CellPart = {
  readonly measure: Measure;
  readonly channel: ChannelIn | null;
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

type CellParts = {
  readonly parts: readonly CellPart[];
  /** Overdue dossiers that wait for papers are not in the number, yet in the list of those overdue. */
  readonly listsWaiting: boolean;
};
const NO_PARTS: CellParts = { parts: [], listsWaiting: false };

/** What a number is a sum of, column by column down to measures; none where a figure of it has no list. */
export function cellParts(
  { columns, rowsBy }: FormDefinition,
  { column, variant, period }: CellQuestion,
): CellParts {
  const content = columns.find(({ number }) => number === column)?.content;
  // A list is of units, procedures or a channel; no list is of a field.
  if (content === undefined || rowsBy === "field") return NO_PARTS;
  const terms =
    content.kind === "FIGURES"
      ? content.terms
      : content.kind === "COLUMNS"
        ? content.of.flatMap((each) => termsOf(columns, each, period.from))
        : [];
  const counted = withoutUndone(terms.filter(({ only }) => only === undefined || only === variant));
  const parts = counted.flatMap((term) => (isWaiting(term) ? [] : [partsOf(term, period)]));
  if (parts.some((each) => each.length === 0)) return NO_PARTS;
  return { parts: parts.flat(), listsWaiting: counted.some(isWaiting) };
}

function isWaiting({ figure }: FormTerm): boolean {
  return figure === "overdue_waiting";
}

/** Without what is added and taken away again. */
function withoutUndone(terms: readonly FormTerm[]): readonly FormTerm[] {
  const same = (a: FormTerm, b: FormTerm) =>
    a.figure === b.figure && a.at === b.at && String(a.channels) === String(b.channels) && a.sign !== b.sign;
  return terms.filter((term) => !terms.some((other) => same(term, other)));
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

function partsOf({ figure, at, sign, channels }: FormTerm, { from, to }: CellQuestion["period"]): CellPart[] {
  const measure = MEASURES.find((each) => each === figure);
  if (measure === undefined || MINUTES.includes(measure) || isStock(measure) === (at === "FLOW")) return [];
  const before = addDays(from, -1);
  const days = at === "OPENING" ? { from: before, to: before } : { from, to };
  return (channels ?? [null]).map((channel) => ({ measure, channel, isTaken: sign === -1, ...days }));
}

/** A cell as an address names it: the number of its row, or `t` for the total, and of its column. */
export const CELL = /^(t|\d{1,4})\.(\d{1,2})$/;

/** The lists behind the numbers of a made report, relative to its own page: there are many, and each is short. */
export function cellLinks(definition: FormDefinition, content: ReportContent): LinkOf {
  const period = periodOfContent(content);
  const { variant, rows, columns } = content;
  const indexOf = new Map(rows.map(({ key }, index) => [key, index]));
  const opens = new Set(
    columns.flatMap(({ number }) =>
      cellParts(definition, { column: number, variant, period }).parts.length > 0 ? [number] : [],
    ),
  );
  return ({ row, column }) =>
    opens.has(column) ? `?cell=${row === null ? "t" : indexOf.get(row)}.${column}` : null;
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
