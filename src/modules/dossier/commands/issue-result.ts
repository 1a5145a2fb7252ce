import { assert, present } from "../../../kernel/assert.ts";
import { Fault } from "../../../kernel/fault.ts";
import { newId } from "../../../kernel/ids.ts";
import { type LocalDate, localDateOf } from "../../../kernel/local-date.ts";
import { accept, type Result, refuse } from "../../../kernel/result.ts";
import { transactionOrRefusal } from "../../../platform/postgres/transaction-or-refusal.ts";
import type { Actor, UnitId } from "../../access/index.ts";
import {
  agreesWithRegister,
  dayOnPaper,
  findPaper,
  findResultPaper,
  insertUploaded,
  inTurn,
  type KeptPaper,
  markPublished,
  newPaperToken,
  type PaperId,
  parseResultSheet,
  type ResultSheet,
  type SetPaper,
  setResult,
} from "../../document/index.ts";
import {
  type CertificateId,
  isSigned,
  markUsed,
  type SignatureRefusal,
  sealByAgency,
} from "../../signature/index.ts";
import type { CommandRefusal } from "../command-refusals.ts";
import type { Dossier, FileRef } from "../dossier.ts";
import { findDossier } from "../store.ts";
import { type Acted, actWithin } from "./act.ts";
import { valuesNow } from "./draft-source.ts";
import type { Office } from "./office.ts";
import { judgeResultFiles } from "./result-files.ts";
import { type Offered, resultNumbering } from "./result-number.ts";
import type { AskedAct, AskedIssue } from "./run-act.ts";
import { verifyUrl } from "./sign-result.ts";

/** How often somebody else may take the number first before the office says that it is too busy. */
const ATTEMPTS_MAX = 20;

/**
 * Issues a signed result. The paper is set with the number it would carry now and today's date and kept; then, in one
 * transaction, exactly that number is taken, the paper is published and the act is written, or nothing is. Where the
 * number was taken meanwhile the paper is set anew: no number is ever taken for a paper that does not carry it.
 * The agency's abbreviation is its own to state: without one nothing is numbered.
 * @law Nghị định 30/2020/NĐ-CP, Đ.15: numbers run from 01 each 1 January, per register, given when the paper is issued.
 */
export async function issueResult(
  office: Office,
  actor: Actor,
  asked: AskedAct<AskedIssue>,
): Promise<Result<Acted, CommandRefusal>> {
  const { database } = office.services;
  const dossier = (await findDossier(database, asked.dossierId))?.dossier;
  if (dossier === undefined) return refuse({ code: "NOT_FOUND" });
  const agencyId = present(dossier.organisations, "organisations").competentAgencyId;
  const signed =
    dossier.result?.paper === undefined ? null : await findPaper(database, dossier.result.paper.paperId);
  const issuing: Issuing = { asked, actor, dossier, signed, agencyId, scans: [] };
  const judged = await judgeResultFiles(office, asked.command);
  if (!judged.ok) return refusedToWhomItMayConcern(office, issuing, judged.refusal);
  const { series, offer } = await resultNumbering(office, issuing);
  return inTurn(series, async () => {
    for (let attempt = 1; attempt <= ATTEMPTS_MAX; attempt += 1) {
      const offered = await offer();
      const done = await (offered.ok
        ? issueUnder(office, { ...issuing, scans: judged.value }, offered.value)
        : refusedToWhomItMayConcern(office, issuing, offered.refusal));
      if (done !== "TAKEN") return done;
    }
    throw new Fault("PAPER_NUMBERS_CONTENDED", { facts: series, retryable: true });
  });
}

type Issuing = {
  readonly asked: AskedAct<AskedIssue>;
  readonly actor: Actor;
  readonly dossier: Dossier;
  readonly agencyId: UnitId;
  /** The paper the leader signed; null where the result is an uploaded file. */
  readonly signed: KeptPaper | null;
  /** Hashes of the files that are scans of a paper signed by hand. */
  readonly scans: readonly string[];
};

async function issueUnder(
  office: Office,
  issuing: Issuing,
  offered: Offered,
): Promise<Result<Acted, CommandRefusal> | "TAKEN"> {
  const { signed, agencyId } = issuing;
  const { text } = offered;
  if (signed === null || text === "") return writeIssued(office, issuing, { offered, made: null });
  if (await isOutdated(office, issuing.dossier, signed))
    return refusedToWhomItMayConcern(office, issuing, { code: "RESULT_PAPER_OUTDATED" });
  const kept = signed.signedSha256 === null ? null : await office.services.files.get(signed.signedSha256);
  const digital = kept !== null && isSigned(kept) ? kept : null;
  if (digital !== null) {
    const rehearsed = await writeIssued(office, issuing, { offered, made: REHEARSED });
    if (rehearsed !== "TAKEN" && !rehearsed.ok) return rehearsed;
  }
  const signedOn = localDateOf(present(issuing.dossier.result, "signed result").signedAt);
  const made = await paperFile(office, signed, { text, unitId: agencyId, digital, signedOn });
  if (!made.ok) return made;
  return writeIssued(office, issuing, { offered, made: made.value });
}

/** Said only to who may issue: all others hear what they would hear anyway. */
async function refusedToWhomItMayConcern(
  office: Office,
  issuing: Issuing,
  refusal: CommandRefusal,
): Promise<Result<Acted, CommandRefusal>> {
  const offered = { text: "–", take: async () => true };
  const tried = await writeIssued(office, issuing, { offered, made: REHEARSED });
  return tried === "TAKEN" || tried.ok ? refuse(refusal) : tried;
}

/** What it certifies was struck out of the register since the leader signed it. */
async function isOutdated(office: Office, dossier: Dossier, signed: KeptPaper): Promise<boolean> {
  const kind = present(findResultPaper(signed.key), "kind of a signed result");
  if (kind.number.pattern !== "REGISTER") return false;
  const now = await valuesNow(office, office.services.database, { dossier, kind, fields: {} });
  return !agreesWithRegister(kind, parseResultSheet(signed.sheet).values, now.values);
}

/** Stands for the paper while an act is only tried: nobody seals what the office would refuse anyway. */
const REHEARSED: Made = {
  file: { sha256: "0".repeat(64), sizeBytes: 1, name: "", mime: "application/pdf" },
  certificateId: null,
  templateVersionId: null,
};

type Made = Pick<SetPaper, "templateVersionId"> & {
  readonly file: FileRef;
  readonly certificateId: CertificateId | null;
};
type Writing = {
  readonly offered: Offered;
  /** The paper of our own; null where the result is an uploaded file. */
  readonly made: Made | null;
};

/** Act, publication and number in one transaction. */
async function writeIssued(
  office: Office,
  issuing: Issuing,
  { offered, made }: Writing,
): Promise<Result<Acted, CommandRefusal> | "TAKEN"> {
  const { asked, actor, signed, scans } = issuing;
  const { text } = offered;
  const { command: said, ...request } = asked;
  const { comparedScans: _compared, ...command } = said;
  const paper = made?.file ?? null;
  const published = paper ?? command.files[0];
  const isRehearsal = made === REHEARSED;
  let isTaken = false;
  let tried: Result<Acted, CommandRefusal> | null = null;
  const done = await transactionOrRefusal<Acted, CommandRefusal>(office.services.database, async (tx) => {
    const issue = { ...command, scans, number: text, ...(paper === null ? {} : { paper }) };
    const issued = await actWithin(office, tx, {
      actor,
      request: { ...request, command: issue, private: null },
    });
    // Said only to who may issue: all others hear what they would hear anyway.
    const isUnnumbered = text === "" && !issued.ok && issued.refusal.code === "RESULT_NUMBER_REQUIRED";
    if (isUnnumbered) return refuse({ code: "AGENCY_SYMBOL_MISSING" });
    tried = issued;
    if (!issued.ok || isRehearsal) return issued.ok ? refuse({ code: "NOT_FOUND" }) : issued;
    if (made !== null && made.certificateId !== null)
      await markUsed(tx, made.certificateId, office.services.clock.now());
    const facts = publishedFacts(office, { text, file: present(published, "file of an issued result") });
    const paperId = signed?.id ?? newId<"paper">();
    if (signed === null) await insertUploaded(tx, uploadedPaper(issuing, { id: paperId, facts }));
    else await markPublished(tx, paperId, { ...facts, templateVersionId: made?.templateVersionId ?? null });
    assert(actor.kind === "officer", "results are issued by officers");
    isTaken = !(await offered.take(tx, { paperId, by: actor.personId, takenAt: facts.publishedAt }));
    const result = present(issuing.dossier.result, "result that is issued");
    const { publishedAt: at } = facts;
    if (result.outcome === "NEGATIVE")
      await office.register.close(tx, issuing.dossier.id, {
        ...{ refusal: { paperId, number: text }, reason: result.summary, by: actor.personId, at },
      });
    // Undoes the whole: the paper is set again under the next number.
    return isTaken ? refuse({ code: "NOT_FOUND" }) : issued;
  });
  if (isTaken) return "TAKEN";
  return isRehearsal ? (tried ?? done) : done;
}

type Sealing = {
  readonly text: string;
  readonly unitId: UnitId;
  /** The bytes the leader signed digitally; null where the paper is signed by hand. */
  readonly digital: Uint8Array | null;
  readonly signedOn: LocalDate;
};

/** The signed paper with its number and today's date, kept under its hash; sealed where the leader signed digitally. */
async function paperFile(
  office: Office,
  signed: KeptPaper,
  { text, unitId, digital, signedOn }: Sealing,
): Promise<Result<Made, SignatureRefusal>> {
  const on = office.services.clock.today();
  const sheet = parseResultSheet(signed.sheet);
  const set = await setResult(office.services.database, {
    sheet,
    locale: "vi",
    verifyUrl: verifyUrl(office, signed.token),
    madeOn: on,
    // The paper stays the one that was signed, whatever template took effect since.
    templateOn: signedOn,
    numbered: digital === null ? { number: text, on } : null,
  });
  const made =
    digital === null
      ? accept({ pdf: set.pdf, certificateId: null })
      : await sealed(office, digital, { sheet, places: set.places, text, unitId });
  if (!made.ok) return made;
  const { sha256, sizeBytes } = await office.services.files.put(made.value.pdf);
  const name = `${signed.key.toLowerCase().replaceAll("_", "-")}-${text.replaceAll(/[/,–\s]+/g, "-")}.pdf`;
  const { certificateId } = made.value;
  const { templateVersionId } = set;
  return accept({
    file: { sha256, sizeBytes, name, mime: "application/pdf" },
    certificateId,
    templateVersionId,
  });
}

type Signed = Omit<Sealing, "digital" | "signedOn"> &
  Pick<SetPaper, "places"> & { readonly sheet: ResultSheet };
type SealedPaper = { readonly pdf: Uint8Array; readonly certificateId: CertificateId | null };

/** The very bytes the leader signed, with number and day filled in and the agency's seal over them. */
async function sealed(
  office: Office,
  pdf: Uint8Array,
  { sheet, places, text, unitId }: Signed,
): Promise<Result<SealedPaper, SignatureRefusal>> {
  const { database, clock } = office.services;
  const done = await sealByAgency(
    { signing: office.signing, executor: database, now: clock.now() },
    {
      pdf,
      unitId,
      agencyName: sheet.letterhead.issuer,
      values: { number: text, date: dayOnPaper(clock.today()) },
      spot: places.find(({ name }) => name === "signature"),
      description: text,
    },
  );
  if (!done.ok) return done;
  return accept(done.value ?? { pdf, certificateId: null });
}

function publishedFacts(office: Office, { text, file }: { readonly text: string; readonly file: FileRef }) {
  const publishedAt = office.services.clock.now();
  const { sha256, sizeBytes } = file;
  return { numberText: text, issuedOn: localDateOf(publishedAt), publishedAt, sha256, sizeBytes };
}

type Uploading = {
  readonly id: PaperId;
  readonly facts: ReturnType<typeof publishedFacts>;
};

function uploadedPaper({ dossier, agencyId }: Issuing, { id, facts }: Uploading) {
  return { id, token: newPaperToken(), dossierId: dossier.id, agencyId, ...facts };
}
