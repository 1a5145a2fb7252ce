import type { LocalDate } from "../../../kernel/local-date.ts";
import { accept, type Result, refuse } from "../../../kernel/result.ts";
import type { Tx } from "../../../platform/postgres/database.ts";
import { transactionOrRefusal } from "../../../platform/postgres/transaction-or-refusal.ts";
import type { Services } from "../../../platform/services.ts";
import {
  type Act,
  type Actor,
  authorize,
  type PersonId,
  refusalOf,
  type UnitId,
} from "../../access/index.ts";
import { findPerson, findUnit, lineageOf, peopleWithPost } from "../../organisation/index.ts";
import { readCertificate } from "../cms/certificate.ts";
import type { SignatureRefusal } from "../refusals.ts";
import { readPicture } from "../sign/read-picture.ts";
import {
  type Certificate,
  type CertificateAct,
  type CertificateId,
  type CertificateStatus,
  statusAfter,
} from "./certificate.ts";
import {
  changeCertificate,
  findCertificate,
  insertAct,
  insertCertificate,
  isFingerprintTaken,
  setPicture,
} from "./certificate-store.ts";

type Answer = Promise<
  Result<{ readonly id: CertificateId; readonly status: CertificateStatus }, SignatureRefusal>
>;
type Who = Pick<Services, "database" | "clock">;

type CertificateRequest = Pick<
  Certificate,
  "subjectKind" | "holderId" | "unitId" | "kind" | "device" | "requestDocument" | "requestedOn"
>;

/** Enters a request: which person or agency is to have a certificate, by which document. */
export async function requestCertificate(services: Who, actor: Actor, asked: CertificateRequest): Answer {
  const denied = await deniedIn(services, actor, { act: "certificate.manage", unitId: asked.unitId });
  if (denied !== null) return refuse(denied);
  const { database } = services;
  if (
    (await findPerson(database, asked.holderId)) === null ||
    (await findUnit(database, asked.unitId)) === null
  )
    return refuse({ code: "NOT_FOUND" });
  const id = await database.transaction(async (tx) => {
    const made = await insertCertificate(tx, asked);
    await record(services, tx, {
      certificateId: made,
      revision: 1,
      act: "request",
      actor,
      note: asked.requestDocument,
    });
    return made;
  });
  return accept({ id, status: "REQUESTED" });
}

export type CertificateStep =
  | { readonly act: "issue"; readonly content: Uint8Array; readonly issuedOn: LocalDate }
  | { readonly act: "handOver"; readonly minutes: string; readonly on: LocalDate }
  | {
      readonly act: "changeCustodian";
      readonly holderId: PersonId;
      readonly minutes: string;
      readonly on: LocalDate;
    }
  | { readonly act: "suspend" | "resume" | "revoke" | "reportLost"; readonly reason: string };

type Stepping = CertificateStep & { readonly id: CertificateId };

/**
 * Takes a certificate one step on. Revoked and lost ones never come back: whoever needs one again asks for another.
 * @law reform.md §F4: issue, hand-over with minutes, change of custodian, suspension, revocation and loss are recorded.
 */
export async function stepCertificate(services: Who, actor: Actor, step: Stepping): Answer {
  const found = await findCertificate(services.database, step.id);
  if (found === null) return refuse({ code: "CERTIFICATE_NOT_FOUND" });
  const denied = await deniedIn(services, actor, { act: "certificate.manage", unitId: found.unitId });
  if (denied !== null)
    return refuse(denied.code === "NOT_FOUND" ? { code: "CERTIFICATE_NOT_FOUND" } : denied);
  const status = statusAfter(found.status, step.act);
  if (!status.ok) return status;
  const unfit = step.act === "changeCustodian" ? await unfitCustodian(services, found, step.holderId) : null;
  if (unfit !== null) return refuse(unfit);
  const facts = step.act === "issue" ? readCertificate(step.content) : null;
  if (facts !== null && !facts.ok) return facts;
  return transactionOrRefusal(services.database, async (tx): Answer => {
    if (facts !== null && (await isFingerprintTaken(tx, facts.value.fingerprint)))
      return refuse({ code: "CERTIFICATE_TAKEN" });
    const at = services.clock.now();
    const isEnd = step.act === "revoke" || step.act === "reportLost";
    const isChanged = await changeCertificate(tx, found, {
      status: status.value,
      ...(step.act === "issue" && facts !== null
        ? { issued: { ...facts.value, issuedOn: step.issuedOn } }
        : {}),
      ...(step.act === "changeCustodian" ? { holderId: step.holderId } : {}),
      ...(step.act === "handOver" || step.act === "changeCustodian"
        ? { handover: { minutes: step.minutes, on: step.on } }
        : {}),
      ...(isEnd ? { revoked: { at, reason: step.reason } } : {}),
    });
    if (!isChanged) return refuse({ code: "CERTIFICATE_CHANGED" });
    const done = { certificateId: found.id, revision: found.revision + 1, act: step.act, actor };
    await record(services, tx, { ...done, note: noteOf(step) });
    return accept({ id: found.id, status: status.value });
  });
}

function noteOf(step: CertificateStep): string | null {
  if (step.act === "issue") return null;
  return "minutes" in step ? step.minutes : step.reason;
}

/** Who cannot become the custodian of a certificate: of a person's nobody can, of an agency's somebody with a post today. */
async function unfitCustodian({ database, clock }: Who, { subjectKind }: Certificate, holderId: PersonId) {
  if (subjectKind !== "ORGANISATION") return { code: "CERTIFICATE_OF_PERSON" } as const;
  const held = await peopleWithPost(database, { ids: [holderId], on: clock.today() });
  return held.has(holderId) ? null : ({ code: "CERTIFICATE_CUSTODIAN_WITHOUT_POST" } as const);
}

/** The picture of the handwritten signature or the seal that stands on papers. */
export async function givePicture(
  services: Who,
  actor: Actor,
  { id, picture }: { readonly id: CertificateId; readonly picture: Uint8Array },
): Answer {
  const found = await findCertificate(services.database, id);
  if (found === null) return refuse({ code: "CERTIFICATE_NOT_FOUND" });
  const denied = await deniedIn(services, actor, { act: "certificate.manage", unitId: found.unitId });
  if (denied !== null)
    return refuse(denied.code === "NOT_FOUND" ? { code: "CERTIFICATE_NOT_FOUND" } : denied);
  const read = await readPicture(picture);
  if (!read.ok) return read;
  await services.database.transaction((tx) => setPicture(tx, id, picture));
  return accept({ id, status: found.status });
}

type Recorded = {
  readonly certificateId: CertificateId;
  readonly revision: number;
  readonly act: CertificateAct | "request";
  readonly actor: Actor;
  readonly note: string | null;
};

function record({ clock }: Who, tx: Tx, { actor, ...done }: Recorded): Promise<void> {
  const actorId: PersonId | null = actor.kind === "officer" ? actor.personId : null;
  return insertAct(tx, { ...done, actorId, at: clock.now() });
}

/** Whether the actor may do the act in the unit today; the refusal where not. */
async function deniedIn(
  services: Who,
  actor: Actor,
  { act, unitId }: { readonly act: Act; readonly unitId: UnitId },
) {
  const lineage = await lineageOf(services.database, unitId, services.clock.today());
  const decision = authorize(actor, act, { kind: "unit", lineage });
  return decision.allowed ? null : refusalOf(decision);
}
