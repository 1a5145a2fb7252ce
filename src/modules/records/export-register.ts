import { stringify } from "csv-stringify/sync";
import writeXlsxFile, { type Row } from "write-excel-file/node";
import { type Locale, messages } from "../../i18n/index.ts";
import { type LocalDate, localDateOf } from "../../kernel/local-date.ts";
import { accept, type Result, refuse } from "../../kernel/result.ts";
import { neutral } from "../../kernel/spreadsheet-text.ts";
import type { Services } from "../../platform/services.ts";
import type { FileAnswer } from "../../web/api-route.ts";
import type { Actor } from "../access/index.ts";
import { type UnitDirectory, unitDirectory } from "../organisation/index.ts";
import { findKind } from "./kinds.ts";
import type { ListedDocument } from "./list-documents.ts";
import { listRegister } from "./list-register.ts";
import type { Direction } from "./official-document.ts";
import { namedIn } from "./recipients.ts";
import type { RecordsRefusal } from "./refusals.ts";
import { scopeOf } from "./scope.ts";

export const REGISTER_FORMATS = ["xlsx", "csv"] as const;
type RegisterFormat = (typeof REGISTER_FORMATS)[number];
export const REGISTER_MEDIA: { readonly [Format in RegisterFormat]: string } = {
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  csv: "text/csv; charset=utf-8",
};

type Asked = {
  readonly direction: Direction;
  readonly year: number;
  readonly format: RegisterFormat;
  readonly locale: Locale;
};

/** Far above what an agency registers in a year; beyond it a file would be made of millions of cells, and says that it ends. */
const ROWS_MAX = 100_000;

/**
 * The registers of a year as a file, each agency's apart, in the order of its numbers, struck out ones with their reason.
 * @law Nghị định 30/2020/NĐ-CP, Phụ lục IV: the columns of the registers of incoming and outgoing documents
 */
export async function registerFile(
  services: Services,
  actor: Actor,
  { rowsMax = ROWS_MAX, ...asked }: Asked & { readonly rowsMax?: number },
): Promise<Result<FileAnswer, RecordsRefusal>> {
  if (actor.kind !== "officer") return refuse({ code: "NOT_ALLOWED" });
  const { direction, year, format, locale } = asked;
  const { agencies } = await scopeOf(services, actor);
  // A part of a register is no register: who reads only what concerns them has the list.
  if (agencies?.length === 0) return refuse({ code: "NOT_FOUND" });
  const directory = await unitDirectory(services.database);
  const today = services.clock.today();
  const { rows, isCut } = await listRegister(services.database, { agencies, direction, year, rowsMax });
  const registers = [...Map.groupBy(rows, ({ agencyId }) => agencyId)];
  const facts = { directory, today };
  const columns = [
    // Whose number it is, where there is more than one 01.
    ...(registers.length > 1 ? [agencyColumn(locale, facts)] : []),
    ...COLUMNS[direction](locale, facts),
  ];
  const t = messages(locale).records.file;
  const head = columns.map(({ name }) => name);
  const tables = registers.map(([agencyId, lines]) => ({
    name: directory.find(agencyId)?.shortName ?? agencyId,
    lines: lines.map((row) => columns.map(({ cell }) => neutral(cell(row) ?? ""))),
  }));
  const shown = isCut ? [...tables, { name: t.cutTitle, lines: [[t.cut({ count: rowsMax })]] }] : tables;
  const bytes = format === "csv" ? csvOf(head, shown) : await xlsxOf(head, shown);
  const fileName = `${t.name[direction]}-${year}.${format}`;
  return accept({ bytes, mediaType: REGISTER_MEDIA[format], fileName, disposition: "attachment" });
}

type Column = { readonly name: string; readonly cell: (row: ListedDocument) => string | null };
type Facts = { readonly directory: UnitDirectory; readonly today: LocalDate };

const COLUMNS: { readonly [Key in Direction]: (locale: Locale, facts: Facts) => readonly Column[] } = {
  INCOMING: (locale, facts) => {
    const t = messages(locale).records;
    const { unit, kind } = namesOf(locale, facts);
    return [
      { name: t.fields.numberIn, cell: ({ numberText }) => numberText },
      { name: t.fields.arrivedOn, cell: ({ arrivedOn }) => dayOf(arrivedOn) },
      { name: t.fields.author, cell: ({ author }) => author },
      { name: t.fields.symbol, cell: ({ symbol }) => symbol },
      { name: t.fields.documentOn, cell: ({ documentOn }) => dayOf(documentOn) },
      { name: t.fields.kind, cell: kind },
      { name: t.fields.subject, cell: ({ subject }) => subject ?? t.secretStub },
      { name: t.fields.secrecy, cell: ({ secrecy }) => t.secrecies[secrecy] },
      { name: t.fields.urgency, cell: ({ urgency }) => t.urgencies[urgency] },
      { name: t.fields.replyDueOn, cell: ({ replyDueOn }) => dayOf(replyDueOn) },
      { name: t.fields.recipients, cell: ({ unitIds }) => unitIds.map(unit).join(", ") },
      { name: t.fields.receivedBy, cell: ({ receivedBy }) => receivedBy },
      { name: t.fields.registered, cell: ({ createdAt }) => dayOf(localDateOf(createdAt)) },
      { name: t.fields.note, cell: (row) => noteOf(row, locale) },
    ];
  },
  OUTGOING: (locale, facts) => {
    const t = messages(locale).records;
    const { unit, kind } = namesOf(locale, facts);
    return [
      { name: t.fields.number, cell: ({ numberText }) => numberText },
      { name: t.fields.documentOn, cell: ({ documentOn }) => dayOf(documentOn) },
      { name: t.fields.kind, cell: kind },
      { name: t.fields.subject, cell: ({ subject }) => subject },
      { name: t.fields.signer, cell: ({ signerName }) => signerName },
      { name: t.fields.unit, cell: ({ unitId }) => (unitId === null ? null : unit(unitId)) },
      {
        name: t.fields.recipients,
        cell: namedIn,
      },
      { name: t.fields.receivedBy, cell: ({ receivedBy }) => receivedBy },
      { name: t.fields.sent, cell: ({ sentAt }) => (sentAt === null ? null : dayOf(localDateOf(sentAt))) },
      { name: t.fields.medium, cell: ({ medium }) => (medium === null ? null : t.media[medium]) },
      { name: t.fields.note, cell: (row) => noteOf(row, locale) },
    ];
  },
};

function agencyColumn(locale: Locale, facts: Facts): Column {
  const { unit } = namesOf(locale, facts);
  return { name: messages(locale).records.fields.agency, cell: ({ agencyId }) => unit(agencyId) };
}

function namesOf(locale: Locale, { directory, today }: Facts) {
  return {
    unit: (id: ListedDocument["agencyId"]) => directory.find(id)?.shortName ?? id,
    kind: ({ kindCode }: ListedDocument) =>
      findKind(kindCode, today)?.name[locale] ?? messages(locale).records.otherKind,
  };
}

function noteOf({ state, endedReason }: ListedDocument, locale: Locale): string | null {
  const t = messages(locale).records;
  if (state === "VOIDED") return t.file.voided({ reason: endedReason ?? "" });
  return state === "RECALLED" || state === "REPLACED" ? t.states[state] : null;
}

function dayOf(day: LocalDate | null): string | null {
  return day === null ? null : day.split("-").reverse().join("/");
}

/** One register, as a sheet of its own. */
type Table = { readonly name: string; readonly lines: readonly (readonly string[])[] };

/** With the mark by which spreadsheet programs see UTF-8. */
function csvOf(head: readonly string[], tables: readonly Table[]): Uint8Array {
  const lines = [head, ...tables.flatMap((table) => table.lines)];
  const options = { bom: true, record_delimiter: "windows", relax_column_count: true } as const;
  return new TextEncoder().encode(stringify(lines, options));
}

async function xlsxOf(head: readonly string[], tables: readonly Table[]): Promise<Uint8Array> {
  const border = { borderStyle: "thin", wrap: true } as const;
  const heading: Row = head.map((value) => ({
    ...{ value, fontWeight: "bold" as const, align: "center" as const, ...border },
  }));
  const columns = head.map(() => ({ width: 20 }));
  const names = sheetNames(tables.length === 0 ? [""] : tables.map(({ name }) => name));
  const sheets = names.map((sheet, place) => ({
    ...{ sheet, columns, orientation: "landscape" as const },
    data: [
      heading,
      ...(tables[place]?.lines ?? []).map((line): Row => line.map((value) => ({ value, ...border }))),
    ],
  }));
  return writeXlsxFile(sheets, { fontFamily: "Times New Roman", fontSize: 11 }).toBuffer();
}

const SHEET_NAME_MAX = 31;

/** Names as spreadsheet programs take them: short, without some signs, and none twice. */
function sheetNames(names: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return names.map((name, place) => {
    const plain =
      name
        .replace(/[[\]:*?/\\]/g, " ")
        .trim()
        .slice(0, SHEET_NAME_MAX) || String(place + 1);
    const free = taken.has(plain.toLowerCase())
      ? `${plain.slice(0, SHEET_NAME_MAX - 5)} ${place + 1}`
      : plain;
    taken.add(free.toLowerCase());
    return free;
  });
}
