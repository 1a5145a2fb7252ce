import { type Locale, messages } from "../../../i18n/index.ts";
import { present } from "../../../kernel/assert.ts";
import { canonicalJson } from "../../../kernel/hash-chain.ts";
import {
  type Instant,
  instantAt,
  type LocalDate,
  localDateOf,
  parseLocalDate,
} from "../../../kernel/local-date.ts";
import { accept, type Result, refuse } from "../../../kernel/result.ts";
import type { Services } from "../../../platform/services.ts";
import type { FileAnswer } from "../../../web/api-route.ts";
import { type Actor, authorize, refusalOf, type UnitId } from "../../access/index.ts";
import { lastEntry, listRegister, type RegisterEntry } from "../../dossier/index.ts";
import { lineageOf, personNames, unitDirectory } from "../../organisation/index.ts";
import { type ExportFormat, MEDIA_TYPES } from "./export-report.ts";
import { exportSheet } from "./export-sheet.ts";
import { unitsBelow } from "./read-figures.ts";
import type { ReportRefusal } from "./refusals.ts";
import { printRegister } from "./register-papers.ts";
import { controlSheet, type RegisterFacts, registerSheet, VOLUME_ENTRIES } from "./register-sheet.ts";
import type { Sheet } from "./sheet.ts";

export const REGISTER_KINDS = ["register", "control-sheet"] as const;
export type RegisterKind = (typeof REGISTER_KINDS)[number];

export type RegisterOrder = {
  readonly kind: RegisterKind;
  readonly unitId: UnitId;
  readonly year: number;
  readonly volume: number;
  /** Only dossiers of one field, or the one dossier; null for all. */
  readonly fieldCode: string | null;
  readonly code: string | null;
  readonly locale: Locale;
};

export type Register = {
  readonly sheet: Sheet;
  readonly entries: readonly RegisterEntry[];
  readonly volumes: number;
};

/** A volume of a unit's register of a year, with how many volumes there are. */
export async function readRegister(
  services: Services,
  actor: Actor,
  order: RegisterOrder,
): Promise<Result<Register, ReportRefusal>> {
  const { database, clock } = services;
  const { unitId, year, volume, kind, fieldCode, code, locale } = order;
  const lineage = await lineageOf(database, unitId, clock.today());
  const decision = authorize(actor, "register.read", { kind: "unit", lineage });
  if (!decision.allowed) return refuse(refusalOf(decision));
  const directory = await unitDirectory(database);
  const { from, until, lastDay } = spanOf(year);
  const units = unitsBelow(directory, unitId, lastDay);
  // One dossier is looked for in the whole year, whichever volume it is in.
  const first = code === null ? (volume - 1) * VOLUME_ENTRIES + 1 : 1;
  const asked = { units, from, until, fieldCode, code, first, size: VOLUME_ENTRIES };
  const found = await listRegister(database, asked);
  const entries = found.filter(({ entry }) => code !== null || entry < first + VOLUME_ENTRIES);
  const volumeText = String(volume).padStart(2, "0");
  const period = messages(locale).report.registers.volume({ year, volume: volumeText });
  const sheet = await sheetOf(services, { kind, unitId, year, locale, period, entries });
  const volumes = Math.max(
    1,
    Math.ceil((await lastEntry(database, { units, from, until })) / VOLUME_ENTRIES),
  );
  return accept({ sheet, entries, volumes });
}

/** Lines of a register, or their control sheets, as a sheet that names its unit and says which part of the year it is. */
async function sheetOf(
  services: Services,
  asked: Pick<RegisterOrder, "kind" | "unitId" | "year" | "locale"> & {
    readonly period: string;
    readonly entries: readonly RegisterEntry[];
  },
): Promise<Sheet> {
  const { kind, unitId, year, locale, period, entries } = asked;
  const directory = await unitDirectory(services.database);
  const unitName = (id: UnitId) => {
    const unit = directory.find(id);
    return unit === null ? id : locale === "en" ? (unit.nameEn ?? unit.name) : unit.name;
  };
  const parent = directory.parentOf(unitId, spanOf(year).lastDay);
  const facts: RegisterFacts = {
    unit: unitName(unitId),
    superior: parent === null ? null : unitName(parent),
    period,
    locale,
    unitName,
    personName: await namesOf(services, kind === "control-sheet" ? entries : []),
  };
  return kind === "register" ? registerSheet(entries, facts) : controlSheet(entries, facts);
}

/** A control sheet is printed for its dossier; the register a volume at a time. */
export function hasPdf({ kind, code }: Pick<RegisterOrder, "kind" | "code">): boolean {
  return kind === "register" || code !== null;
}

/** A volume as a file. */
export async function registerFile(
  services: Services,
  actor: Actor,
  { format, ...order }: RegisterOrder & { readonly format: ExportFormat },
): Promise<Result<FileAnswer, ReportRefusal>> {
  const { kind, year, volume } = order;
  // Some thousand hand-overs are seconds of typesetting in a process that others wait for.
  if (format === "pdf" && !hasPdf(order)) return refuse({ code: "REPORT_PDF_OF_ONE" });
  const read = await readRegister(services, actor, order);
  if (!read.ok) return read;
  const { sheet, entries } = read.value;
  const bytes = await bytesOf(services, { ...order, format, sheet, entries });
  const fileName = `${kind}-${year}-${String(volume).padStart(2, "0")}.${format}`;
  return accept({ bytes, mediaType: MEDIA_TYPES[format], fileName, disposition: "attachment" });
}

type Filed = RegisterOrder & Pick<Register, "sheet" | "entries"> & { readonly format: ExportFormat };

async function bytesOf(services: Services, filed: Filed): Promise<Uint8Array> {
  const { format, kind, sheet, entries, locale, year } = filed;
  if (format === "json") return new TextEncoder().encode(`${canonicalJson(entries)}\n`);
  if (format !== "pdf") return exportSheet(format, sheet, { locale, on: spanOf(year).lastDay });
  const { unitId, volume: number } = filed;
  const volume = String(number).padStart(2, "0");
  const period = (language: Locale) => messages(language).report.registers.volume({ year, volume });
  const openedOn = localDateOf(spanOf(year).from);
  return printRegister(services, { kind, unitId, locale, number, year, openedOn, period, entries });
}

export function spanOf(year: number): { from: Instant; until: Instant; lastDay: LocalDate } {
  const dayOf = (text: string) => present(parseLocalDate(text), "a day of the year");
  return {
    from: instantAt(dayOf(`${year}-01-01`), 0),
    until: instantAt(dayOf(`${year + 1}-01-01`), 0),
    lastDay: dayOf(`${year}-12-31`),
  };
}

/** Names of everyone who gave or took. */
async function namesOf(services: Services, entries: readonly RegisterEntry[]) {
  const moves = entries.flatMap(({ handOvers }) => handOvers);
  const ids = moves.flatMap((move) => [move.fromPersonId, move.toPersonId]).filter((id) => id !== null);
  const names = await personNames(services.database, ids);
  return (personId: string) => names.get(personId) ?? personId;
}
