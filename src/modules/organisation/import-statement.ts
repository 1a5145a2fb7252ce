import type { Statement } from "../../platform/postgres/database.ts";

/** Inserts a chunk of committees and their parents in one round trip: `$1` is an array of rows as JSON. */
export const INSERT_UNITS: Statement = {
  name: "organisation.insert-units",
  text: (schema) => `
    WITH row AS (
      SELECT * FROM jsonb_to_recordset($1::jsonb) AS row (
        id uuid, parent_row_id uuid, parent_id uuid, code text, legacy_code text, area_code text, area_kind text,
        level text, name text, name_en text, short_name text, symbol text, search_key text, valid_from date, valid_to date)
    ), unit AS (
      INSERT INTO ${schema}.organisation_unit
        (id, code, legacy_code, area_code, area_kind, kind, level, name, name_en, short_name, symbol, search_key, valid_from, valid_to)
      SELECT id, code, legacy_code, area_code, area_kind, 'PEOPLES_COMMITTEE', level, name, name_en, short_name, symbol,
        search_key, valid_from, valid_to
      FROM row
    )
    INSERT INTO ${schema}.organisation_unit_parent (id, unit_id, parent_id, valid_from, valid_to)
    SELECT parent_row_id, id, parent_id, valid_from, valid_to FROM row WHERE parent_id IS NOT NULL`,
};
