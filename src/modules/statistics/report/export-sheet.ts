import type { Blob, Buffer } from "node:buffer";
import type Stream from "node:stream";
import { stringify } from "csv-stringify/sync";
import writeXlsxFile, { type Cell, type Feature, type Row } from "write-excel-file/node";
import { type Locale, messages } from "../../../i18n/index.ts";
import type { LocalDate } from "../../../kernel/local-date.ts";
import { neutral } from "../../../kernel/spreadsheet-text.ts";
import { breakable, type HeadCell, renderSheet, type StatisticalSheet } from "../../document/index.ts";
import type { Sheet, SheetRow } from "./sheet.ts";

type Setting = {
  readonly locale: Locale;
  /** What a PDF says it was made on, so that the same sheet is the same file. */
  readonly on: LocalDate;
};

/** A sheet as a file in the layout of its form. */
export async function exportSheet(
  format: "xlsx" | "pdf" | "csv",
  sheet: Sheet,
  setting: Setting,
): Promise<Uint8Array> {
  switch (format) {
    case "xlsx":
      return xlsxOf(sheet);
    case "pdf":
      return renderSheet(printedSheet(sheet, setting));
    case "csv":
      return csvOf(sheet);
  }
}

const WIDTHS = { ORDINAL: 6, LABEL: 42, TEXT: 26, FIGURES: 14, COLUMNS: 14, SHARE: 14 } as const;
const BORDER = { borderStyle: "thin" } as const;

/** A4 (paper 9), every column on one page across, as many pages down as it takes. */
const ON_ONE_WIDTH: Feature<Stream | Buffer | Blob> = {
  files: {
    transform: {
      "xl/worksheets/sheet{id}.xml": {
        transform: (xml) =>
          xml.replace(/(<worksheet[^>]*>)/, '$1<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'),
        transformElementAttributes: (tag, attributes) =>
          tag === "pageSetup" ? { ...attributes, paperSize: 9, fitToWidth: 1, fitToHeight: 0 } : attributes,
      },
    },
  },
};

async function xlsxOf(sheet: Sheet): Promise<Uint8Array> {
  const width = sheet.kinds.length;
  const half = Math.max(2, Math.ceil(width / 2));
  const beside = (left: string, right: string, bold = false): Row =>
    spanned([
      {
        value: neutral(left),
        columnSpan: half,
        height: LINE_POINTS,
        ...(bold ? { fontWeight: "bold" } : {}),
      },
      { value: neutral(right), columnSpan: Math.max(1, width - half), align: "right" },
    ]);
  const signs = sheet.kinds.reduce((sum, kind) => sum + WIDTHS[kind], 0);
  const heightOf = (value: string) =>
    Math.ceil(Math.max(value.length, 1) / (signs * 0.8)) * (LINE_POINTS + 4);
  const line = (value: string, style: object = {}): Row =>
    spanned([
      {
        value: neutral(value),
        columnSpan: width,
        height: heightOf(value),
        align: "center",
        wrap: true,
        ...style,
      },
    ]);
  const data: Row[] = [
    beside(sheet.formNumber, sheet.superior ?? "", true),
    beside(sheet.issuedWith, sheet.unit),
    beside("", sheet.receiver),
    line(sheet.title.toLocaleUpperCase("vi"), { fontWeight: "bold", fontSize: 13 }),
    line(sheet.period, { fontStyle: "italic" }),
    line(sheet.measure, { align: "right", fontStyle: "italic" }),
    ...headRows(sheet),
    sheet.numbers.map((value) => ({ value, align: "center", fontStyle: "italic", ...BORDER })),
    ...sheet.rows.map((row) => bodyRow(sheet, row, false)),
    ...(sheet.total === null ? [] : [bodyRow(sheet, sheet.total, true)]),
    ...sheet.notes.map((note) => line(note, { align: "left", fontStyle: "italic" })),
    [],
    beside(sheet.preparer, sheet.headOfUnit, true),
  ];
  const columns = sheet.kinds.map((kind) => ({ width: WIDTHS[kind] }));
  return writeXlsxFile(
    data,
    { sheet: sheet.code, orientation: "landscape", columns },
    { fontFamily: "Times New Roman", fontSize: 11, features: [ON_ONE_WIDTH] },
  ).toBuffer();
}

/** A cell that covers several columns is followed by the places it covers. */
function spanned(cells: readonly (Exclude<Cell, string> & object)[]): Row {
  return cells.flatMap((cell) => {
    const covered = "columnSpan" in cell && typeof cell.columnSpan === "number" ? cell.columnSpan - 1 : 0;
    return [cell, ...Array.from({ length: covered }, () => null)];
  });
}

function headRows({ head, kinds }: Sheet): Row[] {
  const width = kinds.length;
  const rows: Cell[][] = head.map(() => Array.from({ length: width }, () => null));
  head.forEach((cells, rowIndex) => {
    let column = 0;
    for (const { text, columns, rows: high } of cells) {
      // The second row has cells only under the groups of the first.
      while (rowIndex > 0 && isCovered(head[0] ?? [], column)) column += 1;
      const cell = {
        value: neutral(text),
        columnSpan: columns,
        rowSpan: high,
        height: headHeight(cells, kinds),
        align: "center" as const,
        alignVertical: "center" as const,
        wrap: true,
        fontWeight: "bold" as const,
        ...BORDER,
      };
      rows[rowIndex]?.splice(column, 1, cell);
      column += columns;
    }
  });
  return rows;
}

const LINE_POINTS = 15;

/** Spreadsheet programs do not make a row as high as wrapped words that cover other cells: by the longest of the row. */
function headHeight(cells: readonly HeadCell[], kinds: Sheet["kinds"]): number {
  const narrowest = Math.min(...kinds.filter((kind) => kind !== "ORDINAL").map((kind) => WIDTHS[kind]));
  const lines = cells.map(({ text, columns, rows }) =>
    // Bold capitals and the ends of lines: about a fifth of the signs do not fit. Two rows share what covers both.
    Math.ceil(text.length / (narrowest * columns * 0.8) / rows),
  );
  return Math.max(...lines, 1) * LINE_POINTS;
}

function isCovered(upper: readonly HeadCell[], column: number): boolean {
  let at = 0;
  for (const { columns, rows } of upper) {
    if (column >= at && column < at + columns) return rows > 1;
    at += columns;
  }
  return false;
}

function bodyRow({ kinds }: Sheet, { ordinal, label, values }: SheetRow, isTotal: boolean): Row {
  const style = isTotal ? { ...BORDER, fontWeight: "bold" as const } : BORDER;
  return kinds.map((kind, index): Cell => {
    if (kind === "ORDINAL") return { value: ordinal, align: "center", ...style };
    if (kind === "LABEL") return { value: neutral(label), wrap: true, ...style };
    const value = values[index] ?? null;
    if (value === null) return { value: "", ...style };
    if (typeof value === "string") return { value: neutral(value), wrap: true, ...style };
    return { value, type: Number, format: kind === "SHARE" ? "0.00" : "#,##0", ...style };
  });
}

/** Text is neutral; a number stays one. */
function cellText(value: string | number): string | number {
  return typeof value === "string" ? neutral(value) : value;
}

/** One row of head, then the rows and the total; with the mark by which spreadsheet programs see UTF-8. */
function csvOf(sheet: Sheet): Uint8Array {
  const line = ({ ordinal, label, values }: SheetRow) =>
    sheet.kinds.map((kind, index) =>
      cellText(kind === "ORDINAL" ? ordinal : kind === "LABEL" ? label : (values[index] ?? "")),
    );
  const head = sheet.names.map((name, index) => neutral(`${name} ${sheet.numbers[index] ?? ""}`));
  const text = stringify(
    [head, ...sheet.rows.map(line), ...(sheet.total === null ? [] : [line(sheet.total)])],
    {
      bom: true,
      record_delimiter: "windows",
    },
  );
  return new TextEncoder().encode(text);
}

/** The sheet as it is set on paper; a share has two decimals, a number the points people read it by. */
function printedSheet(sheet: Sheet, { locale, on }: Setting): StatisticalSheet {
  const t = messages(locale).report.sheet;
  const number = new Intl.NumberFormat(locale === "vi" ? "vi-VN" : "en-GB", { maximumFractionDigits: 2 });
  const line = ({ ordinal, label, values }: SheetRow) =>
    sheet.kinds.map((kind, index) => {
      if (kind === "ORDINAL") return ordinal;
      if (kind === "LABEL") return label;
      const value = values[index] ?? null;
      return value === null ? "" : typeof value === "string" ? breakable(value) : number.format(value);
    });
  const { formNumber, issuedWith, unit, superior, receiver, title, period, measure, preparer, headOfUnit } =
    sheet;
  return {
    ...{ formNumber, issuedWith, unit, superior, receiver, title, period, measure, preparer, headOfUnit },
    head: sheet.head,
    numbers: sheet.numbers,
    widths: sheet.kinds.map((kind) => (kind === "ORDINAL" ? 0 : kind === "LABEL" || kind === "TEXT" ? 2 : 1)),
    rows: sheet.rows.map(line),
    total: sheet.total === null ? [] : line(sheet.total),
    notes: sheet.notes,
    signHint: t.signHint,
    verify: null,
    on,
  };
}
