import { z } from "zod";
import type { Statement } from "../../platform/postgres/database.ts";
import type { AskHeard, Heard } from "../dossier/index.ts";

/**
 * What became of messages to applicants. One that goes to several is told when it has left to each; planned and with no way
 * that is open or that went well, it reached nobody.
 */
const HEARD: Statement = {
  name: "notification-heard",
  text: (schema) => `
    SELECT a.occasion, bool_and(h.told) AS told, bool_or(h.waits) AS waits
    FROM unnest($1::uuid[], $2::text[], $3::text[]) AS a (dossier_id, kind, occasion)
    JOIN ${schema}.notification_message AS m ON m.dossier_id = a.dossier_id AND m.kind = a.kind AND m.occasion = a.occasion
      AND m.audience = 'APPLICANT'
    CROSS JOIN LATERAL (
      SELECT coalesce(bool_or(d.state IN ('SENT', 'DELIVERED')), false) AS told,
        m.planned_at IS NULL OR coalesce(bool_or(d.state IN ('QUEUED', 'SENDING')), false) AS waits
      FROM ${schema}.notification_delivery AS d WHERE d.message_id = m.id
    ) AS h
    GROUP BY a.occasion`,
};
const row = z.object({ occasion: z.string(), told: z.boolean(), waits: z.boolean() });

/** Whether applicants were told of what happened beside their dossiers. */
export const heard: AskHeard = async (executor, asked) => {
  const rows = await executor.run(HEARD, [
    asked.map(({ dossierId }) => dossierId),
    asked.map(({ kind }) => kind),
    asked.map(({ of }) => of),
  ]);
  return new Map(
    rows.map((each): [string, Heard] => {
      const { occasion, told, waits } = row.parse(each);
      return [occasion, told ? "TOLD" : waits ? "WAITING" : "NOT_TOLD"];
    }),
  );
};
