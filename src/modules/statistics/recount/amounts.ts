import type { Measure } from "../measure.ts";

/** The legal day of an instant, in SQL. */
export const DAY = (instant: string) => `(${instant} AT TIME ZONE 'Asia/Ho_Chi_Minh')::date`;

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
        ('late_by_original', coalesce(l.extended AND ${DAY(side.at)} > ${DAY("l.promised")} AND ${DAY(side.at)} <= ${DAY(side.due)}, false)::int),
        ('elapsed_minutes', round(extract(epoch FROM ${side.at} - l.accepted) / 60)),
        ('term_minutes', coalesce(round(extract(epoch FROM ${side.due} - l.accepted) / 60), 0)),
        ('electronic_results', ${side.filed}::int), ('digitised', (${side.filed} AND ${side.scanned})::int)) AS f (measure, amount)`;

/** The levels that count as satisfied or better. */
const SATISFIED = "'VERY_SATISFIED', 'SATISFIED'";

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

/** What the events of `lasting` add to which day, one row for each amount. */
export const AMOUNTS = `
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
      UNION ALL
      SELECT l.dossier_id, ${DAY("l.at")}, l.unit_id, l.procedure_code, l.field_code, l.channel, m.measure, m.after - m.before
      FROM lasting AS l CROSS JOIN LATERAL (VALUES
        ('rated', (l.opinion IS NOT NULL)::int, (l.opinion_before IS NOT NULL)::int),
        ('satisfied', (l.opinion IN (${SATISFIED}))::int, coalesce(l.opinion_before IN (${SATISFIED}), false)::int)) AS m (measure, after, before)
      WHERE l.opinion IS DISTINCT FROM l.opinion_before
      UNION ALL
      SELECT l.dossier_id, ${DAY("l.at")}, l.unit_id, l.procedure_code, l.field_code, l.channel, 'reused', l.used_again - l.used_again_before
      FROM lasting AS l WHERE l.used_again <> l.used_again_before
      UNION ALL${finishRow({ at: "l.at", due: "l.due", outcome: "l.outcome", filed: "l.filed", scanned: "l.scanned", sign: "1" })}
      WHERE l.type IN ('ResultIssued', 'ResultsGathered')
      UNION ALL${finishRow({ at: "l.finished_before", due: "l.due_before", outcome: "l.outcome_before", filed: "l.filed_before", scanned: "l.scanned_before", sign: "-1" })}
      WHERE l.type = 'Reopened'
    )`;
