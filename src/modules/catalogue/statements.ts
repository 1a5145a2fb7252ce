import type { Statement } from "../../platform/postgres/database.ts";

const HEAD = `v.id, v.procedure_id, v.code, v.version_no, v.state, v.valid_from, v.valid_to, v.supersedes_id,
  v.published_at, v.published_by, v.revision, v.content_md5, v.content`;

/** In force on the day `$n`: decided by dates alone. */
const inForce = (parameter: string) =>
  `v.state <> 'DRAFT' AND v.valid_from <= ${parameter}::date AND (v.valid_to IS NULL OR v.valid_to >= ${parameter}::date)`;

export const FIND_VERSION: Statement = {
  name: "catalogue-find-version",
  text: (schema) => `SELECT ${HEAD} FROM ${schema}.catalogue_procedure_version AS v WHERE v.id = $1`,
};

/** `$1` code, `$2` day. The index (code, valid_from DESC) finds it without reading its siblings. */
export const FIND_IN_FORCE: Statement = {
  name: "catalogue-find-in-force",
  text: (schema) => `
    SELECT ${HEAD} FROM ${schema}.catalogue_procedure_version AS v
    WHERE v.code = $1 AND ${inForce("$2")}
    ORDER BY v.valid_from DESC LIMIT 1`,
};

/** Names of many procedures as their versions in force on a day have them: `$1` codes, `$2` day. */
export const NAMES_IN_FORCE: Statement = {
  name: "catalogue-names-in-force",
  text: (schema) => `
    SELECT asked.code, v.name FROM unnest($1::text[]) AS asked (code)
    CROSS JOIN LATERAL (
      SELECT v.content -> 'name' AS name FROM ${schema}.catalogue_procedure_version AS v
      WHERE v.code = asked.code AND ${inForce("$2")}
      ORDER BY v.valid_from DESC LIMIT 1
    ) AS v`,
};

/**
 * Whoever changes the versions of a thing waits here for whoever does already. The thing and not its rows: a version
 * that somebody is just adding is no row yet. `$1` says which thing.
 */
export const LOCK_THING: Statement = {
  name: "catalogue-lock-thing",
  text: (schema) =>
    `SELECT pg_advisory_xact_lock(hashtextextended('catalogue ' || $1 || ' ${schema.replaceAll("'", "''")}', 0))`,
};

/** All versions of a procedure, oldest first; `FOR UPDATE`, so that no draft is saved while it is published. */
export const LOCK_VERSIONS: Statement = {
  name: "catalogue-lock-versions",
  text: (schema) => `
    SELECT ${HEAD} FROM ${schema}.catalogue_procedure_version AS v
    WHERE v.code = $1 ORDER BY v.version_no FOR UPDATE`,
};

const SUMMARY = `v.id, v.code, v.name_key, v.field_code, v.online_level, v.life_events,
  v.content -> 'name' AS name, v.content -> 'summary' AS summary, v.content -> 'nonTerritorial' AS non_territorial,
  v.content -> 'cases' -> -1 -> 'term' AS term, v.content -> 'feesStated' AS fees_stated`;

/**
 * Published procedures in force on `$1`, by name. `$2` field, `$3` life event (JSON array), `$4` online level, each
 * null for all; `$5`, `$6` the last name key and code already shown; `$7` how many.
 */
export const LIST_IN_FORCE: Statement = {
  name: "catalogue-list-in-force",
  text: (schema) => `
    SELECT ${SUMMARY} FROM ${schema}.catalogue_procedure_version AS v
    WHERE ${inForce("$1")}
      AND ($2::text IS NULL OR v.field_code = $2)
      AND ($3::jsonb IS NULL OR v.life_events @> $3::jsonb)
      AND ($4::text IS NULL OR v.online_level = $4)
      AND (v.name_key, v.code) > ($5::text, $6::text)
    ORDER BY v.name_key, v.code LIMIT $7`,
};

/**
 * The same, by words: `$5` matches where every word is found, `$6` where any is, `$8` where the whole words stand side
 * by side. Rows where every word is found come first, so that the caller can drop the others when there are any; then
 * those with the words side by side: "người già" is not "người … giải quyết".
 */
export const SEARCH_IN_FORCE: Statement = {
  name: "catalogue-search-in-force",
  text: (schema) => `
    SELECT ${SUMMARY}, v.search_words @@ to_tsquery('simple', $5) AS whole
    FROM ${schema}.catalogue_procedure_version AS v
    WHERE ${inForce("$1")}
      AND v.search_words @@ to_tsquery('simple', $6)
      AND ($2::text IS NULL OR v.field_code = $2)
      AND ($3::jsonb IS NULL OR v.life_events @> $3::jsonb)
      AND ($4::text IS NULL OR v.online_level = $4)
    ORDER BY whole DESC, (regexp_replace(v.name_key, '^thu tuc ', '') = $10 OR lower(v.code) = $11) DESC,
      starts_with(regexp_replace(v.name_key, '^thu tuc ', ''), $10) DESC, v.search_words @@ to_tsquery('simple', $8) DESC,
      (SELECT count(*) FROM unnest($9::text[]) AS word WHERE v.search_words @@ to_tsquery('simple', word)) DESC,
      ts_rank(v.search_words, to_tsquery('simple', $6)) DESC, v.name_key, v.code LIMIT $7`,
};

/** One row a procedure for the administrators: its newest version and the one in force on `$1`. `$2` words, `$3` last code. */
export const LIST_FOR_ADMIN: Statement = {
  name: "catalogue-list-for-admin",
  text: (schema) => `
    SELECT newest.id, p.code, newest.name_vi, newest.name_en, newest.state, newest.version_no, newest.valid_from,
      newest.valid_to, newest.field_code, newest.updated_at, current.id AS current_id,
      current.version_no AS current_version_no
    FROM ${schema}.catalogue_procedure AS p
    CROSS JOIN LATERAL (
      SELECT * FROM ${schema}.catalogue_procedure_version AS n
      WHERE n.procedure_id = p.id ORDER BY n.version_no DESC LIMIT 1
    ) AS newest
    LEFT JOIN LATERAL (
      SELECT v.id, v.version_no FROM ${schema}.catalogue_procedure_version AS v
      WHERE v.code = p.code AND ${inForce("$1")} ORDER BY v.valid_from DESC LIMIT 1
    ) AS current ON true
    WHERE ($2::text IS NULL OR newest.search_words @@ to_tsquery('simple', $2))
      AND ($3::text IS NULL OR p.code > $3)
      AND ($4::text IS NULL OR newest.state = $4)
    ORDER BY p.code LIMIT $5`,
};

/** A version with its siblings, its history and whether a source is kept: the whole admin page in one round trip. */
export const VERSION_FOR_ADMIN: Statement = {
  name: "catalogue-version-for-admin",
  text: (schema) => `
    SELECT ${HEAD},
      (SELECT jsonb_agg(jsonb_build_object('id', s.id, 'versionNo', s.version_no, 'state', s.state,
          'validFrom', s.valid_from, 'validTo', s.valid_to) ORDER BY s.version_no DESC)
        FROM ${schema}.catalogue_procedure_version AS s WHERE s.procedure_id = v.procedure_id) AS siblings,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('type', a.type, 'actorName', a.actor_name,
          'at', to_char(a.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'facts', a.facts) ORDER BY a.id DESC), '[]')
        FROM (SELECT * FROM ${schema}.catalogue_act AS b WHERE b.version_id = v.id ORDER BY b.id DESC LIMIT 50) AS a) AS acts,
      (SELECT jsonb_build_object('fileName', o.file_name, 'line', o.line, 'format', o.format, 'source', o.source)
        FROM ${schema}.catalogue_procedure_source AS o WHERE o.version_id = v.id ORDER BY o.id DESC LIMIT 1) AS source
    FROM ${schema}.catalogue_procedure_version AS v WHERE v.id = $1`,
};
