import type { Locale } from "../../../i18n/index.ts";
import { present } from "../../../kernel/assert.ts";
import { newId } from "../../../kernel/ids.ts";
import type { Json } from "../../../kernel/json.ts";
import { type LocalDate, localDateOf } from "../../../kernel/local-date.ts";
import { accept, type Result, refuse } from "../../../kernel/result.ts";
import type { Executor, Tx } from "../../../platform/postgres/database.ts";
import { type Actor, authorize, confirmedIdentity, type PersonId, type UnitId } from "../../access/index.ts";
import { confirmedAnswers, formSchemaOf, withSamePerson } from "../../catalogue/index.ts";
import { privateSha256, sealEvents } from "../chain.ts";
import { dossierCode } from "../code.ts";
import type { CommandRefusal } from "../command-refusals.ts";
import { decide } from "../decide/index.ts";
import {
  type Applicant,
  type ChannelIn,
  type ChannelOut,
  type ComponentHeld,
  type CustodyTold,
  type Dossier,
  type DossierId,
  emptyDossier,
  type Relationship,
} from "../dossier.ts";
import type { Submission } from "../dossier-command.ts";
import type { PrivateData } from "../events.ts";
import { evolve } from "../evolve.ts";
import { organisationMisfit } from "../organisation-owner.ts";
import { confirmedApplicant, mayHaveFile } from "../party.ts";
import { filesOf } from "../queries/read-file.ts";
import { ownersAsked, withoutReused } from "../reused-papers.ts";
import { isOfOffice, refusedSignature } from "../signed-files.ts";
import { findDossier, ownershipOf } from "../store.ts";
import { ownsUploads, uploadOwner } from "../uploads.ts";
import { type Acted, type ActKey, answerOf, contextFor } from "./act.ts";
import { type Acting, actingAs } from "./actor-ref.ts";
import type { Office } from "./office.ts";
import { type PinRequest, pinProcedure } from "./pin.ts";
import { type Places, placesFor } from "./places.ts";
import { subjectOf } from "./subject.ts";

/** What a person hands in, at the counter or online. Files were uploaded before and are named by their hash. */
export type SubmitRequest = {
  readonly procedureCode: string;
  /** Null: the case whose condition the facts meet. */
  readonly caseCode: string | null;
  readonly receivingUnitId: UnitId;
  /** Null: the people's committee over the receiving unit. */
  readonly competentAgencyId: UnitId | null;
  readonly supportPointId: UnitId | null;
  readonly channelIn: ChannelIn;
  readonly channelOut: ChannelOut;
  readonly copiesOfSet: number;
  readonly applicant: {
    readonly owner: Applicant["owner"];
    readonly submitter: Applicant["submitter"] | null;
    readonly relationship: Relationship;
  };
  readonly form: Readonly<Record<string, Json>>;
  readonly components: readonly ComponentHeld[];
  /** Papers that a connected database answers for instead of the applicant (NQ 66.7/2025). */
  readonly lookedUp: readonly string[];
  readonly custody: readonly CustodyTold[];
  readonly correctionOf: DossierId | null;
  readonly parentId: DossierId | null;
};

type SubmitCall = {
  readonly actor: Actor;
  readonly request: SubmitRequest;
  readonly key: ActKey | null;
  /** In which mistakes of the form are told; Vietnamese unless asked otherwise. */
  readonly locale?: Locale;
  /** By which a guest owns the files named; nobody else has one. */
  readonly guestKey?: string | null;
};

/** Sends a dossier in (T1): it gets its code and the eight-hour check begins. The applicant's data stay the citizen's. */
export function submitDossier(office: Office, call: SubmitCall): Promise<Result<Acted, CommandRefusal>> {
  return open(office, office.services.database, { ...call, act: "submit", id: newId() });
}

/** Receives at the counter (T2): checked, accepted and numbered in one act; the legal clock starts. */
export function receiveAtCounter(office: Office, call: SubmitCall): Promise<Result<Acted, CommandRefusal>> {
  return open(office, office.services.database, { ...call, act: "receiveAtCounter", id: newId() });
}

/**
 * The same in the caller's transaction, answering the dossier: for a module that writes its own rows with it, both or
 * neither. The caller's request is remembered by the caller.
 */
export async function receiveWithin(
  office: Office,
  executor: Executor,
  call: SubmitCall,
): Promise<Result<Dossier, CommandRefusal>> {
  const received = await open(office, executor, { ...call, act: "receiveAtCounter", id: newId() });
  if (!received.ok) return received;
  const loaded = await findDossier(executor, received.value.id);
  return accept(present(loaded, "the dossier just received").dossier);
}

/**
 * What an applicant may say of a dossier: it comes online, and no paper is answered for by a database. Only the officer
 * at the counter, who sees the papers and the look-up, may say otherwise. Nobody whom VNeID confirmed is somebody else.
 */
async function asApplicant(office: Office, { actor, request }: SubmitCall): Promise<SubmitRequest> {
  const on = localDateOf(office.services.clock.now());
  const version = await office.published.get({ code: request.procedureCode, on });
  const schema = version?.forms.map(formSchemaOf).find((found) => found !== null) ?? null;
  const filled = (form: SubmitRequest["form"]) => (schema === null ? form : withSamePerson(schema, form));
  if (actor.kind === "officer" || actor.kind === "system") return { ...request, form: filled(request.form) };
  const online: SubmitRequest = { ...request, channelIn: "ONLINE", lookedUp: [] };
  const identity = confirmedIdentity(actor);
  if (identity === null) return { ...online, form: filled(request.form) };
  return {
    ...online,
    applicant: confirmedApplicant(request.applicant, identity),
    form: filled({ ...request.form, ...confirmedAnswers(schema, identity) }),
  };
}

/** The same in the caller's transaction: of a parcel that is opened, the dossier and what was in it are one act. */
export function submitWithin(
  office: Office,
  tx: Tx,
  call: SubmitCall,
): Promise<Result<Acted, CommandRefusal>> {
  return open(office, tx, { ...call, act: "submit", id: newId() });
}

type OpenCall = SubmitCall & { readonly act: "submit" | "receiveAtCounter"; readonly id: DossierId };

/** The same inside the caller's transaction, under an id the caller chose: for children and corrections. */
export async function open(
  office: Office,
  executor: Executor,
  call: OpenCall,
): Promise<Result<Acted, CommandRefusal>> {
  const request = await asApplicant(office, call);
  const now = office.services.clock.now();
  const on = localDateOf(now);
  const admitted = await admit(office, { ...call, request }, on);
  if (!admitted.ok) return admitted;
  const { places, applicant, acting } = admitted.value;
  const pin = await pinProcedure(office, pinRequest({ ...call, request }, { on, places }));
  if (!pin.ok) return pin;
  const content: PrivateData = { kind: "application", applicant, form: request.form };
  const number = await office.numbers.next(places.organisations.receivingUnitId, on);
  const { presentedComponents, ...pinned } = pin.value;
  const submission: Submission = {
    ...pinned,
    ...statedIn(request, presentedComponents),
    code: dossierCode({ agencyCode: places.agencyCode, on, number }),
    organisations: places.organisations,
    prepaid: true,
    assistedBy: assistant(call.actor),
    privateSha256: privateSha256(content),
  };
  const context = await contextFor(office, submission, { now, actor: acting.actor });
  const command =
    call.act === "submit"
      ? { act: call.act, ...submission }
      : { act: call.act, ...submission, custody: request.custody };
  const empty = emptyDossier(call.id);
  const decided = decide(empty, command, context);
  if (!decided.ok) return decided;
  const commandId = call.key?.key ?? newId();
  const events = sealEvents(empty, decided.value, { at: now, ...acting, commandId, private: content });
  const after = events.reduce(evolve, empty);
  const acted = answerOf(after);
  const remembered = rememberedFor(call.key, acted);
  await office.writes.create(executor, { after, events, at: now, applicant, remembered });
  office.memory.keep(executor, { dossier: after, ownership: ownershipOf(applicant) });
  return accept(acted);
}

type Admitted = { readonly places: Places; readonly applicant: Applicant; readonly acting: Acting };

/** What is looked at before the procedure: where it goes, whose it is, who may open it, and whose the files are. */
async function admit(
  office: Office,
  { actor, act, id, request, guestKey = null }: OpenCall,
  on: LocalDate,
): Promise<Result<Admitted, CommandRefusal>> {
  const directory = await office.directory();
  const places = placesFor(directory, request, on);
  if (!places.ok) return places;
  const applicant = applicantOf(actor, request);
  if (!isReachable(applicant)) return refuse({ code: "DOSSIER_CONTACT_REQUIRED" });
  const version = await office.published.get({ code: request.procedureCode, on });
  const misfit = version === null ? null : organisationMisfit(request.applicant, version.subjects);
  if (misfit !== null) return refuse({ code: misfit });
  // What follows another dossier is the office's to open; it goes out as that one did.
  const isOwn = request.parentId === null && request.correctionOf === null;
  if (isOwn && request.channelOut === "ONLINE" && !mayHaveFile(applicant))
    return refuse({ code: "ONLINE_RESULT_NEEDS_NUMBER" });
  const draft: Dossier = { ...emptyDossier(id), organisations: places.value.organisations };
  const subject = subjectOf(draft, ownershipOf(applicant), { directory, on });
  const policy = act === "submit" ? "dossier.submit" : "dossier.receive";
  if (!authorize(actor, policy, subject).allowed) return refuse({ code: "NOT_ALLOWED" });
  const files = filesOf({ components: request.components, result: null });
  const { database, clock } = office.services;
  const use = {
    components: request.components,
    owners: () => ownersAsked(database, actor, { ...applicant, people: ownershipOf(applicant).people, on }),
    dossierId: id,
    purpose: request.procedureCode,
    at: clock.now(),
  };
  const others = await withoutReused(database, actor, { use, files });
  const owner = uploadOwner(actor, guestKey);
  if (!(await ownsUploads(database, owner, { files: others, at: clock.now() })))
    return refuse({ code: "UPLOAD_UNKNOWN" });
  const signed = isOfOffice(actor) ? null : await refusedSignature(database, others);
  if (signed !== null) return refuse(signed);
  const acting = actingAs(actor, { act: policy, subject, desk: null });
  return accept({ places: places.value, applicant, acting });
}

/** What the dossier takes over from the request as it was stated. */
function statedIn(request: SubmitRequest, presented: readonly string[]) {
  const { channelIn, channelOut, copiesOfSet, correctionOf, parentId } = request;
  const components = request.components
    .filter(
      (held) => channelIn === "DIRECT" || held.files.length > 0 || !presented.includes(held.componentCode),
    )
    .map((held) => withoutCounts(held, presented));
  return { channelIn, channelOut, copiesOfSet, components, correctionOf, parentId };
}

/** A paper that is only shown goes back with its owner, and cannot be shown from afar: nothing of it is kept. */
function withoutCounts(held: ComponentHeld, presented: readonly string[]): ComponentHeld {
  return presented.includes(held.componentCode) ? { ...held, originals: 0, copies: 0 } : held;
}

function pinRequest(
  call: OpenCall,
  place: { readonly on: PinRequest["on"]; readonly places: PinRequest["places"] },
): PinRequest {
  const { procedureCode, caseCode, form, components, lookedUp, channelIn, applicant } = call.request;
  return {
    procedureCode,
    caseCode,
    form,
    channelIn,
    locale: call.locale ?? "vi",
    relationship: applicant.relationship,
    provided: [...components.map((held) => held.componentCode), ...lookedUp],
    ...place,
  };
}

/**
 * At the counter the officer is only the hand that types: the transaction stays the citizen's.
 * @law one-stop.md §6.2: officer-assisted submission keeps the citizen's identity; store `assistedBy`.
 */
function assistant(actor: Actor): PersonId | null {
  return actor.kind === "officer" ? actor.personId : null;
}

function applicantOf(actor: Actor, request: SubmitRequest): Applicant {
  const { owner, relationship } = request.applicant;
  const submitter = request.applicant.submitter ?? owner;
  return { owner, submitter, relationship, accountId: actor.kind === "citizen" ? actor.accountId : null };
}

/** Without a personal number or a phone nobody could follow the dossier or prove whose it is. */
export function isReachable({ owner, submitter }: Applicant): boolean {
  return [owner, submitter].some((party) => party.personalId !== null || party.phone !== null);
}

function rememberedFor(key: ActKey | null, body: Acted) {
  return key?.given === true ? { ...key, status: null, body } : null;
}
