import { z } from "zod";
import {
  addDays,
  earlier,
  epochOf,
  type Instant,
  instantAt,
  instantOfEpoch,
  type LocalDate,
} from "../../kernel/local-date.ts";
import type { Executor, Row, Statement } from "../../platform/postgres/database.ts";
import type { ChannelIn, Status } from "../dossier/index.ts";
import { FLOWS, type Flow, type Measure, type Stock } from "./measure.ts";
import { AT_END, AT_START, belongsTo } from "./spell-measures.ts";
import type { Units } from "./totals.ts";

type OpenedQuestion = {
  readonly measure: Measure;
  readonly units: Units;
  /** For a flow, the days in which it happened; a stock is what there was at the end of `to`. */
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly procedures?: readonly string[];
  readonly channel?: ChannelIn;
  readonly now: Instant;
  readonly asOf?: Instant;
  readonly size: number;
  /** The last dossier of the page before; null for the first page. */
  readonly after: { readonly at: Instant; readonly dossierId: string } | null;
};

/** A dossier behind a figure. `amount` is −1 where the figure lost it: a result that was opened again. */
export type OpenedDossier = {
  readonly dossierId: string;
  readonly code: string;
  readonly procedureCode: string;
  readonly procedureName: string;
  readonly procedureNameEn: string;
  readonly unitId: string;
  readonly channel: ChannelIn;
  /** Today's status, for the eye; the figure is about then. */
  readonly status: Status;
  /** When it happened, or since when the dossier stood so. */
  readonly at: Instant;
  readonly dueAt: Instant | null;
  readonly amount: number;
};

/** What a list of dossiers shows, from a spell `s` and its dossier `d`, beside `at` and `amount`. */
export const OPENED_COLUMNS = `s.dossier_id, d.code, s.procedure_code, d.procedure_name, d.procedure_name_en, s.unit_id, s.channel, d.status,
  coalesce(s.due_at, d.due_at) AS due_at`;

const SCOPE = `
        AND ($3::text[] IS NULL OR s.procedure_code = ANY ($3::text[])) AND ($4::text IS NULL OR s.channel = $4)`;

/** What began (or ended) in the period: `$1` units or null, `$5` after, `$6` until, `$7`–`$8` last of the page before, `$2` size. */
const flowStatement = (flow: Flow, schema: string) => {
  const [amount, instant] =
    AT_START[flow] === undefined ? [AT_END[flow] ?? "0", "s.to_at"] : [AT_START[flow], "s.from_at"];
  return `
    SELECT ${OPENED_COLUMNS}, ${instant} AS at, (${amount})::int AS amount
    FROM ${schema}.statistics_spell AS s JOIN ${schema}.dossier AS d ON d.id = s.dossier_id
    WHERE ($1::uuid[] IS NULL OR s.unit_id = ANY ($1::uuid[]))
      AND ${instant} >= $5::timestamptz AND ${instant} < $6::timestamptz AND (${amount}) <> 0${SCOPE}
      AND (${instant}, s.dossier_id) > ($7::timestamptz, $8::uuid)
    ORDER BY ${instant}, s.dossier_id LIMIT $2`;
};

/**
 * What there was: `$5` the moment, at which nothing due is overdue yet, `$6` the instant after it; else as above. What
 * there is now is open, and costs what lies open; in the past it may have ended since.
 */
const stockStatement = (stock: Stock, moment: "now" | "past", schema: string) => {
  const page = (ended: string) => `(
      SELECT s.* FROM ${schema}.statistics_spell AS s
      WHERE ($1::uuid[] IS NULL OR s.unit_id = ANY ($1::uuid[]))
        AND s.from_at < $6::timestamptz AND ${ended} AND ${belongsTo(stock, "$5::timestamptz")}
        AND $5::timestamptz IS NOT NULL${SCOPE}
        AND (s.from_at, s.dossier_id) > ($7::timestamptz, $8::uuid)
      ORDER BY s.from_at, s.dossier_id LIMIT $2)`;
  const open = page("s.to_at = 'infinity'");
  const endedSince = page("s.to_at >= $6::timestamptz AND s.to_at < 'infinity'");
  return `
    SELECT ${OPENED_COLUMNS}, s.from_at AS at, 1 AS amount
    FROM (${moment === "now" ? open : `${open} UNION ALL ${endedSince}`}) AS s
    JOIN ${schema}.dossier AS d ON d.id = s.dossier_id
    ORDER BY s.from_at, s.dossier_id LIMIT $2`;
};

const isFlow = (measure: Measure): measure is Flow => FLOWS.some((flow) => flow === measure);

const STATEMENTS = new Map<string, Statement>();

function statementOf(measure: Measure, moment: "now" | "past"): Statement {
  const name = `statistics-opened-${measure}${isFlow(measure) ? "" : `-${moment}`}`;
  const text = (schema: string) =>
    isFlow(measure) ? flowStatement(measure, schema) : stockStatement(measure, moment, schema);
  const made = STATEMENTS.get(name) ?? { name, text };
  STATEMENTS.set(name, made);
  return made;
}

const rowSchema = z.object({
  dossier_id: z.string(),
  code: z.string(),
  procedure_code: z.string(),
  procedure_name: z.string(),
  procedure_name_en: z.string(),
  unit_id: z.string(),
  channel: z.custom<ChannelIn>((value) => typeof value === "string"),
  status: z.custom<Status>((value) => typeof value === "string"),
  at: z.custom<Instant>((value) => typeof value === "string"),
  due_at: z.custom<Instant>((value) => typeof value === "string").nullable(),
  amount: z.number(),
});

/**
 * The dossiers behind a figure, a page of them, oldest first. The amounts of all pages add up to the figure of
 * `readTotals` for the same units, days and moment.
 */
export async function listOpened(
  executor: Executor,
  question: OpenedQuestion,
): Promise<readonly OpenedDossier[]> {
  const { measure, units, from, to, procedures, channel, now, asOf, size, after } = question;
  const moment = earlier(asOf ?? now, now);
  const endOfPeriod = instantAt(addDays(to, 1), 0);
  const until = earlier(afterwards(moment), endOfPeriod);
  const rows = await executor.run(statementOf(measure, until > now ? "now" : "past"), [
    units === "WHOLE" ? null : units,
    size,
    procedures ?? null,
    channel ?? null,
    isFlow(measure) ? instantAt(from, 0) : earlier(moment, endOfPeriod),
    until,
    after?.at ?? "-infinity",
    after?.dossierId ?? "00000000-0000-0000-0000-000000000000",
  ]);
  return rows.map(openedDossier);
}

/** One row of a list, as the database told it. */
export function openedDossier(row: Row): OpenedDossier {
  const it = rowSchema.parse(row);
  return {
    dossierId: it.dossier_id,
    code: it.code,
    procedureCode: it.procedure_code,
    procedureName: it.procedure_name,
    procedureNameEn: it.procedure_name_en,
    unitId: it.unit_id,
    channel: it.channel,
    status: it.status,
    at: it.at,
    dueAt: it.due_at,
    amount: it.amount,
  };
}

/** The next instant there is: what happened at the moment itself belongs to it. */
export function afterwards(moment: Instant): Instant {
  return instantOfEpoch(epochOf(moment) + 1);
}
