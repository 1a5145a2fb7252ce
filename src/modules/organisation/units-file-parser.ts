import { z } from "zod";
import { normaliseText } from "../../kernel/fold-text.ts";
import { parseJson } from "../../kernel/json.ts";
import { accept, type Result, refuse } from "../../kernel/result.ts";
import { isAgencyCode } from "./agency-code.ts";
import areaKinds from "./data/area-kinds.json" with { type: "json" };
import { type JsonObjectSpan, scanJsonObjects } from "./scan-json-objects.ts";
import type { AreaKind, UnitLevel } from "./unit.ts";

/**
 * A file of administrative units: an array of provinces, each with its communes under `Wards`, as published from the
 * national list (`Code, Name, NameEn, FullName, FullNameEn, CodeName, ProvinceCode`; optional `AgencyCode`); or, as it was
 * until 30 June 2025, provinces with districts under `District` and these with communes under `Ward`.
 */
export type AreaRow = {
  /** Line of the file where the row begins, from 1. */
  readonly line: number;
  readonly areaCode: string;
  /** Null for a township (thị trấn), a kind that is no longer. */
  readonly areaKind: AreaKind | null;
  readonly level: AreaLevel;
  /** "phường Tây Hồ": the kind in lower case, as it stands inside a committee's name. */
  readonly area: string;
  readonly areaEn: string | null;
  readonly agencyCode: string | null;
  /** The area it lies in; null for a province. */
  readonly parentCode: string | null;
};
type AreaLevel = Exclude<UnitLevel, "CENTRAL">;

export type BadRow = { readonly line: number; readonly reason: BadRowReason; readonly detail: string };
type BadRowReason =
  | "NOT_JSON"
  | "FIELDS_WRONG"
  | "CODE_WRONG"
  | "NAME_WRONG"
  | "KIND_UNKNOWN"
  | "PROVINCE_DIFFERS"
  | "PROVINCE_BAD"
  | "DUPLICATE"
  | "AGENCY_CODE_WRONG"
  | "AGENCY_CODE_TAKEN";

/** Why a file as a whole is none of ours; a line is named where the text stops being JSON. */
type UnitsFileRefusal =
  | { readonly code: "IMPORT_FILE_MALFORMED"; readonly line: number }
  | { readonly code: "IMPORT_NOT_UNITS" };

type UnitsFile = {
  /** Provinces and communes, as since 1 July 2025, or with districts between them. */
  readonly levels: 2 | 3;
  readonly rows: readonly AreaRow[];
  readonly bad: readonly BadRow[];
};

const text = z.string().max(200).transform(normaliseText).pipe(z.string().min(1));
const common = {
  Code: z.string(),
  Name: text.optional(),
  NameEn: text.optional(),
  FullName: text,
  FullNameEn: text.optional(),
  CodeName: z.string().optional(),
  AgencyCode: z.string().optional(),
};
/** What was inside has been cut out and is read by itself. */
const inside = z.array(z.never());
type Fields = {
  Code: string;
  Name?: string | undefined;
  FullName: string;
  FullNameEn?: string | undefined;
  AgencyCode?: string | undefined;
};

/** How the rows of one level of a file are written. */
type RowForm = {
  readonly level: AreaLevel;
  readonly schema: z.ZodType<Fields & Readonly<Record<string, unknown>>>;
  readonly code: RegExp;
  /** The field that repeats the code of the area it lies in. */
  readonly parentField: "ProvinceCode" | "DistrictCode" | null;
};

const FORMS: Readonly<Record<UnitsFile["levels"], readonly RowForm[]>> = {
  2: [
    {
      level: "PROVINCE",
      schema: z.strictObject({ ...common, Name: text, Wards: inside }),
      code: /^\d{2}$/,
      parentField: null,
    },
    {
      level: "COMMUNE",
      schema: z.strictObject({ ...common, Name: text, ProvinceCode: z.string() }),
      code: /^\d{5}$/,
      parentField: "ProvinceCode",
    },
  ],
  3: [
    {
      level: "PROVINCE",
      schema: z.strictObject({ ...common, District: inside }),
      code: /^\d{2}$/,
      parentField: null,
    },
    {
      level: "DISTRICT",
      schema: z.strictObject({ ...common, ProvinceCode: z.string(), Ward: inside.nullish() }),
      code: /^\d{3}$/,
      parentField: "ProvinceCode",
    },
    {
      level: "COMMUNE",
      schema: z.strictObject({ ...common, DistrictCode: z.string() }),
      code: /^\d{5}$/,
      parentField: "DistrictCode",
    },
  ],
};

const NAME = /^[\p{L}\p{M}0-9 '’.-]+$/u;

/** Reads the file, or refuses it as a whole. A bad row is listed and the rest read on. */
export function parseUnitsFile(content: string): Result<UnitsFile, UnitsFileRefusal> {
  const scanned = scanJsonObjects(content, 3);
  if (!scanned.ok) return refuse({ code: "IMPORT_FILE_MALFORMED", line: scanned.line });
  if (!scanned.objects.some(looksLikeProvince)) return refuse({ code: "IMPORT_NOT_UNITS" });
  const levels = scanned.objects.some(({ text: row }) => /"District"\s*:/.test(row)) ? 3 : 2;
  const reading: Reading = { levels, rows: [], bad: [], seen: new Map() };
  for (const province of scanned.objects) readSpan(reading, province, { depth: 0, parentCode: null });
  reading.bad.sort((a, b) => a.line - b.line);
  return accept({ levels, rows: reading.rows, bad: reading.bad });
}

type Reading = {
  readonly levels: UnitsFile["levels"];
  readonly rows: AreaRow[];
  readonly bad: BadRow[];
  readonly seen: Map<string, number>;
};
type At = { readonly depth: number; readonly parentCode: string | null };

/** Reads an area and all that lies in it; under a bad one nothing has a parent. */
function readSpan(reading: Reading, span: JsonObjectSpan, { depth, parentCode }: At): void {
  const form = FORMS[reading.levels][depth];
  const read = form === undefined ? notExpected(span) : readRow(span, form, parentCode);
  const row = "reason" in read ? read : (duplicateOf(read, reading.seen) ?? read);
  if ("reason" in row) {
    reading.bad.push(row);
    for (const child of span.children) spoil(reading, child, span.line);
    return;
  }
  reading.rows.push(row);
  for (const child of span.children) readSpan(reading, child, { depth: depth + 1, parentCode: row.areaCode });
}

function spoil({ bad }: Reading, span: JsonObjectSpan, parentLine: number): void {
  const spans = [span, ...span.children];
  for (const { line } of spans) bad.push({ line, reason: "PROVINCE_BAD", detail: `line ${parentLine}` });
}

function notExpected({ line }: JsonObjectSpan): BadRow {
  return { line, reason: "FIELDS_WRONG", detail: "" };
}

/** By its names alone, so that a province spoilt elsewhere is still a bad row and not a file of another kind. */
function looksLikeProvince({ text: row }: JsonObjectSpan): boolean {
  return /"Code"\s*:/.test(row) && /"(?:FullName|Wards|District)"\s*:/.test(row);
}

function readRow(span: JsonObjectSpan, form: RowForm, parentCode: string | null): AreaRow | BadRow {
  const { line } = span;
  const read = readFields(form.schema, span);
  if ("reason" in read) return read;
  const { fields } = read;
  if (!form.code.test(fields.Code)) return { line, reason: "CODE_WRONG", detail: fields.Code };
  const told = form.parentField === null ? null : fields[form.parentField];
  if (told !== parentCode)
    return { line, reason: "PROVINCE_DIFFERS", detail: `${String(told)} ≠ ${parentCode}` };
  return readArea(fields, { line, form, parentCode });
}

function readFields<S extends z.ZodType>(
  schema: S,
  span: JsonObjectSpan,
): { readonly fields: z.output<S> } | BadRow {
  try {
    return { fields: parseJson(schema, span.text) };
  } catch (cause) {
    // A bad row is an ordinary finding of an import: it becomes a line of the report.
    if (cause instanceof z.ZodError)
      return { line: span.line, reason: "FIELDS_WRONG", detail: fieldsOf(cause) };
    return { line: span.line, reason: "NOT_JSON", detail: cause instanceof Error ? cause.message : "" };
  }
}

function fieldsOf(error: z.ZodError): string {
  const paths = error.issues.flatMap((issue) =>
    issue.code === "unrecognized_keys" ? issue.keys : [issue.path.join(".")],
  );
  return [...new Set(paths)].join(", ");
}

function readArea(
  fields: Fields,
  at: { readonly line: number; readonly form: RowForm; readonly parentCode: string | null },
): AreaRow | BadRow {
  const { line, form, parentCode } = at;
  if (!NAME.test(fields.FullName)) return { line, reason: "NAME_WRONG", detail: fields.FullName };
  const lower = fields.FullName.toLowerCase();
  const kind = areaKinds.kinds.find(
    ({ word, level, ended }) =>
      lower.startsWith(`${word} `) && level === form.level && (!ended || FORMS[3].includes(form)),
  );
  if (kind === undefined) return { line, reason: "KIND_UNKNOWN", detail: fields.FullName };
  const ownName = fields.FullName.slice(kind.word.length + 1);
  if (fields.Name !== undefined && ownName !== fields.Name)
    return { line, reason: "NAME_WRONG", detail: `${fields.FullName} ≠ ${fields.Name}` };
  const agencyCode = fields.AgencyCode ?? null;
  if (agencyCode !== null && !isAgencyCode(agencyCode))
    return { line, reason: "AGENCY_CODE_WRONG", detail: agencyCode };
  return {
    line,
    areaCode: fields.Code,
    areaKind: kind.areaKind as AreaKind | null,
    level: form.level,
    area: `${kind.word} ${ownName}`,
    areaEn: fields.FullNameEn ?? null,
    agencyCode,
    parentCode,
  };
}

function duplicateOf(row: AreaRow, seen: Map<string, number>): BadRow | null {
  for (const key of [row.areaCode, row.agencyCode]) {
    const first = key === null ? undefined : seen.get(key);
    if (first !== undefined) return { line: row.line, reason: "DUPLICATE", detail: `${key}, line ${first}` };
  }
  seen.set(row.areaCode, row.line);
  if (row.agencyCode !== null) seen.set(row.agencyCode, row.line);
  return null;
}
