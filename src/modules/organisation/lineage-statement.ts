import type { Statement } from "../../platform/postgres/database.ts";

/**
 * The same walk as `UnitDirectory.lineageOf`, for use inside a transaction: parent while the unit lives, successors
 * once it is closed. `UNION` keeps each unit once, at its first distance, so an accidental cycle ends.
 * A property test compares the two over random trees.
 */
export const LINEAGE: Statement = {
  name: "organisation.lineage",
  text: (schema) => `
    WITH RECURSIVE walk (id, distance) AS (
      SELECT id, 0 FROM ${schema}.organisation_unit WHERE id = $1
      UNION
      SELECT above.id, walk.distance + 1
      FROM walk
      JOIN ${schema}.organisation_unit unit ON unit.id = walk.id
      CROSS JOIN LATERAL (
        SELECT edge.parent_id AS id
        FROM ${schema}.organisation_unit_parent edge
        WHERE edge.unit_id = unit.id
          AND NOT coalesce($2::date > unit.valid_to, false)
          AND edge.valid_from <= $2::date AND ($2::date <= edge.valid_to OR edge.valid_to IS NULL)
        UNION ALL
        SELECT edge.successor_id
        FROM ${schema}.organisation_unit_successor edge
        WHERE edge.unit_id = unit.id AND coalesce($2::date > unit.valid_to, false)
      ) above
      WHERE walk.distance < 32
    )
    SELECT coalesce(json_agg(id ORDER BY distance, id), '[]') AS lineage
    FROM (SELECT id, min(distance) AS distance FROM walk GROUP BY id) nearest`,
};
