import { present } from "../../kernel/assert.ts";
import { fold } from "../../kernel/fold-text.ts";
import { newId } from "../../kernel/ids.ts";
import { type LocalDate, parseLocalDate } from "../../kernel/local-date.ts";
import { accept, type Result, refuse } from "../../kernel/result.ts";
import type { Tx } from "../../platform/postgres/database.ts";
import type { Services } from "../../platform/services.ts";
import { type Actor, authorize, refusalOf, type UnitId } from "../access/index.ts";
import { legacyOfAgencyCode } from "./agency-code.ts";
import areaKinds from "./data/area-kinds.json" with { type: "json" };
import provinceCodes from "./data/province-agency-codes.json" with { type: "json" };
import type { UnitDirectory } from "./directory.ts";
import { INSERT_UNITS } from "./import-statement.ts";
import { appendChange, loadDirectory, lockTree, stampTree } from "./store.ts";
import { LAST_DISTRICT_DAY, type Unit } from "./unit.ts";
import { forgetDirectory } from "./unit-cache.ts";
import { type AreaRow, type BadRow, parseUnitsFile } from "./units-file-parser.ts";

type ImportUnits = {
  /** The whole file, UTF-8. */
  readonly content: string;
  /** First day of the units that are new; null for the first day of such a map by law. */
  readonly validFrom: LocalDate | null;
  /** Import the good rows although others are bad. */
  readonly skipBad: boolean;
  readonly onProgress?: (done: number, total: number) => void;
};

/** A row whose unit is already there under another name or parent: shown, never changed by an import. */
type DifferingRow = {
  readonly line: number;
  readonly areaCode: string;
  readonly inFile: string;
  readonly inRegister: string;
};

type ImportReport = {
  readonly rows: number;
  readonly inserted: number;
  readonly unchanged: number;
  readonly differing: readonly DifferingRow[];
  /** Living committees the file does not name. They stay: an import closes nothing. */
  readonly notInFile: readonly { readonly areaCode: string; readonly name: string }[];
  readonly bad: readonly BadRow[];
  readonly seconds: number;
};

type ImportRefusal =
  | { readonly code: "NOT_SIGNED_IN" | "NOT_ALLOWED" | "NOT_FOUND" }
  | { readonly code: "IMPORT_FILE_MALFORMED"; readonly line: number }
  | { readonly code: "IMPORT_NOT_UNITS" | "UNIT_LEVEL_ABOLISHED" }
  | { readonly code: "IMPORT_ROWS_BAD"; readonly bad: readonly BadRow[] };

const CHUNK = 500;

/** The days on which the units of a file were in force; no last day while they are. */
type Period = { readonly from: LocalDate; readonly to: LocalDate | null };

/**
 * @law Luật Tổ chức chính quyền địa phương 77/2015/QH13: provinces, districts and communes from 1 January 2016.
 * @law Nghị quyết 202/2025/QH15, Luật Tổ chức chính quyền địa phương 72/2025/QH15: two levels from 1 July 2025.
 */
const SINCE = { 2: "2025-07-01", 3: "2016-01-01" } as const;

/**
 * Imports administrative units as people's committees: those of today, or with their districts those that ended on 30
 * June 2025, as history. Repeatable: a unit is recognised by its area code on those days, so a second import of the same
 * file changes nothing. One transaction: all good rows or none.
 */
export async function importUnits(
  services: Services,
  actor: Actor,
  input: ImportUnits,
): Promise<Result<ImportReport, ImportRefusal>> {
  const decision = authorize(actor, "unit.manage", { kind: "none" });
  if (!decision.allowed) return refuse(refusalOf(decision));
  const started = performance.now();
  const parsed = parseUnitsFile(input.content);
  if (!parsed.ok) return refuse(parsed.refusal);
  const { levels } = parsed.value;
  const from = input.validFrom ?? dayOf(SINCE[levels]);
  const period: Period = { from, to: levels === 3 ? dayOf(LAST_DISTRICT_DAY) : null };
  if (period.to !== null && from > period.to) return refuse({ code: "UNIT_LEVEL_ABOLISHED" });
  const result = await services.database.transaction(
    async (tx): Promise<Result<Omit<ImportReport, "seconds">, ImportRefusal>> => {
      await lockTree(tx);
      const plan = planImport(parsed.value.rows, await loadDirectory(tx), period);
      const bad = [...parsed.value.bad, ...plan.bad].sort((a, b) => a.line - b.line);
      if (bad.length > 0 && !input.skipBad) return refuse({ code: "IMPORT_ROWS_BAD", bad });
      if (plan.fresh.length > 0) {
        await insertFresh(tx, plan.fresh, { period, onProgress: input.onProgress });
        await stampTree(tx);
        const data = { inserted: plan.fresh.length, validFrom: from };
        await appendChange(tx, { actor, at: services.clock.now() }, { kind: "UNITS_IMPORTED", data });
      }
      const { differing, notInFile, unchanged } = plan;
      return accept({
        rows: parsed.value.rows.length + parsed.value.bad.length,
        inserted: plan.fresh.length,
        unchanged,
        differing,
        notInFile,
        bad,
      });
    },
  );
  forgetDirectory(services.database);
  return result.ok ? accept({ ...result.value, seconds: (performance.now() - started) / 1000 }) : result;
}

type FreshUnit = {
  readonly id: UnitId;
  readonly row: AreaRow;
  readonly code: string | null;
  readonly parentId: UnitId | null;
};
type Plan = Pick<ImportReport, "differing" | "notInFile" | "unchanged" | "bad"> & {
  readonly fresh: readonly FreshUnit[];
};

/** What the file would change, against the register as it stands. Pure but for the ids of new units. */
function planImport(rows: readonly AreaRow[], directory: UnitDirectory, period: Period): Plan {
  const held = committeesIn(directory, period);
  const areas = new Map<string, UnitId>([...held].map(([areaCode, { id }]) => [areaCode, id]));
  const fresh: FreshUnit[] = [];
  const differing: DifferingRow[] = [];
  const bad: BadRow[] = [];
  let unchanged = 0;
  for (const row of rows) {
    const known = held.get(row.areaCode);
    const parentId = row.parentCode === null ? null : (areas.get(row.parentCode) ?? null);
    if (known !== undefined) {
      const difference = differenceOf(row, { held: known, parentId, directory, on: period.from });
      if (difference === null) unchanged += 1;
      else differing.push(difference);
      continue;
    }
    const code = row.agencyCode ?? (period.to === null ? provinceCodeOf(row) : null);
    const holder = code === null ? null : holderOf(code, directory, period);
    if (holder !== null) {
      bad.push({ line: row.line, reason: "AGENCY_CODE_TAKEN", detail: `${code}: ${holder.name}` });
      continue;
    }
    const id: UnitId = newId<"unit">();
    if (row.level !== "COMMUNE") areas.set(row.areaCode, id);
    fresh.push({ id, row, code, parentId });
  }
  const named = new Set(rows.map((row) => row.areaCode));
  const notInFile = [...held].flatMap(([areaCode, { name, validTo }]) =>
    validTo !== null || named.has(areaCode) ? [] : [{ areaCode, name }],
  );
  return { fresh, differing, notInFile, unchanged, bad };
}

/** The committees by area code: for the map of today the open ones, for one of the past those that stood meanwhile. */
function committeesIn(directory: UnitDirectory, period: Period): Map<string, Unit> {
  const committees = new Map<string, Unit>();
  for (const unit of directory.all()) {
    if (unit.kind !== "PEOPLES_COMMITTEE" || unit.areaCode === null) continue;
    if (period.to === null ? unit.validTo === null : overlaps(unit, period))
      committees.set(unit.areaCode, unit);
  }
  return committees;
}

function overlaps({ validFrom, validTo }: Unit, { from, to }: Period): boolean {
  return (to === null || validFrom <= to) && (validTo === null || validTo >= from);
}

function holderOf(code: string, directory: UnitDirectory, period: Period): Unit | null {
  if (period.to === null) return directory.findByCode(code, period.from);
  return directory.all().find((unit) => unit.code === code && overlaps(unit, period)) ?? null;
}

function differenceOf(
  row: AreaRow,
  known: { held: Unit; parentId: UnitId | null; directory: UnitDirectory; on: LocalDate },
): DifferingRow | null {
  const { held, parentId, directory, on } = known;
  const inFile = fill(areaKinds.committee.name, row.area);
  const { line, areaCode } = row;
  if (held.name !== inFile) return { line, areaCode, inFile, inRegister: held.name };
  const heldParentId = held.validTo === null ? held.parentId : directory.parentOf(held.id, on);
  if (row.parentCode === null || heldParentId === parentId) return null;
  const parentName = (id: UnitId | null) =>
    id === null ? "—" : (directory.find(id)?.name ?? row.parentCode ?? "—");
  return { line, areaCode, inFile: parentName(parentId), inRegister: parentName(heldParentId) };
}

async function insertFresh(
  tx: Tx,
  fresh: readonly FreshUnit[],
  { period, onProgress }: { readonly period: Period; readonly onProgress: ImportUnits["onProgress"] },
): Promise<void> {
  for (let done = 0; done < fresh.length; done += CHUNK) {
    const chunk = fresh.slice(done, done + CHUNK).map((unit) => rowOf(unit, period));
    await tx.run(INSERT_UNITS, [JSON.stringify(chunk)]);
    onProgress?.(Math.min(done + CHUNK, fresh.length), fresh.length);
  }
}

function rowOf({ id, row, code, parentId }: FreshUnit, { from, to }: Period) {
  const { committee } = areaKinds;
  const name = fill(committee.name, row.area);
  const shortName = fill(committee.shortName, row.area);
  return {
    id,
    parent_row_id: newId(),
    parent_id: parentId,
    code,
    legacy_code: code === null ? null : legacyOfAgencyCode(code),
    area_code: row.areaCode,
    area_kind: row.areaKind,
    level: row.level,
    name,
    name_en: row.areaEn === null ? null : fill(committee.nameEn, row.areaEn),
    short_name: shortName,
    symbol: committee.symbol,
    search_key: fold(`${name} ${shortName}`),
    valid_from: from,
    valid_to: to,
  };
}

function dayOf(text: string): LocalDate {
  return present(parseLocalDate(text), text);
}

function provinceCodeOf(row: AreaRow): string | null {
  if (row.level !== "PROVINCE") return null;
  return Object.entries(provinceCodes.codes).find(([areaCode]) => areaCode === row.areaCode)?.[1] ?? null;
}

function fill(pattern: string, area: string): string {
  return pattern.replace("{area}", area);
}
