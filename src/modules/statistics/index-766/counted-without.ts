import { addDays, earlier, type Instant, instantAt, type LocalDate } from "../../../kernel/local-date.ts";
import type { Executor, Statement } from "../../../platform/postgres/database.ts";
import type { Flow } from "../measure.ts";
import { afterwards, type OpenedDossier, openedDossier } from "../opened.ts";
import { OPENED_COLUMNS } from "../opened-statements.ts";
import { AT_START } from "../spell-measures.ts";

/**
 * A result file; for digitisation, the result file and a file of a paper handed in; of what was to be paid, a payment
 * online; of what was accepted, a paper used again.
 */
export type Missing = "result_file" | "papers_file" | "paid_online" | "reused";

const FINISHES: readonly Flow[] = [
  "positive_early",
  "positive_on_time",
  "positive_late",
  "negative_early",
  "negative_on_time",
  "negative_late",
];
const FINISHED = `(${FINISHES.map((flow) => AT_START[flow]).join(" + ")})`;

/** `$1` units, `$2` from, `$3` until, `$7` procedures left out. */
const SPELLS =
  "s.unit_id = ANY ($1::uuid[]) AND s.from_at >= $2::timestamptz AND s.from_at < $3::timestamptz AND s.procedure_code <> ALL ($7::text[])";
/** `$4`–`$5` last of the page before, `$6` size. */
const PAGE = (at: string) => `(${at}, s.dossier_id) > ($4::timestamptz, $5::uuid)
    ORDER BY ${at}, s.dossier_id LIMIT $6`;

/** Each result stands for itself: it had the file or it had not. */
const withoutFile = (missing: "result_file" | "papers_file"): Statement => ({
  name: `statistics-finished-without-${missing}`,
  text: (schema) => `
    SELECT ${OPENED_COLUMNS}, s.from_at AS at, ${FINISHED}::int AS amount
    FROM ${schema}.statistics_spell AS s JOIN ${schema}.dossier AS d ON d.id = s.dossier_id
    WHERE ${SPELLS} AND ${FINISHED} <> 0 AND NOT s.${missing} AND ${PAGE("s.from_at")}`,
});

/** What a dossier lacks at one moment it may bring at another of the period: whoever owed on Monday may pay on Friday. */
const withoutEver = (missing: "paid_online" | "reused", of: "payable" | "accepted"): Statement => {
  const lacking = `(${AT_START[of]} - ${AT_START[missing]})`;
  return {
    name: `statistics-counted-without-${missing}`,
    text: (schema) => `
    SELECT ${OPENED_COLUMNS}, s.at, s.amount
    FROM (
      SELECT s.dossier_id, s.unit_id, s.procedure_code, s.channel, max(s.due_at) AS due_at, min(s.from_at) AS at, sum(${lacking})::int AS amount
      FROM ${schema}.statistics_spell AS s WHERE ${SPELLS} AND ${lacking} <> 0
      GROUP BY s.dossier_id, s.unit_id, s.procedure_code, s.channel HAVING sum(${lacking}) <> 0
    ) AS s JOIN ${schema}.dossier AS d ON d.id = s.dossier_id
    WHERE ${PAGE("s.at")}`,
  };
};

const STATEMENTS: Readonly<Record<Missing, Statement>> = {
  result_file: withoutFile("result_file"),
  papers_file: withoutFile("papers_file"),
  paid_online: withoutEver("paid_online", "payable"),
  reused: withoutEver("reused", "accepted"),
};

/**
 * What was counted in a period and lacks something, a page of it, oldest first. Together it is the denominator of a share
 * less its numerator; what is taken back, a result without a file that was opened again, counts −1.
 */
export async function listCountedWithout(
  executor: Executor,
  missing: Missing,
  question: {
    readonly units: readonly string[];
    readonly from: LocalDate;
    readonly to: LocalDate;
    /** The last moment that counts. */
    readonly asOf: Instant;
    readonly size: number;
    readonly after: { readonly at: Instant; readonly dossierId: string } | null;
    /** Procedures that have no such thing to be missing. */
    readonly except: readonly string[];
  },
): Promise<readonly OpenedDossier[]> {
  const { units, from, to, asOf, size, after, except } = question;
  const rows = await executor.run(STATEMENTS[missing], [
    units,
    instantAt(from, 0),
    earlier(afterwards(asOf), instantAt(addDays(to, 1), 0)),
    after?.at ?? "-infinity",
    after?.dossierId ?? "00000000-0000-0000-0000-000000000000",
    size,
    except,
  ]);
  return rows.map(openedDossier);
}
