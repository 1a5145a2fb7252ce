import { type Locale, messages } from "../../../i18n/index.ts";
import { canonicalJson } from "../../../kernel/hash-chain.ts";
import { localDateOf } from "../../../kernel/local-date.ts";
import { accept, type Result, refuse } from "../../../kernel/result.ts";
import type { Services } from "../../../platform/services.ts";
import type { FileAnswer } from "../../../web/api-route.ts";
import { dayText } from "../../../web/components/index.ts";
import { type Actor, authorize, refusalOf, type UnitId } from "../../access/index.ts";
import type { NumberedForm } from "../../document/index.ts";
import { type FormEntry, listFormBook } from "../../dossier/index.ts";
import { lineageOf, type UnitDirectory, unitDirectory } from "../../organisation/index.ts";
import { MEDIA_TYPES } from "./export-report.ts";
import { exportSheet } from "./export-sheet.ts";
import { unitsBelow } from "./read-figures.ts";
import type { ReportRefusal } from "./refusals.ts";
import { spanOf } from "./registers.ts";
import { headOf, type Sheet } from "./sheet.ts";

export const FORM_BOOK_FORMATS = ["xlsx", "csv", "json"] as const;
export type FormBookFormat = (typeof FORM_BOOK_FORMATS)[number];

type FormBookOrder = {
  readonly unitId: UnitId;
  readonly year: number;
  readonly form: NumberedForm | null;
  readonly isVoid: boolean | null;
  readonly code: string | null;
  readonly after: { readonly kind: string; readonly agencyId: UnitId; readonly number: number } | null;
  readonly size: number;
};

/** The numbers of the forms of the one-stop shop, of a unit with what is below it: in force and void. */
export async function readFormBook(
  services: Services,
  actor: Actor,
  { unitId, ...order }: FormBookOrder,
): Promise<Result<readonly FormEntry[], ReportRefusal>> {
  const { database, clock } = services;
  const lineage = await lineageOf(database, unitId, clock.today());
  const decision = authorize(actor, "register.read", { kind: "unit", lineage });
  if (!decision.allowed) return refuse(refusalOf(decision));
  const units = unitsBelow(await unitDirectory(database), unitId, spanOf(order.year).lastDay);
  return accept(await listFormBook(database, { ...order, units }));
}

/** Far above what a ward issues in a year; a province takes a form at a time. */
const ROWS_MAX = 100_000;

/** The book of a year as a file: the whole of what was asked for, or a refusal. */
export async function formBookFile(
  services: Services,
  actor: Actor,
  { format, locale, rowsMax = ROWS_MAX, ...order }: Omit<FormBookOrder, "after" | "size"> & FileSetting,
): Promise<Result<FileAnswer, ReportRefusal>> {
  const read = await readFormBook(services, actor, { ...order, after: null, size: rowsMax + 1 });
  if (!read.ok) return read;
  if (read.value.length > rowsMax) return refuse({ code: "REPORT_FORM_BOOK_TOO_LONG", max: rowsMax });
  const directory = await unitDirectory(services.database);
  const entries = read.value;
  const on = spanOf(order.year).lastDay;
  const bytes =
    format === "json"
      ? new TextEncoder().encode(`${canonicalJson(entries)}\n`)
      : await exportSheet(format, sheetOf(entries, { ...order, locale, directory }), { locale, on });
  const fileName = `forms-${order.year}.${format}`;
  return accept({ bytes, mediaType: MEDIA_TYPES[format], fileName, disposition: "attachment" });
}
type FileSetting = { readonly format: FormBookFormat; readonly locale: Locale; readonly rowsMax?: number };

type Setting = {
  readonly unitId: UnitId;
  readonly year: number;
  readonly locale: Locale;
  readonly directory: UnitDirectory;
};

/**
 * A line a number, as a register of outgoing papers has it.
 * @law Nghị định 30/2020/NĐ-CP, Phụ lục IV: number and symbol, day, what it is about, to whom, note
 */
function sheetOf(entries: readonly FormEntry[], { unitId, year, locale, directory }: Setting): Sheet {
  const t = messages(locale).report.formBook;
  const name = (id: UnitId) => unitName(directory, id, locale);
  const parent = directory.parentOf(unitId, spanOf(year).lastDay);
  const names = Object.values(t.columns);
  return {
    ...{ code: t.sheet, formNumber: "", issuedWith: "", receiver: "", measure: "", total: null, notes: [] },
    unit: name(unitId),
    superior: parent === null ? null : name(parent),
    title: t.title,
    period: t.ofYear({ year }),
    head: headOf(
      names.map((each) => ({ group: null, name: { vi: each, en: each } })),
      ({ vi }) => vi,
    ),
    numbers: names.map((_, index) => `(${index + 1})`),
    kinds: names.map((_, index) => (index === 0 ? "ORDINAL" : "TEXT")),
    names,
    rows: entries.map((entry, index) => ({
      ordinal: String(index + 1),
      label: "",
      values: [
        null,
        entry.text,
        dayText(localDateOf(entry.takenAt)),
        messages(locale).document.paperName[entry.form],
        name(entry.agencyId),
        entry.code,
        entry.procedureName[locale],
        entry.ownerName,
        voidText(entry, locale) ?? "",
      ],
    })),
    preparer: messages(locale).report.registers.keeper,
    headOfUnit: messages(locale).report.registers.head,
  };
}

/** Why a number is void; null where its form is in force. */
export function voidText({ voidedAt, replacedBy }: FormEntry, locale: Locale): string | null {
  if (voidedAt === null) return null;
  const t = messages(locale).report.formBook;
  return t.voided({ on: dayText(localDateOf(voidedAt)), by: replacedBy ?? "" });
}

export function unitName(directory: UnitDirectory, id: UnitId, locale: Locale): string {
  const unit = directory.find(id);
  return unit === null ? id : locale === "en" ? (unit.nameEn ?? unit.name) : unit.name;
}
