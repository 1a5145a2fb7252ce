import { CHAIN_START, canonicalJson } from "../../kernel/hash-chain.ts";
import type { Executor, Row, Statement } from "../../platform/postgres/database.ts";
import { brokenAnchors } from "./anchor.ts";
import { decisionsAwaited, unitsStillAsked } from "./awaited.ts";
import { checkPrivate, eventHash } from "./chain.ts";
import type { DossierId } from "./dossier.ts";
import type { DossierEvent } from "./events.ts";
import { foldDossier } from "./evolve.ts";
import { groupByDossier } from "./replay.ts";
import { parseDossierState } from "./state-parser.ts";
import { taskRows } from "./store.ts";
import { stuckFrom } from "./stuck.ts";

/**
 * What is wrong with a history. `seq` is the first event that does not hold.
 * `EDITED`: its hash does not match its facts; `MISSING`: a number in the sequence is absent (deleted or reordered);
 * `RELINKED`: it does not follow from the event before; `TRUNCATED`: an anchor saw more events than there are;
 * `REWRITTEN`: an anchor saw another hash at this place; `PRIVATE_CHANGED`: the personal data are not those of the act;
 * `PROJECTION`: the stored row or its tasks differ from the fold; `ANCHOR`: an anchor itself was changed.
 */
type Broken = {
  readonly dossierId: string;
  readonly code: string | null;
  readonly seq: number;
  readonly fault:
    | "EDITED"
    | "MISSING"
    | "RELINKED"
    | "TRUNCATED"
    | "REWRITTEN"
    | "PRIVATE_CHANGED"
    | "PROJECTION"
    | "ANCHOR";
  readonly detail: string;
};

export type Verification = {
  readonly dossiers: number;
  readonly events: number;
  readonly anchors: "whole" | "broken";
  readonly broken: readonly Broken[];
};

const BATCH = 200;

/** An instant inside JSON as the program writes it. */
const inUtc = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const BATCH_OF_DOSSIERS: Statement = {
  name: "dossier-verify-batch",
  text: (schema) => `
    SELECT d.id, d.code, d.version, d.head_hash, d.status, d.due_at, d.stuck_from, d.asked_unit_ids, d.decisions_awaited, d.state,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('task_id', t.task_id, 'unit_id', t.unit_id, 'role', t.role,
          'assignee_id', t.assignee_id, 'stage', t.stage, 'due_at', ${inUtc("t.due_at")},
          'dossier_due_at', ${inUtc("t.dossier_due_at")}, 'term_days', t.term_days) ORDER BY t.task_id), '[]')
        FROM ${schema}.dossier_task AS t WHERE t.dossier_id = d.id) AS tasks,
      (SELECT jsonb_agg(jsonb_build_object('version', h.version, 'hash', h.head_hash) ORDER BY h.version)
        FROM ${schema}.dossier_anchor_head AS h WHERE h.dossier_id = d.id) AS anchored
    FROM ${schema}.dossier AS d WHERE d.id > $1 ORDER BY d.id LIMIT $2`,
};

const EVENTS_OF: Statement = {
  name: "dossier-verify-events",
  text: (schema) => `
    SELECT e.* FROM ${schema}.dossier_event AS e WHERE e.dossier_id = ANY ($1::uuid[]) ORDER BY e.dossier_id, e.seq`,
};

const FORGOTTEN: Statement = {
  name: "dossier-verify-forgotten",
  text: (schema) => `
    SELECT DISTINCT ON (h.dossier_id) h.dossier_id, h.version FROM ${schema}.dossier_anchor_head AS h
    WHERE NOT EXISTS (SELECT FROM ${schema}.dossier AS d WHERE d.id = h.dossier_id)
    ORDER BY h.dossier_id, h.version DESC LIMIT 100`,
};

/**
 * Replays every dossier from its events and compares: hashes, order, personal data, anchors, projection, open tasks.
 * Reads in batches, so memory does not grow with the office. `onProgress` gets how many dossiers are done.
 */
export async function verifyDossiers(
  executor: Executor,
  onProgress: (done: number) => void = () => undefined,
): Promise<Verification> {
  const broken: Broken[] = [];
  let dossiers = 0;
  let events = 0;
  let after = "00000000-0000-0000-0000-000000000000";
  for (;;) {
    const rows = await executor.run(BATCH_OF_DOSSIERS, [after, BATCH]);
    if (rows.length === 0) break;
    const histories: ReadonlyMap<string, readonly DossierEvent[]> = groupByDossier(
      await executor.run(EVENTS_OF, [rows.map((row) => row["id"])]),
    );
    for (const row of rows) {
      const history = histories.get(String(row["id"])) ?? [];
      events += history.length;
      const fault = checkDossier(row, history);
      if (fault !== null) broken.push(fault);
    }
    dossiers += rows.length;
    onProgress(dossiers);
    after = String(rows.at(-1)?.["id"]);
  }
  for (const row of await executor.run(FORGOTTEN, [])) {
    broken.push({
      dossierId: String(row["dossier_id"]),
      code: null,
      seq: 1,
      fault: "TRUNCATED",
      detail: `an anchor saw ${row["version"]} events, the dossier is gone`,
    });
  }
  const anchors = await brokenAnchors(executor);
  for (const number of anchors)
    broken.push({
      dossierId: "",
      code: null,
      seq: number,
      fault: "ANCHOR",
      detail: `anchor ${number} does not follow from its heads`,
    });
  return { dossiers, events, anchors: anchors.length === 0 ? "whole" : "broken", broken };
}

type Finding = Pick<Broken, "seq" | "fault" | "detail">;

function checkDossier(row: Row, history: readonly DossierEvent[]): Broken | null {
  const finding = checkChain(history) ?? checkAnchors(row, history) ?? checkProjection(row, history);
  return finding === null ? null : { dossierId: String(row["id"]), code: String(row["code"]), ...finding };
}

function checkChain(history: readonly DossierEvent[]): Finding | null {
  let previous = CHAIN_START;
  for (const [index, event] of history.entries()) {
    const seq = index + 1;
    if (event.seq !== seq) return { seq, fault: "MISSING", detail: `event ${seq} is missing` };
    if (eventHash(previous, event) !== event.hash) {
      // Where the next event still chains onto the stored hash, the facts of this one were changed and nothing else.
      const next = history[index + 1];
      const kept = next !== undefined && eventHash(event.hash, next) === next.hash;
      return {
        seq,
        fault: kept || next === undefined ? "EDITED" : "RELINKED",
        detail: `event ${seq} (${event.type}) does not match its hash`,
      };
    }
    if (checkPrivate(event) === "CHANGED")
      return { seq, fault: "PRIVATE_CHANGED", detail: `personal data of event ${seq} changed` };
    previous = event.hash;
  }
  return null;
}

function checkAnchors(row: Row, history: readonly DossierEvent[]): Finding | null {
  const anchored = Array.isArray(row["anchored"]) ? row["anchored"] : [];
  for (const head of anchored) {
    const event = history[head.version - 1];
    if (event === undefined)
      return {
        seq: history.length + 1,
        fault: "TRUNCATED",
        detail: `an anchor saw ${head.version} events, there are ${history.length}`,
      };
    if (event.hash !== head.hash)
      return {
        seq: head.version,
        fault: "REWRITTEN",
        detail: `an anchor saw another hash at event ${head.version}`,
      };
  }
  const version = Number(row["version"]);
  if (history.length < version)
    return {
      seq: history.length + 1,
      fault: "TRUNCATED",
      detail: `the dossier is at ${version}, there are ${history.length} events`,
    };
  return null;
}

function checkProjection(row: Row, history: readonly DossierEvent[]): Finding | null {
  const id = parseDossierState(row["state"]).id satisfies DossierId;
  const folded = foldDossier(id, history);
  const at = (detail: string): Finding => ({ seq: folded.version, fault: "PROJECTION", detail });
  if (canonicalJson(folded) !== canonicalJson(row["state"]))
    return at("the stored state differs from the fold");
  if (folded.version !== row["version"] || folded.headHash !== row["head_hash"])
    return at("the stored head differs from the fold");
  if (folded.status !== row["status"] || folded.dueAt !== row["due_at"])
    return at("the stored status or due date differs from the fold");
  if (stuckFrom(folded) !== row["stuck_from"])
    return at("the stored mark of stillness differs from the fold");
  if (
    canonicalJson([unitsStillAsked(folded), decisionsAwaited(folded)]) !==
    canonicalJson([row["asked_unit_ids"], row["decisions_awaited"]])
  )
    return at("the stored marks of who is waited for differ from the fold");
  const expected = taskRows(folded)
    .map(({ dossier_id, step_code, step_name, step_name_en, started_at, ...compared }) => compared)
    .sort((a, b) => (a.task_id < b.task_id ? -1 : 1));
  const stored = Array.isArray(row["tasks"])
    ? [...row["tasks"]].sort((a, b) => (a.task_id < b.task_id ? -1 : 1))
    : [];
  return canonicalJson(expected) === canonicalJson(stored) ? null : at("the open tasks differ from the fold");
}
