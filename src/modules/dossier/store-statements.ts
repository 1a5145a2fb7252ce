import type { Statement } from "../../platform/postgres/database.ts";

/*
 * The two hot writes. Events, projection, open tasks and the remembered answer go in one statement each: one round
 * trip, one commit, and no moment at which the projection could differ from the history. Both take several dossiers at
 * once (see shared-writes.ts).
 */

const EVENTS = (schema: string, written: string) => `
  INSERT INTO ${schema}.dossier_event (dossier_id, seq, type, data, private, actor, on_behalf_of, at, command_id, hash)
  SELECT e.dossier_id, e.seq, e.type, e.data, e.private, e.actor, e.on_behalf_of, e.at, e.command_id, e.hash
  FROM jsonb_to_recordset($2::jsonb) AS e (dossier_id uuid, seq int, type text, data jsonb, private jsonb, actor jsonb,
    on_behalf_of uuid, at timestamptz, command_id text, hash text)
  WHERE e.dossier_id IN (SELECT id FROM ${written})`;

const TASKS = (schema: string, written: string) => `
  INSERT INTO ${schema}.dossier_task AS kept (dossier_id, task_id, step_code, step_name, step_name_en, stage, role, unit_id,
    assignee_id, started_at, due_at, dossier_due_at, term_days)
  SELECT t.dossier_id, t.task_id, t.step_code, t.step_name, t.step_name_en, t.stage, t.role, t.unit_id, t.assignee_id, t.started_at,
    t.due_at, t.dossier_due_at, t.term_days
  FROM jsonb_to_recordset($3::jsonb) AS t (dossier_id uuid, task_id text, step_code text, step_name text, step_name_en text, stage text,
    role text, unit_id uuid, assignee_id uuid, started_at timestamptz, due_at timestamptz, dossier_due_at timestamptz,
    term_days int)
  WHERE t.dossier_id IN (SELECT id FROM ${written})
  ON CONFLICT (dossier_id, task_id) DO UPDATE
    SET unit_id = excluded.unit_id, role = excluded.role, assignee_id = excluded.assignee_id,
        due_at = excluded.due_at, dossier_due_at = excluded.dossier_due_at, term_days = excluded.term_days
    WHERE (kept.unit_id, kept.role, kept.due_at, kept.term_days)
        IS DISTINCT FROM (excluded.unit_id, excluded.role, excluded.due_at, excluded.term_days)
       OR kept.assignee_id IS DISTINCT FROM excluded.assignee_id
       OR kept.dossier_due_at IS DISTINCT FROM excluded.dossier_due_at`;

const REMEMBERED = (schema: string, written: string) => `
  INSERT INTO ${schema}.web_idempotency (actor_key, key, request_hash, status, body, created_at)
  SELECT m.actor_key, m.key, m.request_hash, m.status, m.body, m.created_at
  FROM jsonb_to_recordset($4::jsonb) AS m (dossier_id uuid, actor_key text, key text, request_hash text, status int,
    body jsonb, created_at timestamptz)
  WHERE m.dossier_id IN (SELECT id FROM ${written})`;

/** First writes of dossiers. `$1` rows, `$2` events, `$3` tasks, `$4` remembered answers (each a JSON array of all dossiers). */
export const CREATE = {
  name: "dossier-create",
  parameters: 4,
  written: "made",
  text: (schema: string, attached: string) => `
    WITH made AS (
      INSERT INTO ${schema}.dossier
      SELECT * FROM jsonb_populate_recordset(NULL::${schema}.dossier, $1::jsonb)
      RETURNING id
    ),
    appended AS (${EVENTS(schema, "made")} RETURNING seq),
    opened AS (${TASKS(schema, "made")} RETURNING task_id),
    remembered AS (${REMEMBERED(schema, "made")} RETURNING key)${attached}
    SELECT id FROM made`,
};

const APPLICANT = [
  "owner_name",
  "owner_name_words",
  "owner_personal_id",
  "owner_phone",
  "submitter_phone",
  "submitter_name",
  "submitter_personal_id",
  "submitter_relationship",
] as const;

/**
 * Later writes. Of each dossier nothing at all is written unless its version is still the one the decision was made
 * on; answers the ids written. `$5` ids, `$6` the versions expected, in the same order; a dossier stands there once.
 * The applicant's columns change only where a row names the owner: an act that puts right what was declared.
 *
 * The ids are given beside the rows because a set-returning function is planned for a hundred rows of anything: joined
 * to that alone, the register is read from end to end.
 */
const append = (free: (schema: string) => string) => (schema: string, attached: string) =>
  `
    WITH bumped AS (
      UPDATE ${schema}.dossier AS d
      SET version = r.version, head_hash = r.head_hash, status = r.status, sub_status = r.sub_status,
          case_code = r.case_code, receiving_unit_id = r.receiving_unit_id, competent_agency_id = r.competent_agency_id,
          intake_due_at = r.intake_due_at, accepted_at = r.accepted_at, original_due_at = r.original_due_at,
          due_at = r.due_at, finished_at = r.finished_at, returned_at = r.returned_at, changed_at = r.changed_at,
          ${APPLICANT.map((column) => `${column} = CASE WHEN r.owner_name IS NULL THEN d.${column} ELSE r.${column} END`).join(", ")},
          stuck_from = r.stuck_from, asked_unit_ids = r.asked_unit_ids, decisions_awaited = r.decisions_awaited, state = r.state
      FROM jsonb_populate_recordset(NULL::${schema}.dossier, $1::jsonb) AS r
      WHERE d.id = r.id AND d.id = ANY ($5::uuid[]) AND ${free(schema)}
        AND (d.id, d.version) IN (SELECT * FROM unnest($5::uuid[], $6::int[]))
      RETURNING d.id
    ),
    appended AS (${EVENTS(schema, "bumped")} RETURNING seq),
    closed AS (
      DELETE FROM ${schema}.dossier_task AS t USING bumped AS b
      WHERE t.dossier_id = b.id AND t.dossier_id = ANY ($5::uuid[])
        AND (t.dossier_id, t.task_id) NOT IN
          (SELECT k.dossier_id, k.task_id FROM jsonb_to_recordset($3::jsonb) AS k (dossier_id uuid, task_id text))
      RETURNING t.task_id
    ),
    opened AS (${TASKS(schema, "bumped")} RETURNING task_id),
    remembered AS (${REMEMBERED(schema, "bumped")} RETURNING key)${attached}
    SELECT id FROM bumped`;

/** One dossier: waits for whoever is writing it at this moment, then sees whether the version still stands. */
export const APPEND = {
  name: "dossier-append",
  parameters: 6,
  written: "bumped",
  text: append(() => "true"),
};

/** Any number of dossiers: whichever somebody else is writing at this moment is left out, so that nobody waits for a stranger. */
export const APPEND_FREE = {
  name: "dossier-append-free",
  parameters: 6,
  written: "bumped",
  text: append(
    (schema) =>
      `d.id IN (SELECT l.id FROM ${schema}.dossier AS l WHERE l.id = ANY ($5::uuid[]) FOR NO KEY UPDATE SKIP LOCKED)`,
  ),
};

/** The folded state of one dossier and whose it is: `$1` id. */
export const LOAD_DOSSIER: Statement = {
  name: "dossier-load",
  text: (schema) => `
    SELECT state, owner_account_id, jsonb_build_array(
      jsonb_build_object('personalId', owner_personal_id, 'fullName', owner_name),
      jsonb_build_object('personalId', submitter_personal_id, 'fullName', submitter_name)) AS people
    FROM ${schema}.dossier WHERE id = $1`,
};

/** Takes `$3` consecutive numbers of a unit's day at once; returns the last one. */
export const TAKE_NUMBERS: Statement = {
  name: "dossier-take-numbers",
  text: (schema) => `
    INSERT INTO ${schema}.dossier_code_counter AS c (unit_id, day, last_number) VALUES ($1, $2, $3)
    ON CONFLICT (unit_id, day) DO UPDATE SET last_number = c.last_number + excluded.last_number
    RETURNING last_number`,
};

/** The last event of a dossier: what a colleague did meanwhile. */
export const LAST_EVENT: Statement = {
  name: "dossier-last-event",
  text: (schema) => `
    SELECT e.seq, e.type, e.at, e.actor FROM ${schema}.dossier_event AS e
    WHERE e.dossier_id = $1 ORDER BY e.seq DESC LIMIT 1`,
};
