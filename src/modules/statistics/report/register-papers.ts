import type { Locale } from "../../../i18n/index.ts";
import { spokenPhone } from "../../../kernel/identifiers.ts";
import { type LocalDate, localDateOf } from "../../../kernel/local-date.ts";
import type { Services } from "../../../platform/services.ts";
import type { UnitId } from "../../access/index.ts";
import {
  type PaperData,
  type PaperKey,
  type PaperOrder,
  printedContent,
  printPaper,
  setPapersAside,
  templateSetOn,
} from "../../document/index.ts";
import { controlSheetOf, letterheadOf, type RegisterEntry } from "../../dossier/index.ts";
import { personNames, type UnitDirectory, unitDirectory } from "../../organisation/index.ts";
import { type RegisterFacts, registerSheet } from "./register-sheet.ts";

type Asked = {
  readonly kind: "register" | "control-sheet";
  readonly unitId: UnitId;
  readonly locale: Locale;
  /** The volume or part, as the head of the register counts it. */
  readonly number: number;
  readonly year: number;
  /** The first day of the register's year: its form is the one in force then. */
  readonly openedOn: LocalDate;
  readonly period: (locale: Locale) => string;
  readonly entries: readonly RegisterEntry[];
};

/** The same as one file that bears a code: it says which state of the register was printed, and when. */
export async function printRegister(services: Services, asked: Asked): Promise<Uint8Array> {
  const { kind, unitId, year, number } = asked;
  const orders = await registerOrders(services, asked);
  const part = String(number).padStart(2, "0");
  return printPaper(services, {
    kind: kind === "register" ? "REGISTER" : "CONTROL_SHEET",
    subject: `${kind} ${unitId} ${year} ${asked.period("vi")}`,
    agencyId: unitId,
    numberText: kind === "register" ? `${part}/${year}` : null,
    isKept: false,
    content: orders.map(printedContent),
    set: (verifyUrl) =>
      setPapersAside(
        services.database,
        orders.map((order) => ({ ...order, verifyUrl })),
      ),
  });
}

/**
 * Lines of the register on their legal form: one paper a volume, or the control sheet of each dossier. Every print of the
 * register is set from these, on the form in force when its dossiers came in.
 * @law Thông tư 03/2025/TT-VPCP, Mẫu 06, Mẫu 07; Thông tư 01/2018/TT-VPCP, Mẫu 05, Mẫu 06, for what was received under it
 */
async function registerOrders(services: Services, asked: Asked): Promise<readonly PaperOrder<PaperKey>[]> {
  const directory = await unitDirectory(services.database);
  if (asked.kind === "control-sheet") return controlOrders(services, directory, asked);
  const { locale, unitId, number, entries, openedOn } = asked;
  const at = services.clock.now();
  const letterhead = letterheadOf({ directory, unitId, at }, { number, symbol: "STDHS" });
  const told = (language: Locale): PaperData["REGISTER"] => ({
    letterhead,
    period: asked.period(language),
    lines: linesOf(entries, factsIn(directory, language)),
  });
  return [{ key: "REGISTER", set: templateSetOn(openedOn), locale, data: told("vi"), english: told("en") }];
}

function linesOf(entries: readonly RegisterEntry[], facts: RegisterFacts): string[][] {
  return registerSheet(entries, facts).rows.map(({ ordinal, values }) => [
    ordinal,
    ...values.slice(1).map((value) => String(value ?? "")),
  ]);
}

function factsIn(directory: UnitDirectory, locale: Locale): RegisterFacts {
  const unitName = (id: UnitId): string => {
    const unit = directory.find(id);
    return (locale === "en" ? unit?.nameEn : null) ?? unit?.name ?? id;
  };
  return { unit: "", superior: null, period: "", locale, unitName, personName: (id) => id };
}

async function controlOrders(
  { database }: Services,
  directory: UnitDirectory,
  { locale, entries }: Asked,
): Promise<readonly PaperOrder<"CONTROL_SHEET">[]> {
  const moves = entries.flatMap(({ handOvers }) => handOvers);
  const people = moves.flatMap((move) => [move.fromPersonId, move.toPersonId]).filter((id) => id !== null);
  const names = await personNames(database, people);
  const told = (entry: RegisterEntry, language: Locale) =>
    controlSheetOf(
      {
        ...entry,
        applicant: {
          name: entry.ownerName,
          address: entry.address,
          phone: spokenPhone(entry.phone),
          email: null,
        },
        procedureName: language === "en" ? entry.procedureNameEn : entry.procedureName,
        directory,
        personName: (id) => names.get(id) ?? "",
        stepName: (step) => entry.stepNames[step]?.[language] ?? step,
      },
      language,
    );
  return entries.map((entry) => ({
    key: "CONTROL_SHEET",
    set: templateSetOn(localDateOf(entry.acceptedAt)),
    locale,
    data: told(entry, "vi"),
    english: told(entry, "en"),
  }));
}
