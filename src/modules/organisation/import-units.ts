import { fold } from "../../kernel/fold-text.ts";
import { newId } from "../../kernel/ids.ts";
import type { LocalDate } from "../../kernel/local-date.ts";
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
import type { Unit } from "./unit.ts";
import { forgetDirectory } from "./unit-cache.ts";
import { type AreaRow, type BadRow, parseUnitsFile } from "./units-file-parser.ts";

type ImportUnits = {
  /** The whole file, UTF-8. */
  readonly content: string;
  /** First day of the units that are new. */
  readonly validFrom: LocalDate;
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
  | { readonly code: "IMPORT_NOT_UNITS" }
  | { readonly code: "IMPORT_ROWS_BAD"; readonly bad: readonly BadRow[] };

const CHUNK = 500;

/**
 * Imports administrative units as people's committees of two levels. Repeatable: a unit is recognised by its area
 * code, so a second import of the same file changes nothing. One transaction: all good rows or none.
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
  const result = await services.database.transaction(
    async (tx): Promise<Result<Omit<ImportReport, "seconds">, ImportRefusal>> => {
      await lockTree(tx);
      const plan = planImport(parsed.value.rows, await loadDirectory(tx), input.validFrom);
      const bad = [...parsed.value.bad, ...plan.bad].sort((a, b) => a.line - b.line);
      if (bad.length > 0 && !input.skipBad) return refuse({ code: "IMPORT_ROWS_BAD", bad });
      if (plan.fresh.length > 0) {
        await insertFresh(tx, plan.fresh, input);
        await stampTree(tx);
        const data = { inserted: plan.fresh.length, validFrom: input.validFrom };
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
function planImport(rows: readonly AreaRow[], directory: UnitDirectory, validFrom: LocalDate): Plan {
  const open = new Map(
    directory
      .all()
      .filter(isOpenCommittee)
      .map((unit) => [unit.areaCode, unit]),
  );
  const provinces = new Map<string, UnitId>(
    [...open.values()].flatMap((unit) => (unit.areaCode === null ? [] : [[unit.areaCode, unit.id] as const])),
  );
  const fresh: FreshUnit[] = [];
  const differing: DifferingRow[] = [];
  const bad: BadRow[] = [];
  let unchanged = 0;
  for (const row of rows) {
    const held = open.get(row.areaCode);
    const parentId = row.provinceCode === null ? null : (provinces.get(row.provinceCode) ?? null);
    if (held !== undefined) {
      const difference = differenceOf(row, { held, parentId, directory });
      if (difference === null) unchanged += 1;
      else differing.push(difference);
      continue;
    }
    const code = row.agencyCode ?? provinceCodeOf(row);
    const holder = code === null ? null : directory.findByCode(code, validFrom);
    if (holder !== null) {
      bad.push({ line: row.line, reason: "AGENCY_CODE_TAKEN", detail: `${code}: ${holder.name}` });
      continue;
    }
    const id: UnitId = newId<"unit">();
    if (row.level === "PROVINCE") provinces.set(row.areaCode, id);
    fresh.push({ id, row, code, parentId });
  }
  const named = new Set(rows.map((row) => row.areaCode));
  const notInFile = [...open.values()].flatMap(({ areaCode, name }) =>
    areaCode === null || named.has(areaCode) ? [] : [{ areaCode, name }],
  );
  return { fresh, differing, notInFile, unchanged, bad };
}

function differenceOf(
  row: AreaRow,
  known: { held: Unit; parentId: UnitId | null; directory: UnitDirectory },
): DifferingRow | null {
  const { held, parentId, directory } = known;
  const inFile = fill(areaKinds.committee.name, row.area);
  const { line, areaCode } = row;
  if (held.name !== inFile) return { line, areaCode, inFile, inRegister: held.name };
  if (row.provinceCode === null || held.parentId === parentId) return null;
  const parentName = (id: UnitId | null) =>
    id === null ? "—" : (directory.find(id)?.name ?? row.provinceCode ?? "—");
  return { line, areaCode, inFile: parentName(parentId), inRegister: parentName(held.parentId) };
}

async function insertFresh(tx: Tx, fresh: readonly FreshUnit[], input: ImportUnits): Promise<void> {
  for (let done = 0; done < fresh.length; done += CHUNK) {
    const chunk = fresh.slice(done, done + CHUNK).map((unit) => rowOf(unit, input.validFrom));
    await tx.run(INSERT_UNITS, [JSON.stringify(chunk)]);
    input.onProgress?.(Math.min(done + CHUNK, fresh.length), fresh.length);
  }
}

function rowOf({ id, row, code, parentId }: FreshUnit, validFrom: LocalDate) {
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
    valid_from: validFrom,
  };
}

function isOpenCommittee(unit: Unit): boolean {
  return unit.kind === "PEOPLES_COMMITTEE" && unit.areaCode !== null && unit.validTo === null;
}

function provinceCodeOf(row: AreaRow): string | null {
  if (row.level !== "PROVINCE") return null;
  return Object.entries(provinceCodes.codes).find(([areaCode]) => areaCode === row.areaCode)?.[1] ?? null;
}

function fill(pattern: string, area: string): string {
  return pattern.replace("{area}", area);
}
