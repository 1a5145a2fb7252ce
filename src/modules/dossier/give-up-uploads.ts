import { z } from "zod";
import type { Instant } from "../../kernel/local-date.ts";
import { askRemoval, heldBack } from "../../platform/files/remove-files.ts";
import type { Statement, Tx } from "../../platform/postgres/database.ts";

/** Whoever attaches one of these at this moment has its row locked, and keeps it. */
const LOOSE: Statement = {
  name: "dossier-upload-loose",
  text: (schema) => `
    SELECT u.id, u.sha256, u.size_bytes FROM ${schema}.dossier_upload AS u
    WHERE u.guest_key_sha256 = ANY ($1::text[]) AND u.attached_at IS NULL
    FOR UPDATE SKIP LOCKED`,
};
const DROP: Statement = {
  name: "dossier-upload-drop-loose",
  text: (schema) => `DELETE FROM ${schema}.dossier_upload WHERE id = ANY ($1::uuid[])`,
};
const DROP_BEGUN: Statement = {
  name: "dossier-upload-drop-begun-under",
  text: (schema) => `DELETE FROM ${schema}.dossier_upload_begun WHERE guest_key_sha256 = ANY ($1::text[])`,
};

const looseRow = z
  .object({ id: z.string(), sha256: z.string(), size_bytes: z.number() })
  .transform(({ id, sha256, size_bytes: sizeBytes }) => ({ id, sha256, sizeBytes }));

/**
 * Gives up what lies under these keys of guests and hangs on no dossier, whole or still arriving, and puts its content down
 * for removal: also what the scanner has not judged yet, which nobody waits for any more. What an open incident is about
 * stays for the sweep.
 */
export async function giveUpUploads(tx: Tx, keysSha256: readonly string[], at: Instant): Promise<void> {
  if (keysSha256.length === 0) return;
  const loose = (await tx.run(LOOSE, [keysSha256])).map((row) => looseRow.parse(row));
  const held = await heldBack(
    tx,
    loose.map(({ sha256 }) => sha256),
  );
  const gone = loose.filter(({ sha256 }) => held.get(sha256) !== "INCIDENT");
  await tx.run(DROP, [gone.map(({ id }) => id)]);
  await tx.run(DROP_BEGUN, [keysSha256]);
  await askRemoval(tx, gone, at);
}
