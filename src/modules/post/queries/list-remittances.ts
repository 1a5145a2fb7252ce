import { z } from "zod";
import type { LocalDate } from "../../../kernel/local-date.ts";
import type { Executor, Statement } from "../../../platform/postgres/database.ts";
import type { UnitId } from "../../access/index.ts";

const row = z.object({
  id: z.string(),
  carrier_unit_id: z.custom<UnitId>((value) => typeof value === "string"),
  reference: z.string(),
  amount_dong: z.number(),
  parcels: z.number(),
  method: z.enum(["BANK", "CASH"]),
  remitted_on: z.custom<LocalDate>((value) => typeof value === "string"),
});
export type ListedRemittance = z.output<typeof row>;

const LIST: Statement = {
  name: "post-remittances",
  text: (schema) => `
    SELECT r.id, r.carrier_unit_id, r.reference, r.amount_dong, r.parcels, r.method, r.remitted_on FROM ${schema}.post_remittance AS r
    WHERE r.office_unit_id = ANY ($1::uuid[]) ORDER BY r.recorded_at DESC LIMIT 30`,
};

export async function listRemittances(
  executor: Executor,
  offices: readonly UnitId[],
): Promise<readonly ListedRemittance[]> {
  return (await executor.run(LIST, [offices])).map((each) => row.parse(each));
}
