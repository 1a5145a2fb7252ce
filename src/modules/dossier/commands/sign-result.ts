import { accept, type Result, refuse } from "../../../kernel/result.ts";
import { turns } from "../../../kernel/turns.ts";
import { transactionOrRefusal } from "../../../platform/postgres/transaction-or-refusal.ts";
import { paths } from "../../../web/paths.ts";
import type { Actor } from "../../access/index.ts";
import {
  asRegistered,
  authorityByPost,
  authorityRefusal,
  findPaper,
  isSameTemplate,
  leadingTitle,
  markSigned,
  newPaperToken,
  parseResultSheet,
  type ResultPaperKind,
  type ResultSheet,
  type ResultValues,
  resultTemplatesOn,
  setResult,
} from "../../document/index.ts";
import {
  type CertificateId,
  findUsable,
  markUsed,
  type SignatureRefusal,
  signByPerson,
} from "../../signature/index.ts";
import type { CommandRefusal } from "../command-refusals.ts";
import type { Dossier } from "../dossier.ts";
import { findDossier } from "../store.ts";
import { type Acted, actOnDossier, actWithin } from "./act.ts";
import { keepDraft } from "./draft-result.ts";
import { resultKindOf, type Signer, sheetOf, valuesNow } from "./draft-source.ts";
import type { Office } from "./office.ts";
import type { AskedAct, AskedSign } from "./run-act.ts";

/**
 * The leader signs the result: the very paper that was drafted, or one made from the dossier's data where nobody drafted
 * and nothing is missing. Its bytes are kept before the act, with the places of number and day still empty: those come
 * with publication. A leader with a certificate signs them digitally; where the key, its service or its holder says no,
 * nothing is written. A result that no template ships for is signed without paper, and uploaded when it is issued.
 * @law Nghị định 30/2020/NĐ-CP, Đ.13, Đ.15: signed first, numbered and dated by the records clerk after
 */
export function signResult(
  office: Office,
  actor: Actor,
  asked: AskedAct<AskedSign>,
): Promise<Result<Acted, CommandRefusal>> {
  return signing(asked.dossierId, () => signOnce(office, actor, asked));
}

/** Whoever presses twice waits for the first press: a signer is not asked again for what is being signed. */
const signing = turns();

async function signOnce(
  office: Office,
  actor: Actor,
  unsaid: AskedAct<AskedSign>,
): Promise<Result<Acted, CommandRefusal>> {
  const { database, files } = office.services;
  const dossier = (await findDossier(database, unsaid.dossierId))?.dossier;
  if (dossier === undefined) return refuse({ code: "NOT_FOUND" });
  const said = await withAuthority(office, actor, { dossier, asked: unsaid });
  if (!said.ok) return said;
  const asked = said.value;
  const { command, ...request } = asked;
  const ready = actor.kind === "officer" ? await paperToSign(office, dossier, { command, actor }) : null;
  if (ready === null || actor.kind !== "officer")
    return actOnDossier(office, actor, { ...request, command, private: null });
  const holder = { subjectKind: "PERSON", holderId: actor.personId } as const;
  if ((await findUsable(database, holder)) !== null) {
    const rehearsed = await writeSigned(office, asked, { ready, actor, sha256: REHEARSED });
    if (!rehearsed.ok) return rehearsed;
  }
  const signed = await signedPaper(office, ready, asked.templatesSeen ?? null);
  if (!signed.ok && signed.refusal.code === "RESULT_TEMPLATE_CHANGED") return refuse(signed.refusal);
  if (!signed.ok) {
    await announceFailure(office, { dossier, actor });
    return signed;
  }
  const { sha256 } = await files.put(signed.value.pdf);
  const { certificateId } = signed.value;
  return writeSigned(office, asked, { ready, actor, sha256, certificateId });
}

type Saying = { readonly dossier: Dossier; readonly asked: AskedAct<AskedSign> };

/** In whose stead the leader signs: as said, or by the leader's post where nothing was. What contradicts the post is refused. */
async function withAuthority(office: Office, actor: Actor, { dossier, asked }: Saying) {
  const agencyId = dossier.organisations?.competentAgencyId;
  if (actor.kind !== "officer" || agencyId === undefined) return accept(asked);
  const { database, clock } = office.services;
  const { personId } = actor;
  const title = await leadingTitle(database, { personId, agencyId, on: clock.today() });
  const authorityWord = asked.command.authorityWord ?? authorityByPost(title);
  const misfit = authorityRefusal({ title, word: authorityWord });
  return misfit === null
    ? accept({ ...asked, command: { ...asked.command, authorityWord } })
    : refuse(misfit);
}

/** The leader finds in the box that a paper is still unsigned; of one state of the dossier they are told once. */
async function announceFailure(
  { announce, services }: Office,
  { dossier, actor }: { readonly dossier: Dossier; readonly actor: Write["actor"] },
): Promise<void> {
  const { id: dossierId, version } = dossier;
  const of = `signing ${version}`;
  const { personId } = actor;
  await announce(services.database, [
    { dossierId, kind: "SIGNING_FAILED", of, at: services.clock.now(), personId },
  ]);
}

/** Stands for a hash while an act is only tried. */
const REHEARSED = "0".repeat(64);

type Write = {
  readonly ready: Ready;
  readonly actor: Extract<Actor, { readonly kind: "officer" }>;
  readonly sha256: string;
  readonly certificateId?: CertificateId | null;
};

/**
 * Draft, signature and act in one transaction. With a hash that only stands for one the act is tried and undone: nobody
 * is asked for a signature for what the office would refuse anyway.
 */
async function writeSigned(
  office: Office,
  { command, ...request }: AskedAct<AskedSign>,
  { ready, actor, sha256, certificateId = null }: Write,
): Promise<Result<Acted, CommandRefusal>> {
  const { kind, values, token, sheet, dossier } = ready;
  const isRehearsal = sha256 === REHEARSED;
  let rehearsed: Result<Acted, CommandRefusal> | null = null;
  const done = await transactionOrRefusal<Acted, CommandRefusal>(office.services.database, async (tx) => {
    const draft = await keepDraft(office, tx, { dossier, actor, kind, values, token });
    await markSigned(tx, draft.paperId, { sheet, signedSha256: sha256 });
    if (certificateId !== null) await markUsed(tx, certificateId, office.services.clock.now());
    const paper = { draft, sha256 };
    const acted = await actWithin(office, tx, {
      actor,
      request: { ...request, command: { ...command, paper }, private: null },
    });
    rehearsed = acted;
    return isRehearsal ? refuse({ code: "NOT_FOUND" }) : acted;
  });
  return isRehearsal ? (rehearsed ?? done) : done;
}

type SignedBytes = { readonly pdf: Uint8Array; readonly certificateId: CertificateId | null };

type TemplateChanged = { readonly code: "RESULT_TEMPLATE_CHANGED" };

/**
 * The paper with the leader's digital signature, where the leader has a certificate; as it was set where not. Its template is
 * the one it was shown by: where another took effect since, nobody's name goes under a paper they did not see.
 */
async function signedPaper(
  office: Office,
  { sheet, token, signer, dossier }: Ready,
  templatesSeen: string | null,
): Promise<Result<SignedBytes, SignatureRefusal | TemplateChanged>> {
  const { database, clock } = office.services;
  const { pdf, places } = await setResult(database, {
    sheet,
    locale: "vi",
    numbered: null,
    verifyUrl: verifyUrl(office, token),
    madeOn: clock.today(),
  });
  // Asked after the paper was set: what takes effect in between is told, not signed.
  if (templatesSeen !== null) {
    const now = await resultTemplatesOn(database, clock.today());
    if (!isSameTemplate(sheet.key, [templatesSeen, now])) return refuse({ code: "RESULT_TEMPLATE_CHANGED" });
  }
  const signed = await signByPerson(
    { signing: office.signing, executor: database, now: clock.now() },
    {
      pdf,
      spots: places,
      holderId: signer.personId,
      name: sheet.signature.name,
      description: dossier.code ?? "",
    },
  );
  return signed.ok ? accept(signed.value ?? { pdf, certificateId: null }) : signed;
}

/** The address that the code on a paper opens. */
export function verifyUrl(office: Office, token: string): string {
  return new URL(paths.verify(token), office.services.config.publicUrl).href;
}

type Ready = {
  readonly kind: ResultPaperKind;
  readonly values: ResultValues;
  readonly token: string;
  readonly sheet: ResultSheet;
  readonly signer: Signer;
  readonly dossier: Dossier;
};
type Signing = {
  readonly command: AskedSign;
  readonly actor: Extract<Actor, { readonly kind: "officer" }>;
};

/** The paper as this leader would sign it; null where there is none to sign. */
async function paperToSign(
  office: Office,
  dossier: Dossier,
  { command, actor }: Signing,
): Promise<Ready | null> {
  if (dossier.result !== null || dossier.pinned === null) return null;
  const kind = await resultKindOf(office, dossier, command.outcome);
  if (kind === null) return null;
  const found =
    (await draftedValues(office, dossier, kind)) ?? (await madeValues(office, dossier, { kind, command }));
  if (found === null) return null;
  const signer: Signer = { personId: actor.personId, word: command.authorityWord };
  const sheet = await sheetOf(office, { dossier, key: kind.key, values: found.values, signer });
  return { kind, sheet, signer, dossier, ...found };
}

type Found = Pick<Ready, "values" | "token">;

/** What was drafted for this outcome. */
async function draftedValues(office: Office, dossier: Dossier, kind: ResultPaperKind): Promise<Found | null> {
  const { draft } = dossier;
  if (draft === undefined || draft.key !== kind.key) return null;
  const paper = await findPaper(office.services.database, draft.paperId);
  if (paper === null) return null;
  const drafted = parseResultSheet(paper.sheet).values;
  const now = await valuesNow(office, office.services.database, { dossier, kind, fields: {} });
  return { values: asRegistered(kind, drafted, now.values), token: paper.token };
}

/** What the dossier itself gives; null where something is still missing. A refusal says what the leader says. */
async function madeValues(
  office: Office,
  dossier: Dossier,
  { kind, command }: { readonly kind: ResultPaperKind; readonly command: AskedSign },
): Promise<Found | null> {
  const said = { refusalReason: command.summary, refusalGround: command.legalGround ?? "" };
  const fields = kind.outcome === "NEGATIVE" ? said : {};
  const { database } = office.services;
  const { values, missing } = await valuesNow(office, database, { dossier, kind, fields });
  if (missing.length > 0) return null;
  const paper = dossier.draft === undefined ? null : await findPaper(database, dossier.draft.paperId);
  return { values, token: paper?.token ?? newPaperToken() };
}
