import { addDays, earlier, type Instant, instantAt, type LocalDate } from "../../../kernel/local-date.ts";
import type { Executor, Statement } from "../../../platform/postgres/database.ts";
import type { Flow } from "../measure.ts";
import { afterwards, type OpenedDossier, openedDossier } from "../opened.ts";
import { OPENED_COLUMNS } from "../opened-statements.ts";
import { AT_START } from "../spell-measures.ts";

/** A result file; or, for digitisation, the result file and a file of a paper handed in. */
export type MissingFile = "result_file" | "papers_file";

const FINISHES: readonly Flow[] = [
  "positive_early",
  "positive_on_time",
  "positive_late",
  "negative_early",
  "negative_on_time",
  "negative_late",
];
const AMOUNT = `(${FINISHES.map((flow) => AT_START[flow]).join(" + ")})`;

/** `$1` units, `$2` from, `$3` until, `$4`–`$5` last of the page before, `$6` size, `$7` procedures left out. */
const statementOf = (missing: MissingFile): Statement => ({
  name: `statistics-finished-without-${missing}`,
  text: (schema) => `
    SELECT ${OPENED_COLUMNS}, s.from_at AS at, ${AMOUNT}::int AS amount
    FROM ${schema}.statistics_spell AS s JOIN ${schema}.dossier AS d ON d.id = s.dossier_id
    WHERE s.unit_id = ANY ($1::uuid[]) AND s.from_at >= $2::timestamptz AND s.from_at < $3::timestamptz
      AND ${AMOUNT} <> 0 AND NOT s.${missing} AND s.procedure_code <> ALL ($7::text[]) AND (s.from_at, s.dossier_id) > ($4::timestamptz, $5::uuid)
    ORDER BY s.from_at, s.dossier_id LIMIT $6`,
});
const STATEMENTS = {
  result_file: statementOf("result_file"),
  papers_file: statementOf("papers_file"),
} as const;

/**
 * Results of a period that lack a file, a page of them, oldest first. Together they are what was finished less what was
 * finished with it; a result without a file that was opened again counts −1.
 */
export async function listFinishedWithout(
  executor: Executor,
  missing: MissingFile,
  question: {
    readonly units: readonly string[];
    readonly from: LocalDate;
    readonly to: LocalDate;
    /** The last moment that counts. */
    readonly asOf: Instant;
    readonly size: number;
    readonly after: { readonly at: Instant; readonly dossierId: string } | null;
    /** Procedures whose results have no such file to be missing. */
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
