import { z } from "zod";
import type { Executor, Statement } from "../../../platform/postgres/database.ts";
import type { PersonId } from "../../access/index.ts";
import type { DossierId } from "../dossier.ts";

const DELEGATOR: Statement = {
  name: "dossier-delegator",
  text: (schema) =>
    `SELECT e.on_behalf_of FROM ${schema}.dossier_event AS e WHERE e.dossier_id = $1 AND e.seq = $2`,
};

const rowSchema = z.object({ on_behalf_of: z.custom<PersonId>((id) => typeof id === "string").nullable() });

/** Whose right an officer's act used; null where it was the officer's own. */
export async function delegatorOf(
  executor: Executor,
  { id, seq }: { readonly id: DossierId; readonly seq: number },
): Promise<PersonId | null> {
  const [row] = await executor.run(DELEGATOR, [id, seq]);
  return rowSchema.parse(row).on_behalf_of;
}
