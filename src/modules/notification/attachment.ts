import { newId } from "../../kernel/ids.ts";
import type { WriteAttachment } from "../dossier/index.ts";
import { messageRow, noticesOf, occasionOf } from "./notices.ts";

export const MESSAGE_COLUMNS = `id uuid, dossier_id uuid, seq int, kind text, occasion text, audience text, person_id uuid,
        unit_id uuid, role text, at timestamptz`;
export const MESSAGE_NAMES = "id, dossier_id, seq, kind, occasion, audience, person_id, unit_id, role, at";

/**
 * The outbox: the messages an act owes are written by the statement that writes its events, so that an act that was
 * rolled back has none and one that is acknowledged has all. Ids only; the text is made when it is sent.
 */
export const notificationAttachment: WriteAttachment = {
  name: "notification",
  parts: (schema, { parameter, written }) => `,
    told AS (
      INSERT INTO ${schema}.notification_message (${MESSAGE_NAMES})
      SELECT ${MESSAGE_NAMES} FROM jsonb_to_recordset(${parameter}::jsonb) AS m (${MESSAGE_COLUMNS})
      WHERE m.dossier_id IN (SELECT id FROM ${written})
      RETURNING id
    )`,
  valueOf: (writes) => {
    const rows = writes
      .flatMap(noticesOf)
      .map((notice) => messageRow(newId(), { ...notice, occasion: occasionOf(notice.seq) }));
    return rows.length === 0 ? null : JSON.stringify(rows);
  },
};
