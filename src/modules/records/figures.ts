import { parseId } from "../../kernel/ids.ts";
import type { LocalDate } from "../../kernel/local-date.ts";
import { instantAt, nextDay } from "../../kernel/local-date.ts";
import type { Executor, Statement } from "../../platform/postgres/database.ts";
import type { UnitId } from "../access/index.ts";

/** A share with what it was made from; null of nothing. */
export type Share = { readonly part: number; readonly whole: number };

export type RecordsFigures = {
  readonly incoming: number;
  readonly outgoing: number;
  /** Outgoing documents published electronically, of all published. */
  readonly electronic: Share;
  /** Incoming documents whose reply was due in the period, answered on or before that day. */
  readonly repliedOnTime: Share;
  readonly registeredOnTime: Share;
  readonly units: readonly UnitFigures[];
  readonly holders: readonly HolderFigures[];
};

/** Parts given to units: open and in time, overdue now. */
type UnitFigures = { readonly unitId: UnitId; readonly inTime: number; readonly overdue: number };

/** How long a person kept what they reported in the period, on average. */
type HolderFigures = { readonly name: string; readonly parts: number; readonly averageDays: number };

type Asked = {
  readonly agencyId: UnitId;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly today: LocalDate;
};

const LOCAL = (column: string) => `(${column} AT TIME ZONE 'Asia/Ho_Chi_Minh')::date`;

/** $1 agency, $2 first instant, $3 first instant after, $4 first day, $5 last day, $6 today. */
const COUNTS: Statement = {
  name: "records-figures-counts",
  text: (schema) => `
    SELECT count(*) FILTER (WHERE d.direction = 'INCOMING' AND d.created_at >= $2 AND d.created_at < $3) AS incoming,
      count(*) FILTER (WHERE d.direction = 'INCOMING' AND d.created_at >= $2 AND d.created_at < $3
        AND ${LOCAL("d.created_at")} <= d.handled_by_on) AS registered_on_time,
      count(*) FILTER (WHERE d.published_at >= $2 AND d.published_at < $3) AS outgoing,
      count(*) FILTER (WHERE d.published_at >= $2 AND d.published_at < $3 AND d.medium = 'ELECTRONIC') AS electronic,
      count(*) FILTER (WHERE d.direction = 'INCOMING' AND d.reply_due_on BETWEEN $4 AND least($5::date, $6::date)) AS replies_due,
      count(*) FILTER (WHERE d.direction = 'INCOMING' AND d.reply_due_on BETWEEN $4 AND least($5::date, $6::date)
        AND EXISTS (SELECT FROM ${schema}.records_document AS r
          WHERE r.replies_to_id = d.id AND r.state IN ('PUBLISHED', 'REPLACED') AND ${LOCAL("r.published_at")} <= d.reply_due_on)
      ) AS replied_on_time
    FROM ${schema}.records_document AS d
    WHERE d.agency_id = $1 AND d.state NOT IN ('VOIDED', 'DISCARDED')`,
};

const UNITS: Statement = {
  name: "records-figures-units",
  text: (schema) => `
    SELECT a.unit_id, count(*) FILTER (WHERE a.due_on < $2) AS overdue,
      count(*) FILTER (WHERE a.due_on IS NULL OR a.due_on >= $2) AS in_time
    FROM ${schema}.records_assignment AS a
    JOIN ${schema}.records_document AS d ON d.id = a.document_id
    WHERE d.agency_id = $1 AND d.state NOT IN ('VOIDED', 'DISCARDED') AND a.parent_id IS NULL AND a.part <> 'INFORM'
      AND a.accepted_at IS NULL AND a.cancelled_at IS NULL
    GROUP BY a.unit_id ORDER BY overdue DESC, a.unit_id LIMIT 50`,
};

const HOLDERS: Statement = {
  name: "records-figures-holders",
  text: (schema) => `
    SELECT a.person_name AS name, count(*) AS parts,
      round(avg(extract(epoch FROM a.reported_at - a.assigned_at) / 86400)::numeric, 1)::float AS average_days
    FROM ${schema}.records_assignment AS a
    JOIN ${schema}.records_document AS d ON d.id = a.document_id
    WHERE d.agency_id = $1 AND d.state NOT IN ('VOIDED', 'DISCARDED') AND a.person_id IS NOT NULL AND a.cancelled_at IS NULL
      AND a.reported_at >= $2 AND a.reported_at < $3
    GROUP BY a.person_id, a.person_name ORDER BY average_days DESC, a.person_name LIMIT 50`,
};

/**
 * Figures of an agency's registers over some days; every share with what it was made from.
 * @law reform.md §F3: published electronically, replies on time, overdue by unit, average days at each holder
 */
export async function readFigures(executor: Executor, asked: Asked): Promise<RecordsFigures> {
  const { agencyId, from, to, today } = asked;
  const span = [instantAt(from, 0), instantAt(nextDay(to), 0)];
  const [[counts], units, holders] = await Promise.all([
    executor.run(COUNTS, [agencyId, ...span, from, to, today]),
    executor.run(UNITS, [agencyId, today]),
    executor.run(HOLDERS, [agencyId, ...span]),
  ]);
  const count = (name: string) => Number(counts?.[name] ?? 0);
  return {
    incoming: count("incoming"),
    outgoing: count("outgoing"),
    electronic: { part: count("electronic"), whole: count("outgoing") },
    repliedOnTime: { part: count("replied_on_time"), whole: count("replies_due") },
    registeredOnTime: { part: count("registered_on_time"), whole: count("incoming") },
    units: units.flatMap((row) => {
      const unitId = parseId<"unit">(String(row["unit_id"]));
      if (unitId === null) return [];
      return [{ unitId, inTime: Number(row["in_time"]), overdue: Number(row["overdue"]) }];
    }),
    holders: holders.map((row) => ({
      name: String(row["name"]),
      parts: Number(row["parts"]),
      averageDays: Number(row["average_days"]),
    })),
  };
}
