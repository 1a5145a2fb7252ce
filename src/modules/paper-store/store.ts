import { z } from "zod";
import { newId } from "../../kernel/ids.ts";
import type { Instant, LocalDate } from "../../kernel/local-date.ts";
import type { FileReferences } from "../../platform/files/file-references.ts";
import type { Executor, Statement } from "../../platform/postgres/database.ts";
import { isSamePersonSql, type NamedPerson } from "../access/index.ts";
import { mayReplace, type StoredPaper, type StoredPaperId } from "./paper.ts";

/** A paper as it is filed: the store adds its id and the time. */
export type FiledPaper = Omit<StoredPaper, "id" | "revokedAt"> & { readonly source: "RESULT" | "COMPONENT" };

const FILE: Statement = {
  name: "paper-store-file",
  text: (schema) => `
    INSERT INTO ${schema}.paper_store_paper (id, owner_kind, owner_number, owner_name, document_code, name, number, issuer, issued_on,
      valid_from, valid_to, sha256, file_name, mime, size_bytes, trust_level, source_dossier_id, source, filed_at)
    SELECT p.id, p.owner_kind, p.owner_number, p.owner_name, p.document_code, p.name, p.number, p.issuer, p.issued_on, p.valid_from,
      p.valid_to, p.sha256, p.file_name, p.mime, p.size_bytes, p.trust_level, $2::uuid, p.source, $3
    FROM jsonb_to_recordset($1::jsonb) AS p (id uuid, owner_kind text, owner_number text, owner_name text, document_code text, name text,
      number text, issuer text, issued_on date, valid_from date, valid_to date, sha256 text, file_name text, mime text,
      size_bytes int, trust_level smallint, source text)
    ON CONFLICT (source_dossier_id, document_code, sha256) DO UPDATE SET owner_kind = excluded.owner_kind,
      owner_number = excluded.owner_number, owner_name = excluded.owner_name, number = excluded.number, name = excluded.name,
      issued_on = excluded.issued_on, issuer = excluded.issuer, valid_from = excluded.valid_from,
      valid_to = excluded.valid_to, trust_level = excluded.trust_level, revoked_at = NULL, revoked_reason = NULL`,
};

const REVOKE_OTHERS: Statement = {
  name: "paper-store-revoke-others",
  text: (schema) => `
    UPDATE ${schema}.paper_store_paper SET revoked_at = $3, revoked_reason = 'SOURCE_CHANGED'
    WHERE source_dossier_id = $1 AND revoked_at IS NULL AND NOT (document_code || ' ' || sha256 = ANY ($2::text[]))`,
};

/**
 * Files what a dossier holds now, under whose number it now stands; what it held before and holds no more (a result opened
 * again, a scan replaced) is revoked. Repeating it changes nothing.
 */
export async function filePapers(
  tx: Pick<Executor, "run">,
  filed: { readonly dossierId: string; readonly papers: readonly FiledPaper[]; readonly at: Instant },
): Promise<void> {
  const { dossierId, papers, at } = filed;
  const kept = papers.map(({ documentCode, sha256 }) => `${documentCode} ${sha256}`);
  await tx.run(REVOKE_OTHERS, [dossierId, kept, at]);
  if (papers.length > 0) await tx.run(FILE, [JSON.stringify(papers.map(filedRow)), dossierId, at]);
}

function filedRow(paper: FiledPaper) {
  return {
    id: newId<"stored-paper">(),
    owner_kind: paper.ownerKind,
    owner_number: paper.ownerNumber,
    owner_name: paper.ownerName,
    document_code: paper.documentCode,
    name: paper.name,
    number: paper.number,
    issuer: paper.issuer,
    issued_on: paper.issuedOn,
    valid_from: paper.validFrom,
    valid_to: paper.validTo,
    sha256: paper.sha256,
    file_name: paper.fileName,
    mime: paper.mime,
    size_bytes: paper.sizeBytes,
    trust_level: paper.trustLevel,
    source: paper.source,
  };
}

const OF_OWNER: Statement = {
  name: "paper-store-of-owner",
  text: (schema) => `
    SELECT * FROM ${schema}.paper_store_paper WHERE owner_number = $1
      AND ($5::text IS NULL OR owner_kind = $5) AND ($4::text IS NULL OR ${isSamePersonSql(schema, { number: "owner_number", name: "owner_name" }, { number: "$1", name: "$4" })})
    ORDER BY revoked_at IS NOT NULL, valid_from DESC, name, id LIMIT $2 OFFSET $3`,
};

/** Of one of these people: `$1` numbers, `$3` their names, in the same order. */
const IS_OF = (schema: string) => `owner_number = ANY ($1::text[]) AND EXISTS (
      SELECT FROM unnest($1::text[], $3::text[]) AS who (number, name)
      WHERE ${isSamePersonSql(schema, { number: "owner_number", name: "owner_name" }, { number: "who.number", name: "who.name" })})`;

const REUSABLE: Statement = {
  name: "paper-store-reusable",
  text: (schema) => `
    SELECT * FROM ${schema}.paper_store_paper
    WHERE ${IS_OF(schema)} AND document_code = ANY ($2::text[]) AND revoked_at IS NULL
    ORDER BY trust_level, valid_from DESC LIMIT 200`,
};

const BY_ID: Statement = {
  name: "paper-store-by-id",
  text: (schema) => `SELECT * FROM ${schema}.paper_store_paper WHERE id = $1`,
};

const day = z.custom<LocalDate>((value) => typeof value === "string");
const paperRow = z
  .object({
    id: z.custom<StoredPaperId>((value) => typeof value === "string"),
    owner_kind: z.enum(["PERSON", "ORGANISATION"]),
    owner_number: z.string(),
    owner_name: z.string().nullable(),
    document_code: z.string(),
    name: z.string(),
    number: z.string().nullable(),
    issuer: z.string(),
    issued_on: day.nullable(),
    valid_from: day,
    valid_to: day.nullable(),
    sha256: z.string(),
    file_name: z.string(),
    mime: z.string(),
    size_bytes: z.number(),
    trust_level: z.union([z.literal(1), z.literal(2), z.literal(3)]),
    source_dossier_id: z.string(),
    revoked_at: z.custom<Instant>((value) => typeof value === "string").nullable(),
  })
  .transform(
    (row): StoredPaper => ({
      id: row.id,
      ownerKind: row.owner_kind,
      ownerNumber: row.owner_number,
      ownerName: row.owner_name,
      documentCode: row.document_code,
      name: row.name,
      number: row.number,
      issuer: row.issuer,
      issuedOn: row.issued_on,
      validFrom: row.valid_from,
      validTo: row.valid_to,
      sha256: row.sha256,
      fileName: row.file_name,
      mime: row.mime,
      sizeBytes: row.size_bytes,
      trustLevel: row.trust_level,
      sourceDossierId: row.source_dossier_id,
      revokedAt: row.revoked_at,
    }),
  );

type Slice = { readonly limit: number; readonly offset?: number };

/** Papers under one number, those in force and the latest first; with a name, or a kind of owner, only what is theirs. */
export async function listPapersOf(
  executor: Executor,
  owner: {
    readonly number: string;
    readonly name: string | null;
    readonly kind?: StoredPaper["ownerKind"];
  },
  { limit, offset = 0 }: Slice,
): Promise<readonly StoredPaper[]> {
  const rows = await executor.run(OF_OWNER, [owner.number, limit, offset, owner.name, owner.kind ?? null]);
  return rows.map((row) => paperRow.parse(row));
}

type ReuseQuestion = {
  readonly owners: readonly NamedPerson[];
  readonly documentCodes: readonly string[];
  readonly on: LocalDate;
};

/** Papers of these owners that may stand for one of these kinds on the day, the best first. */
export async function listReusable(
  executor: Executor,
  { owners, documentCodes, on }: ReuseQuestion,
): Promise<readonly StoredPaper[]> {
  if (owners.length === 0 || documentCodes.length === 0) return [];
  const rows = await executor.run(REUSABLE, [numbersOf(owners), documentCodes, namesOf(owners)]);
  return rows.map((row) => paperRow.parse(row)).filter((paper) => mayReplace(paper, on));
}

const REUSABLE_FILES: Statement = {
  name: "paper-store-reusable-files",
  text: (schema) => `
    SELECT * FROM ${schema}.paper_store_paper
    WHERE ${IS_OF(schema)} AND sha256 = ANY ($2::text[]) AND revoked_at IS NULL LIMIT 200`,
};

const numbersOf = (owners: readonly NamedPerson[]) => owners.map(({ personalId }) => personalId);
const namesOf = (owners: readonly NamedPerson[]) => owners.map(({ fullName }) => fullName);

type FileQuestion = {
  readonly owners: readonly NamedPerson[];
  readonly files: readonly string[];
  readonly on: LocalDate;
};

/** Those papers of these owners whose files are named and which may stand for a component on the day. */
export async function listReusableFiles(
  executor: Executor,
  { owners, files, on }: FileQuestion,
): Promise<readonly StoredPaper[]> {
  if (owners.length === 0 || files.length === 0) return [];
  const rows = await executor.run(REUSABLE_FILES, [numbersOf(owners), files, namesOf(owners)]);
  return rows.map((row) => paperRow.parse(row)).filter((paper) => mayReplace(paper, on));
}

export async function findPaper(executor: Executor, id: StoredPaperId): Promise<StoredPaper | null> {
  const [row] = await executor.run(BY_ID, [id]);
  return row === undefined ? null : paperRow.parse(row);
}

/** Every file the store names. */
export const paperStoreReferences: FileReferences = {
  name: "paper-store",
  named: (schema) => `SELECT sha256 FROM ${schema}.paper_store_paper`,
};
