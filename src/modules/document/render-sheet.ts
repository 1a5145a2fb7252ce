import { type Locale, messages } from "../../i18n/index.ts";
import type { Json } from "../../kernel/json.ts";
import { instantAt, type LocalDate } from "../../kernel/local-date.ts";
import { printable } from "./printable.ts";
import { everyText } from "./sheet-text.ts";
import { typedLines } from "./token.ts";
import { qrSvg } from "./tracking-qr.ts";
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
  /** What its code opens, and the language that is said in; null of a form that goes from office to office. */
  readonly verify: { readonly url: string; readonly locale: Locale } | null;
  /** What the file says it was made on, so that the same sheet is the same file. */
  readonly on: LocalDate;
};

/** Sets a statistical form as PDF/A, A4 on its side; the head of the table stands on every page. */
export function renderSheet({ on, verify, ...sheet }: StatisticalSheet): Uint8Array {
  const facts = { ...sheet, head: sheet.head.map((row) => row.map((cell) => ({ ...cell }))) };
  const data: Json = { ...everyText(facts, printable), check: checkOf(verify) };
  return typesetter().pdf("statistical-sheet", data, instantAt(on, 12 * 60));
}

function checkOf(verify: StatisticalSheet["verify"]): Json {
  if (verify === null) return null;
  const { verifyAlt, verifyCaption } = messages(verify.locale).document.words;
  return {
    svg: qrSvg(verify.url),
    lines: typedLines(verify.url),
    alt: verifyAlt,
    caption: verifyCaption,
  };
}
