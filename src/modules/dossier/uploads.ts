import { fileTypeFromBuffer } from "file-type";
import { normaliseText } from "../../kernel/fold-text.ts";
import { guestKeyHash } from "../../kernel/guest-key.ts";
import { newId } from "../../kernel/ids.ts";
import { accept, type Result, refuse } from "../../kernel/result.ts";
import type { Executor, Statement } from "../../platform/postgres/database.ts";
import type { Services } from "../../platform/services.ts";
import type { AccountId, Actor } from "../access/index.ts";
import type { CommandRefusal } from "./command-refusals.ts";
import type { FileRef } from "./dossier.ts";

/** What a citizen or officer may attach; judged by content, never by name. */
const ACCEPTED_TYPES = [
  "application/pdf",
  "image/jpeg",
  "image/png",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
];

const KEEP: Statement = {
  name: "dossier-upload-keep",
  text: (schema) => `
    INSERT INTO ${schema}.dossier_upload
      (id, sha256, name, mime, size_bytes, uploaded_by, guest_key_sha256, uploaded_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
};

/** Whose a file is until it is attached: the account's, or the guest's who holds the key of the submission. */
type UploadOwner = { readonly accountId: AccountId } | { readonly keySha256: string };

/** Null for a guest without a key: nobody could attach such a file, so none is taken. */
export function uploadOwner(actor: Actor, guestKey: string | null): UploadOwner | null {
  if (actor.kind === "officer" || actor.kind === "citizen") return { accountId: actor.accountId };
  return guestKey === null ? null : { keySha256: guestKeyHash(guestKey) };
}

const ownerValues = (owner: UploadOwner) =>
  "accountId" in owner ? [owner.accountId, null] : [null, owner.keySha256];

/** Stores one file before it is attached; the bytes are on disk before its name is given away. */
export async function storeUpload(
  services: Services,
  owner: UploadOwner | null,
  file: { readonly name: string; readonly bytes: Uint8Array },
): Promise<Result<FileRef, CommandRefusal>> {
  if (owner === null) return refuse({ code: "UPLOAD_KEY_REQUIRED" });
  if (file.bytes.length === 0) return refuse({ code: "UPLOAD_EMPTY" });
  const type = await fileTypeFromBuffer(file.bytes);
  if (type === undefined || !ACCEPTED_TYPES.includes(type.mime))
    return refuse({ code: "UPLOAD_TYPE_REFUSED" });
  const { sha256, sizeBytes } = await services.files.put(file.bytes);
  const reference: FileRef = { sha256, name: cleanName(file.name, type.ext), sizeBytes, mime: type.mime };
  await services.database.run(KEEP, [
    newId(),
    sha256,
    reference.name,
    reference.mime,
    sizeBytes,
    ...ownerValues(owner),
    services.clock.now(),
  ]);
  return accept(reference);
}

const KNOWN: Statement = {
  name: "dossier-upload-known",
  text: (schema) => `
    SELECT DISTINCT u.sha256, u.size_bytes, u.mime FROM ${schema}.dossier_upload AS u
    WHERE u.sha256 = ANY ($1::text[]) 
      AND (u.uploaded_by = $2::uuid OR u.guest_key_sha256 = $3)`,
};

/** Whether every file named was uploaded by this owner: nobody may attach, and so read, a file by guessing at its hash. */
export async function ownsUploads(
  executor: Executor,
  owner: UploadOwner | null,
  files: readonly FileRef[],
): Promise<boolean> {
  if (files.length === 0) return true;
  if (owner === null) return false;
  const rows = await executor.run(KNOWN, [files.map((file) => file.sha256), ...ownerValues(owner)]);
  return files.every((file) =>
    rows.some(
      (row) =>
        row["sha256"] === file.sha256 && row["size_bytes"] === file.sizeBytes && row["mime"] === file.mime,
    ),
  );
}

/** The name is for people only: path parts and control signs go, at most 200 letters stay. */
function cleanName(name: string, extension: string): string {
  const last = normaliseText(name.split(/[\\/]/).at(-1) ?? "").replace(/[\p{C}]/gu, "");
  const stem = [...last].slice(0, 200).join("");
  return stem === "" ? `file.${extension}` : stem;
}
