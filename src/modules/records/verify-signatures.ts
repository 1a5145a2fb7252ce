import { z } from "zod";
import type { Instant } from "../../kernel/local-date.ts";
import type { Statement } from "../../platform/postgres/database.ts";
import type { Services } from "../../platform/services.ts";
import type { UnitId } from "../access/index.ts";
import { type JudgedPaper, judgePaper, type PaperFault } from "../document/index.ts";
import { loadTrust } from "../signature/index.ts";

const BATCH = 200;
const FIRST = "00000000-0000-0000-0000-000000000000";

/** $1 after, $2 limit: what the office signed itself, the outgoing documents and the copies. */
const SIGNED: Statement = {
  name: "records-verify-signatures",
  text: (schema) => `
    SELECT * FROM (
      SELECT p.document_id AS id, coalesce(d.number_text, d.id::text) AS name, p.sha256,
        p.signed_sha256 AS "signedSha256", p.is_digital AS "isDigital", d.agency_id AS "agencyId",
        d.signed_at AS "signedAt", d.published_at AS "issuedAt"
      FROM ${schema}.records_paper AS p JOIN ${schema}.records_document AS d ON d.id = p.document_id
      UNION ALL
      SELECT c.id, c.number_text, c.sha256, NULL, c.medium = 'ELECTRONIC', c.agency_id, c.made_at, c.made_at FROM ${schema}.records_copy AS c
    ) AS s WHERE s.id > $1::uuid ORDER BY s.id LIMIT $2`,
};
const instant = z.custom<Instant>((value) => typeof value === "string").nullable();
const rowSchema = z.object({
  id: z.string(),
  name: z.string(),
  sha256: z.string().nullable(),
  signedSha256: z.string().nullable(),
  isDigital: z.boolean(),
  agencyId: z.custom<UnitId>((value) => typeof value === "string"),
  signedAt: instant,
  issuedAt: instant,
});

type Checked = {
  readonly signatures: number;
  readonly wrong: readonly { readonly number: string; readonly verdict: PaperFault }[];
};

type OfficialFile = Omit<z.infer<typeof rowSchema>, "id" | "name">;
type Judging = Parameters<typeof judgePaper>[0];

/**
 * Whether the file of an outgoing document or of a copy is what was signed: its seal, and before it the bytes of the
 * signer. One signed by hand begins with nothing that was signed before.
 */
export function judgeOfficial(judging: Judging, file: OfficialFile): Promise<JudgedPaper> {
  const { isDigital, agencyId, signedAt, issuedAt } = file;
  const signedSha256 = isDigital ? file.signedSha256 : null;
  const sha256 = file.sha256 ?? file.signedSha256;
  const isSealed = isDigital && file.sha256 !== null;
  const said = { sha256, signedSha256, isDigital, signerId: null, isSealed, made: { signedAt, issuedAt } };
  return judgePaper(judging, { sha256, signedSha256, agencyId, said });
}

/** Judges every signature of every document and copy of ours again, from the bytes in the store. */
export async function verifyRecordsSignatures(
  services: Pick<Services, "database" | "files" | "clock">,
): Promise<Checked> {
  const { database } = services;
  const judging = { ...services, trust: await loadTrust(database) };
  const wrong: { number: string; verdict: PaperFault }[] = [];
  let signatures = 0;
  for (let after = FIRST; ; ) {
    const rows = (await database.run(SIGNED, [after, BATCH])).map((row) => rowSchema.parse(row));
    for (const row of rows) {
      const { faults, validation } = await judgeOfficial(judging, row);
      signatures += validation?.signatures.length ?? 0;
      for (const verdict of faults) wrong.push({ number: row.name, verdict });
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < BATCH) return { signatures, wrong };
    after = last.id;
  }
}
