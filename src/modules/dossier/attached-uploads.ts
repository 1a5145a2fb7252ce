import type { Dossier } from "./dossier.ts";
import type { DossierEvent } from "./events.ts";
import { filesOf } from "./queries/read-file.ts";
import type { SeenWrite, WriteAttachment } from "./write-attachment.ts";

/**
 * Marks, with the act itself, the uploads it hangs on a dossier: from then on they belong to its history, and are never
 * swept. Rows are locked in one order, so that two acts that name the same files wait and do not stand in each other's way.
 */
export const attachedUploads: WriteAttachment = {
  name: "attached-uploads",
  parts: (schema, { parameter, written }) => `,
    uploads_attached AS (
      UPDATE ${schema}.dossier_upload AS u SET attached_at = f.at
      FROM (
        SELECT w.id, a.at
        FROM jsonb_to_recordset(${parameter}::jsonb) AS a (dossier_id uuid, sha256 text, at timestamptz)
          JOIN ${schema}.dossier_upload AS w ON w.sha256 = a.sha256 AND w.attached_at IS NULL
        WHERE a.dossier_id IN (SELECT id FROM ${written})
        ORDER BY w.id FOR UPDATE OF w
      ) AS f
      WHERE u.id = f.id
      RETURNING u.id
    )`,
  valueOf: (writes) => {
    const named = writes.flatMap((write) =>
      [...filesBegun(write)].map((sha256) => ({ dossier_id: write.after.id, sha256, at: write.at })),
    );
    return named.length === 0 ? null : JSON.stringify(named);
  },
};

/** What hangs on the dossier after the write and did not before, and whatever an event names, also where a later one dropped it. */
function filesBegun({ before, after, events }: SeenWrite): ReadonlySet<string> {
  const begun = new Set([...hashesOf(after), ...events.flatMap(hashesIn)]);
  for (const sha256 of hashesOf(before)) begun.delete(sha256);
  return begun;
}

function hashesOf(dossier: Pick<Dossier, "components" | "result">): readonly string[] {
  return filesOf(dossier).map(({ sha256 }) => sha256);
}

function hashesIn({ data }: Pick<DossierEvent, "data">): readonly string[] {
  const components = "components" in data ? data.components : [];
  const files = "files" in data ? data.files : [];
  return [...components.flatMap((held) => held.files), ...files].map(({ sha256 }) => sha256);
}
