import type { Executor } from "../../platform/postgres/database.ts";
import { parseResultSheet } from "./render-result.ts";
import { findResultPaper, type TextPair } from "./result-paper.ts";

/** Those of some dossiers for which somebody has drafted the result. */
export async function draftedAmong(
  executor: Executor,
  dossierIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (dossierIds.length === 0) return new Set();
  const rows = await executor.kysely
    .selectFrom("documentPaper")
    .select("dossierId")
    .distinct()
    .where("dossierId", "in", [...dossierIds])
    .where("state", "=", "DRAFT")
    .execute();
  return new Set(rows.flatMap(({ dossierId }) => dossierId ?? []));
}

/** A signed result that waits for its number: what it is and whose name stands below it. */
export type SignedPaper = { readonly title: TextPair; readonly signerName: string };

/** Those of some dossiers whose result was signed here and waits for its number. */
export async function signedAmong(
  executor: Executor,
  dossierIds: readonly string[],
): Promise<ReadonlyMap<string, SignedPaper>> {
  if (dossierIds.length === 0) return new Map();
  const rows = await executor.kysely
    .selectFrom("documentPaper")
    .select(["dossierId", "key", "sheet"])
    .where("dossierId", "in", [...dossierIds])
    .where("state", "=", "SIGNED")
    .execute();
  return new Map(
    rows.flatMap(({ dossierId, key, sheet }) => {
      const kind = findResultPaper(key);
      if (dossierId === null || kind === null) return [];
      return [[dossierId, { title: kind.title, signerName: parseResultSheet(sheet).signature.name }]];
    }),
  );
}
