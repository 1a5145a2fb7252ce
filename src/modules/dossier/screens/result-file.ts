import type { Locale } from "../../../i18n/index.ts";
import { fold } from "../../../kernel/fold-text.ts";
import { accept, type Result, refuse } from "../../../kernel/result.ts";
import type { Actor } from "../../access/index.ts";
import {
  type AuthorityWord,
  countPages,
  findPaper,
  findResultPaper,
  newPaperToken,
  parseResultSheet,
  type ResultSheet,
  resultTemplatesOn,
  setResult,
} from "../../document/index.ts";
import { resultKindOf, sheetOf } from "../commands/draft-source.ts";
import type { Office } from "../commands/office.ts";
import { verifyUrl } from "../commands/sign-result.ts";
import { valuesOnPaper } from "../desk/draft-forms.ts";
import type { DossierId } from "../dossier.ts";
import { noteOpened } from "../opened-results.ts";
import { type DossierView, readDossier } from "../queries/read-dossier.ts";
import type { PrintedFile } from "./slip-file.ts";

type ResultRequest = {
  readonly id: DossierId;
  readonly outcome: "POSITIVE" | "NEGATIVE";
  /** In whose stead the reader would sign, where the reader is the one who signs. */
  readonly word: AuthorityWord | null;
  readonly isBilingual: boolean;
};
type Answer = Promise<Result<PrintedFile, { readonly code: "NOT_FOUND" }>>;

/**
 * The result as it would be signed now: drafted, or told by the dossier, with the places of number and day empty. The
 * leader who opens it sees it with the own name and title below: the very paper that signing signs.
 */
export async function resultFile(office: Office, actor: Actor, asked: ResultRequest): Answer {
  const read = await readDossier(office, actor, asked.id);
  if (!read.ok) return read;
  if (read.value.sharedPartOnly || read.value.dossier.pinned === null) return refuse({ code: "NOT_FOUND" });
  const made = await sheetNow(office, read.value, { actor, ...asked });
  if (made === null) return refuse({ code: "NOT_FOUND" });
  if (isForSigning(actor, asked)) await noteSeen(office, actor, read.value);
  const signed = asked.isBilingual ? null : await signedBytes(office, read.value);
  const fileName = `${read.value.dossier.code ?? asked.id}-${nameOf(made.sheet.key, asked)}.pdf`;
  if (signed !== null)
    return accept({ bytes: signed, mediaType: "application/pdf", fileName, disposition: "inline" });
  const locale: Locale = asked.isBilingual ? "en" : "vi";
  const { pdf } = await setNow(office, made, locale);
  return accept({ bytes: pdf, mediaType: "application/pdf", fileName, disposition: "inline" });
}

type Leader = Extract<Actor, { readonly kind: "officer" }>;

/** A leader looks at the very paper that would bear their name, not at its translation nor at a refusal. */
function isForSigning(actor: Actor, { outcome, isBilingual }: ResultRequest): actor is Leader {
  return outcome === "POSITIVE" && !isBilingual && isLeader(actor);
}

function isLeader(actor: Actor): actor is Leader {
  return actor.kind === "officer" && actor.grants.some(({ role }) => role === "leader");
}

/** The last step before many signatures says which were opened; what is signed already nobody asks it of. */
async function noteSeen({ services }: Office, { personId }: Leader, { dossier }: DossierView): Promise<void> {
  if (dossier.result !== null) return;
  const { database, clock } = services;
  const { id: dossierId, version } = dossier;
  const templates = await resultTemplatesOn(database, clock.today());
  await noteOpened(database, personId, { dossierId, version, templates, openedAt: clock.now() });
}

type PaperToSign = { readonly sheet: ResultSheet; readonly pages: number | null };

/** The paper as this leader would sign it now, and how long it is; null where none is set here. */
export async function paperToSign(
  office: Office,
  actor: Actor,
  asked: Pick<ResultRequest, "id" | "word">,
): Promise<PaperToSign | null> {
  const read = await readDossier(office, actor, asked.id);
  if (!read.ok || read.value.dossier.pinned === null) return null;
  const made = await sheetNow(office, read.value, {
    ...{ ...asked, actor },
    ...{ outcome: "POSITIVE", isBilingual: false },
  });
  if (made === null) return null;
  const { pdf } = await setNow(office, made, "vi");
  return { sheet: made.sheet, pages: await countPages(pdf) };
}

type Made = Exclude<Awaited<ReturnType<typeof sheetNow>>, null>;

function setNow(office: Office, { sheet, numbered, token }: Made, locale: Locale) {
  return setResult(office.services.database, {
    ...{ sheet, locale, numbered },
    verifyUrl: verifyUrl(office, token),
    madeOn: office.services.clock.today(),
  });
}

/** The bilingual paper is called by its English title. */
function nameOf(key: string, { isBilingual }: Pick<ResultRequest, "isBilingual">): string {
  const title = isBilingual ? (findResultPaper(key)?.title.en ?? key) : key;
  return fold(title).replace(/[^a-z0-9]+/g, "-");
}

/** The very bytes the leader signed; null where nobody has, or the result was made elsewhere. */
async function signedBytes({ services }: Office, { dossier }: DossierView): Promise<Uint8Array | null> {
  const hash = dossier.result?.number == null ? dossier.result?.paper?.sha256 : undefined;
  return hash === undefined ? null : services.files.get(hash);
}

type Asking = ResultRequest & { readonly actor: Actor };

async function sheetNow(office: Office, read: DossierView, { actor, outcome, word }: Asking) {
  const { dossier } = read;
  const { draft } = dossier;
  const paper = draft === undefined ? null : await findPaper(office.services.database, draft.paperId);
  if (paper !== null && paper.state !== "DRAFT") {
    const { numberText, issuedOn, token } = paper;
    const numbered = numberText === null || issuedOn === null ? null : { number: numberText, on: issuedOn };
    return { sheet: parseResultSheet(paper.sheet), token, numbered };
  }
  const kind = await resultKindOf(office, dossier, outcome);
  if (kind === null) return null;
  const values = await valuesOnPaper(office, read, kind);
  const signer = isLeader(actor) ? { personId: actor.personId, word } : null;
  const sheet: ResultSheet = await sheetOf(office, { dossier, key: kind.key, values, signer });
  // A code of a paper that is not there yet opens nothing.
  return { sheet, token: paper?.token ?? newPaperToken(), numbered: null };
}
