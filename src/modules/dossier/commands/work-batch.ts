import { sha256 } from "../../../kernel/hash-chain.ts";
import type { Refusal } from "../../../kernel/result.ts";
import { runOnce } from "../../../web/once.ts";
import type { Officer } from "../../access/index.ts";
import { type Batch, notePaper, type PaperInBatch } from "../batch-store.ts";
import type { ActKey } from "./act.ts";
import type { Office } from "./office.ts";
import { type AskedCommand, runAct } from "./run-act.ts";

/** How long one request goes on working: a page answers while whoever asked still looks at it. */
const STEP_MS = 2_000;

/**
 * Signs, or numbers and issues, the next papers of a batch, each an act of its own on the version that was seen, at least
 * one: what fails is noted with its reason, what is done stays done. Each paper has its own key, so that one done by a
 * request that died, or by the same batch open in another window, is found done and not refused. Issued one after the other,
 * each takes its number in its own transaction: what fails takes none, and the numbers have no gap.
 */
export async function workOn(office: Office, actor: Officer, batch: Batch): Promise<void> {
  const began = performance.now();
  for (const paper of batch.papers.filter(({ state }) => state === "WAITING")) {
    const refusal = await doOne(office, actor, { batch, paper });
    const { id, work } = batch;
    await notePaper(office.services.database, { id, work, position: paper.position }, refusal);
    if (performance.now() - began > STEP_MS) return;
  }
}

type One = { readonly batch: Batch; readonly paper: PaperInBatch };

/** Null where it is done; why not otherwise. */
async function doOne(office: Office, actor: Officer, { batch, paper }: One): Promise<Refusal | null> {
  const key: ActKey = {
    actorKey: `officer:${actor.accountId}`,
    key: `signing-batch:${batch.id}:${paper.position}`,
    requestHash: sha256(`${batch.id} ${paper.dossierId} ${paper.version}`),
    given: true,
  };
  const keep = (body: unknown) => ({ status: null, body });
  const done = await runOnce(office.services, { mode: "command", command: key, keep }, () =>
    runAct(office, actor, {
      dossierId: paper.dossierId,
      command: commandOf(batch, paper),
      expectedVersion: paper.version,
      ...(batch.work === "SIGN" ? { templatesSeen: batch.templatesSeen } : {}),
      key,
    }),
  );
  return done.ok ? null : done.refusal;
}

function commandOf(batch: Batch, paper: PaperInBatch): AskedCommand {
  if (batch.work === "ISSUE") return { act: "issueResult", files: [], comparedScans: false };
  const { authorityWord } = batch;
  const summary = paper.summary ?? batch.summary;
  return { act: "signResult", outcome: "POSITIVE", authorityWord, summary, legalGround: null };
}
