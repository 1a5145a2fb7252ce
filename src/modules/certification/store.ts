import { z } from "zod";
import type { Instant } from "../../kernel/local-date.ts";
import type { Executor, Statement } from "../../platform/postgres/database.ts";
import type { PersonId, UnitId } from "../access/index.ts";
import type { DossierId } from "../dossier/index.ts";

/** One paper as it stands in the register: its number, and how many copies of it bear it. */
export type RegisterEntry = {
  readonly number: number;
  readonly year: number;
  readonly line: number;
  readonly paperName: string;
  readonly pages: number;
  readonly copies: number;
  /** For all the copies. */
  readonly feeDong: number;
  readonly requester: string;
};

/** So much of one fee of the procedure, by its code; whole đồng. */
export type FeePart = { readonly code: string; readonly dong: number };

type Entered = {
  readonly agencyId: UnitId;
  readonly year: number;
  readonly dossierId: DossierId;
  readonly requester: string;
  readonly by: PersonId;
  readonly at: Instant;
  /** One for each paper, in the order of their numbers. */
  readonly papers: readonly (Pick<RegisterEntry, "line" | "paperName" | "pages" | "copies"> & {
    /** For all the copies, each fee by itself. */
    readonly fees: readonly FeePart[];
  })[];
};

const ENTER: Statement = {
  name: "certification-enter",
  text: (schema) => `
    WITH papers AS (
      SELECT p.* FROM jsonb_to_recordset($3::jsonb)
        AS p (place int, line smallint, paper_name text, pages int, copies int, fee_dong bigint, fee_parts jsonb)
    ), taken AS (
      INSERT INTO ${schema}.certification_counter AS k (agency_id, year, last_number)
      SELECT $1, $2, count(*) FROM papers HAVING count(*) > 0
      ON CONFLICT (agency_id, year) DO UPDATE SET last_number = k.last_number + excluded.last_number
      RETURNING last_number
    )
    INSERT INTO ${schema}.certification_entry (agency_id, year, number, dossier_id, line, paper_name, pages, copies,
      fee_dong, fee_parts, requester, entered_by, entered_at)
    SELECT $1, $2, t.last_number - (SELECT count(*) FROM papers) + p.place, $4, p.line, p.paper_name, p.pages, p.copies,
      p.fee_dong, p.fee_parts, $5, $6, $7
    FROM papers AS p, taken AS t`,
};

/**
 * Enters the papers under the next numbers of the agency's year, in the caller's transaction: two counters at once wait
 * for each other at the counter row, and neither leaves a gap.
 * @law Nghị định 23/2015/NĐ-CP, Thông tư 01/2020/TT-BTP: a number for each paper, with the count of its copies; Nghị định 30/2020/NĐ-CP: a register of each year, numbers from 1 on 1 January.
 */
export async function enterPapers(executor: Executor, entered: Entered): Promise<void> {
  const rows = entered.papers.map((paper, index) => ({
    place: index + 1,
    line: paper.line,
    paper_name: paper.paperName,
    pages: paper.pages,
    copies: paper.copies,
    fee_dong: paper.fees.reduce((sum, { dong }) => sum + dong, 0),
    fee_parts: paper.fees,
  }));
  const { agencyId, year, dossierId, requester, by, at } = entered;
  await executor.run(ENTER, [agencyId, year, JSON.stringify(rows), dossierId, requester, by, at]);
}

const OF_DOSSIER: Statement = {
  name: "certification-of-dossier",
  text: (schema) => `
    SELECT number, year, line, paper_name, pages, copies, fee_dong, requester FROM ${schema}.certification_entry
    WHERE dossier_id = $1 ORDER BY year, number`,
};

const entryRow = z
  .object({
    number: z.number(),
    year: z.number(),
    line: z.number(),
    paper_name: z.string(),
    pages: z.number(),
    copies: z.number(),
    fee_dong: z.number(),
    requester: z.string(),
  })
  .transform(
    ({ paper_name: paperName, fee_dong: feeDong, ...row }): RegisterEntry => ({
      ...row,
      paperName,
      feeDong,
    }),
  );

/** The papers of one request, in the order of their numbers. */
export async function listEntriesOf(
  executor: Executor,
  dossierId: DossierId,
): Promise<readonly RegisterEntry[]> {
  return (await executor.run(OF_DOSSIER, [dossierId])).map((row) => entryRow.parse(row));
}

const GAPS: Statement = {
  name: "certification-gaps",
  text: (schema) => `
    SELECT k.agency_id, k.year, k.last_number, count(c.number) AS entered, coalesce(max(c.number), 0) AS highest
    FROM ${schema}.certification_counter AS k
      LEFT JOIN ${schema}.certification_entry AS c ON c.agency_id = k.agency_id AND c.year = k.year
    GROUP BY k.agency_id, k.year, k.last_number
    HAVING count(c.number) <> k.last_number OR coalesce(max(c.number), 0) <> k.last_number`,
};

/** Electronic copies are numbered by their line of the register, in no series. */
export function numberedByRegister(schema: string): string {
  return `SELECT paper_id FROM ${schema}.certification_electronic`;
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

/**
 * Registers whose numbers do not run from one to the last without a gap, and lines whose electronic copy is another
 * paper than the register says; empty where all is well.
 */
export async function brokenRegisters(executor: Executor): Promise<readonly string[]> {
  const [gaps, papers] = await Promise.all([executor.run(GAPS, []), executor.run(OTHER_PAPERS, [])]);
  return [
    ...gaps.map((row) => `${row["agency_id"]} ${row["year"]}: ${row["entered"]} / ${row["last_number"]}`),
    ...papers.map(
      (row) => `${row["agency_id"]} ${row["year"]}: ${row["number"]} ≠ ${row["number_text"] ?? "—"}`,
    ),
  ];
}
