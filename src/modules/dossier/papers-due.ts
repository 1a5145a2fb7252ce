import { z } from "zod";
import { Fault } from "../../kernel/fault.ts";
import { meetIncident } from "../../platform/incidents/incidents.ts";
import type { Statement } from "../../platform/postgres/database.ts";
import { filePapers } from "../paper-store/index.ts";
import { type Office, versionOf } from "./commands/office.ts";
import { copiesOf, noteCompared } from "./digitised-copies.ts";
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

/** Also what was declared and put right: the number under which papers are filed may have been a stranger's. */
function isDue({ before, after, events }: SeenWrite): boolean {
  return (
    storedMarks(before) !== storedMarks(after) || events.some(({ type }) => type === "ApplicationAmended")
  );
}

/** What of a dossier the store depends on, as one text. */
function storedMarks({ result, components, acceptedAt }: Dossier): string {
  const issued =
    result?.issuedAt == null || result.ended !== undefined ? "" : `${result.issuedAt} ${result.number ?? ""}`;
  const held = components
    .filter(({ files, digitisation }) => files.length > 0 && digitisation !== "REUSED")
    .map(({ componentCode, scan, digitisation, files }) =>
      [componentCode, digitisation, scan?.comparedAt, ...files.map(({ sha256 }) => sha256)].join(" "),
    );
  // What was sent in is filed once it was received.
  const received = held.length > 0 && acceptedAt !== null ? "received" : "";
  return [issued, received, ...held].join("|");
}

const WAITING: Statement = {
  name: "dossier-papers-due-waiting",
  text: (schema) => `
    SELECT dossier_id FROM ${schema}.dossier_papers_due GROUP BY dossier_id ORDER BY min(id) LIMIT $1`,
};
const TAKE: Statement = {
  name: "dossier-papers-due-take",
  text: (schema) => `
    DELETE FROM ${schema}.dossier_papers_due WHERE id IN (
      SELECT id FROM ${schema}.dossier_papers_due WHERE dossier_id = $1 FOR UPDATE SKIP LOCKED)
    RETURNING id`,
};
const PUT_LAST: Statement = {
  name: "dossier-papers-due-put-last",
  text: (schema) => `
    WITH gone AS (DELETE FROM ${schema}.dossier_papers_due WHERE dossier_id = $1 RETURNING dossier_id)
    INSERT INTO ${schema}.dossier_papers_due (dossier_id) SELECT DISTINCT dossier_id FROM gone`,
};
const BATCH = 50;

/**
 * Files the papers of marked dossiers; returns how many dossiers were looked at. Mark and papers of a dossier change in
 * one transaction: killed between, it is done again. A dossier that cannot be read waits behind the others.
 */
export async function filePapersDue(office: Office): Promise<number> {
  const rows = await office.services.database.run(WAITING, [BATCH]);
  const id = z.custom<DossierId>((value) => typeof value === "string");
  const directory = await office.directory();
  for (const row of rows) {
    const dossierId = id.parse(row["dossier_id"]);
    try {
      await filePapersOf(office, directory, dossierId);
    } catch (cause) {
      if (cause instanceof Fault && cause.retryable) throw cause;
      await putAside(office, dossierId, cause);
    }
  }
  return rows.length;
}

async function filePapersOf(
  office: Office,
  directory: Awaited<ReturnType<Office["directory"]>>,
  dossierId: DossierId,
): Promise<void> {
  const { database, clock } = office.services;
  await database.transaction(async (tx) => {
    if ((await tx.run(TAKE, [dossierId])).length === 0) return;
    const page = await findDossierPage(tx, dossierId);
    const version = page === null ? null : await versionOf(office, page.dossier);
    if (page === null || version === null) return;
    const agencyId = page.dossier.organisations?.competentAgencyId;
    const agencyName = (agencyId === undefined ? null : directory.find(agencyId)?.name) ?? "—";
    const { owner } = page.applicant;
    await noteCompared(tx, page.dossier);
    const copies = await copiesOf(tx, dossierId);
    const papers = papersToFile({
      dossier: page.dossier,
      owner,
      version,
      agencyName,
      copies,
    });
    await filePapers(tx, { dossierId, papers, at: clock.now() });
  });
}

async function putAside({ services }: Office, dossierId: DossierId, cause: unknown): Promise<void> {
  const { database, clock, log } = services;
  log.error({ dossierId, cause: String(cause) }, "the papers of a dossier could not be filed");
  await database.run(PUT_LAST, [dossierId]);
  await meetIncident(database, { kind: "DOSSIER_UNREADABLE", subject: dossierId, at: clock.now() });
}
