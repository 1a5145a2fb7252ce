import { z } from "zod";
import type { Instant } from "../../kernel/local-date.ts";
import type { FileReferences } from "../../platform/files/file-references.ts";
import type { Executor, Statement, Tx } from "../../platform/postgres/database.ts";
import type { PersonId } from "../access/index.ts";
import type { FileRef } from "../dossier/index.ts";

/** A photograph of a parcel that was found torn, opened or missing. */
type NewPhoto = { readonly incidentId: string; readonly file: FileRef };
type Added = { readonly by: PersonId; readonly at: Instant };

/** One that is turned before it is sent comes as a PDF of it. */
const TYPES = ["image/jpeg", "image/png", "application/pdf"];

/** By content, as the upload was judged: what shows nothing by itself is no photograph. */
export function isPhoto({ mime }: Pick<FileRef, "mime">): boolean {
  return TYPES.includes(mime);
}

/** Photographs are added and never taken away; the same one twice is once. */
export async function insertPhotos(tx: Tx, photos: readonly NewPhoto[], { by, at }: Added): Promise<void> {
  if (photos.length === 0) return;
  await tx.kysely
    .insertInto("postIncidentPhoto")
    .values(
      photos.map(({ incidentId, file: { sha256, name, mime, sizeBytes } }) => ({
        ...{ incidentId, sha256, name, mime, sizeBytes },
        ...{ addedBy: by, addedAt: at },
      })),
    )
    .onConflict((conflict) => conflict.columns(["incidentId", "sha256"]).doNothing())
    .execute();
}

/** Of each incident, who found it where it was found with a sheet, and its photographs in their order. */
const SHOWN: Statement = {
  name: "post-incident-photos",
  text: (schema) => `
    SELECT i.id, i.consignment_id, i.sheet_id, s.received_by AS seen_by,
      coalesce(jsonb_agg(jsonb_build_object('sha256', p.sha256, 'name', p.name, 'mime', p.mime)
        ORDER BY p.added_at, p.sha256) FILTER (WHERE p.sha256 IS NOT NULL), '[]') AS photos
    FROM ${schema}.post_incident AS i
    LEFT JOIN ${schema}.post_sheet AS s ON s.id = i.sheet_id
    LEFT JOIN ${schema}.post_incident_photo AS p ON p.incident_id = i.id
    WHERE i.consignment_id = ANY ($1::uuid[])
    GROUP BY i.id, s.id ORDER BY i.opened_at DESC, i.id`,
};
const photo = z.object({ sha256: z.string(), name: z.string(), mime: z.string() });
const shownRow = z.object({
  id: z.string(),
  consignment_id: z.string(),
  sheet_id: z.string().nullable(),
  seen_by: z.custom<PersonId>((value) => typeof value === "string").nullable(),
  photos: z.array(photo),
});
export type Photo = z.output<typeof photo>;
type Evidence = z.output<typeof shownRow>;

/** What shows the incidents of parcels, by incident. */
export async function listEvidence(
  executor: Executor,
  parcels: readonly string[],
): Promise<ReadonlyMap<string, Evidence>> {
  if (parcels.length === 0) return new Map();
  const rows = (await executor.run(SHOWN, [parcels])).map((row) => shownRow.parse(row));
  return new Map(rows.map((row) => [row.id, row]));
}

/** Photographs of parcels, which were uploaded. */
export const postReferences: FileReferences = {
  name: "post",
  named: (schema) => `SELECT sha256 FROM ${schema}.post_incident_photo`,
};
