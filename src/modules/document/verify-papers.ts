import { z } from "zod";
import type { FileReferences } from "../../platform/files/file-references.ts";
import type { Executor, Statement } from "../../platform/postgres/database.ts";

/** The bytes every paper names: as it was signed, and as it was published. */
export const paperReferences: FileReferences = {
  name: "document",
  named: (schema) => `
    SELECT sha256 FROM ${schema}.document_paper UNION ALL SELECT signed_sha256 FROM ${schema}.document_paper
    UNION ALL SELECT sha256 FROM ${schema}.document_print WHERE is_kept`,
};

const faultSchema = z.object({
  /**
   * `GAP`: a number of the series is nobody's and no void explains it; `BEYOND`: a number its series never gave;
   * `OTHER_PAPER`: the paper of a number carries another one, or is not published; `UNNUMBERED`: a published result
   * or form whose number is in no series.
   */
  fault: z.enum(["GAP", "BEYOND", "OTHER_PAPER", "UNNUMBERED"]),
  kind: z.string(),
  year: z.coerce.number(),
  number: z.string(),
});

const WRONG_MAX = 1_000;

/** Papers that a register of another module numbers, as SQL that yields their ids; that register answers for them. */
type NumberedElsewhere = (schema: string) => string;

const wrongNumbers = (elsewhere: NumberedElsewhere): Statement => ({
  name: "document-verify-numbers",
  text: (schema) => `
    SELECT 'GAP' AS fault, s.kind, s.year, n::text AS number
    FROM ${schema}.document_series AS s CROSS JOIN LATERAL generate_series(1, s.last_number) AS n
    WHERE NOT EXISTS (SELECT FROM ${schema}.document_number AS t
      WHERE (t.agency_id, t.kind, t.year, t.number) = (s.agency_id, s.kind, s.year, n))
    UNION ALL
    SELECT 'BEYOND', t.kind, t.year, t.text FROM ${schema}.document_number AS t
    JOIN ${schema}.document_series AS s USING (agency_id, kind, year) WHERE t.number > s.last_number
    UNION ALL
    SELECT 'OTHER_PAPER', t.kind, t.year, t.text FROM ${schema}.document_number AS t
    JOIN ${schema}.document_paper AS p ON p.id = t.paper_id
    WHERE p.number_text IS DISTINCT FROM t.text
      OR (t.voided_at IS NULL) <> (p.state IN ('PUBLISHED', 'SUPERSEDED'))
      OR p.state NOT IN ('PUBLISHED', 'REVOKED', 'SUPERSEDED')
    UNION ALL
    SELECT 'OTHER_PAPER', t.kind, t.year, t.text FROM ${schema}.document_number AS t
    JOIN ${schema}.document_paper AS p ON p.dossier_id = t.dossier_id AND p.event_seq = t.event_seq
    WHERE p.key = t.form AND p.number_text IS DISTINCT FROM t.text
    UNION ALL
    SELECT 'UNNUMBERED', p.key, extract(year FROM p.issued_on)::int, p.number_text
    FROM ${schema}.document_paper AS p
    WHERE p.event_seq IS NOT NULL AND p.number_text IS NOT NULL AND NOT EXISTS (SELECT FROM ${schema}.document_number AS t
      WHERE t.dossier_id = p.dossier_id AND t.event_seq = p.event_seq AND t.form = p.key)
    UNION ALL
    SELECT 'UNNUMBERED', p.key, extract(year FROM p.issued_on)::int, coalesce(p.number_text, p.id::text)
    FROM ${schema}.document_paper AS p
    WHERE p.event_seq IS NULL AND p.state IN ('PUBLISHED', 'REVOKED', 'SUPERSEDED')
      AND p.id NOT IN (${elsewhere(schema)})
      AND NOT EXISTS (SELECT FROM ${schema}.document_number AS t WHERE t.paper_id = p.id)
    LIMIT $1`,
});

const COUNTED: Statement = {
  name: "document-verify-counted",
  text: (schema) => `
    SELECT (SELECT count(*) FROM ${schema}.document_paper WHERE state <> 'DRAFT') AS papers,
      (SELECT count(*) FROM ${schema}.document_number) AS numbers`,
};

/**
 * Whether every number of every series is a paper's or an explained void, and every published result has its number.
 * @law Nghị định 30/2020/NĐ-CP, Đ.15: numbers run on without a gap in each series of the year
 */
export async function verifyPapers(executor: Executor, elsewhere: NumberedElsewhere) {
  const [rows, [counted]] = await Promise.all([
    executor.run(wrongNumbers(elsewhere), [WRONG_MAX]),
    executor.run(COUNTED, []),
  ]);
  const wrong = rows.map((row) => faultSchema.parse(row));
  return { papers: Number(counted?.["papers"] ?? 0), numbers: Number(counted?.["numbers"] ?? 0), wrong };
}
