import { PDFDocument } from "@cantoo/pdf-lib";
import { messages } from "../../i18n/index.ts";
import { newId } from "../../kernel/ids.ts";
import { type LocalDate, localDateOf } from "../../kernel/local-date.ts";
import { accept, type Result, refuse } from "../../kernel/result.ts";
import { transactionOrRefusal } from "../../platform/postgres/transaction-or-refusal.ts";
import { archivalPages } from "../../platform/uploads/archival-pages.ts";
import { joinPages } from "../../platform/uploads/join-pages.ts";
import type { UploadRefusal } from "../../platform/uploads/refusals.ts";
import { type ReleaseRefusal, releasedFile } from "../../platform/uploads/released-file.ts";
import { paths } from "../../web/paths.ts";
import type { Officer } from "../access/index.ts";
import {
  authorityByPost,
  dayOnPaper,
  insertIssued,
  leadingTitle,
  newPaperToken,
  type PaperId,
  type ResultSheet,
  setResult,
  signatureLines,
} from "../document/index.ts";
import { type CommandRefusal, type FileRef, letterheadOf, type Office } from "../dossier/index.ts";
import { markUsed, type SignatureRefusal, sealByAgency, signByPerson } from "../signature/index.ts";
import type { CertificationRefusal } from "./refusals.ts";
import { insertElectronic, lockLine, type RegisterLine } from "./register.ts";

const KEY = "CERTIFIED_COPY";
const MADE_OF = ["application/pdf", "image/jpeg", "image/png"];

type Refused = CertificationRefusal | CommandRefusal | SignatureRefusal | UploadRefusal | ReleaseRefusal;
type Making = {
  readonly officer: Officer;
  readonly line: RegisterLine;
  /** What was scanned from the original, which the officer has compared it with. */
  readonly scan: FileRef;
};

/**
 * Makes the certified copy as a file: the scan, after it a page with the words of certification, its number of the
 * register and the code of its verification; signed by the officer who certifies, sealed by the agency. File, paper and
 * entry are there together or not at all.
 * @law Nghị định 45/2020/NĐ-CP, Đ.10: signed by who certifies and by the agency; one-stop.md §7.6: register number, stands in for the paper copy.
 */
export async function makeElectronicCopy(
  office: Office,
  { officer, line, scan }: Making,
): Promise<Result<{ readonly paperId: PaperId }, Refused>> {
  if (line.voided !== null) return refuse({ code: "CERTIFICATION_VOIDED" });
  if (line.electronic !== null) return refuse({ code: "CERTIFICATION_MADE_ALREADY" });
  const kept = await scanAsPdf(office, scan);
  if (!kept.ok) return kept;
  const token = newPaperToken();
  const signed = await signedCopy(office, { officer, line, scan: kept.value.pdf, token });
  if (!signed.ok) return signed;
  return publish(office, { officer, line, token, scanSha256: kept.value.sha256, ...signed.value });
}

/** The scan as a PDF, opened only if it may be. */
async function scanAsPdf(
  { services }: Office,
  { sha256, mime }: FileRef,
): Promise<Result<{ readonly sha256: string; readonly pdf: Uint8Array }, Refused>> {
  if (!MADE_OF.includes(mime)) return refuse({ code: "CERTIFICATION_SCAN_UNFIT" });
  const released = await releasedFile(services, sha256);
  if (!released.ok) return released;
  const pdf =
    mime === "application/pdf"
      ? released.value
      : await joinPages([{ bytes: released.value, quarterTurns: 0 }]);
  return accept({ sha256, pdf });
}

type Signing = {
  readonly officer: Officer;
  readonly line: RegisterLine;
  readonly scan: Uint8Array;
  readonly token: string;
};

async function signedCopy(office: Office, { officer, line, scan, token }: Signing) {
  const { database, clock } = office.services;
  const [on, now] = [clock.today(), clock.now()];
  const sheet = await sheetOf(office, officer, line);
  const verifyUrl = new URL(paths.verify(token), office.services.config.publicUrl).href;
  const set = await setResult(database, { sheet, locale: "vi", numbered: null, verifyUrl, madeOn: on });
  const whole = await behind(scan, set.pdf);
  const spots = set.places.map((spot) => ({ ...spot, page: spot.page + whole.scanPages }));
  const signing = { signing: office.signing, executor: database, now };
  const description = messages("vi").certification.numberOf(line);
  const { name } = sheet.signature;
  const byPerson = await signByPerson(signing, {
    pdf: whole.pdf,
    spots,
    holderId: officer.personId,
    name,
    description,
  });
  if (!byPerson.ok) return byPerson;
  if (byPerson.value === null) return refuse({ code: "CERTIFICATION_SIGNER_WITHOUT_KEY" as const });
  const sealed = await sealByAgency(signing, {
    pdf: byPerson.value.pdf,
    unitId: line.agencyId,
    agencyName: sheet.letterhead.issuer,
    values: { number: description, date: `${sheet.letterhead.place}, ${dayOnPaper(on)}` },
    spot: spots.find((each) => each.name === "signature"),
    description,
  });
  if (!sealed.ok) return sealed;
  if (sealed.value === null) return refuse({ code: "AGENCY_CERTIFICATE_MISSING" as const });
  const certificates = [byPerson.value.certificateId, sealed.value.certificateId];
  return accept({ pdf: sealed.value.pdf, certificates, on, templateVersionId: set.templateVersionId });
}

/**
 * The pages of the scan, after them the page of certification, whose file says that it is an archive's (PDF/A-2b). A form or
 * signature of the scan does not come along. Where a page would have to be drawn and this machine cannot, the file says nothing.
 */
async function behind(scan: Uint8Array, certification: Uint8Array) {
  const archival = await archivalPages(scan);
  const first = archival ?? (await PDFDocument.load(scan));
  const second = await PDFDocument.load(certification, { updateMetadata: false });
  const whole = archival === null ? await PDFDocument.create() : second;
  for (const [index, page] of (await whole.copyPages(first, first.getPageIndices())).entries())
    whole.insertPage(index, page);
  if (whole !== second)
    for (const page of await whole.copyPages(second, second.getPageIndices())) whole.addPage(page);
  return { pdf: await whole.save({ useObjectStreams: false }), scanPages: first.getPageCount() };
}

/** The words of certification: what was certified for whom, and who certifies. */
async function sheetOf(office: Office, officer: Officer, line: RegisterLine): Promise<ResultSheet> {
  const directory = await office.directory();
  const at = office.services.clock.now();
  const { agencyId, paperName, pages, requester } = line;
  const head = letterheadOf({ directory, unitId: agencyId, at }, { number: null, symbol: "" });
  const { superior, issuer, place } = head;
  const isCommittee = directory.find(agencyId)?.kind === "PEOPLES_COMMITTEE";
  const { database, clock } = office.services;
  const { personId } = officer;
  const title = await leadingTitle(database, { personId, agencyId, on: clock.today() });
  const plain = (vi: string) => ({ vi, en: null });
  return {
    key: KEY,
    letterhead: { superior, issuer, place },
    authority: "",
    values: {
      documents: plain(messages("vi").certification.electronic.document({ name: paperName, pages })),
      requesterFullName: plain(requester),
      requesterPersonalId: plain(""),
    },
    signature: {
      lines: signatureLines({ word: authorityByPost(title), isCommittee, title }),
      name: officer.fullName,
    },
    recipients: [],
    english: null,
  };
}

type Publishing = {
  readonly officer: Officer;
  readonly line: RegisterLine;
  readonly token: string;
  readonly scanSha256: string;
  readonly pdf: Uint8Array;
  readonly on: LocalDate;
  readonly certificates: readonly Parameters<typeof markUsed>[1][];
  readonly templateVersionId: Parameters<typeof insertIssued>[1]["templateVersionId"];
};

async function publish(office: Office, made: Publishing) {
  const { line, officer, token, scanSha256, pdf, templateVersionId } = made;
  const { database, files, clock } = office.services;
  const { sha256, sizeBytes } = await files.put(pdf);
  const now = clock.now();
  const paperId = newId<"paper">();
  return transactionOrRefusal<{ readonly paperId: PaperId }, CertificationRefusal>(database, async (tx) => {
    // A signature takes minutes where its holder confirms it on a device: the line may have been struck out meanwhile.
    if ((await lockLine(tx, line)).voided !== null) return refuse({ code: "CERTIFICATION_VOIDED" });
    await insertIssued(tx, {
      id: paperId,
      token,
      key: KEY,
      templateSet: "RESULTS-2025",
      templateVersionId,
      locale: "vi",
      dossierId: line.dossierId,
      eventSeq: null,
      agencyId: line.agencyId,
      numberText: messages("vi").certification.numberOf(line),
      issuedOn: localDateOf(now),
      publishedAt: now,
      sha256,
      sizeBytes,
    });
    for (const certificate of made.certificates) await markUsed(tx, certificate, now);
    const entry = { paperId, scanSha256, sha256, by: officer.personId, at: now };
    return (await insertElectronic(tx, line, entry))
      ? accept({ paperId })
      : refuse({ code: "CERTIFICATION_MADE_ALREADY" });
  });
}
