import { z } from "zod";
import { epochOf, type Instant, instantOfEpoch } from "../../kernel/local-date.ts";
import type { Executor, Statement } from "../../platform/postgres/database.ts";
import { FORM_OF_EVENT } from "./issued-papers.ts";

const faultSchema = z.object({
  /**
   * `UNNUMBERED`: an act issued a form and took no number; `NO_ACT`: no act issued what bears the number;
   * `OTHER_YEAR`: the act is of another year; `NOT_REPLACED`: void, or in force, though another took its place or none did;
   * `NOT_KEPT`: in force, and a quarter of an hour later no file of it is kept.
   */
  fault: z.enum(["UNNUMBERED", "NO_ACT", "OTHER_YEAR", "NOT_REPLACED", "NOT_KEPT"]),
  kind: z.string(),
  year: z.coerce.number(),
  number: z.string(),
});

const countSchema = z.object({ kind: z.string(), taken: z.coerce.number(), voided: z.coerce.number() });

const WRONG_MAX = 1_000;

/** Acts of before the first numbered form took none, and what they issued keeps what it printed. */
const WRONG: Statement = {
  name: "dossier-verify-forms",
  text: (schema) => `
    WITH issuing AS (
      SELECT e.dossier_id, e.seq, e.at, f.form, extract(year FROM e.at AT TIME ZONE 'Asia/Ho_Chi_Minh')::int AS year
      FROM ${schema}.dossier_event AS e JOIN jsonb_each_text($1::jsonb) AS f (type, form) ON f.type = e.type
      WHERE coalesce((e.data ->> 'isSlipOutdated')::boolean, true)
    )
    SELECT 'UNNUMBERED' AS fault, i.form AS kind, i.year, d.code || ' (' || i.seq || ')' AS number
    FROM issuing AS i JOIN ${schema}.dossier AS d ON d.id = i.dossier_id
      LEFT JOIN ${schema}.document_number AS t ON t.dossier_id = i.dossier_id AND t.event_seq = i.seq
    WHERE t.number IS NULL AND i.at >= (SELECT min(n.taken_at) FROM ${schema}.document_number AS n WHERE n.dossier_id IS NOT NULL)
    UNION ALL
    SELECT CASE WHEN i.form IS DISTINCT FROM t.form THEN 'NO_ACT' WHEN i.year <> t.year THEN 'OTHER_YEAR' ELSE 'NOT_REPLACED' END,
      t.kind, t.year, t.text
    FROM ${schema}.document_number AS t
      LEFT JOIN issuing AS i ON i.dossier_id = t.dossier_id AND i.seq = t.event_seq
    WHERE t.dossier_id IS NOT NULL AND (i.form IS DISTINCT FROM t.form OR i.year <> t.year
      OR (t.voided_at IS NOT NULL) <> (t.form = 'RECEIPT' AND EXISTS (SELECT FROM issuing AS l
        WHERE l.dossier_id = t.dossier_id AND l.form = 'RECEIPT' AND l.seq > t.event_seq)))
    UNION ALL
    SELECT 'NOT_KEPT', t.kind, t.year, t.text FROM ${schema}.document_number AS t
    WHERE t.dossier_id IS NOT NULL AND t.voided_at IS NULL AND t.taken_at < $3
      AND NOT EXISTS (SELECT FROM ${schema}.document_paper AS p WHERE p.dossier_id = t.dossier_id
        AND p.event_seq = t.event_seq AND p.key = t.form AND p.locale = 'vi' AND p.sha256 IS NOT NULL)
    LIMIT $2`,
};

/** The job that keeps forms runs every minute. */
const KEPT_WITHIN_MS = 15 * 60_000;

const COUNTED: Statement = {
  name: "dossier-verify-forms-counted",
  text: (schema) => `
    SELECT t.kind, count(*) AS taken, count(t.voided_at) AS voided
    FROM ${schema}.document_number AS t WHERE t.dossier_id IS NOT NULL GROUP BY t.kind ORDER BY t.kind`,
};

/**
 * Whether each act that issued a form took one number, of its year, and each number of a form is an act's: in force, or
 * void exactly where a later slip took its place. What is in force is kept as a file soon after its act.
 */
export async function verifyFormNumbers(executor: Executor, now: Instant) {
  const keptBy = instantOfEpoch(epochOf(now) - KEPT_WITHIN_MS);
  const [rows, counted] = await Promise.all([
    executor.run(WRONG, [JSON.stringify(FORM_OF_EVENT), WRONG_MAX, keptBy]),
    executor.run(COUNTED, []),
  ]);
  const kinds = counted.map((row) => countSchema.parse(row));
  const forms = kinds.reduce((sum, { taken }) => sum + taken, 0);
  return { forms, kinds, wrong: rows.map((row) => faultSchema.parse(row)) };
}
