import { z } from "zod";
import type { Executor, Statement } from "../../../platform/postgres/database.ts";
import type { PersonId, UnitId } from "../../access/index.ts";
import { DIFFERENCES, differenceRow } from "../difference-store.ts";
import { joinedRows } from "./joined-rows.ts";
import { OPENINGS, openingRow } from "./openings.ts";
import { UNMATCHED_PARCELS } from "./postal-cash.ts";
import { RECEIVERS, receiverRow } from "./receivers.ts";

const TO_ANSWER: Statement = {
  name: "payment-to-answer",
  text: (schema) => `
    SELECT ${joinedRows(RECEIVERS(schema))} AS receivers, ${joinedRows(OPENINGS(schema, "o.answer IS NULL"))} AS openings,
      ${joinedRows(DIFFERENCES(schema, "d.unit_id = ANY ($1::uuid[]) AND d.answer IS NULL"))} AS differences,
      (SELECT count(*)::int FROM (${UNMATCHED_PARCELS(schema)}) AS x) AS postal`,
};

const toAnswer = z.object({
  receivers: z.array(receiverRow),
  openings: z.array(openingRow),
  differences: z.array(differenceRow),
  /** Parcels whose money is not all for something owed. */
  postal: z.number(),
});

/** What waits for a second word beside decisions about charges and movements. */
export async function listToAnswer(
  executor: Executor,
  { unitIds, viewer }: { readonly unitIds: readonly UnitId[]; readonly viewer: PersonId },
): Promise<z.output<typeof toAnswer>> {
  const [row] = await executor.run(TO_ANSWER, [unitIds, viewer]);
  return toAnswer.parse(row);
}
