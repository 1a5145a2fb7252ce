import { z } from "zod";
import type { Executor, Statement, Tx } from "../../platform/postgres/database.ts";
import type { OfficialDocument, OfficialDocumentId } from "./official-document.ts";
import {
  ANCHORS,
  CODE_ANCHORS,
  DATE_FORMS,
  NUMBER_FORMS,
  type Placement,
  USUAL_PLACES,
} from "./placement.ts";

const millimetres = z.number();
const placementSchema = z.object({
  sourceSha256: z.string(),
  anchor: z.enum(ANCHORS),
  page: z.number().nullable(),
  left: millimetres,
  top: millimetres,
  numberForm: z.enum(NUMBER_FORMS),
  numberLeft: millimetres,
  numberTop: millimetres,
  dateForm: z.enum(DATE_FORMS),
  dateLeft: millimetres,
  dateTop: millimetres,
  monthLeft: millimetres,
  // What was said before papers bore a code.
  codeAnchor: z.enum(CODE_ANCHORS).default(USUAL_PLACES.codeAnchor),
  codeLeft: millimetres.default(USUAL_PLACES.codeLeft),
  codeTop: millimetres.default(USUAL_PLACES.codeTop),
});

/** Where number, day and signature go on the file of a document; null where nobody has said so. */
export async function findPlacement(
  executor: Executor,
  documentId: OfficialDocumentId,
): Promise<Placement | null> {
  const row = await executor.kysely
    .selectFrom("recordsPlacement")
    .select("placement")
    .where("documentId", "=", documentId)
    .executeTakeFirst();
  return row === undefined ? null : placementSchema.parse(row.placement);
}

export async function keepPlacement(
  tx: Tx,
  documentId: OfficialDocumentId,
  placement: Placement,
): Promise<void> {
  const kept = { sourceSha256: placement.sourceSha256, placement: JSON.stringify(placement) };
  await tx.kysely
    .insertInto("recordsPlacement")
    .values({ documentId, ...kept })
    .onConflict((conflict) => conflict.column("documentId").doUpdateSet(kept))
    .execute();
}

const OLDER: Statement = {
  name: "records-placement-older",
  text: (schema) => `
    SELECT FROM ${schema}.records_placement AS p
      JOIN ${schema}.records_file AS f ON f.document_id = p.document_id AND f.mime = 'application/pdf'
      JOIN ${schema}.records_event AS e ON e.document_id = p.document_id AND e.type = 'FileAttached'
        AND e.data->>'sha256' = f.sha256
    WHERE p.document_id = $1 AND f.is_annex = (f.sha256 = p.source_sha256)
      AND e.seq > (SELECT coalesce(max(m.seq), 0) FROM ${schema}.records_event AS m
        WHERE m.document_id = p.document_id AND m.type = 'MarksPlaced')
    LIMIT 1`,
};

/**
 * Whether another PDF was attached after somebody said which one is signed, and where: it may be the one that was meant;
 * or that one was called an annex since. Words the office keeps are signed whatever is attached.
 */
export async function isPlacementOlder(
  executor: Executor,
  { id, content }: Pick<OfficialDocument, "id" | "content">,
): Promise<boolean> {
  return content === null && (await executor.run(OLDER, [id])).length > 0;
}
