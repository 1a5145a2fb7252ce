import { sql } from "kysely";
import { fold } from "../../kernel/fold-text.ts";
import type { Instant } from "../../kernel/local-date.ts";
import type { Executor, Tx } from "../../platform/postgres/database.ts";
import type { PersonId } from "../access/index.ts";
import type { Change, OfficialDocument, OfficialDocumentId } from "./official-document.ts";
import { parseDocument } from "./row-parser.ts";

/** Who did something, for the history. */
export type Doer = { readonly id: PersonId; readonly name: string; readonly at: Instant };

export async function findDocument(
  executor: Executor,
  id: OfficialDocumentId,
): Promise<OfficialDocument | null> {
  const row = await executor.kysely
    .selectFrom("recordsDocument")
    .selectAll()
    .where("id", "=", id)
    .executeTakeFirst();
  return row === undefined ? null : parseDocument(row);
}

/** The document, locked: two people do not act on it at once. */
export async function lockDocument(tx: Tx, id: OfficialDocumentId): Promise<OfficialDocument | null> {
  const row = await tx.kysely
    .selectFrom("recordsDocument")
    .selectAll()
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  return row === undefined ? null : parseDocument(row);
}

export async function insertDocument(
  tx: Tx,
  document: OfficialDocument,
  event: Change["event"],
): Promise<void> {
  await tx.kysely
    .insertInto("recordsDocument")
    .values({ ...document, searchKey: searchKeyOf(document) })
    .execute();
  const doer = { id: document.createdBy, name: document.createdByName, at: document.createdAt };
  await appendEvent(tx, document.id, { event, doer });
}

/** Writes a change and its line in the history. */
export async function applyChange(
  tx: Tx,
  document: OfficialDocument,
  { patch, event, doer }: Change & { readonly doer: Doer },
): Promise<OfficialDocument> {
  const changed = { ...document, ...patch, version: document.version + 1 };
  await tx.kysely
    .updateTable("recordsDocument")
    .set({ ...patch, version: changed.version, searchKey: searchKeyOf(changed) })
    .where("id", "=", document.id)
    .execute();
  await appendEvent(tx, document.id, { event, doer });
  return changed;
}

export async function appendEvent(
  tx: Tx,
  documentId: OfficialDocumentId,
  { event, doer }: { readonly event: Change["event"]; readonly doer: Doer },
): Promise<void> {
  await tx.kysely
    .insertInto("recordsEvent")
    .values({
      documentId,
      seq: sql<number>`(SELECT coalesce(max(seq), 0) + 1 FROM ${sql.table(`${tx.schema}.records_event`)} WHERE document_id = ${documentId})`,
      type: event.type,
      data: JSON.stringify(event.data),
      actorId: doer.id,
      actorName: doer.name,
      at: doer.at,
    })
    .execute();
}

/** Lines of the history that leave the document, and its version, as they were. */
const LEAVING = ["Copied", "DossierLinked", "PutInFile"];

/** Who changed the document last, when and by what. */
export function findLastChange(
  tx: Tx,
  id: OfficialDocumentId,
): Promise<{ readonly type: string; readonly actorName: string; readonly at: Instant }> {
  return tx.kysely
    .selectFrom("recordsEvent")
    .select(["type", "actorName", "at"])
    .where("documentId", "=", id)
    .where("type", "not in", LEAVING)
    .orderBy("seq", "desc")
    .limit(1)
    .executeTakeFirstOrThrow();
}

/** What the search looks in: numbers, symbols, author, subject and recipients, without tone marks. */
function searchKeyOf(document: OfficialDocument): string {
  const { numberText, symbol, author, subject, addressees, recipients, signerName } = document;
  return fold(
    [numberText, symbol, author, subject, addressees, recipients, signerName]
      .filter((text) => text !== null)
      .join(" "),
  );
}

/** An incoming document of the same author, symbol and day: it came twice. */
export async function findSame(
  tx: Tx,
  document: Pick<OfficialDocument, "agencyId" | "author" | "symbol" | "documentOn">,
): Promise<string | null> {
  if (document.symbol === null || document.documentOn === null) return null;
  const row = await tx.kysely
    .selectFrom("recordsDocument")
    .select("numberText")
    .where("agencyId", "=", document.agencyId)
    .where("direction", "=", "INCOMING")
    .where("state", "<>", "VOIDED")
    .where("symbol", "=", document.symbol)
    .where("author", "=", document.author)
    .where("documentOn", "=", document.documentOn)
    .executeTakeFirst();
  return row?.numberText ?? null;
}

/**
 * An incoming document of the same number and day, whatever its author is called, or of the same number in the same year
 * where one of the days is not known: it may have come twice. Numbers begin anew each year, so another day is another document.
 */
export async function findAlike(
  tx: Tx,
  {
    agencyId,
    symbol,
    documentOn,
    year,
  }: Pick<OfficialDocument, "agencyId" | "symbol" | "documentOn"> & { readonly year: number },
): Promise<string | null> {
  if (symbol === null) return null;
  const row = await tx.kysely
    .selectFrom("recordsDocument")
    .select("numberText")
    .where("agencyId", "=", agencyId)
    .where("direction", "=", "INCOMING")
    .where("state", "<>", "VOIDED")
    .where(sql<string>`lower(symbol)`, "=", symbol.trim().toLowerCase())
    .where((each) =>
      each.or([
        ...(documentOn === null ? [] : [each("documentOn", "=", documentOn)]),
        each.and([each("year", "=", year), ...(documentOn === null ? [] : [each("documentOn", "is", null)])]),
      ]),
    )
    .orderBy("createdAt")
    .limit(1)
    .executeTakeFirst();
  return row?.numberText ?? null;
}
