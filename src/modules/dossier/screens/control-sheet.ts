import { type Locale, messages } from "../../../i18n/index.ts";
import type { Instant } from "../../../kernel/local-date.ts";
import type { UnitId } from "../../access/index.ts";
import { compareFinish } from "../../calendar/index.ts";
import type { PaperApplicant, PaperData } from "../../document/index.ts";
import type { UnitDirectory } from "../../organisation/index.ts";
import type { Dossier } from "../dossier.ts";
import { letterheadOf } from "./letterhead.ts";

/** What a control sheet is told from, wherever it was read. */
export type ControlSource = {
  readonly code: string;
  readonly applicant: PaperApplicant;
  readonly procedureName: string;
  readonly receivingUnitId: UnitId;
  readonly agencyId: UnitId;
  readonly coordinatingIds: readonly UnitId[];
  readonly handOvers: readonly Omit<Dossier["controlSheet"][number], "toRole">[];
  readonly acceptedAt: Instant;
  readonly finishedAt: Instant | null;
  readonly dueAt: Instant | null;
  readonly directory: UnitDirectory;
  readonly personName: (personId: string) => string;
  readonly stepName: (stepCode: string) => string;
};

/**
 * The control sheet of one dossier (phiếu kiểm soát quá trình giải quyết hồ sơ), one line a hand-over.
 * @law Thông tư 03/2025/TT-VPCP, Mẫu 06; Thông tư 01/2018/TT-VPCP, Mẫu 05
 */
export function controlSheetOf(source: ControlSource, locale: Locale): PaperData["CONTROL_SHEET"] {
  const { directory, personName, stepName, handOvers, receivingUnitId } = source;
  const unitName = (id: UnitId | null) => {
    const unit = id === null ? null : directory.find(id);
    return (locale === "en" ? unit?.nameEn : null) ?? unit?.name ?? "";
  };
  const person = (id: string | null) => (id === null ? "" : personName(id));
  const at = handOvers.at(-1)?.at ?? source.acceptedAt;
  return {
    letterhead: letterheadOf({ directory, unitId: receivingUnitId, at }, { number: null, symbol: "PKS" }),
    dossierCode: source.code,
    applicant: source.applicant,
    procedureName: source.procedureName,
    officerName: "",
    agency: unitName(source.agencyId),
    coordinating: source.coordinatingIds.map(unitName),
    handOvers: handOvers.map((row) => ({
      from: unitName(row.fromUnitId),
      to: unitName(row.toUnitId),
      fromPerson: person(row.fromPersonId),
      toPerson: person(row.toPersonId),
      at: row.at,
      step: row.stepCode === null ? "" : stepName(row.stepCode),
    })),
    outcome: outcomeOf(source, locale),
  };
}

function outcomeOf({ finishedAt, dueAt }: ControlSource, locale: Locale): string | null {
  if (finishedAt === null) return null;
  return messages(locale).document.outcomes[compareFinish({ finishedAt, dueAt, strict: true })];
}
