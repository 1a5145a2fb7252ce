import { parse } from "csv-parse/sync";
import { z } from "zod";
import { normaliseText } from "../../../kernel/fold-text.ts";
import { parseJson } from "../../../kernel/json.ts";
import type { FileLine } from "../../../platform/files/file-lines.ts";
import type { BadLine } from "./bad-line.ts";

/*
 * Plain checks of one field each: files have millions of lines, and a general schema takes ten times as long for one.
 */
const WRONG = Symbol("wrong");
type Check<T> = (value: unknown) => T | typeof WRONG;

const CODE = /^[\p{L}\p{N}][\p{L}\p{N}._/-]{0,59}$/u;

const code: Check<string> = (value) => {
  const text = typeof value === "string" ? value.trim() : "";
  return CODE.test(text) ? text : WRONG;
};

/** Text with something in it that the database can keep: it takes neither a zero character nor half of a pair. */
const words =
  (max: number): Check<string> =>
  (value) => {
    if (typeof value !== "string" || value.length > max) return WRONG;
    const text = normaliseText(value);
    return text === "" || text.includes("\0") || !text.isWellFormed() ? WRONG : text;
  };

const time: Check<string> = (value) => {
  const text = typeof value === "string" ? value.trim() : "";
  return text.length >= 10 && text.length <= 35 ? text : WRONG;
};

const oneOf =
  <T extends string>(...names: readonly T[]): Check<T> =>
  (value) =>
    names.find((name) => name === value) ?? WRONG;

const orNull =
  <T>(check: Check<T>): Check<T | null> =>
  (value) =>
    value === null || value === undefined ? null : check(value);

/**
 * A past dossier as a line of the file tells it. `unit` and `receivingUnit` are codes: an agency code in either form, or
 * the code of an administrative area. Times are instants, wall-clock times of Việt Nam, or days.
 */
const FIELDS = {
  code,
  unit: code,
  receivingUnit: orNull(code),
  procedureCode: code,
  procedureName: words(1_000),
  procedureNameEn: orNull(words(1_000)),
  fieldCode: code,
  channel: oneOf("DIRECT", "ONLINE", "POSTAL"),
  channelOut: orNull(oneOf("COUNTER", "ONLINE", "POSTAL")),
  submittedAt: time,
  acceptedAt: orNull(time),
  dueAt: orNull(time),
  finishedAt: orNull(time),
  returnedAt: orNull(time),
  outcome: orNull(oneOf("POSITIVE", "NEGATIVE", "WITHDRAWN", "STOPPED", "REJECTED", "CANCELLED")),
  satisfaction: orNull(words(100)),
  ownerName: orNull(words(200)),
  system: orNull(words(100)),
};
export type ToldDossier = {
  readonly [Name in keyof typeof FIELDS]: Exclude<ReturnType<(typeof FIELDS)[Name]>, typeof WRONG>;
};

const CHECKS = Object.entries<Check<unknown>>(FIELDS);

/** The fields as they are kept, or the names of those that are wrong, missing or none of ours. */
function readFields(told: object): ToldDossier | { readonly wrong: readonly string[] } {
  const wrong: string[] = [];
  const values: Record<string, unknown> = { ...told };
  for (const [name, check] of CHECKS) {
    const value = check(values[name]);
    if (value === WRONG) wrong.push(name);
    values[name] = value;
  }
  for (const name in values) if (!Object.hasOwn(FIELDS, name)) wrong.push(name);
  return wrong.length > 0 ? { wrong } : (values as ToldDossier);
}

/** Checked field by field afterwards. */
const anObject = z.custom<object>(
  (value) => typeof value === "object" && value !== null && !Array.isArray(value),
);

/** How the lines of one file are to be read: each an object, or cells under the names of the first line. */
export type LineForm =
  | { readonly kind: "JSON" }
  | { readonly kind: "CSV"; readonly separator: "," | ";"; readonly columns: readonly string[] };

const NEEDED = ["code", "unit", "procedureCode", "procedureName", "fieldCode", "channel", "submittedAt"];

/** From the first line of a file; the columns it lacks where it is no file of past dossiers. */
export function lineFormOf(first: string): LineForm | { readonly missing: readonly string[] } {
  if (first.trimStart().startsWith("{")) return { kind: "JSON" };
  const separator = first.includes(";") ? ";" : ",";
  const columns = cellsOf(first, separator)?.map((cell) => cell.trim()) ?? [];
  const missing = NEEDED.filter((name) => !columns.includes(name));
  return missing.length > 0 ? { missing } : { kind: "CSV", separator, columns };
}

/** Whether the line holds a dossier: the first line of a table and empty lines do not. */
export function isDossierLine({ number, text }: FileLine, form: LineForm): boolean {
  return text.trim() !== "" && !(form.kind === "CSV" && number === 1);
}

/** Reads one line, or says what is wrong with it. */
export function readTold(line: FileLine, form: LineForm): ToldDossier | BadLine {
  const bad = (reason: BadLine["reason"], detail = ""): BadLine => ({ line: line.number, reason, detail });
  if (line.isTooLong) return bad("TOO_LONG");
  if (line.text.includes("\uFFFD")) return bad("NOT_UTF8");
  const told = form.kind === "JSON" ? objectOf(line.text) : rowOf(line.text, form);
  if (told === null) return bad(form.kind === "JSON" ? "NOT_JSON" : "CELLS_WRONG");
  const read = readFields(told);
  return "wrong" in read ? bad("FIELDS_WRONG", read.wrong.join(", ")) : read;
}

function objectOf(text: string): object | null {
  try {
    return parseJson(anObject, text);
  } catch {
    // A line that is no object is an ordinary finding of an import: it becomes a line of the report.
    return null;
  }
}

/** The cells under the names of their columns; an empty cell is none. */
function rowOf(text: string, { separator, columns }: Extract<LineForm, { kind: "CSV" }>): object | null {
  const cells = cellsOf(text, separator);
  if (cells === null || cells.length !== columns.length) return null;
  const named = columns.map((name, index) => [name, cells[index]] as const);
  return Object.fromEntries(named.filter(([, cell]) => cell?.trim() !== ""));
}

/** The cells of a line; a cell in quotes may hold the separator, and quotes doubled. Null where a quote never ends. */
function cellsOf(text: string, separator: "," | ";"): string[] | null {
  try {
    return parse(text, { delimiter: separator, relax_column_count: true })[0] ?? [];
  } catch {
    // The reader throws on quotes that do not fit; a line that cannot be cut into cells is an ordinary finding.
    return null;
  }
}
