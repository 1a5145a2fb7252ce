import { present } from "../../../kernel/assert.ts";
import { Fault } from "../../../kernel/fault.ts";
import { newId } from "../../../kernel/ids.ts";
import { accept, type Refusal, type Result, refuse } from "../../../kernel/result.ts";
import { releasedFile } from "../../../platform/uploads/released-file.ts";
import { paths } from "../../../web/paths.ts";
import type { Actor } from "../../access/index.ts";
import {
  countPages,
  inTurn,
  newPaperToken,
  nextNumber,
  renderCopy,
  takeNumber,
} from "../../document/index.ts";
import type { Office } from "../../dossier/index.ts";
import { markUsed, sealByAgency } from "../../signature/index.ts";
import {
  type CopyId,
  type CopyKind,
  type CopySource,
  copyRefusal,
  type OfficialCopy,
  pagesNamed,
  pagesText,
} from "../copy.ts";
import { copyAuthority, listCopySigners } from "../copy-signer.ts";
import { insertCopy, listCopiesOf } from "../copy-store.ts";
import { copyForm, copySource } from "../copy-words.ts";
import { listFiles } from "../file-store.ts";
import type { Authority, OfficialDocument, OfficialDocumentId } from "../official-document.ts";
import { copySheet } from "../official-sheet.ts";
import { findPaperOf } from "../paper-store.ts";
import { partOf } from "../part.ts";
import type { RecordsRefusal } from "../refusals.ts";
import type { Ground } from "../rights.ts";
import { COPY_SERIES } from "../series.ts";
import { appendEvent } from "../store.ts";
import { numberText } from "../symbol.ts";
import { type InHand, withDocument } from "./change.ts";

export type AskedCopy = {
  readonly id: OfficialDocumentId;
  readonly kind: CopyKind;
  readonly medium: "ELECTRONIC" | "PAPER";
  /** A file of the document, or a true copy of it. */
  readonly sourceSha256: string;
  /** The number on the file where it came in as a true copy; null where it is the document itself. */
  readonly sourceCopyNumber: string | null;
  /** `1-3, 5`; empty for all. */
  readonly pages: string;
  /** The words of an extract. */
  readonly extract: string | null;
  readonly sheets: number;
  readonly recipients: string;
  /** Who signs a copy on paper; an electronic one bears the agency's signature, and nobody's name. */
  readonly signerId: string | null;
  /** In whose name the signer signs; null for what goes with the post. */
  readonly authority: Authority | null;
};

type Made = { readonly id: OfficialDocumentId; readonly version: number; readonly numberText: string };

/** How often somebody else may take the number first before the office says that it is too busy. */
const ATTEMPTS_MAX = 20;

/**
 * Makes a copy: the pages, the form of the copy below them, and on an electronic one the agency's digital seal; numbered in
 * one series for all three forms, in the transaction that registers it.
 * @law Nghị định 30/2020/NĐ-CP, Đ.25–27, Phụ lục I: SAO Y, SAO LỤC, TRÍCH SAO; one series a year, from 01
 */
export async function makeCopy(
  office: Office,
  actor: Actor,
  asked: AskedCopy,
): Promise<Result<Made, Refusal>> {
  const { services } = office;
  const open = await withDocument(
    { services, actor },
    { id: asked.id, act: "records.register" },
    async (hand) => {
      const isTrueCopy = await whetherCopy(hand, asked);
      if (!isTrueCopy.ok) return isTrueCopy;
      const signer = await signerOf(hand, asked);
      if (!signer.ok) return signer;
      const agency = hand.ground.directory.find(hand.document.agencyId)?.symbol ?? null;
      if (agency === null) return refuse({ code: "RECORDS_SYMBOL_MISSING" });
      const { document, ground } = hand;
      return accept({ document, ground, isTrueCopy: isTrueCopy.value, agency, signer: signer.value });
    },
  );
  if (!open.ok) return open;
  const bytes = await releasedFile(services, asked.sourceSha256);
  if (!bytes.ok) return bytes;
  const count = await countPages(bytes.value);
  const kind = sourceKind(open.value, asked);
  const source = count === null ? null : { kind, pages: count };
  const wrong = copyRefusal(open.value.document, asked.kind, source);
  if (wrong !== null) return refuse(wrong);
  const pages = pagesNamed(asked.pages, count ?? 0);
  if (pages === null) return refuse({ code: "RECORDS_COPY_PAGES", pages: count ?? 0 });
  if ((asked.kind === "TRS") !== (asked.extract !== null)) return refuse({ code: "RECORDS_COPY_EXTRACT" });
  return numbered(office, actor, { ...open.value, asked, bytes: bytes.value, pages });
}

function sourceKind(
  { isTrueCopy }: { readonly isTrueCopy: boolean },
  { sourceCopyNumber }: AskedCopy,
): CopySource["kind"] {
  if (isTrueCopy) return sourceCopyNumber === null ? "TRUE_COPY" : "TRUE_COPY_MISNUMBERED";
  return sourceCopyNumber === null ? "FILE" : "TRUE_COPY_RECEIVED";
}

type Copying = {
  readonly asked: AskedCopy;
  readonly signer: Signer;
  readonly document: OfficialDocument;
  readonly ground: Ground;
  readonly agency: string;
  readonly bytes: Uint8Array;
  readonly pages: readonly number[];
};

/** Whether the file is a true copy the office made; refused where it is nothing of the document that may be copied. */
async function whetherCopy(
  { tx, document }: InHand,
  { sourceSha256 }: AskedCopy,
): Promise<Result<boolean, RecordsRefusal>> {
  const copies = await listCopiesOf(tx, document.id);
  if (copies.some(({ sha256, kindCode }) => sha256 === sourceSha256 && kindCode === "SY"))
    return accept(true);
  const file = (await listFiles(tx, document.id)).find(({ sha256 }) => sha256 === sourceSha256);
  if (file === undefined) return refuse({ code: "RECORDS_COPY_SOURCE" });
  const paper = await findPaperOf(tx, document.id);
  const isDraft = partOf(file, paper?.sha256 ?? null) === "DRAFT";
  return isDraft ? refuse({ code: "RECORDS_COPY_OF_DRAFT" }) : accept(false);
}

type Signer = Pick<OfficialCopy, "authority" | "signerName" | "signerTitle">;

/**
 * Who signs it, as their post says it: nobody else's name stands under a copy of the agency. An electronic copy is signed by
 * the agency itself.
 * @law Nghị định 30/2020/NĐ-CP, Đ.25 k.1; Phụ lục I: an electronic copy bears the digital signature of the agency
 */
async function signerOf(
  { tx, document, ground }: InHand,
  { signerId, medium, authority: said }: AskedCopy,
): Promise<Result<Signer, RecordsRefusal>> {
  if (medium === "ELECTRONIC") {
    const agencyName = ground.directory.find(document.agencyId)?.name ?? "";
    return accept({ authority: "HEAD", signerName: agencyName, signerTitle: "" });
  }
  const signers = await listCopySigners(tx, document.agencyId, ground);
  const signer = signers.find(({ id }) => id === signerId);
  if (signer === undefined) return refuse({ code: "RECORDS_SIGNER" });
  const authority = copyAuthority(signer, said);
  if (!authority.ok) return authority;
  return accept({ authority: authority.value, signerName: signer.fullName, signerTitle: signer.title });
}

/** Set under the number it would carry now; where that was taken meanwhile, set again under the next. */
async function numbered(office: Office, actor: Actor, copying: Copying): Promise<Result<Made, Refusal>> {
  const { database } = office.services;
  const { agencyId } = copying.document;
  const year = Number(copying.ground.on.slice(0, 4));
  const series = { agencyId, kind: COPY_SERIES, year };
  return inTurn(series, async () => {
    for (let attempt = 1; attempt <= ATTEMPTS_MAX; attempt += 1) {
      const done = await copyUnder(office, actor, { ...copying, number: await nextNumber(database, series) });
      if (done !== "TAKEN") return done;
    }
    throw new Fault("PAPER_NUMBERS_CONTENDED", { facts: series, retryable: true });
  });
}

async function copyUnder(
  office: Office,
  actor: Actor,
  copying: Copying & { readonly number: number },
): Promise<Result<Made, Refusal> | "TAKEN"> {
  const { asked, signer, document, ground, number, pages } = copying;
  const { services } = office;
  const symbol = `${copyForm(asked.kind, ground.on).abbreviation}-${copying.agency}`;
  const text = numberText(number, symbol);
  const token = newPaperToken();
  const set = await setCopy(office, copying, { text, token });
  if (!set.ok) return set;
  const { pdf, certificateId } = set.value;
  const { sha256, sizeBytes } = await services.files.put(pdf);
  let isTaken = false;
  const done = await withDocument(
    { services, actor },
    { id: asked.id, act: "records.register" },
    async (hand) => {
      const { tx, doer } = hand;
      const { pages: _, id: documentId, kind: kindCode, signerId: __, authority: ___, ...facts } = asked;
      const { agencyId } = document;
      const id: CopyId = newId();
      const year = Number(ground.on.slice(0, 4));
      const series = { agencyId, kind: COPY_SERIES, year };
      // Before the register, where two copies of one number are an error; the copy is set again under the next one.
      isTaken = !(await takeNumber(tx, series, { number, text, bearerId: id, takenAt: doer.at }));
      if (isTaken) return refuse({ code: "NOT_FOUND" });
      const copy: OfficialCopy = {
        ...{ ...facts, ...signer, id, documentId, agencyId, kindCode, year, number, numberText: text, token },
        ...{ pages: pagesText(pages), sha256, sizeBytes, madeBy: doer.id, madeAt: doer.at },
      };
      await insertCopy(tx, copy);
      const data = { numberText: text, kind: kindCode, sheets: asked.sheets };
      await appendEvent(tx, documentId, { event: { type: "Copied", data }, doer });
      if (certificateId !== null) await markUsed(tx, certificateId, doer.at);
      return accept({ id: documentId, version: hand.document.version, numberText: text });
    },
  );
  return isTaken ? "TAKEN" : done;
}

/** The copy as PDF; an electronic one sealed digitally by the agency, a paper one signed and sealed by hand. */
async function setCopy(
  { services, signing }: Office,
  { asked, signer, document, ground, bytes, pages }: Copying,
  { text, token }: { readonly text: string; readonly token: string },
) {
  const now = services.clock.now();
  const { authority, signerName: name, signerTitle: title } = signer;
  const { recipients, extract, sourceCopyNumber } = asked;
  const isElectronic = asked.medium === "ELECTRONIC";
  const sheet = copySheet(
    document,
    {
      signer: isElectronic ? null : { authority, name, title },
      recipients,
      form: copyForm(asked.kind, ground.on).name.vi,
      source: copySource(document, { directory: ground.directory, on: ground.on, pages, sourceCopyNumber }),
      extract,
    },
    { directory: ground.directory, at: now, on: ground.on },
  );
  const verifyUrl = new URL(paths.verify(token), services.config.publicUrl).href;
  const set = await renderCopy({
    sheet,
    numbered: { number: text, on: ground.on },
    verifyUrl,
    source: bytes,
    pages,
  });
  if (!isElectronic) return accept({ pdf: set.pdf, certificateId: null });
  const sealed = await sealByAgency(
    { signing, executor: services.database, now },
    {
      pdf: set.pdf,
      unitId: document.agencyId,
      agencyName: sheet.letterhead.issuer,
      values: {},
      spot: set.places.find((spot) => spot.name === "signature"),
      description: text,
    },
  );
  return sealed.ok ? accept(present(sealed.value, "a sealed copy")) : sealed;
}
