import { Fault } from "../../kernel/fault.ts";
import type { Executor } from "../../platform/postgres/database.ts";
import type { ProcessGraph } from "./graph.ts";
import { readProcess } from "./read-process.ts";
import { readXml } from "./store.ts";
import type { ProcessVersionId } from "./version.ts";

const GRAPHS_MAX = 500;

/**
 * Compiled graphs by version id. Stored files are never changed, so an entry can never be stale; an id is unique across
 * authorities (UUIDv7), so one map serves all schemas.
 */
const graphs = new Map<string, ProcessGraph>();

/** The graph of a stored version: compiled from XML once a process of the program, then taken from memory. */
export async function loadGraph(executor: Executor, id: ProcessVersionId): Promise<ProcessGraph> {
  const known = graphs.get(id);
  if (known !== undefined) return known;
  const xml = await readXml(executor, id);
  const read = xml === null ? null : await readProcess(xml);
  if (!read?.ok)
    throw new Fault("PROCESS_FILE_BROKEN", { facts: { id, reason: read?.refusal.code ?? "NO_FILE" } });
  const oldest = graphs.keys().next();
  if (graphs.size >= GRAPHS_MAX && !oldest.done) graphs.delete(oldest.value);
  graphs.set(id, read.value);
  return read.value;
}
