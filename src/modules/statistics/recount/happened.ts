const lastOf = (
  value: string,
) => `substr(max(to_char(e.seq, 'FM0000000000') || ${value}) FILTER (WHERE ${value} IS NOT NULL)
        OVER (PARTITION BY e.dossier_id ORDER BY e.seq), 11)`;

/** The events of the dossiers after `$1` up to `$2`, and for a past dossier, whose one event tells all, those there would have been. */
const HAPPENED = (schema: string) => `
    happened AS (
      SELECT e.dossier_id, e.seq, e.at, e.type, e.data FROM ${schema}.dossier_event AS e
      WHERE e.type <> 'HistoryRecorded' AND e.dossier_id > $1 AND e.dossier_id <= $2
      UNION ALL
      SELECT e.dossier_id, t.seq, t.at::timestamptz, t.type, t.data
      FROM ${schema}.dossier_event AS e
      CROSS JOIN LATERAL (VALUES
        (1, e.data ->> 'submittedAt', 'Submitted',
          (e.data || jsonb_build_object('pinned', e.data -> 'procedure')) - 'dueAt' - 'satisfaction'),
        (2, e.data ->> 'acceptedAt', 'Accepted', jsonb_build_object('dueAt', e.data -> 'dueAt')),
        (3, e.data ->> 'finishedAt', CASE e.data ->> 'outcome' WHEN 'WITHDRAWN' THEN 'WithdrawalApproved' WHEN 'STOPPED' THEN 'Stopped'
          WHEN 'REJECTED' THEN 'Rejected' WHEN 'CANCELLED' THEN 'Cancelled' ELSE 'ResultsGathered' END,
          jsonb_build_object('outcome', e.data -> 'outcome')),
        (4, e.data ->> 'returnedAt', 'ResultReturned', '{}'),
        (5, CASE WHEN e.data ? 'satisfaction' THEN coalesce(e.data ->> 'returnedAt', e.data ->> 'finishedAt') END, 'Rated',
          jsonb_build_object('satisfaction', e.data -> 'satisfaction'))) AS t (seq, at, type, data)
      WHERE e.type = 'HistoryRecorded' AND e.dossier_id > $1 AND e.dossier_id <= $2 AND t.at IS NOT NULL
    )`;

/** Which standing an event leads to; most lead to none. */
const STANDING = `CASE e.type
          WHEN 'Submitted' THEN 'intake'
          WHEN 'Accepted' THEN 'running' WHEN 'SupplementConfirmed' THEN 'running' WHEN 'PaymentConfirmed' THEN 'running'
          WHEN 'Resumed' THEN 'running' WHEN 'Reopened' THEN 'running'
          WHEN 'SupplementRequested' THEN 'supplement_wait'
          WHEN 'PaymentRequired' THEN 'financial_wait'
          WHEN 'Suspended' THEN 'suspended'
          WHEN 'ResultIssued' THEN 'ready' WHEN 'ResultsGathered' THEN 'ready'
          WHEN 'Rejected' THEN 'ended' WHEN 'Cancelled' THEN 'ended' WHEN 'WithdrawalApproved' THEN 'ended'
          WHEN 'Stopped' THEN 'ended' WHEN 'ResultReturned' THEN 'ended'
        END`;

/*
 * Counts again from the events alone: which standing each event leads to, from when to when it lasted, and what happened
 * where. It shares no rule with the counting of the acts; it knows event types and their facts, no dossier and no spell.
 */
export const EVENTS_READ = (schema: string) => `
    ${HAPPENED(schema)},
    read AS (
      SELECT e.dossier_id, e.seq, e.at, e.type, e.data,
        ${STANDING} AS kind,
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
        CASE e.type WHEN 'Accepted' THEN coalesce(e.data ->> 'dueAt', 'none') END AS promised,
        CASE e.type WHEN 'Extended' THEN 'true' END AS extended,
        CASE WHEN e.type IN ('ResultIssued', 'ResultsGathered') THEN (e.at::text) WHEN e.type = 'Reopened' THEN 'none' END AS finished,
        CASE e.type WHEN 'ResultIssued' THEN (jsonb_array_length(e.data -> 'files') > 0)::text WHEN 'ResultsGathered' THEN 'false' END AS filed,
        CASE WHEN e.type <> 'ConsultationRequested' AND jsonb_typeof(e.data -> 'components') = 'array'
          THEN (jsonb_path_exists(e.data, '$.components[*].files[*]'))::text END AS scanned,
        CASE WHEN e.type <> 'ConsultationRequested' AND jsonb_typeof(e.data -> 'components') = 'array'
          THEN (jsonb_path_exists(e.data, '$.components[*] ? (@.digitisation == "REUSED")'))::text END AS used_again,
        e.data ->> 'satisfaction' AS opinion,
        e.first #>> '{pinned,procedureCode}' AS procedure_code, e.first #>> '{pinned,fieldCode}' AS field_code,
        e.first ->> 'channelIn' AS channel
      FROM (SELECT h.*, first_value(h.data) OVER (PARTITION BY h.dossier_id ORDER BY h.seq) AS first FROM happened AS h) AS e
    ),
    carried AS (
      SELECT e.dossier_id, e.seq, e.at, e.type, e.data, e.procedure_code, e.field_code, e.channel,
        ${lastOf("e.kind")} AS kind, nullif(${lastOf("e.due")}, 'none')::timestamptz AS due,
        -- Stops that follow on one another are one, from the first.
        min(CASE WHEN e.stood <> 'none' THEN e.stood::timestamptz END) OVER (PARTITION BY e.dossier_id, e.runs ORDER BY e.seq) AS stood, ${lastOf("e.unit")}::uuid AS unit_id,
        ${lastOf("e.outcome")} AS outcome, ${lastOf("e.accepted")}::timestamptz AS accepted,
        nullif(${lastOf("e.promised")}, 'none')::timestamptz AS promised, coalesce(${lastOf("e.extended")}::boolean, false) AS extended, ${lastOf("e.filed")}::boolean AS filed,
        ${lastOf("e.scanned")}::boolean AS scanned, ${lastOf("e.opinion")} AS opinion,
        (coalesce(${lastOf("e.used_again")}::boolean, false) AND ${lastOf("e.accepted")} IS NOT NULL)::int AS used_again, nullif(${lastOf("e.finished")}, 'none')::timestamptz AS finished
      FROM (SELECT r.*, count(*) FILTER (WHERE r.stood = 'none') OVER (PARTITION BY r.dossier_id ORDER BY r.seq) AS runs FROM read AS r) AS e
    ),
    lasting AS (
      SELECT c.*, lead(c.at) OVER w AS until, lag(c.unit_id) OVER w AS unit_before, lag(c.due) OVER w AS due_before,
        lag(c.outcome) OVER w AS outcome_before, lag(c.finished) OVER w AS finished_before, lag(c.filed) OVER w AS filed_before,
        lag(c.scanned) OVER w AS scanned_before, lag(c.opinion) OVER w AS opinion_before,
        coalesce(lag(c.used_again) OVER w, 0) AS used_again_before,
        CASE WHEN c.kind IN ('running', 'supplement_wait', 'financial_wait', 'suspended') AND (c.stood IS NULL OR c.due < c.stood)
          THEN greatest(c.due, c.at) END AS overdue_from
      FROM carried AS c WINDOW w AS (PARTITION BY c.dossier_id ORDER BY c.seq)
    )`;
