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
    FROM papers AS p, taken AS t RETURNING number`,
};

/**
 * Enters the papers under the next numbers of the agency's year, in the caller's transaction: two counters at once wait
 * for each other at the counter row, and neither leaves a gap. Returns the numbers, in their order.
 * @law Nghị định 23/2015/NĐ-CP, Thông tư 01/2020/TT-BTP: a number for each paper, with the count of its copies; Nghị định 30/2020/NĐ-CP: a register of each year, numbers from 1 on 1 January.
 */
export async function enterPapers(executor: Executor, entered: Entered): Promise<readonly number[]> {
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
  const taken = await executor.run(ENTER, [
    agencyId,
    year,
    JSON.stringify(rows),
    dossierId,
    requester,
    by,
    at,
  ]);
  return taken.map(({ number }) => z.number().parse(number)).toSorted((one, other) => one - other);
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
