import { z } from "zod";
import { messages } from "../../i18n/index.ts";
import type { Statement } from "../../platform/postgres/database.ts";
import type { StruckRows } from "../dossier/index.ts";

const STRUCK: Statement = {
  name: "certification-struck-of-dossier",
  text: (schema) => `
    SELECT line, number, year FROM (
      SELECT DISTINCT ON (e.line) e.line, e.number, e.year, v.number IS NOT NULL AND v.paper_id IS NULL AS is_struck
      FROM ${schema}.certification_entry AS e LEFT JOIN ${schema}.certification_void AS v USING (agency_id, year, number)
      WHERE e.dossier_id = $1 ORDER BY e.line, e.year DESC, e.number DESC) AS latest
    WHERE is_struck ORDER BY line`,
};
const struckRow = z.object({ line: z.number(), number: z.number(), year: z.number() });

/**
 * The papers of a request that were struck out of the register: they stand in the declaration as they were handed in.
 * One struck out only because its result was recalled is entered again with the next.
 * @law Nghị định 30/2020/NĐ-CP, Thông tư 01/2020/TT-BTP: a register is corrected by striking out, nothing is removed from it.
 */
export const struckPapers: StruckRows = async (executor, dossierId) =>
  (await executor.run(STRUCK, [dossierId])).map((row) => {
    const { line, ...key } = struckRow.parse(row);
    return {
      field: "documents",
      row: line - 1,
      words: (locale) => {
        const t = messages(locale).certification;
        return t.entry.struckInForm({ number: t.numberOf(key) });
      },
    };
  });
