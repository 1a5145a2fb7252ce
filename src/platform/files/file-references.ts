import { z } from "zod";
import type { Executor, Statement } from "../postgres/database.ts";
import type { ContentHash } from "./file-store.ts";

/** What a module knows of stored files. */
export type FileReferences = {
  readonly name: string;
  /** SQL that answers every hash the module names, as `sha256`; a hash may come twice. What no module names is an orphan. */
  readonly named: (schema: string) => string;
  /** Deletes what the module keeps about content beside naming it (`$1`, an array of hashes): it goes with the bytes. */
  readonly forget?: Statement;
};

type Statements = { readonly list: Statement; readonly among: Statement };
const known = new WeakMap<FileReferences, Statements>();

/** Made once for each module, as every statement is. */
function statementsOf(references: FileReferences): Statements {
  const { name, named } = references;
  const made = known.get(references) ?? {
    list: {
      name: `${name}-file-references`,
      text: (schema) => `
        SELECT DISTINCT f.sha256 FROM (${named(schema)}) AS f WHERE f.sha256 > $1 ORDER BY f.sha256 LIMIT $2`,
    },
    among: {
      name: `${name}-file-references-among`,
      text: (schema) => `
        SELECT DISTINCT f.sha256 FROM (${named(schema)}) AS f WHERE f.sha256 = ANY ($1::text[])`,
    },
  };
  known.set(references, made);
  return made;
}

/** Hashes the module names, after this one, in order, each once. */
export async function listNamed(
  executor: Executor,
  references: FileReferences,
  { after, limit }: { readonly after: ContentHash | ""; readonly limit: number },
): Promise<readonly ContentHash[]> {
  return (await executor.run(statementsOf(references).list, [after, limit])).map(hashOf);
}

/** Those of the hashes that any module names now. */
export async function namedAmong(
  executor: Executor,
  references: readonly FileReferences[],
  hashes: readonly ContentHash[],
): Promise<ReadonlySet<ContentHash>> {
  const found = new Set<ContentHash>();
  if (hashes.length === 0) return found;
  for (const each of references)
    for (const row of await executor.run(statementsOf(each).among, [hashes])) found.add(hashOf(row));
  return found;
}

/** Deletes what modules keep about content that is about to go. */
export async function forgetContent(
  executor: Executor,
  references: readonly FileReferences[],
  hashes: readonly ContentHash[],
): Promise<void> {
  for (const { forget } of references) if (forget !== undefined) await executor.run(forget, [hashes]);
}

function hashOf(row: Readonly<Record<string, unknown>>): ContentHash {
  return z.string().parse(row["sha256"]);
}
