import { z } from "zod";
import type { Id } from "../../kernel/ids.ts";
import type { Statement, Tx } from "../../platform/postgres/database.ts";
import type { ImportEntry } from "./import-entry-parser.ts";
import { PROCEDURE_STATES, type ProcedureState, type ProcedureVersionId } from "./procedure.ts";

/** The last source kept under a key: what a repeated import compares with. */
export type KnownSource = {
  readonly versionId: ProcedureVersionId;
  readonly sha256: string;
  readonly revisionAfter: number;
  readonly state: ProcedureState;
};

/** Format and key together: the same key in another format is another procedure. */
export function sourceMapKey(entry: Pick<ImportEntry, "format" | "key">): string {
  return `${entry.format} ${entry.key}`;
}

/** `$1` formats, `$2` keys, same order; the newest source of each. */
const LAST_SOURCES: Statement = {
  name: "catalogue-last-sources",
  text: (schema) => `
    SELECT DISTINCT ON (s.format, s.source_key) s.format, s.source_key, s.version_id, s.source_sha256,
      s.revision_after, v.state
    FROM ${schema}.catalogue_procedure_source AS s
    JOIN unnest($1::text[], $2::text[]) AS asked (format, source_key) USING (format, source_key)
    JOIN ${schema}.catalogue_procedure_version AS v ON v.id = s.version_id
    ORDER BY s.format, s.source_key, s.id DESC`,
};

const rowSchema = z.object({
  format: z.enum(["MOTCUA", "PUBLISHED_2021"]),
  source_key: z.string(),
  version_id: z.custom<Id<"procedure-version">>((value) => typeof value === "string"),
  source_sha256: z.string(),
  revision_after: z.number(),
  state: z.enum(PROCEDURE_STATES),
});

/** What is already kept under the keys of a file, in one round trip. */
export async function listKnownSources(
  tx: Tx,
  entries: readonly ImportEntry[],
): Promise<ReadonlyMap<string, KnownSource>> {
  const rows = await tx.run(LAST_SOURCES, [
    entries.map((entry) => entry.format),
    entries.map((entry) => entry.key),
  ]);
  return new Map(
    rows.map((row) => {
      const known = rowSchema.parse(row);
      const source = {
        versionId: known.version_id,
        sha256: known.source_sha256,
        revisionAfter: known.revision_after,
        state: known.state,
      };
      return [sourceMapKey({ format: known.format, key: known.source_key }), source];
    }),
  );
}
