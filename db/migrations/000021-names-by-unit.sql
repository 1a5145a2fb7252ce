-- A name is looked for within units. Each word is kept together with the unit, so that what a search costs is how often
-- the name occurs there, not how often "nguyen" occurs in the country: one index in place of two.
CREATE FUNCTION dossier_name_keys(receiving uuid, competent uuid, words text[]) RETURNS text[]
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  AS $$
    SELECT pg_catalog.array_agg(unit.id OPERATOR(pg_catalog.||) ' ' OPERATOR(pg_catalog.||) name.word)
    FROM (SELECT receiving::text AS id UNION SELECT competent::text) AS unit, pg_catalog.unnest(words) AS name (word)
  $$;
COMMENT ON FUNCTION dossier_name_keys IS 'Các khóa tìm theo tên: đơn vị và từng từ của họ tên bỏ dấu';
CREATE INDEX dossier_by_name ON dossier USING gin (dossier_name_keys(receiving_unit_id, competent_agency_id, owner_name_words));
DROP INDEX dossier_by_name_in_unit;
DROP INDEX dossier_by_name_in_agency;
