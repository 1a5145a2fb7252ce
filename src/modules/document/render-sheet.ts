import type { Json } from "../../kernel/json.ts";
import { instantAt, type LocalDate } from "../../kernel/local-date.ts";
import { printable } from "./printable.ts";
import { everyText } from "./sheet-text.ts";
import { typesetter } from "./typesetter.ts";

/** A cell of a table's head, and how many columns and rows it covers. */
export type HeadCell = { readonly text: string; readonly columns: number; readonly rows: number };

/** A statistical form as a sheet: who reports to whom, a table with its head, notes, two signatures. */
export type StatisticalSheet = {
  readonly formNumber: string;
  readonly issuedWith: string;
  readonly unit: string;
  readonly superior: string | null;
  readonly receiver: string;
  readonly title: string;
  readonly period: string;
  readonly measure: string;
  readonly head: readonly (readonly HeadCell[])[];
  /** Numbers of the columns, under the head; empty where the form numbers none. */
  readonly numbers: readonly string[];
  /** Share of the width each column takes; 0 takes what its text needs. */
  readonly widths: readonly number[];
  readonly rows: readonly (readonly string[])[];
  readonly total: readonly string[];
  readonly notes: readonly string[];
  readonly preparer: string;
  readonly headOfUnit: string;
  readonly signHint: string;
  /** What the file says it was made on, so that the same sheet is the same file. */
  readonly on: LocalDate;
};

/** Sets a statistical form as PDF/A, A4 on its side; the head of the table stands on every page. */
export function renderSheet({ on, ...sheet }: StatisticalSheet): Uint8Array {
  const data: Json = { ...sheet, head: sheet.head.map((row) => row.map((cell) => ({ ...cell }))) };
  return typesetter().pdf("statistical-sheet", everyText(data, printable), instantAt(on, 12 * 60));
}
