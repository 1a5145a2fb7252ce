import { messages } from "../../../i18n/index.ts";
import { present } from "../../../kernel/assert.ts";
import { accept, type Result, refuse } from "../../../kernel/result.ts";
import type { Actor } from "../../access/index.ts";
import { compareFinish } from "../../calendar/index.ts";
import { textIn } from "../../catalogue/index.ts";
import { type PaperData, setPaper } from "../../document/index.ts";
import type { UnitDirectory } from "../../organisation/index.ts";
import { type Office, versionOf } from "../commands/office.ts";
import { type PeopleNames, peopleNames } from "../desk/people-names.ts";
import type { Dossier, DossierId } from "../dossier.ts";
import { type DossierView, readDossier } from "../queries/read-dossier.ts";
import { templateSetOf } from "./kept-paper.ts";
import { letterheadOf, paperApplicant } from "./letterhead.ts";
import type { PrintedFile } from "./slip-file.ts";

type Request = { readonly id: DossierId; readonly isBilingual: boolean };

/**
 * The control sheet of one dossier as it stands now: it grows with every hand-over and is no paper of its own.
 * @law Thông tư 03/2025/TT-VPCP, Mẫu 06; Thông tư 01/2018/TT-VPCP, Mẫu 05, for dossiers received under it
 */
export async function controlSheetFile(
  office: Office,
  actor: Actor,
  { id, isBilingual }: Request,
): Promise<Result<PrintedFile, { readonly code: "NOT_FOUND" }>> {
  const read = await readDossier(office, actor, id);
  if (!read.ok) return read;
  const { dossier } = read.value;
  if (read.value.sharedPartOnly || dossier.controlSheet.length === 0) return refuse({ code: "NOT_FOUND" });
  const data = await controlSheetOf(office, read.value);
  const locale = isBilingual ? "en" : "vi";
  const order = { key: "CONTROL_SHEET", set: templateSetOf(dossier), locale, data } as const;
  const { pdf: bytes } = await setPaper(office.services.database, order);
  const fileName = `${dossier.code ?? id}-control-sheet.pdf`;
  return accept({ bytes, mediaType: "application/pdf", fileName, disposition: "inline" });
}

async function controlSheetOf(office: Office, view: DossierView): Promise<PaperData["CONTROL_SHEET"]> {
  const { dossier, applicant } = view;
  const rows = dossier.controlSheet;
  const people = rows.flatMap((row) => [row.fromPersonId, row.toPersonId]).filter((each) => each !== null);
  const [version, directory, nameOf] = await Promise.all([
    versionOf(office, dossier),
    office.directory(),
    peopleNames(office.services.database, people),
  ]);
  const { receivingUnitId: unitId, competentAgencyId } = present(dossier.organisations, "organisations");
  const at = present(rows.at(-1), "the last hand-over").at;
  return {
    letterhead: letterheadOf({ directory, unitId, at }, { number: null, symbol: "PKS" }),
    dossierCode: dossier.code ?? "",
    applicant: paperApplicant(applicant.submitter),
    procedureName: version === null ? "" : textIn(version.name, "vi"),
    officerName: "",
    agency: directory.find(competentAgencyId)?.name ?? "",
    coordinating: dossier.consultations.flatMap(({ unitIds }) =>
      unitIds.map((id) => directory.find(id)?.name ?? ""),
    ),
    handOvers: handOversOf(dossier, directory, nameOf),
    outcome: outcomeOf(dossier),
  };
}

function handOversOf(dossier: Dossier, directory: UnitDirectory, nameOf: PeopleNames) {
  const steps = new Map(
    [...dossier.steps, ...dossier.tasks].map(({ stepCode, stepName }) => [stepCode, stepName]),
  );
  const person = (id: string | null) => (id === null ? "" : (nameOf(id) ?? ""));
  return dossier.controlSheet.map((row) => ({
    from: row.fromUnitId === null ? "" : (directory.find(row.fromUnitId)?.name ?? ""),
    to: directory.find(row.toUnitId)?.name ?? "",
    fromPerson: person(row.fromPersonId),
    toPerson: person(row.toPersonId),
    at: row.at,
    step: row.stepCode === null ? "" : (steps.get(row.stepCode) ?? ""),
  }));
}

function outcomeOf({ finishedAt, dueAt }: Dossier): string | null {
  if (finishedAt === null) return null;
  return messages("vi").document.outcomes[compareFinish({ finishedAt, dueAt, strict: true })];
}
