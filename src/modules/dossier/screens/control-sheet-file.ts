import type { Locale } from "../../../i18n/index.ts";
import { present } from "../../../kernel/assert.ts";
import { accept, type Result, refuse } from "../../../kernel/result.ts";
import type { Actor } from "../../access/index.ts";
import { textIn } from "../../catalogue/index.ts";
import { printedContent, printPaper, setPaper } from "../../document/index.ts";
import { type Office, versionOf } from "../commands/office.ts";
import { peopleNames } from "../desk/people-names.ts";
import type { DossierId } from "../dossier.ts";
import { type DossierView, readDossier } from "../queries/read-dossier.ts";
import { type ControlSource, controlSheetOf } from "./control-sheet.ts";
import { templateSetOf } from "./kept-paper.ts";
import { paperApplicant } from "./letterhead.ts";
import type { PrintedFile } from "./slip-file.ts";

type Request = { readonly id: DossierId; readonly isBilingual: boolean };

/**
 * The control sheet of one dossier as it stands now: it grows with every hand-over, and its code says up to when.
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
  const told = await controlSource(office, read.value);
  const sheets = { data: controlSheetOf(told("vi"), "vi"), english: controlSheetOf(told("en"), "en") };
  const locale = isBilingual ? "en" : "vi";
  const order = { key: "CONTROL_SHEET", set: templateSetOf(dossier), locale, ...sheets } as const;
  const bytes = await printPaper(office.services, {
    kind: "CONTROL_SHEET",
    subject: id,
    agencyId: present(dossier.organisations, "organisations").receivingUnitId,
    numberText: null,
    isKept: false,
    content: printedContent(order),
    set: async (verifyUrl) => (await setPaper(office.services.database, { ...order, verifyUrl })).pdf,
  });
  const fileName = `${dossier.code ?? id}-control-sheet.pdf`;
  return accept({ bytes, mediaType: "application/pdf", fileName, disposition: "inline" });
}

type Told = (locale: Locale) => ControlSource;

async function controlSource(office: Office, { dossier, applicant }: DossierView): Promise<Told> {
  const rows = dossier.controlSheet;
  const people = rows.flatMap((row) => [row.fromPersonId, row.toPersonId]).filter((each) => each !== null);
  const [version, directory, nameOf] = await Promise.all([
    versionOf(office, dossier),
    office.directory(),
    peopleNames(office.services.database, people),
  ]);
  const { receivingUnitId, competentAgencyId } = present(dossier.organisations, "organisations");
  const steps = new Map(
    [...dossier.steps, ...dossier.tasks].map(({ stepCode, stepName }) => [stepCode, stepName]),
  );
  const { code, finishedAt, dueAt } = dossier;
  return (locale) => ({
    code: code ?? "",
    applicant: paperApplicant(applicant.submitter),
    procedureName: version === null ? "" : textIn(version.name, locale),
    receivingUnitId,
    agencyId: competentAgencyId,
    coordinatingIds: dossier.consultations.flatMap(({ unitIds }) => unitIds),
    handOvers: rows,
    acceptedAt: present(dossier.acceptedAt, "time of acceptance"),
    finishedAt,
    dueAt,
    directory,
    personName: (id) => nameOf(id) ?? "",
    stepName: (step) => steps.get(step) ?? "",
  });
}
