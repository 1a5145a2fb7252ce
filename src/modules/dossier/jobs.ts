import { z } from "zod";
import type { Executor, Statement } from "../../platform/postgres/database.ts";
import type { SystemActor } from "../access/index.ts";
import { sweepBegun } from "./ahead/begun-store.ts";
import { makeAnchor } from "./anchor.ts";
import { actOnDossier } from "./commands/act.ts";
import { closeEndedChild } from "./commands/linked.ts";
import type { Office } from "./commands/office.ts";
import { releaseElectronic } from "./commands/release-results.ts";
import type { DossierId } from "./dossier.ts";
import { issueDuePapers } from "./issue-papers.ts";
import { filePapersDue } from "./papers-due.ts";
import { sweepKeptSubmissions } from "./portal/kept-submission.ts";
import { tellDoubtedSignatures } from "./signed-files.ts";
import { judgeWaiting } from "./signed-uploads.ts";
import { sweepUnattached } from "./sweep-uploads.ts";

const SYSTEM: SystemActor = { kind: "system", name: "office-clock" };
const BATCH = 200;

const TIMERS_DUE: Statement = {
  name: "dossier-timers-due",
  text: (schema) => `
    SELECT d.id, timer ->> 'timerId' AS timer_id
    FROM ${schema}.dossier AS d, jsonb_array_elements(d.state -> 'timers') AS timer
    WHERE d.finished_at IS NULL AND d.status IN ('IN_PROGRESS', 'VERIFYING') AND (timer ->> 'dueAt')::timestamptz <= $1
    LIMIT $2`,
};

const CHILDREN_ENDED: Statement = {
  name: "dossier-children-ended",
  text: (schema) => `
    SELECT c.id FROM ${schema}.dossier AS c JOIN ${schema}.dossier AS p ON p.id = c.parent_id
    WHERE c.parent_id IS NOT NULL AND c.status IN ('RESULT_READY', 'RETURNED', 'WITHDRAWN', 'STOPPED')
      AND p.finished_at IS NULL
      AND EXISTS (SELECT FROM jsonb_array_elements(p.state -> 'children') AS child
        WHERE child ->> 'id' = c.id::text AND NOT (child ->> 'closed')::boolean)
    LIMIT $1`,
};

/**
 * The office's own clock: fires process timers that have come due, lets parents go on whose children ended, gives results
 * that go as files, and seals the day. Each is safe to run twice and on any worker: versions decide, not the job.
 */
export async function registerDossierJobs(office: Office): Promise<void> {
  const { jobs, database, clock, log } = office.services;
  await jobs.work("dossier-clock", async () => {
    await fireDueTimers(office);
    await closeEndedChildren(office);
  });
  await jobs.schedule("dossier-clock", "* * * * *");
  await jobs.work("dossier-electronic-return", async () => {
    await releaseElectronic(office);
  });
  await jobs.schedule("dossier-electronic-return", "* * * * *");
  await jobs.work("dossier-forms", async () => {
    await issueDuePapers(office);
  });
  await jobs.schedule("dossier-forms", "* * * * *");
  await jobs.work("dossier-papers", async () => {
    await filePapersDue(office);
  });
  await jobs.schedule("dossier-papers", "* * * * *");
  await jobs.work("dossier-upload-signatures", async () => {
    await judgeWaiting(office.services);
    await tellDoubtedSignatures(office);
  });
  await jobs.schedule("dossier-upload-signatures", "*/2 * * * *");
  await jobs.work("dossier-uploads-sweep", async () => {
    const unfinished = await sweepBegun(database, clock.now());
    if (unfinished > 0) log.info({ unfinished }, "uploads that never became whole swept");
    await sweepKeptSubmissions(database, clock.now());
    const unattached = await sweepUnattached(office.services);
    if (unattached > 0) log.info({ unattached }, "uploads nothing was made of swept");
  });
  await jobs.schedule("dossier-uploads-sweep", "27 * * * *");
  await jobs.work("dossier-anchor", async () => {
    const anchor = await makeAnchor(database, clock.now());
    // The hash in the log is the copy outside the database that a cut-off history is measured against.
    if (anchor !== null)
      log.info({ anchor: anchor.number, heads: anchor.heads, hash: anchor.hash }, "dossier histories sealed");
  });
  await jobs.schedule("dossier-anchor", "55 23 * * *");
}

const timerRow = z.object({
  id: z.custom<DossierId>((value) => typeof value === "string"),
  timer_id: z.string(),
});

/** Fires what came due; returns how many fired. A refusal means someone was faster, which is fine. */
export async function fireDueTimers(office: Office): Promise<number> {
  const { database, clock } = office.services;
  const rows = await database.run(TIMERS_DUE, [clock.now(), BATCH]);
  let fired = 0;
  for (const row of rows) {
    const { id, timer_id: timerId } = timerRow.parse(row);
    const done = await actOnDossier(office, SYSTEM, {
      dossierId: id,
      command: { act: "fireTimer", timerId },
      expectedVersion: null,
      key: null,
      private: null,
    });
    if (done.ok) fired += 1;
  }
  return fired;
}

export async function closeEndedChildren(office: Office): Promise<number> {
  const ids = await listEndedChildren(office.services.database);
  for (const id of ids) await closeEndedChild(office, id);
  return ids.length;
}

async function listEndedChildren(executor: Executor): Promise<readonly DossierId[]> {
  const rows = await executor.run(CHILDREN_ENDED, [BATCH]);
  return rows.map((row) => z.custom<DossierId>((value) => typeof value === "string").parse(row["id"]));
}
