import { parse } from "csv-parse/sync";
import { z } from "zod";
import { normaliseText } from "../../../kernel/fold-text.ts";
import { parseJson } from "../../../kernel/json.ts";
import type { FileLine } from "../../../platform/files/file-lines.ts";
import type { BadLine } from "./bad-line.ts";

const CODE = /^[\p{L}\p{N}][\p{L}\p{N}._/-]{0,59}$/u;
const code = z.string().trim().regex(CODE);
const words = (max: number) => z.string().max(max).transform(normaliseText).pipe(z.string().min(1));
const time = z.string().trim().min(10).max(35);
const orNull = <S extends z.ZodType>(schema: S) => schema.nullish().transform((value) => value ?? null);

/**
 * A past dossier as a line of the file tells it. `unit` and `receivingUnit` are codes: an agency code in either form, or
 * the code of an administrative area. Times are instants, wall-clock times of Việt Nam, or days.
 */
const toldSchema = z.strictObject({
  code,
  unit: code,
  receivingUnit: orNull(code),
  procedureCode: code,
  procedureName: words(1_000),
  procedureNameEn: orNull(words(1_000)),
  fieldCode: code,
  channel: z.enum(["DIRECT", "ONLINE", "POSTAL"]),
  channelOut: orNull(z.enum(["COUNTER", "ONLINE", "POSTAL"])),
  submittedAt: time,
  acceptedAt: orNull(time),
  dueAt: orNull(time),
  finishedAt: orNull(time),
  returnedAt: orNull(time),
  outcome: orNull(z.enum(["POSITIVE", "NEGATIVE", "WITHDRAWN", "STOPPED", "REJECTED", "CANCELLED"])),
  ownerName: orNull(words(200)),
  system: orNull(words(100)),
});
export type ToldDossier = z.output<typeof toldSchema>;

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
  try {
    if (form.kind === "JSON") return parseJson(toldSchema, line.text);
    const cells = cellsOf(line.text, form.separator);
    if (cells === null || cells.length !== form.columns.length) return bad("CELLS_WRONG");
    const named = form.columns.map((name, index) => [name, cells[index]] as const);
    return toldSchema.parse(Object.fromEntries(named.filter(([, cell]) => cell?.trim() !== "")));
  } catch (cause) {
    // A bad line is an ordinary finding of an import: it becomes a line of the report.
    return cause instanceof z.ZodError ? bad("FIELDS_WRONG", fieldsOf(cause)) : bad("NOT_JSON");
  }
}

function fieldsOf(error: z.ZodError): string {
  const paths = error.issues.flatMap((issue) =>
    issue.code === "unrecognized_keys" ? issue.keys : [issue.path.join(".")],
  );
  return [...new Set(paths)].join(", ");
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
