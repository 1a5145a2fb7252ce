import { z } from "zod";
import { assert } from "../../../kernel/assert.ts";
import { newId } from "../../../kernel/ids.ts";
import { epochOf, type Instant, instantOfEpoch } from "../../../kernel/local-date.ts";
import { UPLOADS_KEPT_DAYS_MIN } from "../../../platform/config/config.ts";
import type { Executor, Statement } from "../../../platform/postgres/database.ts";
import { fileReference } from "../api/fields.ts";
import type { FileRef } from "../dossier.ts";
import { ownerValues, type UploadOwner } from "../uploads.ts";

/**
 * How long a file may take to arrive, in days: a line that is down overnight costs nothing. Shorter than any installation
 * keeps uploads nothing was made of: see the sweep.
 */
const LIFE_DAYS = 1;
const LIFE_MS = LIFE_DAYS * 24 * 3_600_000;
assert(LIFE_DAYS < UPLOADS_KEPT_DAYS_MIN);

/** A file that comes in parts: how much of it has arrived, and what it became once it was whole and checked. */
type Begun = {
  readonly id: string;
  readonly name: string;
  readonly lengthBytes: number;
  readonly receivedBytes: number;
  readonly expiresAt: Instant;
  readonly kept: FileRef | null;
};

const BEGIN: Statement = {
  name: "dossier-upload-begin",
  text: (schema) => `
    INSERT INTO ${schema}.dossier_upload_begun
      (id, account_id, guest_key_sha256, name, length_bytes, begun_at, expires_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7)`,
};

/** Writes down that a file of so many bytes will come; returns the name by which its parts are sent. */
export async function beginUpload(
  executor: Executor,
  owner: UploadOwner,
  begun: { readonly name: string; readonly lengthBytes: number; readonly at: Instant },
): Promise<string> {
  const id = newId();
  const expiresAt = instantOfEpoch(epochOf(begun.at) + LIFE_MS);
  const { name, lengthBytes, at } = begun;
  await executor.run(BEGIN, [id, ...ownerValues(owner), name, lengthBytes, at, expiresAt]);
  return id;
}

const FIND: Statement = {
  name: "dossier-upload-begun-find",
  text: (schema) => `
    SELECT b.id, b.name, b.length_bytes, b.received_bytes, b.expires_at, b.kept
    FROM ${schema}.dossier_upload_begun AS b
    WHERE b.id = ANY ($3::uuid[]) AND (b.account_id = $1::uuid OR b.guest_key_sha256 = $2) AND b.expires_at > $4`,
};

const begunRow = z
  .object({
    id: z.string(),
    name: z.string(),
    length_bytes: z.number(),
    received_bytes: z.number(),
    expires_at: z.custom<Instant>((value) => typeof value === "string"),
    kept: fileReference().nullable(),
  })
  .transform(
    (row): Begun => ({
      id: row.id,
      name: row.name,
      lengthBytes: row.length_bytes,
      receivedBytes: row.received_bytes,
      expiresAt: row.expires_at,
      kept: row.kept,
    }),
  );

type Asked = { readonly ids: readonly string[]; readonly at: Instant };

/** Those of the uploads that are this owner's and not expired; somebody else's are not there. */
export async function findBegun(
  executor: Executor,
  owner: UploadOwner,
  { ids, at }: Asked,
): Promise<ReadonlyMap<string, Begun>> {
  if (ids.length === 0) return new Map();
  const rows = await executor.run(FIND, [...ownerValues(owner), ids, at]);
  return new Map(rows.map((row) => begunRow.parse(row)).map((begun) => [begun.id, begun]));
}

const APPEND: Statement = {
  name: "dossier-upload-append",
  text: (schema) => `
    WITH b AS (
      UPDATE ${schema}.dossier_upload_begun SET received_bytes = received_bytes + octet_length($3::bytea)
      WHERE id = $1 AND received_bytes = $2 AND received_bytes + octet_length($3::bytea) <= length_bytes
      RETURNING id
    )
    INSERT INTO ${schema}.dossier_upload_part (upload_id, at_byte, bytes) SELECT b.id, $2, $3 FROM b RETURNING upload_id`,
};

/** Keeps bytes that continue what is there; false where they do not: another connection was faster, or it is gone. */
export async function appendPart(
  executor: Executor,
  part: { readonly id: string; readonly atByte: number; readonly bytes: Buffer },
): Promise<boolean> {
  return (await executor.run(APPEND, [part.id, part.atByte, part.bytes])).length === 1;
}

const PARTS: Statement = {
  name: "dossier-upload-parts",
  text: (schema) => `SELECT bytes FROM ${schema}.dossier_upload_part WHERE upload_id = $1 ORDER BY at_byte`,
};

const partRow = z.object({ bytes: z.instanceof(Buffer) });

/** Everything that has arrived, in its order. */
export async function bytesArrived(executor: Executor, id: string): Promise<Buffer> {
  return Buffer.concat((await executor.run(PARTS, [id])).map((row) => partRow.parse(row).bytes));
}

const KEPT: Statement = {
  name: "dossier-upload-kept",
  text: (schema) => `
    WITH b AS (UPDATE ${schema}.dossier_upload_begun SET kept = $2 WHERE id = $1 RETURNING id)
    DELETE FROM ${schema}.dossier_upload_part AS p USING b WHERE p.upload_id = b.id`,
};

/** The file is checked and in the store: its parts go, what it became stays until the form that names it was sent. */
export async function markKept(executor: Executor, id: string, file: FileRef): Promise<void> {
  await executor.run(KEPT, [id, JSON.stringify(file)]);
}

const DROP: Statement = {
  name: "dossier-upload-drop",
  text: (schema) => `DELETE FROM ${schema}.dossier_upload_begun WHERE id = $1`,
};

export async function dropBegun(executor: Executor, id: string): Promise<void> {
  await executor.run(DROP, [id]);
}

const SWEEP: Statement = {
  name: "dossier-upload-sweep",
  text: (schema) =>
    `DELETE FROM ${schema}.dossier_upload_begun WHERE expires_at <= $1 RETURNING kept IS NULL AS unfinished`,
};

/** Deletes what has expired, with its bytes; returns how many never became a file. */
export async function sweepBegun(executor: Executor, now: Instant): Promise<number> {
  return (await executor.run(SWEEP, [now])).filter((row) => row["unfinished"] === true).length;
}
