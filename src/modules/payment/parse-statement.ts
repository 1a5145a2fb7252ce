import { parse } from "csv-parse/sync";
import { cleanText, keptText } from "../../kernel/clean-text.ts";
import { fold, normaliseText } from "../../kernel/fold-text.ts";
import { type Instant, instantAt, parseInstant, parseLocalDate } from "../../kernel/local-date.ts";
import { STATEMENT_LAYOUTS, type StatementLayout } from "./statement-layouts.ts";

export type StatementLine = {
  readonly line: number;
  readonly bankRef: string;
  readonly amountDong: number;
  readonly bookedAt: Instant;
  /** The line names the day and no hour: `bookedAt` is where that day begins. */
  readonly bookedDayOnly: boolean;
  readonly memo: string;
};
/** What of a line cannot be read; NO_LINES where headings stand alone. */
export type UnreadColumn = "REFERENCE" | "AMOUNT" | "BOOKED_AT" | "NO_LINES";
type BadLine = {
  readonly line: number;
  readonly column: UnreadColumn;
  /** What stands there. */
  readonly cell: string;
};
type ReadStatement =
  | { readonly layout: string; readonly lines: readonly StatementLine[]; readonly bad: readonly BadLine[] }
  /** No line of the first ones has the headings of a layout. */
  | { readonly layout: null }
  /** More lines than are taken at once. */
  | { readonly linesMax: number };

const HEADINGS_WITHIN = 30;
const LINES_MAX = 50_000;
const AMOUNT_MAX = 1_000_000_000_000;
const FIRST_MINUTE = 0;

/** Reads a bank's statement (sổ phụ) as CSV: the layout by its headings, then line by line, bad ones told by number. */
export function parseStatement(text: string): ReadStatement {
  const clean = text.replace(/^\uFEFF/, "");
  for (const layout of STATEMENT_LAYOUTS) {
    const rows = rowsOf(clean, layout);
    const at = rows.slice(0, HEADINGS_WITHIN).findIndex((row) => columnsOf(row, layout) !== null);
    const columns = columnsOf(rows[at] ?? [], layout);
    if (columns === null) continue;
    if (rows.length > LINES_MAX) return { linesMax: LINES_MAX };
    return { layout: layout.code, ...linesOf(rows, { from: at + 1, columns }) };
  }
  return { layout: null };
}

function rowsOf(text: string, { delimiter }: StatementLayout): string[][] {
  try {
    return parse(text, {
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      trim: true,
      to: LINES_MAX + 1,
    });
  } catch {
    // Not CSV of this delimiter; another layout may fit, and if none does the file is refused.
    return [];
  }
}

type Columns = {
  readonly reference: number;
  readonly bookedAt: number;
  readonly memo: number;
  readonly amount: number | null;
  readonly credit: number | null;
  readonly debit: number | null;
};

function columnsOf(row: readonly string[], layout: StatementLayout): Columns | null {
  const headings = row.map(fold);
  const place = (names: readonly string[] | null) =>
    names === null ? null : headings.findIndex((heading) => names.includes(heading));
  const [reference, bookedAt, memo] = [place(layout.reference), place(layout.bookedAt), place(layout.memo)];
  const [amount, credit, debit] = [place(layout.amount), place(layout.credit), place(layout.debit)];
  const found = [reference, bookedAt, memo, amount, credit, debit];
  if (reference === null || bookedAt === null || memo === null || found.includes(-1)) return null;
  return { reference, bookedAt, memo, amount, credit, debit };
}

type Below = { readonly from: number; readonly columns: Columns };

function linesOf(rows: readonly string[][], { from, columns }: Below) {
  const lines: StatementLine[] = [];
  const bad: BadLine[] = [];
  for (const [index, row] of rows.entries()) {
    const line = index + 1;
    if (index < from || row.every((cell) => cell === "")) continue;
    const bankRef = row[columns.reference] ?? "";
    const booked = momentOf(row[columns.bookedAt] ?? "");
    const amountDong = amountOf(row, columns);
    // Sums below the last line carry no reference and no day; everything else without one is told.
    if (bankRef === "" && booked === null) continue;
    if (bankRef === "" || bankRef.length > 100 || !cleanText(bankRef))
      bad.push({ line, column: "REFERENCE", cell: shown(bankRef) });
    else if (booked === null)
      bad.push({ line, column: "BOOKED_AT", cell: shown(row[columns.bookedAt] ?? "") });
    else if (amountDong === null) bad.push({ line, column: "AMOUNT", cell: amountShown(row, columns) });
    else
      lines.push({
        line,
        bankRef,
        amountDong,
        ...booked,
        memo: normaliseText(keptText(row[columns.memo] ?? "")).slice(0, 500),
      });
  }
  return { lines, bad };
}

const CELL_SHOWN = 40;

function shown(cell: string): string {
  return normaliseText(keptText(cell)).slice(0, CELL_SHOWN);
}

function amountShown(row: readonly string[], { amount, credit, debit }: Columns): string {
  const cells = [amount, credit, debit].flatMap((at) => (at === null ? [] : [row[at] ?? ""]));
  return shown(cells.filter((cell) => cell !== "").join(" / "));
}

function amountOf(row: readonly string[], { amount, credit, debit }: Columns): number | null {
  if (amount !== null) return wholeDong(row[amount] ?? "") || null;
  const into = wholeDong(row[credit ?? -1] ?? "");
  const out = wholeDong(row[debit ?? -1] ?? "");
  // What stands in a cell and cannot be read is no nought: the other column alone would be another amount.
  if (into === null || out === null || (into !== 0 && out !== 0)) return null;
  const moved = into === 0 ? -Math.abs(out) : Math.abs(into);
  return moved === 0 ? null : moved;
}

const GROUPED = /^-?\d{1,3}(?:(?:,\d{3})+(?:\.00?)?|(?:\.\d{3})+(?:,00?)?)$/;

/**
 * `1.250.000`, `1,250,000.00`, `-21000`, `21000.00`: whole đồng; an empty cell or a dash is nought. Null for anything else:
 * less than a đồng is no amount.
 */
function wholeDong(text: string): number | null {
  const plain = text
    .replace(/\s|VND|đ/gi, "")
    .replace(/^\((.+)\)$/, "-$1")
    .replace(/^\+/, "");
  if (plain === "" || plain === "-") return 0;
  const whole = GROUPED.test(plain)
    ? plain.replace(/[.,]00?$/, "").replace(/[.,]/g, "")
    : plain.replace(/[.,]00?$/, "");
  if (!/^-?\d{1,13}$/.test(whole)) return null;
  const dong = Number(whole);
  return Math.abs(dong) > AMOUNT_MAX ? null : dong;
}

/** `22/11/2026`, `22/11/2026 09:15`, `2026-11-22 09:15:00`, or an instant with its zone. A time without a zone is ours. */
function momentOf(text: string): Pick<StatementLine, "bookedAt" | "bookedDayOnly"> | null {
  const instant = parseInstant(text);
  if (instant !== null) return { bookedAt: instant, bookedDayOnly: false };
  const found =
    /^(?:(\d{1,2})[/-](\d{1,2})[/-](\d{4})|(\d{4})-(\d{2})-(\d{2}))(?:[ T](\d{1,2}):(\d{2})(?::\d{2})?)?$/.exec(
      text,
    );
  if (found === null) return null;
  const [, day = "", month = "", year = "", isoYear, isoMonth = "", isoDay = "", hour, minute] = found;
  const two = (part: string) => part.padStart(2, "0");
  const date = parseLocalDate(
    isoYear === undefined ? `${year}-${two(month)}-${two(day)}` : `${isoYear}-${isoMonth}-${isoDay}`,
  );
  const bookedDayOnly = hour === undefined;
  const minutes = bookedDayOnly ? FIRST_MINUTE : Number(hour) * 60 + Number(minute);
  if (date === null || minutes >= 24 * 60) return null;
  return { bookedAt: instantAt(date, minutes), bookedDayOnly };
}
