import { type Locale, messages } from "../../../i18n/index.ts";
import { type Instant, localReading } from "../../../kernel/local-date.ts";
import type { UnitId } from "../../access/index.ts";
import { compareFinish } from "../../calendar/index.ts";
import type { RegisterEntry } from "../../dossier/index.ts";
import { headOf, type Sheet, type SheetRow } from "./sheet.ts";

/** How many lines a volume (quyển) of the register holds: a PDF of it is set in about half a second, which others wait for. */
export const VOLUME_ENTRIES = 200;

export type RegisterFacts = {
  readonly unit: string;
  readonly superior: string | null;
  /** Which part of which year, as the sheet says it under its title. */
  readonly period: string;
  readonly locale: Locale;
  readonly unitName: (unitId: UnitId) => string;
  readonly personName: (personId: string) => string;
};

/**
 * A volume of the dossier register (sổ theo dõi hồ sơ), one line a dossier.
 * @law Thông tư 03/2025/TT-VPCP, Mẫu 07; before it Thông tư 01/2018/TT-VPCP, Mẫu 06.
 */
export function registerSheet(entries: readonly RegisterEntry[], facts: RegisterFacts): Sheet {
  const { locale, unitName } = facts;
  const t = messages(locale).report.registers;
  const rows = entries.map((each) => ({
    ordinal: String(each.entry),
    label: "",
    values: [
      null,
      each.code,
      locale === "en" ? each.procedureNameEn : each.procedureName,
      each.copies,
      each.ownerName,
      [each.address, each.phone].filter((part) => part !== null && part !== "").join(", "),
      unitName(each.agencyId),
      momentText(each.acceptedAt),
      momentText(each.dueAt),
      momentText(each.returnedAt),
      t.channels[each.channelOut],
      signedFor(each, locale),
      "",
    ],
  }));
  return sheetOf(facts, { words: t.register, numberAt: 3, rows });
}

/** Nobody signs the book for what went by post or electronically: it says so where the signature would stand. */
function signedFor({ returnedAt, channelOut, consignment }: RegisterEntry, locale: Locale): string {
  if (returnedAt === null || channelOut === "COUNTER") return "";
  const { signed, consignment: item } = messages(locale).acts.delivery.kept;
  return consignment === null
    ? signed[channelOut]
    : `${signed[channelOut]}, ${item({ number: consignment })}`;
}

/**
 * The control sheets (phiếu kiểm soát quá trình giải quyết hồ sơ) of a volume, one line a hand-over: who gave, who took,
 * when, at which step; on the last line how the dossier ended.
 * @law Thông tư 03/2025/TT-VPCP, Mẫu 06; before it Thông tư 01/2018/TT-VPCP, Mẫu 05.
 */
export function controlSheet(entries: readonly RegisterEntry[], facts: RegisterFacts): Sheet {
  const { unitName, personName } = facts;
  const t = messages(facts.locale).report.registers;
  const lines = entries.flatMap((each) =>
    each.handOvers.map(
      (move, index): Omit<SheetRow, "ordinal"> => ({
        label: "",
        values: [
          null,
          each.code,
          move.fromUnitId === null ? "" : unitName(move.fromUnitId),
          move.fromPersonId === null ? "" : personName(move.fromPersonId),
          unitName(move.toUnitId),
          move.toPersonId === null ? "" : personName(move.toPersonId),
          momentText(move.at),
          move.stepCode === null ? "" : (each.stepNames[move.stepCode]?.[facts.locale] ?? move.stepCode),
          index === each.handOvers.length - 1 ? outcomeOf(each, facts.locale) : "",
          "",
        ],
      }),
    ),
  );
  const rows = lines.map((line, index) => ({ ...line, ordinal: String(index + 1) }));
  return sheetOf(facts, { words: t.control, numberAt: null, rows });
}

type Words = {
  readonly number: string;
  readonly title: string;
  readonly columns: { readonly [key: string]: string };
};

function sheetOf(
  { unit, superior, period, locale }: RegisterFacts,
  { words, numberAt, rows }: { words: Words; numberAt: number | null; rows: readonly SheetRow[] },
): Sheet {
  const t = messages(locale).report.registers;
  const names = Object.values(words.columns);
  const columns = names.map((name) => ({ group: null, name: { vi: name, en: name } }));
  return {
    code: words.number,
    formNumber: t.formNumber({ number: words.number }),
    issuedWith: t.issuedWith,
    unit,
    superior,
    receiver: "",
    title: words.title,
    period,
    measure: "",
    head: headOf(columns, ({ vi }) => vi),
    numbers: names.map((_, index) => `(${index + 1})`),
    kinds: names.map((_, index) => (index === 0 ? "ORDINAL" : index === numberAt ? "FIGURES" : "TEXT")),
    names,
    rows,
    total: null,
    notes: [],
    preparer: t.keeper,
    headOfUnit: t.head,
  };
}

/** `25/11/2026 09:05`. */
function momentText(at: Instant | null): string {
  if (at === null) return "";
  const { date, minute } = localReading(at);
  const two = (number: number) => String(number).padStart(2, "0");
  return `${date.split("-").reverse().join("/")} ${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

function outcomeOf({ finishedAt, dueAt }: RegisterEntry, locale: Locale): string {
  const t = messages(locale).report.registers.outcomes;
  return finishedAt === null ? "" : t[compareFinish({ finishedAt, dueAt, strict: true })];
}
