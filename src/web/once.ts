import pg from "pg";
import { assert } from "../kernel/assert.ts";
import type { Instant } from "../kernel/local-date.ts";
import { accept, type Refusal, type Result, refuse } from "../kernel/result.ts";
import type { Executor, Statement } from "../platform/postgres/database.ts";
import { databaseWithin } from "../platform/postgres/nested-transaction.ts";
import { onceOrRefusal } from "../platform/postgres/transaction-or-refusal.ts";
import type { Services } from "../platform/services.ts";
import type { CommandKey, Idempotency } from "./idempotency.ts";
import type { WebRefusal } from "./refusals.ts";

type OnceMode = { readonly mode: Idempotency; readonly command: CommandKey };

/** What the key keeps: the accepted value as JSON, and the status where it is not the route's own. */
export type Kept = { readonly status: number | null; readonly body: unknown };

type Once<T> =
  | { readonly replayed: false; readonly value: T }
  | { readonly replayed: true; readonly kept: Kept };

/** How to keep an accepted value. */
type Keep<T> = (value: T) => Kept | Promise<Kept>;

/**
 * Runs a command at most once for its key.
 *
 * `stored`: one transaction holds the command and its kept answer, so a crash leaves both or neither and no lease has
 * to expire. A colleague request with the same key finds the advisory lock taken and is told so.
 * `command`: the command inserted its key itself; a second one meets the unique violation and gets the kept answer.
 */
export async function runOnce<T>(
  services: Services,
  once: OnceMode & { readonly keep: Keep<T> },
  run: (services: Services) => Promise<Result<T>>,
): Promise<Result<Once<T>, Refusal>> {
  const { mode, command } = once;
  if (mode === "none" || mode === "reads" || !command.given) return fresh(await run(services));
  try {
    if (mode === "command") return await runCommand(services, command, run);
    return await runStored(services, once, run);
  } catch (cause) {
    if (!isKeyTaken(cause)) throw cause;
    const kept = await findKept(services.database, command);
    assert(kept !== null, "a taken key has a kept answer");
    return replay(kept, command);
  }
}

/**
 * A repeated hot command is usually refused before it reaches its own key: the first one already moved the dossier on.
 * So a refusal asks once whether this very request was acknowledged before.
 */
async function runCommand<T>(
  services: Services,
  command: CommandKey,
  run: (services: Services) => Promise<Result<T>>,
): Promise<Result<Once<T>, Refusal>> {
  const done = await run(services);
  if (done.ok) return fresh(done);
  const kept = await findKept(services.database, command);
  return kept === null ? done : replay(kept, command);
}

async function runStored<T>(
  services: Services,
  once: OnceMode & { readonly keep: Keep<T> },
  run: (services: Services) => Promise<Result<T>>,
): Promise<Result<Once<T>, Refusal>> {
  const { command } = once;
  return onceOrRefusal(services.database, async (tx): Promise<Result<Once<T>>> => {
    const claim = await claimKey(tx, command);
    if (!claim.free) return refuse({ code: "IDEMPOTENCY_IN_PROGRESS" });
    if (claim.kept !== null) return replay(claim.kept, command);
    const done = await run({ ...services, database: databaseWithin(tx, services.database) });
    // A refusal leaves nothing behind, not even its key: the corrected request may use it again.
    if (!done.ok) return done;
    const kept = await once.keep(done.value);
    const body = JSON.stringify(kept.body ?? null);
    const at = services.clock.now();
    await tx.run(KEEP, [command.actorKey, command.key, command.requestHash, kept.status, body, at]);
    return fresh(done);
  });
}

function fresh<T>(done: Result<T>): Result<Once<T>> {
  return done.ok ? accept({ replayed: false, value: done.value }) : done;
}

type KeptRow = Kept & { readonly requestHash: string };

function replay(kept: KeptRow, command: CommandKey): Result<{ replayed: true; kept: Kept }, WebRefusal> {
  if (kept.requestHash !== command.requestHash) return refuse({ code: "IDEMPOTENCY_KEY_REUSED" });
  return accept({ replayed: true, kept });
}

/** Whether a statement failed because its idempotency key was already kept. */
function isKeyTaken(cause: unknown): boolean {
  return (
    cause instanceof pg.DatabaseError && cause.code === "23505" && cause.constraint === "web_idempotency_pkey"
  );
}

/** The lock ends with the transaction, however it ends; another command's hash may collide and is only told to wait. */
const CLAIM: Statement = {
  name: "web-idempotency-claim",
  text: (schema) => `
    WITH claim AS MATERIALIZED (SELECT pg_try_advisory_xact_lock(hashtextextended($1 || ' ' || $2, 8)) AS free)
    SELECT claim.free, kept.request_hash, kept.status, kept.body
    FROM claim LEFT JOIN ${schema}.web_idempotency AS kept ON kept.actor_key = $1 AND kept.key = $2`,
};

const FIND: Statement = {
  name: "web-idempotency-find",
  text: (schema) => `
    SELECT true AS free, request_hash, status, body FROM ${schema}.web_idempotency WHERE actor_key = $1 AND key = $2`,
};

const KEEP: Statement = {
  name: "web-idempotency-keep",
  text: (schema) => `
    INSERT INTO ${schema}.web_idempotency (actor_key, key, request_hash, status, body, created_at)
    VALUES ($1, $2, $3, $4, $5, $6)`,
};

const FORGET: Statement = {
  name: "web-idempotency-forget",
  text: (schema) => `
    DELETE FROM ${schema}.web_idempotency
    WHERE ctid = ANY (ARRAY(SELECT ctid FROM ${schema}.web_idempotency WHERE created_at < $1 LIMIT 5000))
    RETURNING 1 AS one`,
};

async function claimKey(executor: Executor, command: CommandKey) {
  const [row] = await executor.run(CLAIM, [command.actorKey, command.key]);
  return { free: row?.free === true, kept: keptOf(row) };
}

async function findKept(executor: Executor, command: CommandKey): Promise<KeptRow | null> {
  const [row] = await executor.run(FIND, [command.actorKey, command.key]);
  return keptOf(row);
}

function keptOf(row: Readonly<Record<string, unknown>> | undefined): KeptRow | null {
  if (row === undefined || typeof row.request_hash !== "string") return null;
  return {
    requestHash: row.request_hash,
    status: typeof row.status === "number" ? row.status : null,
    body: row.body,
  };
}

/** Deletes kept answers from before `before`, in small steps so that no command waits; returns how many. */
export async function forgetKeys(executor: Executor, before: Instant): Promise<number> {
  let forgotten = 0;
  for (;;) {
    const rows = await executor.run(FORGET, [before]);
    forgotten += rows.length;
    if (rows.length < 5_000) return forgotten;
  }
}
