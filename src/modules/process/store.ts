import type { Instant, LocalDate } from "../../kernel/local-date.ts";
import type { Executor, Row, Statement, Tx } from "../../platform/postgres/database.ts";
import type { Actor } from "../access/index.ts";
import type { ProcessGraph } from "./graph.ts";
import type { ProcessVersion, ProcessVersionId } from "./version.ts";
import { parseVersionRow } from "./version-parser.ts";

const COLUMNS = `v.id, v.process_code, v.version_no, v.kind, v.name_vi, v.name_en, v.sha256, v.imported_by_name, v.imported_at,
  p.effective_from, p.effective_to, p.decision_no, p.published_by_name, p.published_at`;

const fromVersions = (schema: string) =>
  `FROM ${schema}.process_version v LEFT JOIN ${schema}.process_publication p ON p.version_id = v.id`;

const FIND: Statement = {
  name: "process-find",
  text: (schema) => `SELECT ${COLUMNS} ${fromVersions(schema)} WHERE v.id = $1`,
};

/** The publication that began last by the day, unless its decision ended it before. */
const FIND_IN_FORCE: Statement = {
  name: "process-find-in-force",
  text: (schema) => `SELECT ${COLUMNS} FROM (
      SELECT * FROM ${schema}.process_publication
      WHERE process_code = $1 AND effective_from <= $2::date ORDER BY effective_from DESC LIMIT 1
    ) p JOIN ${schema}.process_version v ON v.id = p.version_id
    WHERE p.effective_to IS NULL OR p.effective_to >= $2::date`,
};

const LIST: Statement = {
  name: "process-list",
  text: (schema) => `SELECT ${COLUMNS} ${fromVersions(schema)}
    WHERE ($1::text IS NULL OR v.process_code = $1) AND ($2::text IS NULL OR (v.process_code, -v.version_no) > ($2, -($3::int)))
    ORDER BY v.process_code, -v.version_no LIMIT $4`,
};

const READ_XML: Statement = {
  name: "process-read-xml",
  text: (schema) => `SELECT xml FROM ${schema}.process_version WHERE id = $1`,
};

/** Two imports of one code at the same time wait for each other here, so that version numbers have no holes. */
const LOCK_CODE: Statement = {
  name: "process-lock-code",
  text: (schema) =>
    `SELECT pg_advisory_xact_lock(hashtextextended('process ' || $1 || ' ${schema.replaceAll("'", "''")}', 0))`,
};

export async function findVersion(executor: Executor, id: ProcessVersionId): Promise<ProcessVersion | null> {
  return first(await executor.run(FIND, [id]));
}

export async function findVersionInForce(
  executor: Executor,
  { code, on }: { readonly code: string; readonly on: LocalDate },
): Promise<ProcessVersion | null> {
  return first(await executor.run(FIND_IN_FORCE, [code, on]));
}

export type VersionCursor = { readonly code: string; readonly version: number };

/** Versions by code, newest first; `code` keeps to one process, `after` continues a list. */
export async function listVersions(
  executor: Executor,
  {
    code,
    after,
    limit,
  }: { readonly code: string | null; readonly after: VersionCursor | null; readonly limit: number },
): Promise<readonly ProcessVersion[]> {
  const rows = await executor.run(LIST, [code, after?.code ?? null, after?.version ?? null, limit]);
  return rows.map(parseVersionRow);
}

export async function readXml(executor: Executor, id: ProcessVersionId): Promise<string | null> {
  const xml = (await executor.run(READ_XML, [id]))[0]?.xml;
  return typeof xml === "string" ? xml : null;
}

export async function lockCode(tx: Tx, code: string): Promise<void> {
  await tx.run(LOCK_CODE, [code]);
}

type NewVersion = {
  readonly id: ProcessVersionId;
  readonly graph: ProcessGraph;
  readonly version: number;
  readonly sha256: string;
  readonly xml: string;
  readonly by: Actor;
  readonly at: Instant;
};

export async function insertVersion(
  tx: Tx,
  { id, graph, version, sha256, xml, by, at }: NewVersion,
): Promise<void> {
  await tx.kysely
    .insertInto("processVersion")
    .values({
      id,
      processCode: graph.code,
      versionNo: version,
      kind: graph.kind,
      nameVi: graph.name.vi,
      nameEn: graph.name.en,
      sha256,
      xml,
      importedBy: by.kind === "officer" ? by.accountId : null,
      importedByName: nameOf(by),
      importedAt: at,
    })
    .execute();
}

type NewPublication = {
  readonly versionId: ProcessVersionId;
  readonly code: string;
  readonly effectiveFrom: LocalDate;
  readonly effectiveTo: LocalDate | null;
  readonly decisionNo: string;
  readonly by: Actor;
  readonly at: Instant;
};

export async function insertPublication(tx: Tx, publication: NewPublication): Promise<void> {
  const { versionId, code, effectiveFrom, effectiveTo, decisionNo, by, at } = publication;
  await tx.kysely
    .insertInto("processPublication")
    .values({
      versionId,
      processCode: code,
      effectiveFrom,
      effectiveTo,
      decisionNo,
      publishedBy: by.kind === "officer" ? by.accountId : null,
      publishedByName: nameOf(by),
      publishedAt: at,
    })
    .execute();
}

function nameOf(actor: Actor): string {
  if (actor.kind === "system") return actor.name;
  return actor.kind === "guest" ? "" : actor.fullName;
}

function first(rows: readonly Row[]): ProcessVersion | null {
  const row = rows[0];
  return row === undefined ? null : parseVersionRow(row);
}
