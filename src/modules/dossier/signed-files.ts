import { z } from "zod";
import type { Executor, Statement } from "../../platform/postgres/database.ts";
import type { Actor, UnitId } from "../access/index.ts";
import { hashesIn } from "./attached-uploads.ts";
import type { Office } from "./commands/office.ts";
import type { DossierId, FileRef } from "./dossier.ts";
import { signaturesOf, type UploadSignatures } from "./signed-uploads.ts";
import type { WriteAttachment } from "./write-attachment.ts";

/** How an applicant's file is refused for the signature it carries. */
export type SignedFileRefusal = {
  readonly code: "SIGNED_FILE_ALTERED" | "SIGNED_FILE_UNREADABLE";
  readonly name: string;
};

/**
 * The first file whose signature says that it is not what was signed, or cannot be read at all: whoever sends it hears
 * so at once and can still bring another. What depends on trust, lists and days is for the receiving officer to judge.
 * @law one-stop.md §1.6: verdicts of a digital signature at intake.
 */
export async function refusedSignature(
  executor: Executor,
  files: readonly FileRef[],
): Promise<SignedFileRefusal | null> {
  const known = await signaturesOf(executor, files);
  for (const { sha256, name } of files) {
    const signatures = known.get(sha256);
    if (signatures?.verdict === "TAMPERED") return { code: "SIGNED_FILE_ALTERED", name };
    if (signatures !== undefined && isUnreadable(signatures)) return { code: "SIGNED_FILE_UNREADABLE", name };
  }
  return null;
}

/** Officers see what a signature is worth and answer for what they take; nobody else does. */
export function isOfOffice(actor: Actor): boolean {
  return actor.kind === "officer" || actor.kind === "system";
}

/** No kind of signature that is known, or a file with one that no reader opens. */
function isUnreadable({ verdict, findings }: UploadSignatures): boolean {
  if (verdict !== "UNKNOWN") return false;
  const codes = findings.flatMap(({ reasons }) => reasons.map(({ code }) => code));
  return findings.length === 0 || codes.includes("FORMAT_UNKNOWN") || codes.includes("FILE_UNREADABLE");
}

/**
 * Notes, with the act itself, which of the files it hands in carry signatures: the officer who receives them is told of
 * those that do not simply hold, also where a file could be judged only later.
 */
export const signedFiles: WriteAttachment = {
  name: "signed-files",
  parts: (schema, { parameter, written }) => `,
    signed_noted AS (
      INSERT INTO ${schema}.dossier_signed_file (dossier_id, sha256, noted_at)
      SELECT a.dossier_id, a.sha256, a.at
      FROM jsonb_to_recordset(${parameter}::jsonb) AS a (dossier_id uuid, sha256 text, at timestamptz)
        JOIN ${schema}.dossier_upload_signature AS s USING (sha256)
      WHERE a.dossier_id IN (SELECT id FROM ${written})
      ON CONFLICT DO NOTHING
    )`,
  valueOf: (writes) => {
    const named = writes.flatMap(({ events, after, at }) =>
      [...new Set(events.flatMap(hashesIn))].map((sha256) => ({ dossier_id: after.id, sha256, at })),
    );
    return named.length === 0 ? null : JSON.stringify(named);
  },
};

/** A dossier with a signed file that an officer must look at: not judged yet, or judged and not simply valid. */
export const SIGNATURE_DOUBTED = (schema: string) => `
  EXISTS (SELECT FROM ${schema}.dossier_signed_file AS f JOIN ${schema}.dossier_upload_signature AS s USING (sha256)
    WHERE f.dossier_id = d.id AND (s.verdict IS NULL OR s.verdict NOT IN ('VALID', 'VALID_NO_TIMESTAMP')))`;

const UNTOLD: Statement = {
  name: "dossier-signed-files-untold",
  text: (schema) => `
    SELECT f.dossier_id, f.sha256, d.receiving_unit_id, s.verdict IN ('VALID', 'VALID_NO_TIMESTAMP') AS holds
    FROM ${schema}.dossier_signed_file AS f
      JOIN ${schema}.dossier_upload_signature AS s USING (sha256) JOIN ${schema}.dossier AS d ON d.id = f.dossier_id
    WHERE f.told_at IS NULL AND s.verdict IS NOT NULL ORDER BY f.noted_at, f.dossier_id, f.sha256 LIMIT $1
    FOR UPDATE OF f SKIP LOCKED`,
};
const TOLD: Statement = {
  name: "dossier-signed-files-told",
  text: (schema) => `
    UPDATE ${schema}.dossier_signed_file AS f SET told_at = $3
    FROM unnest($1::uuid[], $2::text[]) AS t (dossier_id, sha256) WHERE (f.dossier_id, f.sha256) = (t.dossier_id, t.sha256)`,
};
const untoldRow = z.object({
  dossier_id: z.custom<DossierId>((value) => typeof value === "string"),
  sha256: z.string(),
  receiving_unit_id: z.custom<UnitId>((value) => typeof value === "string"),
  holds: z.boolean(),
});
const SLICE = 200;

/** Tells the receiving desk of every signature that does not simply hold, once a file; returns how many were told. */
export async function tellDoubtedSignatures({ services, announce }: Office): Promise<number> {
  const at = services.clock.now();
  return services.database.transaction(async (tx) => {
    const rows = (await tx.run(UNTOLD, [SLICE])).map((row) => untoldRow.parse(row));
    const doubted = rows.filter(({ holds }) => !holds);
    await announce(
      tx,
      doubted.map(({ dossier_id: dossierId, sha256, receiving_unit_id: unitId }) => ({
        ...{ dossierId, kind: "SIGNATURE_DOUBTED", of: `signature ${sha256}`, at },
        desk: { unitId, role: "intake-officer" },
      })),
    );
    await tx.run(TOLD, [rows.map(({ dossier_id }) => dossier_id), rows.map(({ sha256 }) => sha256), at]);
    return doubted.length;
  });
}
