import type { Locale } from "../../../i18n/index.ts";
import { present } from "../../../kernel/assert.ts";
import { localDateOf } from "../../../kernel/local-date.ts";
import { accept, type Result, refuse } from "../../../kernel/result.ts";
import type { Actor } from "../../access/index.ts";
import type { PricedVersion } from "../../catalogue/index.ts";
import type { PaperData } from "../../document/index.ts";
import { type Office, versionOf } from "../commands/office.ts";
import { peopleNames } from "../desk/people-names.ts";
import type { DossierId } from "../dossier.ts";
import type { FeesStanding } from "../fees-standing.ts";
import { slipEvent } from "../issued-papers.ts";
import type { DossierPage } from "../queries/dossier-page.ts";
import { readDossier } from "../queries/read-dossier.ts";
import { feeOwed, feesAskedBy } from "./fee-owed.ts";
import { keptPaper } from "./kept-paper.ts";
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
 * The slip of an accepted dossier for whoever may read it, as it was issued.
 * @law Nghị định 118/2025/NĐ-CP (R3); Mẫu 01, Thông tư 03/2025/TT-VPCP: receipt and appointment with its date and time.
 */
export async function slipFile(
  office: Office,
  actor: Actor,
  { id, isBilingual }: SlipRequest,
): Promise<Result<PrintedFile, { readonly code: "NOT_FOUND" }>> {
  const read = await readDossier(office, actor, id);
  if (!read.ok) return read;
  const { dossier } = read.value;
  if (read.value.sharedPartOnly) return refuse({ code: "NOT_FOUND" });
  const bytes = await issueSlip(office, read.value, isBilingual ? "en" : "vi");
  if (bytes === null || dossier.acceptedAt === null) return refuse({ code: "NOT_FOUND" });
  return accept({
    bytes,
    mediaType: "application/pdf",
    fileName: `${dossier.code ?? localDateOf(dossier.acceptedAt)}.pdf`,
    disposition: "inline",
  });
}

/** The slip in force, kept; null where the dossier was not accepted by us. */
export async function issueSlip(
  office: Office,
  page: DossierPage,
  locale: Locale,
): Promise<Uint8Array | null> {
  const { dossier, applicant } = page;
  const event = slipEvent(page.timeline);
  const version = await versionOf(office, dossier);
  if (event === null || dossier.acceptedAt === null || version === null) return null;
  const directory = await office.directory();
  const [officerName, book] = await Promise.all([
    receivingOfficer(office, page),
    office.fees(office.services.database, dossier.id),
  ]);
  const { publicUrl } = office.services.config;
  const source = {
    dossier,
    issuedAt: event.at,
    applicant,
    version,
    directory,
    officerName,
    isDeclaredOnline: Object.keys(page.form).length > 0 && dossier.channelIn === "ONLINE",
    fee: feeOf(page, await office.price(version, feesAskedBy(dossier)), book),
    publicUrl,
  };
  return keptPaper(office, {
    dossier,
    eventSeq: event.seq,
    issuedAt: event.at,
    key: "RECEIPT",
    locale,
    agencyId: present(dossier.organisations, "organisations").receivingUnitId,
    set: (asked) => slipOf(office.services.database, source, { locale, ...asked }),
  });
}

/** Who accepted it: the officer of the first acceptance in its history. */
async function receivingOfficer(office: Office, { timeline }: DossierPage): Promise<string> {
  const accepted = timeline.find((entry) => entry.type === "Accepted");
  if (accepted === undefined || accepted.actor.kind !== "officer") return "";
  const nameOf = await peopleNames(office.services.database, [accepted.actor.personId]);
  return nameOf(accepted.actor.personId) ?? "";
}

/** What the procedure charges in this case, and whether it was paid. */
function feeOf(
  read: DossierPage,
  version: PricedVersion,
  book: FeesStanding | null,
): PaperData["RECEIPT"]["fee"] {
  const { amountDong, standing, laterDong = 0 } = feeOwed(read, version, book);
  if (standing === "NONE") return null;
  return { amountDong, paid: standing !== "UNPAID", laterDong };
}
