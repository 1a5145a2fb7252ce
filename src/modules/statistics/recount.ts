import { z } from "zod";
import type { Database, Row, Statement } from "../../platform/postgres/database.ts";
import { WHOLE_AUTHORITY } from "./drain.ts";
import { MEASURES, type Measure } from "./measure.ts";

/** A cell that is not what the events say. */
type WrongCell = {
  readonly unitId: string;
  readonly procedureCode: string;
  readonly grain: "D" | "M";
  readonly startsOn: string;
  readonly channel: string;
  readonly measure: Measure;
  readonly cell: number;
  readonly recounted: number;
};

export type Recount = { readonly cells: number; readonly wrong: readonly WrongCell[] };

const WRONG_MAX = 200;

const lastOf = (
  value: string,
) => `substr(max(to_char(e.seq, 'FM0000000000') || ${value}) FILTER (WHERE ${value} IS NOT NULL)
        OVER (PARTITION BY e.dossier_id ORDER BY e.seq), 11)`;

/** The events, and for a past dossier, whose one event tells all, those there would have been. */
const HAPPENED = (schema: string) => `
    happened AS (
      SELECT e.dossier_id, e.seq, e.at, e.type, e.data FROM ${schema}.dossier_event AS e WHERE e.type <> 'HistoryRecorded'
      UNION ALL
      SELECT e.dossier_id, t.seq, t.at::timestamptz, t.type, t.data
      FROM ${schema}.dossier_event AS e
      CROSS JOIN LATERAL (VALUES
        (1, e.data ->> 'submittedAt', 'Submitted', e.data || jsonb_build_object('pinned', e.data -> 'procedure') - 'dueAt'),
        (2, e.data ->> 'acceptedAt', 'Accepted', jsonb_build_object('dueAt', e.data -> 'dueAt')),
        (3, e.data ->> 'finishedAt', CASE e.data ->> 'outcome' WHEN 'WITHDRAWN' THEN 'WithdrawalApproved' WHEN 'STOPPED' THEN 'Stopped'
          WHEN 'REJECTED' THEN 'Rejected' WHEN 'CANCELLED' THEN 'Cancelled' ELSE 'ResultsGathered' END,
          jsonb_build_object('outcome', e.data -> 'outcome')),
        (4, e.data ->> 'returnedAt', 'ResultReturned', '{}')) AS t (seq, at, type, data)
      WHERE e.type = 'HistoryRecorded' AND t.at IS NOT NULL
    )`;

/*
 * Counts again from the events alone: which standing each event leads to, from when to when it lasted, and what happened
 * where. It shares no rule with the counting of the acts; it knows event types and their facts, no dossier and no spell.
 */
const EVENTS_READ = (schema: string) => `
    ${HAPPENED(schema)},
    read AS (
      SELECT e.dossier_id, e.seq, e.at, e.type, e.data,
        CASE e.type
          WHEN 'Submitted' THEN 'intake'
          WHEN 'Accepted' THEN 'running' WHEN 'SupplementConfirmed' THEN 'running' WHEN 'PaymentConfirmed' THEN 'running'
          WHEN 'Resumed' THEN 'running' WHEN 'Reopened' THEN 'running'
          WHEN 'SupplementRequested' THEN 'supplement_wait'
          WHEN 'PaymentRequired' THEN 'financial_wait'
          WHEN 'Suspended' THEN 'suspended'
          WHEN 'ResultIssued' THEN 'ready' WHEN 'ResultsGathered' THEN 'ready'
          WHEN 'Rejected' THEN 'ended' WHEN 'Cancelled' THEN 'ended' WHEN 'WithdrawalApproved' THEN 'ended'
          WHEN 'Stopped' THEN 'ended' WHEN 'ResultReturned' THEN 'ended'
        END AS kind,
        CASE WHEN e.data ? 'dueAt' AND e.type <> 'ConsultationRequested' THEN coalesce(e.data ->> 'dueAt', 'none') END AS due,
        CASE
          WHEN e.type IN ('SupplementRequested', 'PaymentRequired', 'Suspended') THEN e.at::text
          WHEN e.type = 'ConsultationRequested' AND (e.first #>> '{pinned,consultationPauses}')::boolean THEN e.at::text
          WHEN e.type IN ('SupplementConfirmed', 'PaymentConfirmed', 'Resumed', 'ConsultationClosed', 'ConsultationWithdrawn', 'WithdrawalApproved', 'Stopped')
            THEN 'none'
        END AS stood,
        CASE e.type WHEN 'Submitted' THEN e.data #>> '{organisations,competentAgencyId}' WHEN 'Rerouted' THEN e.data ->> 'toUnitId' END AS unit,
        CASE e.type WHEN 'ResultSigned' THEN e.data ->> 'outcome' WHEN 'ResultsGathered' THEN e.data ->> 'outcome' END AS outcome,
        CASE e.type WHEN 'Accepted' THEN e.at::text END AS accepted,
        CASE WHEN e.type IN ('ResultIssued', 'ResultsGathered') THEN (e.at::text) WHEN e.type = 'Reopened' THEN 'none' END AS finished,
        CASE e.type WHEN 'ResultIssued' THEN (jsonb_array_length(e.data -> 'files') > 0)::text WHEN 'ResultsGathered' THEN 'false' END AS filed,
        CASE WHEN e.type <> 'ConsultationRequested' AND jsonb_typeof(e.data -> 'components') = 'array'
          THEN (jsonb_path_exists(e.data, '$.components[*].files[*]'))::text END AS scanned,
        e.first #>> '{pinned,procedureCode}' AS procedure_code, e.first #>> '{pinned,fieldCode}' AS field_code,
        e.first ->> 'channelIn' AS channel
      FROM (SELECT h.*, first_value(h.data) OVER (PARTITION BY h.dossier_id ORDER BY h.seq) AS first FROM happened AS h) AS e
    ),
    carried AS (
      SELECT e.dossier_id, e.seq, e.at, e.type, e.data, e.procedure_code, e.field_code, e.channel,
        ${lastOf("e.kind")} AS kind, nullif(${lastOf("e.due")}, 'none')::timestamptz AS due,
        -- Stops that follow on one another are one, from the first.
        min(CASE WHEN e.stood <> 'none' THEN e.stood::timestamptz END) OVER (PARTITION BY e.dossier_id, e.runs ORDER BY e.seq) AS stood, ${lastOf("e.unit")}::uuid AS unit_id,
        ${lastOf("e.outcome")} AS outcome, ${lastOf("e.accepted")}::timestamptz AS accepted, ${lastOf("e.filed")}::boolean AS filed,
        ${lastOf("e.scanned")}::boolean AS scanned, nullif(${lastOf("e.finished")}, 'none')::timestamptz AS finished
      FROM (SELECT r.*, count(*) FILTER (WHERE r.stood = 'none') OVER (PARTITION BY r.dossier_id ORDER BY r.seq) AS runs FROM read AS r) AS e
    ),
    lasting AS (
      SELECT c.*, lead(c.at) OVER w AS until, lag(c.unit_id) OVER w AS unit_before, lag(c.due) OVER w AS due_before,
        lag(c.outcome) OVER w AS outcome_before, lag(c.finished) OVER w AS finished_before, lag(c.filed) OVER w AS filed_before,
        lag(c.scanned) OVER w AS scanned_before,
        CASE WHEN c.kind IN ('running', 'supplement_wait', 'financial_wait', 'suspended') AND (c.stood IS NULL OR c.due < c.stood)
          THEN greatest(c.due, c.at) END AS overdue_from
      FROM carried AS c WINDOW w AS (PARTITION BY c.dossier_id ORDER BY c.seq)
    )`;

const DAY = (instant: string) => `(${instant} AT TIME ZONE 'Asia/Ho_Chi_Minh')::date`;

const finishRow = (side: {
  at: string;
  due: string;
  outcome: string;
  filed: string;
  scanned: string;
  sign: string;
}) => `
      SELECT l.dossier_id, ${DAY("l.at")} AS day, l.unit_id, l.procedure_code, l.field_code, l.channel, f.measure, f.amount * ${side.sign}
      FROM lasting AS l CROSS JOIN LATERAL (VALUES
        (lower(${side.outcome}) || CASE WHEN ${DAY(side.at)} > ${DAY(side.due)} THEN '_late' WHEN ${DAY(side.at)} < ${DAY(side.due)} THEN '_early' ELSE '_on_time' END, 1),
        ('elapsed_minutes', round(extract(epoch FROM ${side.at} - l.accepted) / 60)),
        ('term_minutes', coalesce(round(extract(epoch FROM ${side.due} - l.accepted) / 60), 0)),
        ('electronic_results', ${side.filed}::int), ('digitised', (${side.filed} AND ${side.scanned})::int)) AS f (measure, amount)`;

const FLOW_OF_TYPE = {
  Submitted: "submitted",
  Accepted: "accepted",
  Rejected: "rejected",
  Cancelled: "cancelled",
  WithdrawalApproved: "withdrawn",
  Stopped: "stopped",
  ResultReturned: "returned",
  Reopened: "reopened",
  SupplementRequested: "supplement_requests",
  Extended: "extensions",
} as const satisfies Record<string, Measure>;

const AMOUNTS = `
    amounts (dossier_id, day, unit_id, procedure_code, field_code, channel, measure, amount) AS (
      SELECT l.dossier_id, ${DAY("l.at")}, l.unit_id, l.procedure_code, l.field_code, l.channel, t.measure, 1::numeric
      FROM lasting AS l JOIN (VALUES ${Object.entries(FLOW_OF_TYPE)
        .map(([type, measure]) => `('${type}', '${measure}')`)
        .join(", ")}) AS t (type, measure) ON t.type = l.type
      UNION ALL
      SELECT l.dossier_id, ${DAY("l.at")}, l.unit_id, l.procedure_code, l.field_code, l.channel, 'late_notices', 1
      FROM lasting AS l WHERE l.type = 'Extended' AND (l.data ->> 'lateNotice')::boolean
      UNION ALL
      SELECT l.dossier_id, ${DAY("l.at")}, m.unit_id, l.procedure_code, l.field_code, l.channel, m.measure, 1
      FROM lasting AS l CROSS JOIN LATERAL (VALUES (l.unit_before, 'rerouted_out'), (l.unit_id, 'rerouted_in')) AS m (unit_id, measure)
      WHERE l.type = 'Rerouted' AND l.unit_before <> l.unit_id
      UNION ALL
      SELECT l.dossier_id, ${DAY("s.at")}, l.unit_id, l.procedure_code, l.field_code, l.channel, l.kind, s.amount
      FROM lasting AS l CROSS JOIN LATERAL (VALUES (l.at, 1), (l.until, -1)) AS s (at, amount)
      WHERE l.kind <> 'ended' AND s.at IS NOT NULL
      UNION ALL
      SELECT l.dossier_id, ${DAY("s.at")}, l.unit_id, l.procedure_code, l.field_code, l.channel, 'overdue', s.amount
      FROM lasting AS l CROSS JOIN LATERAL (VALUES (l.overdue_from, 1), (l.until, -1)) AS s (at, amount)
      WHERE l.overdue_from IS NOT NULL AND (l.until IS NULL OR l.overdue_from < l.until) AND s.at IS NOT NULL
      UNION ALL${finishRow({ at: "l.at", due: "l.due", outcome: "l.outcome", filed: "l.filed", scanned: "l.scanned", sign: "1" })}
      WHERE l.type IN ('ResultIssued', 'ResultsGathered')
      UNION ALL${finishRow({ at: "l.finished_before", due: "l.due_before", outcome: "l.outcome_before", filed: "l.filed_before", scanned: "l.scanned_before", sign: "-1" })}
      WHERE l.type = 'Reopened'
    ),
    recounted AS (
      SELECT u.unit_id, p.procedure_code, g.grain, g.starts_on, a.channel, a.measure, sum(a.amount)::bigint AS amount
      FROM amounts AS a
      CROSS JOIN LATERAL (VALUES (a.unit_id), ('${WHOLE_AUTHORITY}'::uuid)) AS u (unit_id)
      CROSS JOIN LATERAL (VALUES (a.procedure_code), ('*')) AS p (procedure_code)
      CROSS JOIN LATERAL (VALUES ('D', a.day), ('M', date_trunc('month', a.day)::date)) AS g (grain, starts_on)
      WHERE a.amount <> 0
      GROUP BY 1, 2, 3, 4, 5, 6
    )`;

const EACH = (
  table: string,
) => `CROSS JOIN LATERAL (VALUES ${MEASURES.map((measure) => `('${measure}', ${table}.${measure})`).join(", ")})
        AS m (measure, amount)`;

/** Cells and what is still in the tally, beside the recount; every cell that differs. One statement, so one moment. */
const COMPARE: Statement = {
  name: "statistics-recount",
  text: (schema) => `
    WITH ${EVENTS_READ(schema)},
    ${AMOUNTS},
    kept AS (
      SELECT unit_id, procedure_code, grain, starts_on, channel, measure, sum(amount)::bigint AS amount
      FROM (
        SELECT c.unit_id, c.procedure_code, c.grain, c.starts_on, c.channel, m.measure, m.amount
        FROM ${schema}.statistics_cell AS c ${EACH("c")}
        UNION ALL
        SELECT u.unit_id, p.procedure_code, g.grain, g.starts_on, t.channel, m.measure, m.amount
        FROM ${schema}.statistics_tally AS t ${EACH("t")}
        CROSS JOIN LATERAL (VALUES (t.unit_id), ('${WHOLE_AUTHORITY}'::uuid)) AS u (unit_id)
        CROSS JOIN LATERAL (VALUES (t.procedure_code), ('*')) AS p (procedure_code)
        CROSS JOIN LATERAL (VALUES ('D', t.day), ('M', date_trunc('month', t.day)::date)) AS g (grain, starts_on)
      ) AS all_of_them
      GROUP BY 1, 2, 3, 4, 5, 6 HAVING sum(amount) <> 0
    )
    SELECT unit_id, procedure_code, grain, starts_on, channel, measure, coalesce(k.amount, 0) AS cell,
      coalesce(r.amount, 0) AS recounted, count(*) OVER () AS wrong, (SELECT count(*) FROM recounted WHERE amount <> 0) AS cells
    FROM kept AS k FULL JOIN recounted AS r USING (unit_id, procedure_code, grain, starts_on, channel, measure)
    WHERE coalesce(k.amount, 0) <> coalesce(r.amount, 0)
    ORDER BY starts_on, grain, unit_id, procedure_code, channel, measure LIMIT ${WRONG_MAX}`,
};

const COUNT_CELLS: Statement = {
  name: "statistics-cell-count",
  text: (schema) => `SELECT count(*)::int AS cells FROM ${schema}.statistics_cell`,
};

const wrongSchema = z.object({
  unit_id: z.string(),
  procedure_code: z.string(),
  grain: z.enum(["D", "M"]),
  starts_on: z.string(),
  channel: z.string(),
  measure: z.enum(MEASURES),
  cell: z.coerce.number(),
  recounted: z.coerce.number(),
});

/**
 * Recounts every event of the authority and compares every cell; answers the first 200 that differ. Takes as long as
 * reading the whole history: for the night, not for a page.
 */
export async function recountStatistics(database: Pick<Database, "run">): Promise<Recount> {
  const wrong = (await database.run(COMPARE, [])).map(wrongCell);
  const [count] = await database.run(COUNT_CELLS, []);
  return { cells: Number(count?.["cells"] ?? 0), wrong };
}

function wrongCell(row: Row): WrongCell {
  const it = wrongSchema.parse(row);
  return {
    unitId: it.unit_id,
    procedureCode: it.procedure_code,
    grain: it.grain,
    startsOn: it.starts_on,
    channel: it.channel,
    measure: it.measure,
    cell: it.cell,
    recounted: it.recounted,
  };
}
