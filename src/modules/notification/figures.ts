import { z } from "zod";
import type { Watched } from "../../platform/metrics/metrics.ts";
import type { Statement } from "../../platform/postgres/database.ts";
import type { Services } from "../../platform/services.ts";

const WAITING: Statement = {
  name: "notification-figures",
  text: (schema) => `
    SELECT state, count(*) AS amount FROM ${schema}.notification_delivery
    WHERE state IN ('QUEUED', 'SENDING', 'DEAD') GROUP BY state
    UNION ALL SELECT 'UNPLANNED', count(*) FROM ${schema}.notification_message WHERE planned_at IS NULL`,
};

const row = z.object({ state: z.string(), amount: z.number() });

/** What a monitoring system watches: messages that wait, and those that need somebody. Labels are states, nothing else. */
export function messageGauge({ database }: Services): Watched {
  return {
    name: "motcua_messages",
    help: "Messages that have not left: waiting to be planned, waiting, being sent, or needing somebody",
    label: "state",
    collect: async () => {
      const found = (await database.run(WAITING, [])).map((each) => row.parse(each));
      const known = new Map(found.map(({ state, amount }) => [state, amount]));
      return ["UNPLANNED", "QUEUED", "SENDING", "DEAD"].map(
        (state) => [state, known.get(state) ?? 0] as const,
      );
    },
  };
}
