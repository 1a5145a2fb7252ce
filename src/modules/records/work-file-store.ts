import { sql } from "kysely";
import { z } from "zod";
import type { Instant, LocalDate } from "../../kernel/local-date.ts";
import type { Executor, Tx } from "../../platform/postgres/database.ts";
import type { PersonId, UnitId } from "../access/index.ts";
import type { OfficialDocumentId } from "./official-document.ts";
import { parseDocument } from "./row-parser.ts";
import type { RecordsScope } from "./scope.ts";
import type { Doer } from "./store.ts";
import type { WorkFile, WorkFileId, WorkFileItem } from "./work-file.ts";

const isText = (value: unknown) => typeof value === "string";
const fileSchema = z.object({
  id: z.custom<WorkFileId>(isText),
  agencyId: z.custom<UnitId>(isText),
  unitId: z.custom<UnitId>(isText),
  year: z.number(),
  code: z.string(),
  title: z.string(),
  retentionYears: z.number().nullable(),
  openedBy: z.custom<PersonId>(isText),
  openedByName: z.string(),
  openedAt: z.custom<Instant>(isText),
  closedOn: z.custom<LocalDate>(isText).nullable(),
  handedOverOn: z.custom<LocalDate>(isText).nullable(),
  handedOverTo: z.string().nullable(),
});
const itemSchema = z.object({
  position: z.number(),
  addedByName: z.string(),
  addedAt: z.custom<Instant>(isText),
});

const SHOWN_MAX = 500;

/** False where the unit already has a file of that code in the year. */
export async function insertWorkFile(tx: Tx, file: WorkFile): Promise<boolean> {
  const [row] = await tx.kysely
    .insertInto("recordsWorkFile")
    .values(file)
    .onConflict((conflict) => conflict.columns(["unitId", "year", "code"]).doNothing())
    .returning("id")
    .execute();
  return row !== undefined;
}

export async function findWorkFile(executor: Executor, id: WorkFileId): Promise<WorkFile | null> {
  const row = await executor.kysely
    .selectFrom("recordsWorkFile")
    .selectAll()
    .where("id", "=", id)
    .executeTakeFirst();
  return row === undefined ? null : fileSchema.parse(row);
}

/** The file, locked: two people put nothing at the same place. */
export async function lockWorkFile(tx: Tx, id: WorkFileId): Promise<WorkFile | null> {
  const row = await tx.kysely
    .selectFrom("recordsWorkFile")
    .selectAll()
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  return row === undefined ? null : fileSchema.parse(row);
}

export async function changeWorkFile(
  tx: Tx,
  id: WorkFileId,
  change: Partial<Pick<WorkFile, "closedOn" | "handedOverOn" | "handedOverTo">>,
): Promise<void> {
  await tx.kysely.updateTable("recordsWorkFile").set(change).where("id", "=", id).execute();
}

/** A document at the next place; false where it is in the file already. */
export async function addToWorkFile(
  tx: Tx,
  { fileId, documentId }: { readonly fileId: WorkFileId; readonly documentId: OfficialDocumentId },
  doer: Doer,
): Promise<boolean> {
  const table = sql.table(`${tx.schema}.records_work_file_item`);
  const [row] = await tx.kysely
    .insertInto("recordsWorkFileItem")
    .values({
      workFileId: fileId,
      documentId,
      position: sql<number>`(SELECT coalesce(max(position), 0) + 1 FROM ${table} WHERE work_file_id = ${fileId})`,
      addedBy: doer.id,
      addedByName: doer.name,
      addedAt: doer.at,
    })
    .onConflict((conflict) => conflict.columns(["workFileId", "documentId"]).doNothing())
    .returning("position")
    .execute();
  return row !== undefined;
}

/** The documents of a file in their order. */
export async function listWorkFileItems(
  executor: Executor,
  fileId: WorkFileId,
): Promise<readonly WorkFileItem[]> {
  const rows = await executor.kysely
    .selectFrom("recordsWorkFileItem")
    .innerJoin("recordsDocument", "recordsDocument.id", "recordsWorkFileItem.documentId")
    .selectAll("recordsDocument")
    .select(["position", "addedByName", "addedAt"])
    .where("workFileId", "=", fileId)
    .orderBy("position")
    .execute();
  return rows.map((row) => ({ ...itemSchema.parse(row), document: parseDocument(row) }));
}

/** Files a document lies in. */
export async function listWorkFilesOf(
  executor: Executor,
  documentId: OfficialDocumentId,
): Promise<readonly WorkFile[]> {
  const rows = await executor.kysely
    .selectFrom("recordsWorkFile")
    .innerJoin("recordsWorkFileItem", "workFileId", "recordsWorkFile.id")
    .selectAll("recordsWorkFile")
    .where("documentId", "=", documentId)
    .orderBy("recordsWorkFile.openedAt")
    .execute();
  return rows.map((row) => fileSchema.parse(row));
}

export type ListedWorkFile = WorkFile & { readonly documents: number };

/** Files of the registers one reads whole, and of one's own units, by unit and code. */
export async function listWorkFiles(
  executor: Executor,
  { agencies, units }: RecordsScope,
  year: number,
): Promise<readonly ListedWorkFile[]> {
  const all = executor.kysely
    .selectFrom("recordsWorkFile")
    .selectAll()
    .select(({ selectFrom }) =>
      selectFrom("recordsWorkFileItem")
        .select(({ fn }) => fn.countAll<number>().as("amount"))
        .whereRef("workFileId", "=", "recordsWorkFile.id")
        .as("documents"),
    )
    .where("year", "=", year);
  const own =
    agencies === null
      ? all
      : all.where((row) =>
          row.or([
            ...(agencies.length === 0 ? [] : [row("agencyId", "in", agencies)]),
            ...(units.length === 0 ? [] : [row("unitId", "in", units)]),
            sql<boolean>`false`,
          ]),
        );
  const rows = await own.orderBy("unitId").orderBy("code").limit(SHOWN_MAX).execute();
  return rows.map((row) => ({ ...fileSchema.parse(row), documents: Number(row.documents ?? 0) }));
}
