import { assert } from "../../kernel/assert.ts";
import { newId } from "../../kernel/ids.ts";
import { accept, type Result, refuse } from "../../kernel/result.ts";
import type { Tx } from "../../platform/postgres/database.ts";
import type { Services } from "../../platform/services.ts";
import { type Actor, authorize } from "../access/index.ts";
import { publishWithin } from "./commands.ts";
import { amend } from "./decide.ts";
import { type BadRow, type ImportEntry, looksLikeProcedure, readEntry } from "./import-entry-parser.ts";
import { cutRows, type ImportRow } from "./import-rows.ts";
import { type KnownSource, listKnownSources, sourceMapKey } from "./import-store.ts";
import type { MissingPart } from "./missing-part.ts";
import type { ProcedureVersionId } from "./procedure.ts";
import { missingForPublication, type ProcessesInForce } from "./process-fit.ts";
import { loadProcesses } from "./processes.ts";
import type { CatalogueRefusal } from "./refusals.ts";
import { insertDraft, insertProcedure, lockVersions, updateDraft, versionLife } from "./store.ts";

/** What became of one entry. `KEPT_EDITED`: an officer changed the draft since, so only the source was kept. */
type ImportOutcome = "CREATED" | "UPDATED" | "UNCHANGED" | "KEPT_EDITED";

export type ImportedProcedure = {
  readonly line: number;
  readonly code: string;
  readonly name: string;
  readonly versionId: ProcedureVersionId;
  readonly outcome: ImportOutcome;
  readonly published: boolean;
  /** What keeps it from being published; empty when nothing does. */
  readonly missing: readonly MissingPart[];
};

/** For the command line. With bad rows and no `skipBad`, `applied` is false and nothing was written. */
export type ImportReport = {
  readonly applied: boolean;
  readonly read: number;
  readonly procedures: readonly ImportedProcedure[];
  readonly bad: readonly BadRow[];
};

type ImportRequest = {
  readonly file: string;
  readonly fileName: string;
  readonly skipBad: boolean;
  readonly actor: Actor;
  /** Called after each procedure of the file; nothing of it is committed before the last. */
  readonly onProgress?: (done: number, total: number) => void;
};

/**
 * Imports procedures from a file in our own format or as published in 2021, all in one transaction. Repeating the
 * same file changes nothing; what cannot be mapped stays in the kept source, word for word.
 */
export async function importProcedures(
  services: Pick<Services, "database" | "clock">,
  request: ImportRequest,
): Promise<Result<ImportReport, CatalogueRefusal>> {
  if (!authorize(request.actor, "catalogue.import", { kind: "none" }).allowed)
    return refuse({ code: "NOT_ALLOWED" });
  const rows = cutRows(request.file);
  if (!rows.ok) return rows;
  if (!rows.value.some(looksLikeProcedure)) return refuse({ code: "IMPORT_NOT_PROCEDURES" });
  const { entries, bad } = readAll(rows.value);
  const report = { read: rows.value.length, bad };
  if (bad.length > 0 && !request.skipBad) return accept({ ...report, applied: false, procedures: [] });
  const procedures = await services.database.transaction(async (tx) => {
    const known = await listKnownSources(tx, entries);
    const cases = entries.flatMap((entry) => entry.content.cases);
    const processes = await loadProcesses(tx, cases, services.clock.today());
    const done: ImportedProcedure[] = [];
    for (const entry of entries) {
      done.push(await importEntry(tx, { entry, known, processes, request, clock: services.clock }));
      request.onProgress?.(done.length, entries.length);
    }
    return done;
  });
  return accept({ ...report, applied: true, procedures });
}

function readAll(rows: readonly ImportRow[]): { entries: ImportEntry[]; bad: BadRow[] } {
  const entries: ImportEntry[] = [];
  const bad: BadRow[] = [];
  const seen = new Map<string, number>();
  for (const row of rows) {
    const read = readEntry(row);
    if ("bad" in read) {
      bad.push(read.bad);
      continue;
    }
    const key = sourceMapKey(read.entry);
    const before = seen.get(key);
    if (before === undefined) entries.push(read.entry);
    else
      bad.push({
        line: row.line,
        name: read.entry.content.name.vi,
        problem: `repeats the entry of line ${before}`,
      });
    seen.set(key, before ?? row.line);
  }
  return { entries, bad };
}

type Work = {
  readonly entry: ImportEntry;
  readonly known: ReadonlyMap<string, KnownSource>;
  readonly processes: ProcessesInForce;
  readonly request: ImportRequest;
  readonly clock: Services["clock"];
};

async function importEntry(tx: Tx, work: Work): Promise<ImportedProcedure> {
  const { entry } = work;
  const known = work.known.get(sourceMapKey(entry)) ?? null;
  if (known !== null && known.sha256 === entry.sourceSha256) {
    return told(work, {
      versionId: known.versionId,
      outcome: "UNCHANGED",
      published: known.state !== "DRAFT",
    });
  }
  const placed = await place(tx, work, known);
  await keepSource(tx, work, placed);
  await versionLife.note(tx, {
    of: placed.versionId,
    type: "IMPORTED",
    actor: work.request.actor,
    at: work.clock.now(),
    facts: { file: work.request.fileName, line: entry.line, outcome: placed.outcome },
  });
  const published = placed.outcome !== "KEPT_EDITED" && (await publishIfAsked(tx, work, placed.versionId));
  return told(work, { versionId: placed.versionId, outcome: placed.outcome, published });
}

type Placed = {
  readonly versionId: ProcedureVersionId;
  readonly outcome: ImportOutcome;
  readonly revision: number;
};

/** Finds or makes the draft the entry belongs to; never touches a published version or an officer's own edits. */
async function place(tx: Tx, work: Work, known: KnownSource | null): Promise<Placed> {
  const { code, content } = work.entry;
  const at = work.clock.now();
  const procedureId = await insertProcedure(tx, code, at);
  if (procedureId !== null) {
    const versionId = await insertDraft(tx, {
      procedureId,
      code,
      versionNo: 1,
      supersedes: null,
      content,
      at,
    });
    return { versionId, outcome: "CREATED", revision: 1 };
  }
  const versions = await lockVersions(tx, code);
  const draft = versions.find(({ version }) => version.state === "DRAFT")?.version;
  if (draft !== undefined) {
    const untouched =
      known !== null && known.versionId === draft.id && known.revisionAfter === draft.revision;
    if (!untouched) return { versionId: draft.id, outcome: "KEPT_EDITED", revision: draft.revision };
    const revision = await updateDraft(tx, { id: draft.id, code, revision: draft.revision, content, at });
    assert(revision !== null, "a locked draft keeps its revision");
    return { versionId: draft.id, outcome: "UPDATED", revision };
  }
  const next = amend(versions.map(({ version }) => version));
  const base = versions.at(-1)?.version;
  assert(next.ok && base !== undefined, "a procedure without a draft has a published version");
  const versionId = await insertDraft(tx, {
    ...next.value,
    procedureId: base.procedureId,
    code,
    content,
    at,
  });
  return { versionId, outcome: known === null ? "CREATED" : "UPDATED", revision: 1 };
}

async function keepSource(tx: Tx, { entry, request, clock }: Work, placed: Placed): Promise<void> {
  await tx.kysely
    .insertInto("catalogueProcedureSource")
    .values({
      id: newId(),
      versionId: placed.versionId,
      format: entry.format,
      sourceKey: entry.key,
      sourceSha256: entry.sourceSha256,
      source: JSON.stringify(entry.source),
      fileName: request.fileName.slice(0, 300),
      line: entry.line,
      revisionAfter: placed.revision,
      importedAt: clock.now(),
    })
    .execute();
}

/** An entry that says from when it is in force is published at once, if complete and not in the past of another. */
async function publishIfAsked(
  tx: Tx,
  { entry, request, clock }: Work,
  versionId: ProcedureVersionId,
): Promise<boolean> {
  if (entry.validFrom === null) return false;
  const versions = await lockVersions(tx, entry.code);
  const draft = versions.find(({ version }) => version.id === versionId);
  assert(draft !== undefined, "the draft just written is there");
  const done = await publishWithin(tx, {
    actor: request.actor,
    versions,
    draft,
    validFrom: entry.validFrom,
    services: { clock },
  });
  return done.ok;
}

function told(
  { entry, processes }: Work,
  what: Pick<ImportedProcedure, "versionId" | "outcome" | "published">,
): ImportedProcedure {
  const { line, code, content } = entry;
  return {
    line,
    code,
    name: content.name.vi,
    ...what,
    missing: missingForPublication(code, content, processes),
  };
}
