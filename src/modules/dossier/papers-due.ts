import { z } from "zod";
import type { Statement } from "../../platform/postgres/database.ts";
import { filePapers } from "../paper-store/index.ts";
import { type Office, versionOf } from "./commands/office.ts";
import type { Dossier, DossierId } from "./dossier.ts";
import { papersToFile } from "./papers-to-file.ts";
import { findDossierPage } from "./queries/dossier-page.ts";
import type { SeenWrite, WriteAttachment } from "./write-attachment.ts";

/** Marks, with the act itself, the dossiers whose papers now belong in the store or no longer do. Costs other acts nothing. */
export const papersDueAttachment: WriteAttachment = {
  name: "papers-due",
  parts: (schema, { parameter, written }) => `,
    papers_due AS (
      INSERT INTO ${schema}.dossier_papers_due (dossier_id)
      SELECT p.id::uuid FROM jsonb_array_elements_text(${parameter}::jsonb) AS p (id)
      WHERE p.id::uuid IN (SELECT id FROM ${written})
      RETURNING dossier_id
    )`,
  valueOf: (writes) => {
    const ids = writes.filter(isDue).map(({ after }) => after.id);
    return ids.length === 0 ? null : JSON.stringify(ids);
  },
};

function isDue({ before, after }: SeenWrite): boolean {
  return storedMarks(before) !== storedMarks(after);
}

/** What of a dossier the store depends on, as one text. */
function storedMarks({ result, components }: Dossier): string {
  const issued =
    result?.issuedAt == null || result.ended !== undefined ? "" : `${result.issuedAt} ${result.number ?? ""}`;
  const compared = components
    .filter(({ scan, digitisation }) => digitisation === "DIGITISED" && scan?.comparedAt != null)
    .map(({ componentCode, scan, files }) =>
      [componentCode, scan?.comparedAt, ...files.map(({ sha256 }) => sha256)].join(" "),
    );
  return [issued, ...compared].join("|");
}

const TAKE: Statement = {
  name: "dossier-papers-due-take",
  text: (schema) => `
    DELETE FROM ${schema}.dossier_papers_due WHERE id IN (
      SELECT id FROM ${schema}.dossier_papers_due ORDER BY id LIMIT $1 FOR UPDATE SKIP LOCKED)
    RETURNING dossier_id`,
};
const BATCH = 50;

/**
 * Files the papers of marked dossiers; returns how many dossiers were looked at. Mark and papers change in one
 * transaction: killed between, it is done again.
 */
export async function filePapersDue(office: Office): Promise<number> {
  const { database, clock } = office.services;
  const directory = await office.directory();
  return database.transaction(async (tx) => {
    const rows = await tx.run(TAKE, [BATCH]);
    const id = z.custom<DossierId>((value) => typeof value === "string");
    const ids = new Set(rows.map((row) => id.parse(row["dossier_id"])));
    for (const dossierId of ids) {
      const page = await findDossierPage(tx, dossierId);
      const version = page === null ? null : await versionOf(office, page.dossier);
      if (page === null || version === null) continue;
      const agencyId = page.dossier.organisations?.competentAgencyId;
      const agencyName = (agencyId === undefined ? null : directory.find(agencyId)?.name) ?? "—";
      const ownerNumber = page.applicant.owner.personalId;
      const papers = papersToFile({ dossier: page.dossier, ownerNumber, version, agencyName });
      await filePapers(tx, { dossierId, papers, at: clock.now() });
    }
    return ids.size;
  });
}
