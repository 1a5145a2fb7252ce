import type { Executor, Statement } from "../../../platform/postgres/database.ts";
import { type Parcel, parcelsFrom } from "../parcel.ts";

/** A result that came back lies here until it is sent again, handed over at the counter or taken back. */
export const CAME_BACK = (schema: string) => `
  c.direction = 'OUT' AND c.state = 'RETURNED' AND d.status = 'RESULT_READY' AND NOT EXISTS (
    SELECT FROM ${schema}.post_consignment AS l
    WHERE l.dossier_id = c.dossier_id AND l.opened_seq = c.opened_seq AND l.attempt > c.attempt)`;

const BACK: Statement = {
  name: "post-is-back",
  text: (schema) => `
    SELECT c.id FROM ${parcelsFrom(schema)} WHERE c.id = $1 AND c.recalled_at IS NULL AND ${CAME_BACK(schema)}`,
};

/** Whether the result of a parcel lies at the counter again, to be handed over there or sent once more. */
export async function isBackHere(executor: Executor, { id }: Pick<Parcel, "id">): Promise<boolean> {
  return (await executor.run(BACK, [id])).length > 0;
}
