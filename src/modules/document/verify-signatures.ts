import { z } from "zod";
import { Fault } from "../../kernel/fault.ts";
import type { ContentHash } from "../../platform/files/file-store.ts";
import type { Statement } from "../../platform/postgres/database.ts";
import type { Services } from "../../platform/services.ts";
import { loadTrust, type Verdict, validatePdf } from "../signature/index.ts";

const BATCH = 200;
const FIRST = "00000000-0000-0000-0000-000000000000";

const SIGNED_PAPERS: Statement = {
  name: "document-verify-signatures",
  text: (schema) => `
    SELECT p.id, coalesce(p.number_text, p.id::text) AS name, coalesce(p.sha256, p.signed_sha256) AS sha256
    FROM ${schema}.document_paper AS p
    WHERE p.id > $1 AND p.state <> 'DRAFT' AND coalesce(p.sha256, p.signed_sha256) IS NOT NULL ORDER BY p.id LIMIT $2`,
};
const rowSchema = z.object({ id: z.string(), name: z.string(), sha256: z.string() });

/** Verdicts that say the paper itself is wrong; those of certificates change with time and are no fault of the store. */
const WRONG: ReadonlySet<Verdict> = new Set(["TAMPERED", "UNKNOWN"]);

type Checked = {
  readonly signatures: number;
  readonly wrong: readonly { readonly number: string; readonly verdict: Verdict | Unread }[];
};
/** Why there was nothing to judge. */
type Unread = "MISSING" | "DAMAGED";

/** Judges every signature of every paper of ours again, from the bytes in the store. */
export async function verifyPaperSignatures({
  database,
  files,
  clock,
}: Pick<Services, "database" | "files" | "clock">): Promise<Checked> {
  const trust = await loadTrust(database);
  const wrong: { number: string; verdict: Verdict | Unread }[] = [];
  let signatures = 0;
  for (let after = FIRST; ; ) {
    const rows = (await database.run(SIGNED_PAPERS, [after, BATCH])).map((row) => rowSchema.parse(row));
    for (const { name, sha256 } of rows) {
      const bytes = await bytesOf(files, sha256);
      if (typeof bytes === "string") {
        wrong.push({ number: name, verdict: bytes });
        continue;
      }
      const judged = validatePdf(bytes, { trust, now: clock.now() });
      signatures += judged.signatures.length;
      for (const { verdict } of judged.signatures)
        if (WRONG.has(verdict)) wrong.push({ number: name, verdict });
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < BATCH) return { signatures, wrong };
    after = last.id;
  }
}

async function bytesOf({ get }: Services["files"], sha256: ContentHash): Promise<Uint8Array | Unread> {
  try {
    return (await get(sha256)) ?? "MISSING";
  } catch (fault) {
    if (fault instanceof Fault && fault.code === "FILE_CORRUPT") return "DAMAGED";
    throw fault;
  }
}
