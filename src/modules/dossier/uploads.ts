import { guestKeyHash } from "../../kernel/guest-key.ts";
import { newId } from "../../kernel/ids.ts";
import { epochOf, type Instant, instantOfEpoch } from "../../kernel/local-date.ts";
import { accept, type Result, refuse } from "../../kernel/result.ts";
import type { FileReferences } from "../../platform/files/file-references.ts";
import { contentLock } from "../../platform/files/remove-files.ts";
import type { Executor, Statement } from "../../platform/postgres/database.ts";
import type { Services } from "../../platform/services.ts";
import { takeFile } from "../../platform/uploads/take-file.ts";
import type { AccountId, Actor } from "../access/index.ts";
import type { CommandRefusal } from "./command-refusals.ts";
import type { FileRef } from "./dossier.ts";
import { noteSignatures } from "./signed-uploads.ts";

const KEEP: Statement = {
  name: "dossier-upload-keep",
  text: (schema) => `
    WITH held AS MATERIALIZED (SELECT ${contentLock(schema, "$2::text")} IS NULL AS by_us)
    INSERT INTO ${schema}.dossier_upload
      (id, sha256, name, mime, size_bytes, uploaded_by, guest_key_sha256, uploaded_at, attached_at)
    SELECT $1::uuid, $2, $3, $4, $5::int, $6::uuid, $7, $8::timestamptz, NULL FROM held`,
};

/** Whose a file is until it is attached: the account's, or the guest's who holds the key of the submission. */
export type UploadOwner =
  | { readonly accountId: AccountId; readonly isOffice: boolean }
  | { readonly keySha256: string; readonly isOffice: false };

/** Null for a guest without a key: nobody could attach such a file, so none is taken. */
export function uploadOwner(actor: Actor, guestKey: string | null): UploadOwner | null {
  if (actor.kind === "officer" || actor.kind === "citizen")
    return { accountId: actor.accountId, isOffice: actor.kind === "officer" };
  const key = actor.kind === "guest" ? (guestKey ?? actor.claim?.uploadKey ?? null) : guestKey;
  return key === null ? null : { keySha256: guestKeyHash(key), isOffice: false };
}

export const ownerValues = (owner: UploadOwner) =>
  "accountId" in owner ? [owner.accountId, null] : [null, owner.keySha256];

const MOVE: Statement = {
  name: "dossier-upload-move",
  text: (schema) => `
    WITH begun AS (
      UPDATE ${schema}.dossier_upload_begun SET account_id = $2, guest_key_sha256 = $3 WHERE guest_key_sha256 = $1
      RETURNING id
    )
    UPDATE ${schema}.dossier_upload SET uploaded_by = $2, guest_key_sha256 = $3
    WHERE guest_key_sha256 = $1 AND attached_at IS NULL`,
};

/** A guest's files that hang on nothing yet are this owner's from now on: whoever brings the key may say so. */
export async function moveUploads(executor: Executor, fromKeySha256: string, to: UploadOwner): Promise<void> {
  await executor.run(MOVE, [fromKeySha256, ...ownerValues(to)]);
}

/** What one owner may send in a day (one-stop.md §7.7 sets no sum): a counter scans all day, a citizen sends a dossier or two. */
const DAY_BYTES_MAX = { officer: 4_000 * 1_048_576, other: 400 * 1_048_576 };
const DAY_MS = 24 * 3_600_000;

const SENT_LATELY: Statement = {
  name: "dossier-upload-sent-lately",
  text: (schema) => `
    SELECT (SELECT coalesce(sum(u.size_bytes), 0) FROM ${schema}.dossier_upload AS u
        WHERE (u.uploaded_by = $1::uuid OR u.guest_key_sha256 = $2) AND u.uploaded_at > $3)
      + (SELECT coalesce(sum(b.length_bytes), 0) FROM ${schema}.dossier_upload_begun AS b
        WHERE (b.account_id = $1::uuid OR b.guest_key_sha256 = $2) AND b.begun_at > $3 AND b.kept IS NULL
          AND b.id IS DISTINCT FROM $4::uuid) AS bytes`,
};

/**
 * Whether this file would pass what the owner may send in a day; what was begun and is not whole yet counts as if it
 * were, but for `begun`, which is this file itself.
 */
export async function quotaRefusal(
  { database, clock }: Services,
  owner: UploadOwner,
  { sizeBytes, begun = null }: { readonly sizeBytes: number; readonly begun?: string | null },
): Promise<CommandRefusal | null> {
  const bytesMax = owner.isOffice ? DAY_BYTES_MAX.officer : DAY_BYTES_MAX.other;
  const since = instantOfEpoch(epochOf(clock.now()) - DAY_MS);
  const [row] = await database.run(SENT_LATELY, [...ownerValues(owner), since, begun]);
  const sent = Number(row?.["bytes"] ?? 0);
  if (sent + sizeBytes <= bytesMax) return null;
  return { code: "UPLOAD_QUOTA", megabytesMax: bytesMax / 1_048_576 };
}

type Offered = {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly bytesMax?: number;
  /** The upload in parts whose bytes these are. */
  readonly begun?: string;
};

/** Looks at one file and keeps it before it is attached; the bytes are on disk before its name is given away. */
export async function storeUpload(
  services: Services,
  owner: UploadOwner | null,
  file: Offered,
): Promise<Result<FileRef, CommandRefusal>> {
  if (owner === null) return refuse({ code: "UPLOAD_KEY_REQUIRED" });
  const sizeBytes = file.bytes.byteLength;
  const over = await quotaRefusal(services, owner, { sizeBytes, begun: file.begun ?? null });
  if (over !== null) return refuse(over);
  const sender = "accountId" in owner ? owner.accountId : owner.keySha256;
  const taken = await takeFile(services, { ...file, sender });
  if (!taken.ok) return taken;
  const { sha256, name, mime } = taken.value;
  await services.database.run(KEEP, [
    newId(),
    sha256,
    name,
    mime,
    sizeBytes,
    ...ownerValues(owner),
    services.clock.now(),
  ]);
  // Removed as nobody's in the moment before its row was there: from now on it is somebody's, and comes again.
  if (!(await services.files.has(sha256))) await takeFile(services, { ...file, sender });
  await noteSignatures(services, sha256, file.bytes);
  return accept({ sha256, name, sizeBytes, mime });
}

/**
 * A file that lies for a day is marked as wanted, which the sweep respects as if it had come today: between this
 * question and the act that names the file it cannot go. One that was swept at this moment is not found.
 */
const KNOWN: Statement = {
  name: "dossier-upload-known",
  text: (schema) => `
    WITH wanted AS (
      UPDATE ${schema}.dossier_upload AS u SET wanted_at = $4
      WHERE u.sha256 = ANY ($1::text[]) AND (u.uploaded_by = $2::uuid OR u.guest_key_sha256 = $3)
        AND u.attached_at IS NULL AND coalesce(u.wanted_at, u.uploaded_at) < $5
      RETURNING u.sha256, u.size_bytes, u.mime
    )
    SELECT sha256, size_bytes, mime FROM wanted
    UNION SELECT u.sha256, u.size_bytes, u.mime FROM ${schema}.dossier_upload AS u
    WHERE u.sha256 = ANY ($1::text[]) AND (u.uploaded_by = $2::uuid OR u.guest_key_sha256 = $3)
      AND (u.attached_at IS NOT NULL OR coalesce(u.wanted_at, u.uploaded_at) >= $5)`,
};

type Claimed = { readonly files: readonly FileRef[]; readonly at: Instant };

/** Whether every file named was uploaded by this owner: nobody may attach, and so read, a file by guessing at its hash. */
export async function ownsUploads(
  executor: Executor,
  owner: UploadOwner | null,
  { files, at }: Claimed,
): Promise<boolean> {
  if (files.length === 0) return true;
  if (owner === null) return false;
  const hashes = files.map((file) => file.sha256);
  const lately = instantOfEpoch(epochOf(at) - DAY_MS);
  const rows = await executor.run(KNOWN, [hashes, ...ownerValues(owner), at, lately]);
  return files.every((file) =>
    rows.some(
      (row) =>
        row["sha256"] === file.sha256 && row["size_bytes"] === file.sizeBytes && row["mime"] === file.mime,
    ),
  );
}

/** Every file that was uploaded and not swept, and what its signatures are worth: whatever hangs on a dossier was uploaded. */
export const uploadReferences: FileReferences = {
  name: "dossier",
  named: (schema) => `
    SELECT sha256 FROM ${schema}.dossier_upload
    UNION ALL SELECT signed_sha256 FROM ${schema}.dossier_digitised_copy WHERE signed_sha256 IS NOT NULL`,
  forget: {
    name: "dossier-upload-forget",
    text: (schema) => `DELETE FROM ${schema}.dossier_upload_signature WHERE sha256 = ANY ($1::text[])`,
  },
};
