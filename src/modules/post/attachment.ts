import type { WriteAttachment } from "../dossier/index.ts";
import { consignmentsOf } from "./consignments-of-write.ts";

const OPENED = `AS o (id uuid, code text, dossier_id uuid, opened_seq int, office_unit_id uuid, at timestamptz)`;

/** Whether the parcel has left, or lies where both sides are counting: then it can only be called back. */
const LEFT = "(c.state <> 'CREATED' OR c.counted)";

/**
 * A result to be posted has its consignment exactly when the event has happened. Where the dossier ends otherwise, what
 * has not left is taken off its sheet, and what has left is marked to be called back.
 */
export const postAttachment: WriteAttachment = {
  name: "post",
  parts: (schema, { parameter, written }) => `,
    parcel_opened AS (
      INSERT INTO ${schema}.post_consignment (id, code, direction, dossier_id, opened_seq, office_unit_id, state, state_at, created_at)
      SELECT o.id, o.code, 'OUT', o.dossier_id, o.opened_seq, o.office_unit_id, 'CREATED', o.at, o.at
      FROM jsonb_to_recordset(${parameter}::jsonb -> 'opened') ${OPENED}
      WHERE o.dossier_id IN (SELECT id FROM ${written})
      RETURNING id, created_at
    ),
    parcel_meant AS (
      SELECT c.id, e.at, c.sheet_id, ${LEFT} AS has_left
      FROM jsonb_to_recordset(${parameter}::jsonb -> 'ended') AS e (dossier_id uuid, at timestamptz)
      JOIN ${schema}.post_consignment AS c ON c.dossier_id = e.dossier_id AND c.direction = 'OUT'
        AND c.state NOT IN ('DELIVERED', 'RETURNED', 'CANCELLED')
      WHERE e.dossier_id IN (SELECT id FROM ${written})
      FOR NO KEY UPDATE OF c
    ),
    parcel_ended AS (
      UPDATE ${schema}.post_consignment AS c
      SET state = CASE WHEN m.has_left THEN c.state ELSE 'CANCELLED' END,
        state_at = CASE WHEN m.has_left THEN c.state_at ELSE m.at END,
        steps = c.steps + CASE WHEN m.has_left THEN 0 ELSE 1 END,
        sheet_id = CASE WHEN m.has_left THEN c.sheet_id END,
        recalled_at = CASE WHEN m.has_left THEN m.at END
      FROM parcel_meant AS m WHERE c.id = m.id
      RETURNING c.id, c.steps, c.state, m.at
    ),
    parcel_off_sheet AS (
      DELETE FROM ${schema}.post_sheet_item AS i USING parcel_meant AS m
      WHERE i.consignment_id = m.id AND i.sheet_id = m.sheet_id AND NOT m.has_left
      RETURNING i.sheet_id
    ),
    parcel_stepped AS (
      INSERT INTO ${schema}.post_step (consignment_id, seq, state, happened_at, recorded_at)
      SELECT p.id, 1, 'CREATED', p.created_at, p.created_at FROM parcel_opened AS p
      UNION ALL
      SELECT e.id, e.steps, 'CANCELLED', e.at, e.at FROM parcel_ended AS e WHERE e.state = 'CANCELLED'
      RETURNING consignment_id
    )`,
  valueOf: (writes) => {
    const changes = writes.map(consignmentsOf);
    const opened = changes.flatMap((each) => each.opened);
    const ended = changes.flatMap((each) => each.ended);
    return opened.length === 0 && ended.length === 0 ? null : JSON.stringify({ opened, ended });
  },
};
