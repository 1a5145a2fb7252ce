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
import { type ListedDocument, listDocuments } from "./list-documents.ts";
import type { Direction } from "./official-document.ts";
import { linesOf } from "./recipients.ts";
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

const BATCH = 1_000;
/** Far above what an agency registers in a year; beyond it a file would be made of millions of cells. */
const ROWS_MAX = 100_000;

/**
 * A register of a year as a file, in the order of its numbers, struck out ones with their reason.
 * @law Nghị định 30/2020/NĐ-CP, Phụ lục IV: the columns of the registers of incoming and outgoing documents
 */
export async function registerFile(
  services: Services,
  actor: Actor,
  asked: Asked,
): Promise<Result<FileAnswer, RecordsRefusal>> {
  if (actor.kind !== "officer") return refuse({ code: "NOT_ALLOWED" });
  const { direction, year, format, locale } = asked;
  const scope = await scopeOf(services, actor);
  // A part of a register is no register: who reads only what concerns them has the list.
  if (scope.agencies?.length === 0) return refuse({ code: "NOT_FOUND" });
  const directory = await unitDirectory(services.database);
  const today = services.clock.today();
  const rows = await wholeYear(services, { scope: { ...scope, units: [] }, direction, year, today });
  const columns = COLUMNS[direction](locale, { directory, today });
  const head = columns.map(({ name }) => name);
  const lines = rows.map((row) => columns.map(({ cell }) => neutral(cell(row) ?? "")));
  const t = messages(locale).records.file;
  const bytes = format === "csv" ? csvOf(head, lines) : await xlsxOf(head, lines);
  const fileName = `${t.name[direction]}-${year}.${format}`;
  return accept({ bytes, mediaType: REGISTER_MEDIA[format], fileName, disposition: "attachment" });
}

type Year = Pick<Parameters<typeof listDocuments>[1], "scope" | "direction" | "year" | "today">;

async function wholeYear({ database }: Services, asked: Year): Promise<readonly ListedDocument[]> {
  const all: ListedDocument[] = [];
  let cursor: string | null = null;
  do {
    const page = await listDocuments(database, { ...asked, text: "", only: null, cursor, size: BATCH });
    all.push(...page.items.filter(({ number }) => number !== null));
    cursor = page.nextCursor;
  } while (cursor !== null && all.length < ROWS_MAX);
  const key = ({ series, number }: ListedDocument) => `${series} ${String(number).padStart(8, "0")}`;
  return all.sort((a, b) => (key(a) < key(b) ? -1 : 1));
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
        cell: ({ addressees, recipients }) => [addressees, recipients].flatMap(linesOf).join("; "),
      },
      { name: t.fields.receivedBy, cell: ({ receivedBy }) => receivedBy },
      { name: t.fields.sent, cell: ({ sentAt }) => (sentAt === null ? null : dayOf(localDateOf(sentAt))) },
      { name: t.fields.medium, cell: ({ medium }) => (medium === null ? null : t.media[medium]) },
      { name: t.fields.note, cell: (row) => noteOf(row, locale) },
    ];
  },
};

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

/** With the mark by which spreadsheet programs see UTF-8. */
function csvOf(head: readonly string[], lines: readonly (readonly string[])[]): Uint8Array {
  return new TextEncoder().encode(stringify([head, ...lines], { bom: true, record_delimiter: "windows" }));
}

async function xlsxOf(head: readonly string[], lines: readonly (readonly string[])[]): Promise<Uint8Array> {
  const border = { borderStyle: "thin", wrap: true } as const;
  const rows: Row[] = [
    head.map((value) => ({ value, fontWeight: "bold" as const, align: "center" as const, ...border })),
    ...lines.map((line): Row => line.map((value) => ({ value, ...border }))),
  ];
  const columns = head.map(() => ({ width: 20 }));
  const look = { fontFamily: "Times New Roman", fontSize: 11 };
  return writeXlsxFile(rows, { orientation: "landscape", columns }, look).toBuffer();
}
