import { z } from "zod";
import type { Executor, Statement } from "../../../platform/postgres/database.ts";
import type { Dossier } from "../dossier.ts";
import { ENDING_EVENTS, type Ending, endingOf } from "../ending.ts";
import { maskName } from "../mask-name.ts";
import { parseDossierState } from "../state-parser.ts";

/** What the public may see of a dossier: no personal data beyond a masked name. */
export type TrackedDossier = {
  readonly dossier: Dossier;
  readonly maskedName: string;
  readonly ending: Ending | null;
};

const TRACK: Statement = {
  name: "dossier-track",
  text: (schema) => `
    SELECT d.state, d.owner_name,
      (SELECT jsonb_build_object('type', e.type, 'data', e.data) FROM ${schema}.dossier_event AS e
        WHERE e.dossier_id = d.id AND e.type IN (${ENDING_EVENTS.map((type) => `'${type}'`).join(", ")})
        ORDER BY e.seq DESC LIMIT 1) AS ending
    FROM ${schema}.dossier AS d
    WHERE d.code = $1
      AND $2 IN (right(d.owner_personal_id, 4), right(d.owner_phone, 4), right(d.submitter_phone, 4), right(d.submitter_personal_id, 4))`,
};

const endingRow = z.object({ type: z.string(), data: z.unknown() }).nullable();

/**
 * Public tracking (tra cứu): the code and, as second factor, the last four digits of the personal id or phone of the
 * owner or submitter. A wrong code and a wrong factor are the same null; the caller limits the rate.
 */
export async function trackDossier(
  executor: Executor,
  request: { readonly code: string; readonly lastFour: string },
): Promise<TrackedDossier | null> {
  const [row] = await executor.run(TRACK, [request.code, request.lastFour]);
  if (row === undefined) return null;
  return {
    dossier: parseDossierState(row["state"]),
    maskedName: maskName(String(row["owner_name"])),
    ending: endingOf(endingRow.parse(row["ending"])),
  };
}
