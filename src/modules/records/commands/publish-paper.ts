import { present } from "../../../kernel/assert.ts";
import { Fault } from "../../../kernel/fault.ts";
import { accept, type Refusal, type Result, refuse } from "../../../kernel/result.ts";
import type { Actor } from "../../access/index.ts";
import {
  dayOnPaper,
  inTurn,
  nextNumber,
  parseOfficialSheet,
  renderOfficial,
  takeNumber,
} from "../../document/index.ts";
import type { Office } from "../../dossier/index.ts";
import { markUsed, type Spot, sealByAgency } from "../../signature/index.ts";
import { insertFile, removeFile } from "../file-store.ts";
import type { OfficialDocument } from "../official-document.ts";
import { findPaperOf, markPaperPublished, type OfficialPaper } from "../paper-store.ts";
import { marksOf } from "../placement.ts";
import { numberText } from "../symbol.ts";
import { uploadedSheetOf } from "../uploaded-sheet.ts";
import { verifyUrlOf } from "../verify-url.ts";
import { withDocument } from "./change.ts";
import {
  type Publication,
  type Published,
  publicationPlan,
  publishOutgoing,
  writePublished,
} from "./publish.ts";

/** How often somebody else may take the number first before the office says that it is too busy. */
const ATTEMPTS_MAX = 20;

/** What the office set itself is its one PDF. */
const OWN_PAPER = { pdf: 1, other: 0 } as const;

type Series = Parameters<typeof takeNumber>[1] & { readonly symbol: string };

/**
 * Publishes a signed document. Where the office set it itself the very bytes the leader signed get number and day and the
 * agency's seal, and become the document's file; then exactly that number is taken and everything is written, or nothing is.
 * @law Nghị định 30/2020/NĐ-CP, Đ.15–17, Phụ lục I: number and day after the signature, then the agency's digital seal
 */
export async function publishWithPaper(
  office: Office,
  actor: Actor,
  asked: Publication,
): Promise<Result<Published, Refusal>> {
  const { services } = office;
  const paper = await findPaperOf(services.database, asked.id);
  if (paper === null) return publishOutgoing(services, actor, asked);
  const { medium, ...named } = asked;
  const open = await withDocument(
    { services, actor },
    { ...named, act: "records.register" },
    async (hand) => {
      const plan = await publicationPlan(hand, { files: OWN_PAPER, medium });
      return plan.ok ? accept({ document: hand.document, series: plan.value.series }) : plan;
    },
  );
  if (!open.ok) return open;
  const { document, series } = open.value;
  return inTurn(series, async () => {
    for (let attempt = 1; attempt <= ATTEMPTS_MAX; attempt += 1) {
      const number = await nextNumber(services.database, series);
      const done = await publishUnder(office, actor, { asked, document, paper, series, number });
      if (done !== "TAKEN") return done;
    }
    throw new Fault("PAPER_NUMBERS_CONTENDED", { facts: { kind: series.kind }, retryable: true });
  });
}

type Publishing = {
  readonly asked: Publication;
  readonly document: OfficialDocument;
  readonly paper: OfficialPaper;
  readonly series: Series;
  readonly number: number;
};

async function publishUnder(
  office: Office,
  actor: Actor,
  publishing: Publishing,
): Promise<Result<Published, Refusal> | "TAKEN"> {
  const { services } = office;
  const { asked, document, series, number } = publishing;
  const { symbol, ...key } = series;
  const text = numberText(number, symbol);
  const made = await issuedPaper(office, publishing, text);
  if (!made.ok) return made;
  const { pdf, certificateId } = made.value;
  const { sha256, sizeBytes } = await services.files.put(pdf);
  let isTaken = false;
  const same = { id: document.id, act: "records.register", expectedVersion: document.version } as const;
  const done = await withDocument({ services, actor }, same, async (hand) => {
    const { tx, doer } = hand;
    const plan = await publicationPlan(hand, { files: OWN_PAPER, medium: asked.medium });
    if (!plan.ok) return plan;
    // Before the register, where two documents of one number are an error; the paper is made again under the next one.
    isTaken = !(await takeNumber(tx, key, { number, text, bearerId: document.id, takenAt: doer.at }));
    if (isTaken) return refuse({ code: "NOT_FOUND" });
    const published = await writePublished(hand, plan.value, { number, text, medium: asked.medium });
    const name = `${text.replaceAll("/", "-")}.pdf`;
    const file = {
      documentId: document.id,
      sha256,
      name,
      mime: "application/pdf",
      sizeBytes,
      isAnnex: false,
    };
    await insertFile(tx, { ...file, addedBy: doer.id, addedAt: doer.at }, { marksAnew: false });
    await markPaperPublished(tx, document.id, sha256);
    const uploaded = uploadedSheetOf(publishing.paper.sheet);
    // The very file that was signed stands there once, as it went out; other drafts stay, and nobody copies them (`part.ts`).
    if (uploaded !== null) await removeFile(tx, { documentId: document.id, sha256: uploaded.sourceSha256 });
    if (certificateId !== null) await markUsed(tx, certificateId, doer.at);
    return published;
  });
  return isTaken ? "TAKEN" : done;
}

/** The signed paper with its number and today's date; sealed where it was signed digitally, else to be signed by hand. */
async function issuedPaper(office: Office, { document, paper, series }: Publishing, text: string) {
  const { services } = office;
  const on = services.clock.today();
  const uploaded = uploadedSheetOf(paper.sheet);
  if (uploaded !== null) {
    const values = marksOf(uploaded, { numberText: text, on });
    return sealed(office, { document, paper, series, ...uploaded, values });
  }
  const sheet = parseOfficialSheet(paper.sheet);
  const numbered = paper.isDigital ? null : { number: text, on };
  const verifyUrl = verifyUrlOf(services, paper.token);
  const madeOn = paper.isDigital ? paper.signedOn : on;
  const { pdf, places } = renderOfficial({ sheet, numbered, verifyUrl, madeOn });
  if (!paper.isDigital) return accept({ pdf, certificateId: null });
  const values = { number: text, date: dayOnPaper(on) };
  return sealed(office, { document, paper, series, values, spots: places, issuer: sheet.letterhead.issuer });
}

type Sealing = Pick<Publishing, "document" | "paper" | "series"> & {
  readonly values: { readonly [name: string]: string };
  readonly spots: readonly Spot[];
  readonly issuer: string;
};

/** The very bytes that were signed, with what was left open filled in and the agency's seal. */
async function sealed({ services, signing }: Office, sealing: Sealing) {
  const { document, paper, series, values, spots, issuer: agencyName } = sealing;
  const pdf = present(await services.files.get(paper.signedSha256), "the signed document");
  const made = await sealByAgency(
    { signing, executor: services.database, now: services.clock.now() },
    {
      ...{ pdf, unitId: series.agencyId, agencyName, values },
      spot: spots.find(({ name }) => name === "signature"),
      description: document.subject ?? values["number"] ?? "",
    },
  );
  return made.ok ? accept(present(made.value, "a sealed document")) : made;
}
