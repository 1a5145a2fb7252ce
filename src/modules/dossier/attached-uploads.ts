import type { Dossier } from "./dossier.ts";
import type { DossierEvent } from "./events.ts";
import { filesOf } from "./queries/read-file.ts";
import type { SeenWrite, WriteAttachment } from "./write-attachment.ts";

/**
 * Marks, with the act itself, the uploads that hang on a dossier: from then on they belong to its history, and are never
 * swept. Every act names all of them: what a program of an earlier version attached without the mark has it with the next
 * act, and a row that has it is left alone. Rows are locked in one order, so that two acts that name the same files wait and do not stand in each other's way.
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
      [...hashesOfWrite(write)].map((sha256) => ({ dossier_id: write.after.id, sha256, at: write.at })),
    );
    return named.length === 0 ? null : JSON.stringify(named);
  },
};

/** What hangs on the dossier after the write, and whatever an event of it names, also where a later one dropped it. */
export function hashesOfWrite({ after, events }: Pick<SeenWrite, "after" | "events">): ReadonlySet<string> {
  return new Set([...hashesOf(after), ...events.flatMap(hashesIn)]);
}

function hashesOf(dossier: Pick<Dossier, "components" | "result">): readonly string[] {
  return filesOf(dossier).map(({ sha256 }) => sha256);
}

/** What an event hands in. */
export function hashesIn({ data }: Pick<DossierEvent, "data">): readonly string[] {
  const components = "components" in data ? data.components : [];
  const files = "files" in data ? data.files : [];
  return [...components.flatMap((held) => held.files), ...files].map(({ sha256 }) => sha256);
}
