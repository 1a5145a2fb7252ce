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
 * national list (`Code, Name, NameEn, FullName, FullNameEn, CodeName, ProvinceCode`; optional `AgencyCode`).
 */
export type AreaRow = {
  /** Line of the file where the row begins, from 1. */
  readonly line: number;
  readonly areaCode: string;
  readonly areaKind: AreaKind;
  readonly level: UnitLevel;
  /** "phường Tây Hồ": the kind in lower case, as it stands inside a committee's name. */
  readonly area: string;
  readonly areaEn: string | null;
  readonly agencyCode: string | null;
  readonly provinceCode: string | null;
};

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

type UnitsFile = { readonly rows: readonly AreaRow[]; readonly bad: readonly BadRow[] };

const text = z.string().max(200).transform(normaliseText).pipe(z.string().min(1));
const common = {
  Code: z.string(),
  Name: text,
  NameEn: text.optional(),
  FullName: text,
  FullNameEn: text.optional(),
  CodeName: z.string().optional(),
  AgencyCode: z.string().optional(),
};
const provinceSchema = z.strictObject({ ...common, Wards: z.array(z.never()) });
const communeSchema = z.strictObject({ ...common, ProvinceCode: z.string() });
type Fields = {
  Code: string;
  Name: string;
  FullName: string;
  FullNameEn?: string | undefined;
  AgencyCode?: string | undefined;
};

const NAME = /^[\p{L}\p{M}0-9 '’.-]+$/u;

/** Reads the file, or refuses it as a whole. A bad row is listed and the rest read on. */
export function parseUnitsFile(content: string): Result<UnitsFile, UnitsFileRefusal> {
  const scanned = scanJsonObjects(content, { outer: 1, inner: 3 });
  if (!scanned.ok) return refuse({ code: "IMPORT_FILE_MALFORMED", line: scanned.line });
  if (!scanned.objects.some(looksLikeProvince)) return refuse({ code: "IMPORT_NOT_UNITS" });
  const rows: AreaRow[] = [];
  const bad: BadRow[] = [];
  const seen = new Map<string, number>();
  const keep = (read: AreaRow | BadRow): read is AreaRow => {
    const row = "reason" in read ? read : (duplicateOf(read, seen) ?? read);
    if ("reason" in row) bad.push(row);
    else rows.push(row);
    return !("reason" in row);
  };
  for (const province of scanned.objects) {
    const read = readProvince(province);
    const isGood = keep(read);
    for (const commune of province.children) {
      if (isGood) keep(readCommune(commune, read.areaCode));
      else bad.push({ line: commune.line, reason: "PROVINCE_BAD", detail: `line ${province.line}` });
    }
  }
  bad.sort((a, b) => a.line - b.line);
  return accept({ rows, bad });
}

/** By its names alone, so that a province spoilt elsewhere is still a bad row and not a file of another kind. */
function looksLikeProvince({ text: row }: JsonObjectSpan): boolean {
  return /"Code"\s*:/.test(row) && /"(?:FullName|Wards)"\s*:/.test(row);
}

function readProvince(span: JsonObjectSpan): AreaRow | BadRow {
  const read = readFields(provinceSchema, span);
  if ("reason" in read) return read;
  if (!/^\d{2}$/.test(read.fields.Code))
    return { line: span.line, reason: "CODE_WRONG", detail: read.fields.Code };
  return readArea(read.fields, { line: span.line, level: "PROVINCE", provinceCode: null });
}

function readCommune(span: JsonObjectSpan, provinceCode: string): AreaRow | BadRow {
  const read = readFields(communeSchema, span);
  if ("reason" in read) return read;
  const { fields } = read;
  if (!/^\d{5}$/.test(fields.Code)) return { line: span.line, reason: "CODE_WRONG", detail: fields.Code };
  if (fields.ProvinceCode !== provinceCode)
    return {
      line: span.line,
      reason: "PROVINCE_DIFFERS",
      detail: `${fields.ProvinceCode} ≠ ${provinceCode}`,
    };
  return readArea(fields, { line: span.line, level: "COMMUNE", provinceCode });
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
  at: { line: number; level: UnitLevel; provinceCode: string | null },
): AreaRow | BadRow {
  const { line, level, provinceCode } = at;
  if (!NAME.test(fields.FullName)) return { line, reason: "NAME_WRONG", detail: fields.FullName };
  const lower = fields.FullName.toLowerCase();
  const kind = Object.entries(areaKinds.kinds).find(
    ([word, facts]) => lower.startsWith(`${word} `) && facts.level === level,
  );
  if (kind === undefined) return { line, reason: "KIND_UNKNOWN", detail: fields.FullName };
  const [word, facts] = kind;
  const ownName = fields.FullName.slice(word.length + 1);
  if (ownName !== fields.Name)
    return { line, reason: "NAME_WRONG", detail: `${fields.FullName} ≠ ${fields.Name}` };
  const agencyCode = fields.AgencyCode ?? null;
  if (agencyCode !== null && !isAgencyCode(agencyCode))
    return { line, reason: "AGENCY_CODE_WRONG", detail: agencyCode };
  const areaEn = fields.FullNameEn ?? null;
  const areaKind = facts.areaKind as AreaKind;
  return {
    line,
    areaCode: fields.Code,
    areaKind,
    level,
    area: `${word} ${ownName}`,
    areaEn,
    agencyCode,
    provinceCode,
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
