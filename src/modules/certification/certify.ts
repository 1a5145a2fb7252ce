import type { Locale } from "../../i18n/index.ts";
import { present } from "../../kernel/assert.ts";
import { localDateOf } from "../../kernel/local-date.ts";
import { accept, type Result } from "../../kernel/result.ts";
import type { Executor } from "../../platform/postgres/database.ts";
import type { Officer, UnitId } from "../access/index.ts";
import { feesFor, type PricedVersion } from "../catalogue/index.ts";
import { type Applicant, type DossierId, type Office, receiveWithin } from "../dossier/index.ts";
import type { CopyLine } from "./copies.ts";
import { enterPapers, type FeePart } from "./store.ts";

/** Code of the procedure (mã TTHC): certification of copies from originals. */
export const CERTIFICATION = "2.000815";

type Certifying = {
  readonly officer: Officer;
  readonly receivingUnitId: UnitId;
  readonly version: PricedVersion;
  readonly owner: Applicant["owner"];
  readonly lines: readonly CopyLine[];
  readonly locale: Locale;
};

/**
 * Receives one request and enters each of its papers in the register, both or neither. The dossier then goes its way
 * like every other: the register says what is certified, the dossier who signs and hands over.
 */
export async function certifyCopies(
  office: Office,
  executor: Executor,
  { officer, receivingUnitId, version, owner, lines, locale }: Certifying,
): Promise<Result<{ readonly id: DossierId }, Refused>> {
  const received = await receiveWithin(office, executor, {
    actor: officer,
    key: null,
    locale,
    request: {
      procedureCode: version.code,
      caseCode: null,
      receivingUnitId,
      competentAgencyId: null,
      supportPointId: null,
      channelIn: "DIRECT",
      channelOut: "COUNTER",
      copiesOfSet: version.dossierSets,
      applicant: { owner, submitter: null, relationship: "SELF" },
      form: formOf(owner, lines),
      components: version.components
        .filter(({ required }) => required)
        .map(({ code }) => ({ componentCode: code, originals: 0, copies: 0, files: [], digitisation: null })),
      lookedUp: [],
      custody: [],
      correctionOf: null,
      parentId: null,
    },
  });
  if (!received.ok) return received;
  const { id, organisations, pinned } = received.value;
  const at = office.services.clock.now();
  await enterPapers(executor, {
    agencyId: present(organisations, "organisations of a received dossier").competentAgencyId,
    year: Number(localDateOf(at).slice(0, 4)),
    dossierId: id,
    requester: owner.fullName,
    by: officer.personId,
    at,
    papers: papersOf(version, present(pinned, "pinned procedure").caseCode, lines),
  });
  return accept({ id });
}

type Refused = Extract<Awaited<ReturnType<typeof receiveWithin>>, { ok: false }>["refusal"];

/** One row for each paper, in the order of the lines. */
export function papersOf(version: PricedVersion, caseCode: string, lines: readonly CopyLine[]) {
  return lines.map(({ name, pages, copies }, index) => ({
    line: index + 1,
    paperName: name,
    pages,
    copies,
    fees: feesOfCopy(version, caseCode, pages).map((fee) => ({ ...fee, dong: copies * fee.dong })),
  }));
}

/** The fee of one copy of so many pages, as the published formula says; what is collected is the cashier's business. */
export function feeOfCopy(version: PricedVersion, caseCode: string, pages: number): number {
  return feesOfCopy(version, caseCode, pages).reduce((sum, { dong }) => sum + dong, 0);
}

function feesOfCopy(version: PricedVersion, caseCode: string, pages: number): FeePart[] {
  return feesFor(version, caseCode, { units: pages, sets: 1 }).flatMap(
    ({ feeCode: code, amountDong: dong }) => (dong === null || dong === 0 ? [] : [{ code, dong }]),
  );
}

/** The answers of the procedure's e-form: the officer types the declaration that lies signed on the counter. */
export function formOf(owner: Applicant["owner"], lines: readonly CopyLine[]) {
  return {
    requesterFullName: owner.fullName,
    ...(owner.personalId === null ? {} : { requesterPersonalId: owner.personalId }),
    ...(owner.phone === null ? {} : { requesterPhone: owner.phone }),
    documents: lines.map(({ name, pages, copies }) => ({ documentName: name, pages, copies })),
    commitment: true,
  };
}
