import { parse } from "csv-parse/sync";
import { z } from "zod";
import { normaliseText } from "../../kernel/fold-text.ts";
import { parseJson } from "../../kernel/json.ts";
import { type BadDayRow, type DayInput, dayName } from "./calendar-input.ts";
import { localDateSchema } from "./calendar-parser.ts";
import { CONFIDENCES, PURPOSES } from "./layers.ts";
import { sessionsFromText } from "./sessions-text.ts";
import { EXCEPTION_KINDS, type Session } from "./work-calendar.ts";

/** `malformedAt`: the line at which the file stops being CSV or JSON at all; null where it could be read. */
type DaysFile = {
  readonly days: readonly DayInput[];
  readonly bad: readonly BadDayRow[];
  readonly malformedAt: number | null;
};

const CONTENT_MAX = 1_000_000;
const ROWS_MAX = 5_000;
const text = (max: number) => z.string().max(max).transform(normaliseText).pipe(z.string().min(1));

const rowSchema = z
  .strictObject({
    on: localDateSchema,
    kind: z.enum([...EXCEPTION_KINDS, "ORDINARY"]),
    nameVi: text(200),
    nameEn: text(200).nullable().default(null),
    legalBasis: text(300).optional(),
    confidence: z.enum(CONFIDENCES).default("H"),
    purpose: z.enum(PURPOSES).nullable().default(null),
    /** `08:00-11:30`, several with spaces between. */
    hours: z
      .string()
      .nullable()
      .default(null)
      .transform((hours, context): Session[] | null => {
        const sessions = hours === null ? null : sessionsFromText(hours);
        if (hours === null || sessions !== null) return sessions;
        context.addIssue({ code: "custom", message: "not office hours" });
        return z.NEVER;
      }),
  })
  .refine(({ kind, hours }) => hours === null || kind === "MAKEUP_WORK" || kind === "UNIT_CLOSED", {
    path: ["hours"],
  });

type RawRow = { readonly line: number; readonly values: unknown };

/**
 * Reads days from a file: CSV with the header `on,kind,nameVi,nameEn,legalBasis,confidence,purpose,hours` in any order
 * (comma or semicolon), or a JSON array of objects with the same names. A row without its own legal basis takes the
 * one given for the file; the English name may be left out. A day named twice for the same calendar is bad from the second time on.
 */
export function parseDaysFile(content: string, legalBasis: string): DaysFile {
  const rows = rawRows(content.slice(0, CONTENT_MAX + 1).replace(/^\uFEFF/, ""));
  if (content.length > CONTENT_MAX || "malformedAt" in rows) {
    return { days: [], bad: [], malformedAt: "malformedAt" in rows ? rows.malformedAt : 1 };
  }
  const days: DayInput[] = [];
  const bad: BadDayRow[] = [];
  const seen = new Set<string>();
  for (const { line, values } of rows.rows) {
    const read = rowSchema.safeParse(values);
    if (!read.success) {
      bad.push(badRow(line, read.error, values));
      continue;
    }
    const { nameVi, nameEn, hours, legalBasis: own, ...day } = read.data;
    const key = `${day.on} ${day.purpose ?? ""}`;
    if (seen.has(key)) bad.push({ line, field: "on", value: day.on });
    else
      days.push({
        ...day,
        name: dayName(nameVi, nameEn),
        legalBasis: own ?? legalBasis,
        sessions: hours,
      });
    seen.add(key);
  }
  return { days, bad, malformedAt: null };
}

function badRow(line: number, error: z.ZodError, values: unknown): BadDayRow {
  const issue = error.issues[0];
  const field = issue?.code === "unrecognized_keys" ? (issue.keys[0] ?? "") : String(issue?.path[0] ?? "");
  const found = z.looseObject({}).safeParse(values);
  return { line, field, value: String((found.success ? found.data[field] : undefined) ?? "").slice(0, 80) };
}

function rawRows(content: string): { readonly rows: readonly RawRow[] } | { readonly malformedAt: number } {
  return /^\s*\[/.test(content) ? jsonRows(content) : csvRows(content);
}

function jsonRows(content: string): ReturnType<typeof rawRows> {
  try {
    const rows = parseJson(z.array(z.unknown()).max(ROWS_MAX), content);
    return { rows: rows.map((values, index) => ({ line: index + 1, values })) };
  } catch {
    // Not JSON, or no list: the file as a whole is refused, with nothing written.
    return { malformedAt: 1 };
  }
}

function csvRows(content: string): ReturnType<typeof rawRows> {
  const rows: RawRow[] = [];
  try {
    const delimiter = (content.split("\n")[0] ?? "").includes(";") ? ";" : ",";
    const records = z
      .array(z.object({ record: z.record(z.string(), z.string()), info: z.object({ lines: z.number() }) }))
      .max(ROWS_MAX)
      .parse(
        parse(content, {
          columns: true,
          delimiter,
          info: true,
          trim: true,
          skip_empty_lines: true,
          relax_column_count: true,
        }),
      );
    for (const { record, info } of records) {
      // An empty cell is a cell left out.
      rows.push({
        line: info.lines,
        values: Object.fromEntries(Object.entries(record).filter(([, value]) => value !== "")),
      });
    }
    return rows.length === 0 ? { malformedAt: 1 } : { rows };
  } catch (error) {
    // csv-parse names the line; anything else is the header.
    const line = z.object({ lines: z.number() }).safeParse(error);
    return { malformedAt: line.success ? line.data.lines : 1 };
  }
}
