import { z } from "zod";
import { type Locale, messages } from "../../i18n/index.ts";
import type { Statement } from "../../platform/postgres/database.ts";
import type { PaperNotes } from "../document/index.ts";
import { numbersText } from "./number-text.ts";

const STRUCK: Statement = {
  name: "certification-struck-on-paper",
  text: (schema) => `
    SELECT c.year, c.number FROM ${schema}.document_paper AS p
    JOIN ${schema}.certification_paper AS c ON c.paper_id = p.id
    JOIN ${schema}.certification_void AS v ON (v.agency_id, v.year, v.number) = (c.agency_id, c.year, c.number)
    WHERE p.token = $1 AND p.state <> 'REVOKED' ORDER BY c.year, c.number`,
};

/** Lines of the request behind a result that was numbered in a series of its own; no row where it was not. */
const OTHER_SERIES: Statement = {
  name: "certification-lines-behind-paper",
  text: (schema) => `
    SELECT e.year, e.number FROM ${schema}.document_paper AS p
    JOIN ${schema}.document_number AS t ON t.paper_id = p.id
    LEFT JOIN ${schema}.certification_entry AS e ON e.dossier_id = p.dossier_id AND NOT EXISTS (SELECT FROM ${schema}.certification_void AS v
        WHERE (v.agency_id, v.year, v.number) = (e.agency_id, e.year, e.number))
    WHERE p.token = $1 AND p.key = 'CERTIFIED_COPY'`,
};
const row = z.object({ year: z.number(), number: z.number() });
const maybeRow = z.object({ year: z.number().nullable(), number: z.number().nullable() });

/** What the register has to say about a paper behind its code: numbers struck out since, or a number that is none of it. */
export const registerNotes: PaperNotes = async (executor, token) => {
  const [struck, behind] = await Promise.all([
    executor.run(STRUCK, [token]),
    executor.run(OTHER_SERIES, [token]),
  ]);
  const number = numbersText(struck.map((each) => row.parse(each)));
  const gone = (locale: Locale) => messages(locale).certification.paperNotes.struck({ number });
  const notes = struck.length === 0 ? [] : [gone];
  if (behind.length === 0) return notes;
  const lines = behind
    .map((each) => maybeRow.parse(each))
    .flatMap(({ year, number }) => (year === null || number === null ? [] : [{ year, number }]));
  const numbers = numbersText(lines);
  return [...notes, (locale) => messages(locale).certification.paperNotes.otherSeries({ numbers })];
};
