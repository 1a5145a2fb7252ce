import { z } from "zod";
import type { Statement } from "../../platform/postgres/database.ts";
import type { Services } from "../../platform/services.ts";
import { loadTrust, type Verdict, validatePdf } from "../signature/index.ts";

const BATCH = 200;
const FIRST = "00000000-0000-0000-0000-000000000000";

/** $1 after, $2 limit: what the office signed itself, the outgoing documents and the copies. */
const SIGNED: Statement = {
  name: "records-verify-signatures",
  text: (schema) => `
    SELECT * FROM (
      SELECT p.document_id AS id, coalesce(d.number_text, d.id::text) AS name, coalesce(p.sha256, p.signed_sha256) AS sha256,
        p.is_digital AS is_signed
      FROM ${schema}.records_paper AS p JOIN ${schema}.records_document AS d ON d.id = p.document_id
      UNION ALL
      SELECT c.id, c.number_text, c.sha256, c.medium = 'ELECTRONIC' FROM ${schema}.records_copy AS c
    ) AS s WHERE s.id > $1::uuid ORDER BY s.id LIMIT $2`,
};
const rowSchema = z.object({ id: z.string(), name: z.string(), sha256: z.string(), is_signed: z.boolean() });

/** Verdicts that say the paper itself is wrong; those of certificates change with time and are no fault of the store. */
const WRONG: ReadonlySet<Verdict> = new Set(["TAMPERED", "UNKNOWN"]);

type Checked = {
  readonly signatures: number;
  /** `UNSIGNED`: said to be signed digitally, and no signature is on it. */
  readonly wrong: readonly { readonly number: string; readonly verdict: Verdict | "UNSIGNED" }[];
};

/** Judges every signature of every document and copy of ours again, from the bytes in the store. */
export async function verifyRecordsSignatures({
  database,
  files,
  clock,
}: Pick<Services, "database" | "files" | "clock">): Promise<Checked> {
  const trust = await loadTrust(database);
  const wrong: { number: string; verdict: Verdict | "UNSIGNED" }[] = [];
  let signatures = 0;
  for (let after = FIRST; ; ) {
    const rows = (await database.run(SIGNED, [after, BATCH])).map((row) => rowSchema.parse(row));
    for (const { name, sha256, is_signed } of rows) {
      const bytes = await files.get(sha256);
      // A lost file is told by the verification of the store.
      if (bytes === null) continue;
      const judged = validatePdf(bytes, { trust, now: clock.now() });
      signatures += judged.signatures.length;
      if (is_signed && judged.signatures.length === 0) wrong.push({ number: name, verdict: "UNSIGNED" });
      for (const { verdict } of judged.signatures)
        if (WRONG.has(verdict)) wrong.push({ number: name, verdict });
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < BATCH) return { signatures, wrong };
    after = last.id;
  }
}
