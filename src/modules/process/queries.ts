import { parseId } from "../../kernel/ids.ts";
import type { LocalDate } from "../../kernel/local-date.ts";
import { PAGE_SIZE_MAX, type Page } from "../../kernel/paging.ts";
import type { Executor } from "../../platform/postgres/database.ts";
import { loadGraph } from "./graph-cache.ts";
import { findVersion, findVersionInForce, listVersions, readXml, type VersionCursor } from "./store.ts";
import type { LoadedProcess, ProcessVersion } from "./version.ts";
import { writeDiagram } from "./write-diagram.ts";

/** The version of a process in force on a day, ready to run; null where none is. */
export async function findPublishedProcess(
  executor: Executor,
  key: { readonly code: string; readonly on: LocalDate },
): Promise<LoadedProcess | null> {
  const version = await findVersionInForce(executor, key);
  return version === null ? null : { ...version, graph: await loadGraph(executor, version.id) };
}

/** One version by id, draft or published, ready to run. */
export async function findProcessVersion(executor: Executor, id: string): Promise<LoadedProcess | null> {
  const key = parseId<"process-version">(id);
  const version = key === null ? null : await findVersion(executor, key);
  return version === null ? null : { ...version, graph: await loadGraph(executor, version.id) };
}

/** The file of a version exactly as imported. */
export async function readProcessFile(executor: Executor, id: string): Promise<string | null> {
  const key = parseId<"process-version">(id);
  return key === null ? null : readXml(executor, key);
}

/** The file of a version as an editor needs it: with a drawing, made here where the file has none. */
export async function readDrawnFile(executor: Executor, process: LoadedProcess): Promise<string> {
  const xml = (await readXml(executor, process.id)) ?? "";
  return xml.includes("BPMNPlane") ? xml : writeDiagram(xml, process.graph);
}

/** Versions by code, newest first. `code` keeps to one process. */
export async function listProcessVersions(
  executor: Executor,
  { code, cursor, limit }: { readonly code?: string; readonly cursor?: string; readonly limit?: number },
): Promise<Page<ProcessVersion>> {
  const size = Math.min(limit ?? 50, PAGE_SIZE_MAX);
  const found = await listVersions(executor, {
    code: code ?? null,
    after: parseCursor(cursor),
    limit: size + 1,
  });
  const items = found.slice(0, size);
  const last = items.at(-1);
  return {
    items,
    nextCursor: found.length > size && last !== undefined ? `${last.code}~${last.version}` : null,
  };
}

function parseCursor(cursor: string | undefined): VersionCursor | null {
  const [, code, version] = /^([A-Za-z0-9-]{2,63})~(\d{1,9})$/.exec(cursor ?? "") ?? [];
  return code === undefined || version === undefined ? null : { code, version: Number(version) };
}

/** Codes of the processes published and in force on a day. */
export async function listProcessCodes(executor: Executor, on: LocalDate): Promise<readonly string[]> {
  const rows = await executor.kysely
    .selectFrom("processPublication")
    .select("processCode")
    .distinct()
    .where("effectiveFrom", "<=", on)
    .where((where) => where.or([where("effectiveTo", "is", null), where("effectiveTo", ">=", on)]))
    .execute();
  return rows.map(({ processCode }) => processCode);
}
