import { z } from "zod";
import { newId } from "../../kernel/ids.ts";
import type { Statement } from "../../platform/postgres/database.ts";
import type { Services } from "../../platform/services.ts";
import { parcelCode } from "./parcel-code.ts";

/** Results ready since before parcels were kept, still waiting for the post, and the event that issued them. */
const WAITING: Statement = {
  name: "post-missing",
  text: (schema) => `
    SELECT d.id, d.receiving_unit_id,
      (SELECT max(e.seq) FROM ${schema}.dossier_event AS e
        WHERE e.dossier_id = d.id AND e.type IN ('ResultIssued', 'ResultsGathered') AND e.seq <= b.version) AS opened_seq
    FROM ${schema}.post_before AS b JOIN ${schema}.dossier AS d ON d.id = b.dossier_id
    WHERE d.status = 'RESULT_READY'
      AND NOT EXISTS (SELECT FROM ${schema}.post_consignment AS c WHERE c.dossier_id = d.id AND c.direction = 'OUT')
    ORDER BY d.id LIMIT 500`,
};
const waitingRow = z.object({
  id: z.string(),
  receiving_unit_id: z.string(),
  opened_seq: z.number().nullable(),
});

const OPEN: Statement = {
  name: "post-open-missing",
  text: (schema) => `
    WITH ready AS (
      SELECT d.id FROM ${schema}.dossier AS d WHERE d.id = $3 AND d.status = 'RESULT_READY' FOR NO KEY UPDATE
    ), made AS (
      INSERT INTO ${schema}.post_consignment (id, code, direction, dossier_id, opened_seq, office_unit_id, state, state_at, created_at)
      SELECT $1, $2, 'OUT', ready.id, $4, $5, 'CREATED', $6, $6 FROM ready
      ON CONFLICT (dossier_id, opened_seq, attempt) DO NOTHING
      RETURNING id
    )
    INSERT INTO ${schema}.post_step (consignment_id, seq, state, happened_at, recorded_at)
    SELECT id, 1, 'CREATED', $6, $6 FROM made`,
};

/** After the upgrade: each result that was waiting for the post gets its consignment, once. */
export async function openMissing({
  database,
  clock,
}: Pick<Services, "database" | "clock">): Promise<number> {
  const rows = (await database.run(WAITING, [])).map((row) => waitingRow.parse(row));
  for (const { id: dossierId, receiving_unit_id: officeUnitId, opened_seq: seq } of rows) {
    if (seq === null) continue;
    const id = newId();
    await database.run(OPEN, [id, parcelCode(id), dossierId, seq, officeUnitId, clock.now()]);
  }
  return rows.length;
}
