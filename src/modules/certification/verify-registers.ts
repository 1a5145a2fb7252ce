import { z } from "zod";
import type { Executor, Statement } from "../../platform/postgres/database.ts";
import { numbersText } from "./number-text.ts";

const GAPS: Statement = {
  name: "certification-gaps",
  text: (schema) => `
    SELECT k.agency_id, k.year, k.last_number, count(c.number) AS entered, coalesce(max(c.number), 0) AS highest
    FROM ${schema}.certification_counter AS k
      LEFT JOIN ${schema}.certification_entry AS c ON c.agency_id = k.agency_id AND c.year = k.year
    GROUP BY k.agency_id, k.year, k.last_number
    HAVING count(c.number) <> k.last_number OR coalesce(max(c.number), 0) <> k.last_number`,
};

/** Electronic copies and results are numbered by their lines of the register, in no series. */
export function numberedByRegister(schema: string): string {
  return `SELECT paper_id FROM ${schema}.certification_electronic
    UNION ALL SELECT paper_id FROM ${schema}.certification_paper`;
}

/** The paper of an electronic copy carries the number of its line, and is revoked exactly when the line is struck out. */
const OTHER_PAPERS: Statement = {
  name: "certification-other-papers",
  text: (schema) => `
    SELECT e.agency_id, e.year, e.number, p.number_text
    FROM ${schema}.certification_electronic AS e
      LEFT JOIN ${schema}.certification_void AS v USING (agency_id, year, number)
      LEFT JOIN ${schema}.document_paper AS p ON p.id = e.paper_id
    WHERE p.number_text IS NULL
      OR regexp_replace(p.number_text, '^0*([0-9]+)/([0-9]+)-.*$', '\\1/\\2') <> e.number || '/' || e.year
      OR (p.state = 'REVOKED') <> (v.number IS NOT NULL)
    LIMIT 1000`,
};

/** A paper of a request stands in the register once: what else was entered for it is struck out. */
const TWICE: Statement = {
  name: "certification-entered-twice",
  text: (schema) => `
    SELECT e.agency_id, e.year, e.dossier_id, min(e.number) AS number, max(e.number) AS again
    FROM ${schema}.certification_entry AS e LEFT JOIN ${schema}.certification_void AS v USING (agency_id, year, number)
    WHERE v.number IS NULL GROUP BY e.agency_id, e.year, e.dossier_id, e.line HAVING count(*) > 1 LIMIT 1000`,
};

const RESULTS: Statement = {
  name: "certification-results",
  text: (schema) => `
    SELECT c.paper_id, min(c.agency_id::text) AS agency_id, p.number_text, p.state,
      json_agg(json_build_object('year', c.year, 'number', c.number)) AS lines, count(*) - count(v.number) AS standing
    FROM (SELECT DISTINCT paper_id FROM ${schema}.certification_paper
        WHERE $1::uuid IS NULL OR paper_id > $1 ORDER BY paper_id LIMIT $2) AS page
      JOIN ${schema}.certification_paper AS c USING (paper_id)
      LEFT JOIN ${schema}.certification_void AS v USING (agency_id, year, number)
      LEFT JOIN ${schema}.document_paper AS p ON p.id = c.paper_id
    GROUP BY c.paper_id, p.number_text, p.state ORDER BY c.paper_id`,
};
const resultRow = z.object({
  paper_id: z.string(),
  agency_id: z.string(),
  number_text: z.string().nullable(),
  state: z.string().nullable(),
  lines: z.array(z.object({ year: z.number(), number: z.number() })),
  standing: z.coerce.number(),
});
const RESULTS_A_PAGE = 5_000;

/** Results that bear other numbers than their lines, or are in force without a line, or recalled with one. */
async function wrongResults(executor: Executor): Promise<readonly string[]> {
  const wrong: string[] = [];
  let after: string | null = null;
  for (;;) {
    const rows: z.output<typeof resultRow>[] = (await executor.run(RESULTS, [after, RESULTS_A_PAGE])).map(
      (row) => resultRow.parse(row),
    );
    for (const { agency_id: agencyId, number_text: borne, state, lines, standing } of rows) {
      const text = numbersText(lines);
      const isInForce = state === "PUBLISHED" || state === "SUPERSEDED";
      if (borne !== text || isInForce !== standing > 0) wrong.push(`${agencyId}: ${text} ≠ ${borne ?? "—"}`);
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < RESULTS_A_PAGE) return wrong;
    after = last.paper_id;
  }
}

const OTHER_SERIES: Statement = {
  name: "certification-other-series",
  text: (schema) => `
    SELECT count(*) AS papers FROM ${schema}.document_paper AS p
    JOIN ${schema}.document_number AS t ON t.paper_id = p.id WHERE p.key = 'CERTIFIED_COPY'`,
};

/** How many results were issued while they had a series of their own: they stay as they are, and bear no number of the register. */
export async function countOfOtherSeries(executor: Executor): Promise<number> {
  const [row] = await executor.run(OTHER_SERIES, []);
  return Number(row?.["papers"] ?? 0);
}

/**
 * Registers whose numbers do not run from one to the last without a gap, lines whose electronic copy or result is another
 * paper than the register says, and papers of a request that stand in it twice; empty where all is well.
 */
export async function brokenRegisters(executor: Executor): Promise<readonly string[]> {
  const [gaps, papers, twice, results] = await Promise.all([
    executor.run(GAPS, []),
    executor.run(OTHER_PAPERS, []),
    executor.run(TWICE, []),
    wrongResults(executor),
  ]);
  return [
    ...gaps.map((row) => `${row["agency_id"]} ${row["year"]}: ${row["entered"]} / ${row["last_number"]}`),
    ...papers.map(
      (row) => `${row["agency_id"]} ${row["year"]}: ${row["number"]} ≠ ${row["number_text"] ?? "—"}`,
    ),
    ...twice.map((row) => `${row["agency_id"]} ${row["year"]}: ${row["number"]} = ${row["again"]}`),
    ...results,
  ];
}
