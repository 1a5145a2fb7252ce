import { z } from "zod";
import { newId } from "../../../kernel/ids.ts";
import type { Instant, LocalDate } from "../../../kernel/local-date.ts";
import type { Executor, Tx } from "../../../platform/postgres/database.ts";
import type { PersonId, UnitId } from "../../access/index.ts";
import type { CertificateFacts } from "../cms/certificate.ts";
import {
  CERTIFICATE_KINDS,
  CERTIFICATE_STATUSES,
  type Certificate,
  type CertificateId,
  type CertificateStatus,
  DEVICES,
  SUBJECT_KINDS,
} from "./certificate.ts";

const text = <T extends string>() => z.custom<T>((value) => typeof value === "string");
const rowSchema = z.object({
  id: text<CertificateId>(),
  subjectKind: z.enum(SUBJECT_KINDS),
  holderId: text<PersonId>(),
  unitId: text<UnitId>(),
  kind: z.enum(CERTIFICATE_KINDS),
  device: z.enum(DEVICES),
  status: z.enum(CERTIFICATE_STATUSES),
  requestDocument: z.string(),
  requestedOn: text<LocalDate>(),
  serial: z.string().nullable(),
  fingerprint: z.string().nullable(),
  subjectName: z.string().nullable(),
  issuerName: z.string().nullable(),
  issuedOn: text<LocalDate>().nullable(),
  validFrom: text<Instant>().nullable(),
  validTo: text<Instant>().nullable(),
  handoverMinutes: z.string().nullable(),
  handedOverOn: text<LocalDate>().nullable(),
  revokedAt: text<Instant>().nullable(),
  revokeReason: z.string().nullable(),
  lastUsedAt: text<Instant>().nullable(),
  revision: z.number(),
});
const COLUMNS = rowSchema.keyof().options;

type NewCertificate = Pick<
  Certificate,
  "subjectKind" | "holderId" | "unitId" | "kind" | "device" | "requestDocument" | "requestedOn"
>;

export async function insertCertificate(tx: Tx, certificate: NewCertificate): Promise<CertificateId> {
  const id = newId<"certificate">();
  await tx.kysely
    .insertInto("signatureCertificate")
    .values({ ...certificate, id, status: "REQUESTED" })
    .execute();
  return id;
}

export async function findCertificate(executor: Executor, id: CertificateId): Promise<Certificate | null> {
  const row = await executor.kysely
    .selectFrom("signatureCertificate")
    .select(COLUMNS)
    .where("id", "=", id)
    .executeTakeFirst();
  return row === undefined ? null : rowSchema.parse(row);
}

/** Every certificate of the register, those that end first at the head; a province has some thousand. */
export async function listCertificates(executor: Executor): Promise<readonly Certificate[]> {
  const rows = await executor.kysely
    .selectFrom("signatureCertificate")
    .select(COLUMNS)
    .orderBy("validTo", (order) => order.asc().nullsFirst())
    .orderBy("id")
    .execute();
  return rows.map((row) => rowSchema.parse(row));
}

type Change = {
  /** Another custodian. */
  readonly holderId?: PersonId;
  readonly status: CertificateStatus;
  readonly issued?: CertificateFacts & { readonly issuedOn: LocalDate };
  readonly handover?: { readonly minutes: string; readonly on: LocalDate };
  readonly revoked?: { readonly at: Instant; readonly reason: string };
};

/** Writes the change where nobody else changed the certificate meanwhile. */
export async function changeCertificate(
  tx: Tx,
  { id, revision }: Pick<Certificate, "id" | "revision">,
  { status, issued, handover, revoked, holderId }: Change,
): Promise<boolean> {
  const result = await tx.kysely
    .updateTable("signatureCertificate")
    .set({
      status,
      revision: revision + 1,
      ...(issued === undefined ? {} : issuedColumns(issued)),
      ...(holderId === undefined ? {} : { holderId }),
      ...(handover === undefined ? {} : { handoverMinutes: handover.minutes, handedOverOn: handover.on }),
      ...(revoked === undefined ? {} : { revokedAt: revoked.at, revokeReason: revoked.reason }),
    })
    .where("id", "=", id)
    .where("revision", "=", revision)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

function issuedColumns(issued: CertificateFacts & { readonly issuedOn: LocalDate }) {
  const { der, fingerprint, serial, subjectName, issuerName, validFrom, validTo, issuedOn } = issued;
  return {
    content: Buffer.from(der),
    fingerprint,
    serial,
    subjectName,
    issuerName,
    validFrom,
    validTo,
    issuedOn,
  };
}

type Done = {
  readonly certificateId: CertificateId;
  readonly revision: number;
  readonly act: string;
  readonly at: Instant;
  readonly actorId: PersonId | null;
  readonly note: string | null;
};

export async function insertAct(tx: Tx, done: Done): Promise<void> {
  await tx.kysely.insertInto("signatureCertificateAct").values(done).execute();
}

export async function listActs(
  executor: Executor,
  id: CertificateId,
): Promise<readonly Omit<Done, "certificateId">[]> {
  const rows = await executor.kysely
    .selectFrom("signatureCertificateAct")
    .select(["revision", "act", "at", "actorId", "note"])
    .where("certificateId", "=", id)
    .orderBy("revision")
    .execute();
  return rows.map((row) => actSchema.parse(row));
}

const actSchema = z.object({
  revision: z.number(),
  act: z.string(),
  at: text<Instant>(),
  actorId: text<PersonId>().nullable(),
  note: z.string().nullable(),
});

export async function isFingerprintTaken(tx: Tx, fingerprint: string): Promise<boolean> {
  const row = await tx.kysely
    .selectFrom("signatureCertificate")
    .select("id")
    .where("fingerprint", "=", fingerprint)
    .executeTakeFirst();
  return row !== undefined;
}

export async function setPicture(tx: Tx, id: CertificateId, picture: Uint8Array): Promise<void> {
  await tx.kysely
    .updateTable("signatureCertificate")
    .set({ picture: Buffer.from(picture) })
    .where("id", "=", id)
    .execute();
}

export async function markUsed(tx: Tx, id: CertificateId, at: Instant): Promise<void> {
  await tx.kysely.updateTable("signatureCertificate").set({ lastUsedAt: at }).where("id", "=", id).execute();
}

/** A certificate in use with its bytes, for signing. */
export type UsableCertificate = Pick<
  Certificate,
  "id" | "device" | "validFrom" | "validTo" | "subjectName"
> & {
  readonly content: Uint8Array;
  readonly picture: Uint8Array | null;
};

type Signer =
  | { readonly subjectKind: "PERSON"; readonly holderId: PersonId }
  | { readonly subjectKind: "ORGANISATION"; readonly unitId: UnitId };

/** The certificate a person or an agency signs with through the program; of several the one that lasts longest. */
export async function findUsable(executor: Executor, signer: Signer): Promise<UsableCertificate | null> {
  const row = await executor.kysely
    .selectFrom("signatureCertificate")
    .select(["id", "device", "validFrom", "validTo", "subjectName", "content", "picture"])
    .where("status", "=", "ACTIVE")
    .where("device", "in", ["REMOTE", "KEY_FILE", "DEMO"])
    .where("subjectKind", "=", signer.subjectKind)
    .$if(signer.subjectKind === "PERSON", (query) =>
      query.where("holderId", "=", signer.subjectKind === "PERSON" ? signer.holderId : ""),
    )
    .$if(signer.subjectKind === "ORGANISATION", (query) =>
      query.where("unitId", "=", signer.subjectKind === "ORGANISATION" ? signer.unitId : ""),
    )
    .orderBy("validTo", "desc")
    .executeTakeFirst();
  return row === undefined ? null : usableSchema.parse(row);
}

const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);
const usableSchema = rowSchema
  .pick({ id: true, device: true, validFrom: true, validTo: true, subjectName: true })
  .extend({ content: bytes, picture: bytes.nullable() });

/** When we revoked which certificate, by its hash: what judging a signature asks. */
export async function revokedByUs(executor: Executor): Promise<ReadonlyMap<string, Instant>> {
  const rows = await executor.kysely
    .selectFrom("signatureCertificate")
    .select(["fingerprint", "revokedAt"])
    .where("revokedAt", "is not", null)
    .where("fingerprint", "is not", null)
    .execute();
  const parsed = z.array(z.object({ fingerprint: z.string(), revokedAt: text<Instant>() })).parse(rows);
  return new Map(parsed.map(({ fingerprint, revokedAt }) => [fingerprint, revokedAt]));
}

const holderRow = z.object({
  fingerprint: z.string(),
  subjectKind: z.enum(SUBJECT_KINDS),
  holderId: text<PersonId>(),
  unitId: text<UnitId>(),
});
type Holder = Omit<z.infer<typeof holderRow>, "fingerprint">;

/** Whose certificates these are, by their hash, whatever became of them; those in no register of ours are left out. */
export async function certificateHolders(
  executor: Executor,
  fingerprints: readonly string[],
): Promise<ReadonlyMap<string, Holder>> {
  if (fingerprints.length === 0) return new Map();
  const rows = await executor.kysely
    .selectFrom("signatureCertificate")
    .select(["fingerprint", "subjectKind", "holderId", "unitId"])
    .where("fingerprint", "in", [...fingerprints])
    .execute();
  return new Map(
    rows.map((row) => holderRow.parse(row)).map(({ fingerprint, ...holder }) => [fingerprint, holder]),
  );
}
