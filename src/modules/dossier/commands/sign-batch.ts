import { sha256 } from "../../../kernel/hash-chain.ts";
import type { Refusal } from "../../../kernel/result.ts";
import { runOnce } from "../../../web/once.ts";
import type { Officer } from "../../access/index.ts";
import { notePaper, type PaperInBatch, type SigningBatch } from "../signing-batch-store.ts";
import type { ActKey } from "./act.ts";
import type { Office } from "./office.ts";
import { runAct } from "./run-act.ts";

/** How long one request goes on signing: a page answers while the leader still looks at it. */
const STEP_MS = 2_000;

/**
 * Signs the next papers of a batch, each an act of its own on the version the leader saw, at least one: what fails is noted
 * with its reason, what is signed stays signed. Each paper has its own key, so that one signed by a request that died, or by
 * the same batch open in another window, is found signed and not refused.
 */
export async function signNext(office: Office, actor: Officer, batch: SigningBatch): Promise<void> {
  const began = performance.now();
  for (const paper of batch.papers.filter(({ state }) => state === "WAITING")) {
    const refusal = await signOne(office, actor, { batch, paper });
    await notePaper(office.services.database, { id: batch.id, position: paper.position }, refusal);
    if (performance.now() - began > STEP_MS) return;
  }
}

type One = { readonly batch: SigningBatch; readonly paper: PaperInBatch };

/** Null where it is signed; why not otherwise. */
async function signOne(office: Office, actor: Officer, { batch, paper }: One): Promise<Refusal | null> {
  const { authorityWord, summary } = batch;
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
      command: { act: "signResult", outcome: "POSITIVE", authorityWord, summary, legalGround: null },
      expectedVersion: paper.version,
      key,
    }),
  );
  return done.ok ? null : done.refusal;
}
