import { z } from "zod";
import { messages } from "../../i18n/index.ts";
import type { Statement } from "../../platform/postgres/database.ts";
import type { StruckRows } from "../dossier/index.ts";

const STRUCK: Statement = {
  name: "certification-struck-of-dossier",
  text: (schema) => `
    SELECT e.line, e.number, e.year FROM ${schema}.certification_entry AS e
    JOIN ${schema}.certification_void AS v USING (agency_id, year, number)
    WHERE e.dossier_id = $1 ORDER BY e.line`,
};
const struckRow = z.object({ line: z.number(), number: z.number(), year: z.number() });

/**
 * The papers of a request that were struck out of the register: they stand in the declaration as they were handed in.
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
