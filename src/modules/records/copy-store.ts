import { z } from "zod";
import type { Instant } from "../../kernel/local-date.ts";
import type { Executor, Tx } from "../../platform/postgres/database.ts";
import type { PersonId, UnitId } from "../access/index.ts";
import { COPY_KINDS, type CopyId, type OfficialCopy } from "./copy.ts";
import { AUTHORITIES, MEDIA, type OfficialDocumentId } from "./official-document.ts";

const isText = (value: unknown) => typeof value === "string";
const rowSchema = z.object({
  id: z.custom<CopyId>(isText),
  documentId: z.custom<OfficialDocumentId>(isText),
  agencyId: z.custom<UnitId>(isText),
  kindCode: z.enum(COPY_KINDS),
  medium: z.enum(MEDIA),
  year: z.number(),
  number: z.number(),
  numberText: z.string(),
  sheets: z.number(),
  pages: z.string(),
  extract: z.string().nullable(),
  recipients: z.string(),
  authority: z.enum(AUTHORITIES),
  signerName: z.string(),
  signerTitle: z.string(),
  token: z.string(),
  sourceSha256: z.string(),
  sourceCopyNumber: z.string().nullable(),
  sha256: z.string(),
  sizeBytes: z.number(),
  madeBy: z.custom<PersonId>(isText),
  madeAt: z.custom<Instant>(isText),
});

export async function insertCopy(tx: Tx, copy: OfficialCopy): Promise<void> {
  await tx.kysely.insertInto("recordsCopy").values(copy).execute();
}

/** Copies of a document, the first made first. */
export async function listCopiesOf(
  executor: Executor,
  documentId: OfficialDocumentId,
): Promise<readonly OfficialCopy[]> {
  const rows = await executor.kysely
    .selectFrom("recordsCopy")
    .selectAll()
    .where("documentId", "=", documentId)
    .orderBy("madeAt")
    .orderBy("number")
    .execute();
  return rows.map((row) => rowSchema.parse(row));
}

const REGISTER_SHOWN_MAX = 500;

/** The register of copies of some agencies in a year, the newest first; null: of all agencies. */
export async function listCopies(
  executor: Executor,
  { agencies, year }: { readonly agencies: readonly UnitId[] | null; readonly year: number },
): Promise<readonly OfficialCopy[]> {
  if (agencies !== null && agencies.length === 0) return [];
  const all = executor.kysely.selectFrom("recordsCopy").selectAll().where("year", "=", year);
  const own = agencies === null ? all : all.where("agencyId", "in", agencies);
  const rows = await own.orderBy("number", "desc").limit(REGISTER_SHOWN_MAX).execute();
  return rows.map((row) => rowSchema.parse(row));
}

/** The copy whose code somebody scanned. */
export async function findCopyByToken(executor: Executor, token: string): Promise<OfficialCopy | null> {
  const row = await executor.kysely
    .selectFrom("recordsCopy")
    .selectAll()
    .where("token", "=", token)
    .executeTakeFirst();
  return row === undefined ? null : rowSchema.parse(row);
}
