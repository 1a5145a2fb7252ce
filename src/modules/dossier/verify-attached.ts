import { z } from "zod";
import { type FileReferences, namedAmong } from "../../platform/files/file-references.ts";
import type { Executor, Statement } from "../../platform/postgres/database.ts";
import { hashesOfWrite } from "./attached-uploads.ts";
import { listReplays } from "./replay.ts";
import { uploadReferences } from "./uploads.ts";

/**
 * What is wrong with a file a history names. `UNMARKED`: its upload counts as hanging on nothing and will be swept (a
 * program of an earlier version attached it; the next act on the dossier marks it); `UNNAMED`: nothing keeps it any more.
 */
type WronglyKept = {
  readonly dossier: string;
  readonly sha256: string;
  readonly fault: "UNMARKED" | "UNNAMED";
};

const BATCH = 200;
const SHOWN_MAX = 1_000;

const UNMARKED: Statement = {
  name: "dossier-upload-unmarked",
  text: (schema) => `
    SELECT u.sha256 FROM ${schema}.dossier_upload AS u WHERE u.sha256 = ANY ($1::text[])
    GROUP BY u.sha256 HAVING bool_and(u.attached_at IS NULL)`,
};
const hashRow = z.object({ sha256: z.string() });

/** Replays every history and asks of each file it ever named whether somebody keeps it. Reads by pages of dossiers. */
export async function verifyAttached(
  executor: Executor,
  references: readonly FileReferences[],
): Promise<{ readonly files: number; readonly wrong: readonly WronglyKept[] }> {
  const wrong: WronglyKept[] = [];
  let files = 0;
  for (let after: string | null = null; ; ) {
    const replays = await listReplays(executor, { after, size: BATCH });
    const held = replays.map(({ dossierId, writes }) => ({
      dossier: writes.at(-1)?.after.code ?? dossierId,
      hashes: new Set(writes.flatMap((write) => [...hashesOfWrite(write)])),
    }));
    const faultOf = await faultsAmong(executor, references, [
      ...new Set(held.flatMap((each) => [...each.hashes])),
    ]);
    for (const { dossier, hashes } of held) {
      files += hashes.size;
      for (const sha256 of hashes) {
        const fault = faultOf(sha256);
        if (fault !== null && wrong.length < SHOWN_MAX) wrong.push({ dossier, sha256, fault });
      }
    }
    after = replays.at(-1)?.dossierId ?? null;
    if (replays.length < BATCH) return { files, wrong };
  }
}

async function faultsAmong(
  executor: Executor,
  references: readonly FileReferences[],
  hashes: readonly string[],
): Promise<(sha256: string) => WronglyKept["fault"] | null> {
  const elsewhere = references.filter((each) => each !== uploadReferences);
  const named = await namedAmong(executor, references, hashes);
  const rows = hashes.length === 0 ? [] : await executor.run(UNMARKED, [hashes]);
  const unmarked = rows.map((row) => hashRow.parse(row).sha256);
  const keptElsewhere = await namedAmong(executor, elsewhere, unmarked);
  const swept = new Set(unmarked.filter((sha256) => !keptElsewhere.has(sha256)));
  return (sha256) => (named.has(sha256) ? (swept.has(sha256) ? "UNMARKED" : null) : "UNNAMED");
}
