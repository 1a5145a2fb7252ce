import { localDateOf } from "../../../kernel/local-date.ts";
import { accept, type Result, refuse } from "../../../kernel/result.ts";
import type { Actor } from "../../access/index.ts";
import type { ProcedureVersion } from "../../catalogue/index.ts";
import type { PaperData } from "../../document/index.ts";
import { type Office, versionOf } from "../commands/office.ts";
import { peopleNames } from "../desk/people-names.ts";
import type { DossierId } from "../dossier.ts";
import { type DossierView, readDossier } from "../queries/read-dossier.ts";
import { feeOwed } from "./fee-owed.ts";
import { slipOf } from "./slip.ts";

/** A paper as it is sent: shown in the browser, named as it would be kept. */
export type PrintedFile = {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  readonly fileName: string;
  readonly disposition: "inline";
};
type SlipRequest = { readonly id: DossierId; readonly isBilingual: boolean };

/**
 * The slip of an accepted dossier for whoever may read it; made anew each time, and always the same.
 * @law Nghị định 118/2025/NĐ-CP (R3); Mẫu 01, Thông tư 03/2025/TT-VPCP: receipt and appointment with its date and time.
 */
export async function slipFile(
  office: Office,
  actor: Actor,
  { id, isBilingual }: SlipRequest,
): Promise<Result<PrintedFile, { readonly code: "NOT_FOUND" }>> {
  const read = await readDossier(office, actor, id);
  if (!read.ok) return read;
  const { dossier, applicant } = read.value;
  if (dossier.acceptedAt === null || read.value.sharedPartOnly) return refuse({ code: "NOT_FOUND" });
  const [version, directory, officerName] = await Promise.all([
    versionOf(office, dossier),
    office.directory(),
    receivingOfficer(office, read.value),
  ]);
  if (version === null) return refuse({ code: "NOT_FOUND" });
  const { publicUrl } = office.services.config;
  const bytes = slipOf(
    {
      dossier,
      applicant,
      version,
      directory,
      officerName,
      isDeclaredOnline: Object.keys(read.value.form).length > 0 && dossier.channelIn === "ONLINE",
      fee: feeOf(read.value, version),
      publicUrl,
    },
    isBilingual ? "en" : "vi",
  );
  return accept({
    bytes,
    mediaType: "application/pdf",
    fileName: `${dossier.code ?? localDateOf(dossier.acceptedAt)}.pdf`,
    disposition: "inline",
  });
}

/** Who accepted it: the officer of the first acceptance in its history. */
async function receivingOfficer(office: Office, { timeline }: DossierView): Promise<string> {
  const accepted = timeline.find((entry) => entry.type === "Accepted");
  if (accepted === undefined || accepted.actor.kind !== "officer") return "";
  const nameOf = await peopleNames(office.services.database, [accepted.actor.personId]);
  return nameOf(accepted.actor.personId) ?? "";
}

/** What the procedure charges in this case, and whether it was paid. */
function feeOf(read: DossierView, version: ProcedureVersion): PaperData["RECEIPT"]["fee"] {
  const { amountDong, standing } = feeOwed(read, version);
  if (standing === "NONE") return null;
  return { amountDong, paid: standing !== "UNPAID" };
}
