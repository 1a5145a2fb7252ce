import { z } from "zod";
import { sha256 } from "../../../kernel/hash-chain.ts";
import { newId } from "../../../kernel/ids.ts";
import type { Instant } from "../../../kernel/local-date.ts";
import type { Executor, Tx } from "../../../platform/postgres/database.ts";
import type { PersonId } from "../../access/index.ts";
import { revokedByUs } from "../certificate/certificate-store.ts";
import type { Trust } from "./trust.ts";

export const TRUST_KINDS = ["ANCHOR", "INTERMEDIATE", "CRL", "OCSP"] as const;
export type TrustKind = (typeof TRUST_KINDS)[number];

export type TrustEntry = {
  readonly id: string;
  readonly kind: TrustKind;
  readonly title: string;
  readonly issuedAt: Instant | null;
  readonly nextAt: Instant | null;
  readonly importedAt: Instant;
};
type NewEntry = Omit<TrustEntry, "id"> & {
  readonly content: Uint8Array;
  readonly importedBy: PersonId | null;
};

const instant = z.custom<Instant>((value) => typeof value === "string");
const entrySchema = z.object({
  id: z.string(),
  kind: z.enum(TRUST_KINDS),
  title: z.string(),
  issuedAt: instant.nullable(),
  nextAt: instant.nullable(),
  importedAt: instant,
});
const heldSchema = z.object({ kind: z.enum(TRUST_KINDS), sha256: z.string() });
const contentSchema = z.object({
  sha256: z.string(),
  content: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
});

/** Imports it, or takes back that it was removed; the same content is kept once. */
export async function insertTrust(tx: Tx, entry: NewEntry): Promise<void> {
  const values = {
    ...entry,
    id: newId(),
    sha256: sha256(entry.content),
    content: Buffer.from(entry.content),
  };
  await tx.kysely
    .insertInto("signatureTrust")
    .values(values)
    .onConflict((taken) => taken.column("sha256").doUpdateSet({ removedAt: null, kind: entry.kind }))
    .execute();
}

export async function removeTrust(tx: Tx, id: string, at: Instant): Promise<boolean> {
  const result = await tx.kysely
    .updateTable("signatureTrust")
    .set({ removedAt: at })
    .where("id", "=", id)
    .where("removedAt", "is", null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export async function listTrust(executor: Executor): Promise<readonly TrustEntry[]> {
  const rows = await executor.kysely
    .selectFrom("signatureTrust")
    .select(["id", "kind", "title", "issuedAt", "nextAt", "importedAt"])
    .where("removedAt", "is", null)
    .orderBy("kind")
    .orderBy("title")
    .execute();
  return rows.map((row) => entrySchema.parse(row));
}

/** Contents by their hash. They never change, lists are long, and a paper is looked at by every passer-by. */
const held = new Map<string, Uint8Array>();

/** Whom the office trusts now, with every list it has and what its own register revoked. */
export async function loadTrust(executor: Executor): Promise<Trust> {
  const rows = await executor.kysely
    .selectFrom("signatureTrust")
    .select(["kind", "sha256"])
    .where("removedAt", "is", null)
    .execute();
  const entries = rows.map((row) => heldSchema.parse(row));
  const contents = await contentsOf(
    executor,
    entries.map((entry) => entry.sha256),
  );
  const of = (kind: TrustKind) =>
    entries.filter((each) => each.kind === kind).flatMap((each) => contents.get(each.sha256) ?? []);
  return {
    anchors: of("ANCHOR"),
    intermediates: of("INTERMEDIATE"),
    crls: of("CRL"),
    ocspAnswers: of("OCSP"),
    revokedByUs: await revokedByUs(executor),
  };
}

/** Fetches what is not held yet, and lets go of what is trusted no more. */
async function contentsOf(
  executor: Executor,
  hashes: readonly string[],
): Promise<ReadonlyMap<string, Uint8Array>> {
  const missing = hashes.filter((hash) => !held.has(hash));
  for (const hash of held.keys()) if (!hashes.includes(hash)) held.delete(hash);
  if (missing.length === 0) return new Map(held);
  const rows = await executor.kysely
    .selectFrom("signatureTrust")
    .select(["sha256", "content"])
    .where("sha256", "in", missing)
    .execute();
  for (const row of rows) {
    const { sha256: hash, content } = contentSchema.parse(row);
    held.set(hash, content);
  }
  return new Map(held);
}
