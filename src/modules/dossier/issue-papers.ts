import { z } from "zod";
import { epochOf, instantOfEpoch } from "../../kernel/local-date.ts";
import type { Statement } from "../../platform/postgres/database.ts";
import type { Office } from "./commands/office.ts";
import type { DossierId } from "./dossier.ts";
import { ISSUING_EVENTS, issuedPapers } from "./issued-papers.ts";
import { findDossierPage } from "./queries/dossier-page.ts";
import { issuePaper } from "./screens/paper-file.ts";
import { issueSlip } from "./screens/slip-file.ts";

const BATCH = 100;
/** What was issued longer ago and never kept is from before papers were: it is kept when somebody prints it. */
const LOOKED_BACK_MS = 6 * 3_600_000;

const UNKEPT: Statement = {
  name: "dossier-unkept-papers",
  text: (schema) => `
    SELECT e.dossier_id, min(e.at) AS at FROM ${schema}.dossier_event AS e
    WHERE e.at > $1 AND e.type = ANY ($2::text[]) AND coalesce((e.data ->> 'isSlipOutdated')::boolean, true)
      AND NOT EXISTS (SELECT FROM ${schema}.document_paper AS p WHERE p.dossier_id = e.dossier_id AND p.event_seq >= e.seq)
    GROUP BY e.dossier_id ORDER BY at LIMIT $3`,
};

/**
 * Keeps the papers of the last acts that nobody has printed yet, so that each is what it was when the act was done. Run
 * every minute; twice at once is harmless, one of two is kept. Returns how many dossiers it looked after.
 */
export async function issueDuePapers(office: Office): Promise<number> {
  const { database, clock } = office.services;
  const since = instantOfEpoch(epochOf(clock.now()) - LOOKED_BACK_MS);
  const rows = await database.run(UNKEPT, [since, ISSUING_EVENTS, BATCH]);
  for (const row of rows) {
    const id = z.custom<DossierId>((value) => typeof value === "string").parse(row["dossier_id"]);
    const page = await findDossierPage(database, id);
    if (page === null) continue;
    await issueSlip(office, page, "vi");
    for (const paper of issuedPapers(page.timeline)) await issuePaper(office, page, { paper, locale: "vi" });
  }
  return rows.length;
}
