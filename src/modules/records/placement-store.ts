import { z } from "zod";
import type { Executor, Tx } from "../../platform/postgres/database.ts";
import type { OfficialDocumentId } from "./official-document.ts";
import { ANCHORS, DATE_FORMS, NUMBER_FORMS, type Placement } from "./placement.ts";

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
