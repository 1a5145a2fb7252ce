import { z } from "zod";
import type { Instant } from "../../../kernel/local-date.ts";
import type { Executor, Statement } from "../../../platform/postgres/database.ts";
import type { DossierId } from "../../dossier/index.ts";
import { PARCEL_STATES } from "../parcel.ts";

const row = z.object({
  code: z.string(),
  direction: z.enum(["OUT", "IN"]),
  state: z.enum(PARCEL_STATES),
  happened_at: z.custom<Instant>((value) => typeof value === "string"),
});

const STEPS: Statement = {
  name: "post-steps-of-dossier",
  text: (schema) => `
    SELECT c.code, c.direction, s.state, s.happened_at
    FROM ${schema}.post_consignment AS c JOIN ${schema}.post_step AS s ON s.consignment_id = c.id
    WHERE c.dossier_id = $1 ORDER BY c.created_at DESC, c.id DESC, s.seq DESC`,
};

type StepOfDossier = z.output<typeof row>;

/** The parcels of a dossier with their steps, newest first: states and times, no name and no place. */
export async function listJourneys(
  executor: Executor,
  id: DossierId,
): Promise<ReadonlyMap<string, readonly StepOfDossier[]>> {
  const journeys = new Map<string, StepOfDossier[]>();
  for (const each of await executor.run(STEPS, [id])) {
    const step = row.parse(each);
    journeys.set(step.code, [...(journeys.get(step.code) ?? []), step]);
  }
  return journeys;
}
