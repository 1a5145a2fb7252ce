import { z } from "zod";
import type { Instant } from "../../../kernel/local-date.ts";
import type { Executor, Statement } from "../../../platform/postgres/database.ts";
import type { UnitId } from "../../access/index.ts";
import { TOLD_STATES } from "../parcel.ts";
import type { ParcelScope } from "../rights.ts";

const row = z.object({
  id: z.string(),
  carrier_unit_id: z.custom<UnitId>((value) => typeof value === "string"),
  parcel_code: z.string(),
  kind: z.enum(TOLD_STATES),
  happened_at: z.custom<Instant>((value) => typeof value === "string"),
  because: z.string(),
  times: z.number(),
});
export type Disbelieved = z.output<typeof row>;

/** Tellings nobody believed, of carriers the office hands parcels to. */
const LIST: Statement = {
  name: "post-disbelieved",
  text: (schema) => `
    SELECT e.id, e.carrier_unit_id, e.parcel_code, e.kind, e.happened_at, e.because, e.times
    FROM ${schema}.post_event AS e
    LEFT JOIN ${schema}.post_consignment AS c ON c.id = e.consignment_id
    WHERE e.outcome = 'REFUSED' AND (c.office_unit_id = ANY ($1::uuid[])
      OR (c.id IS NULL AND EXISTS (SELECT FROM ${schema}.post_sheet AS s
        WHERE s.carrier_unit_id = e.carrier_unit_id AND s.office_unit_id = ANY ($1::uuid[]))))
    ORDER BY e.recorded_at, e.id LIMIT $2`,
};

export async function listDisbelieved(
  executor: Executor,
  { offices }: ParcelScope,
  limit: number,
): Promise<readonly Disbelieved[]> {
  if (offices.length === 0) return [];
  return (await executor.run(LIST, [offices, limit])).map((each) => row.parse(each));
}
