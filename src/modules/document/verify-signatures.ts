import { z } from "zod";
import type { Statement } from "../../platform/postgres/database.ts";
import type { Services } from "../../platform/services.ts";
import type { UnitId } from "../access/index.ts";
import { loadTrust } from "../signature/index.ts";
import { issuedAs, type PaperWitness } from "./issued-as.ts";
import { judgePaper, type PaperFault } from "./judge-paper.ts";
import { keptAs, listOtherPrints } from "./kept-files.ts";
import type { PaperId } from "./paper-store.ts";

const BATCH = 200;
const PRINTS_MAX = 1_000;
const FIRST = "00000000-0000-0000-0000-000000000000";

const SIGNED_PAPERS: Statement = {
  name: "document-verify-signatures",
  text: (schema) => `
    SELECT p.id, p.token, p.key, p.dossier_id AS "dossierId", p.number_text AS "numberText", p.sha256,
      p.signed_sha256 AS "signedSha256", p.agency_id AS "agencyId", p.event_seq IS NOT NULL AS "isForm"
    FROM ${schema}.document_paper AS p
    WHERE p.id > $1 AND p.state <> 'DRAFT' AND coalesce(p.sha256, p.signed_sha256) IS NOT NULL ORDER BY p.id LIMIT $2`,
};
const isText = (value: unknown) => typeof value === "string";
const rowSchema = z.object({
  id: z.custom<PaperId>(isText),
  token: z.string(),
  key: z.string(),
  dossierId: z.string().nullable(),
  numberText: z.string().nullable(),
  sha256: z.string().nullable(),
  signedSha256: z.string().nullable(),
  agencyId: z.custom<UnitId>(isText),
  isForm: z.boolean(),
});

type Checked = {
  readonly signatures: number;
  readonly wrong: readonly { readonly number: string; readonly verdict: PaperFault }[];
};

/** Judges every paper of ours again, from the bytes in the store and from what `witnesses` say was issued. */
export async function verifyPaperSignatures(
  services: Pick<Services, "database" | "files" | "clock">,
  witnesses: readonly PaperWitness[],
): Promise<Checked> {
  const { database } = services;
  const judging = { ...services, trust: await loadTrust(database) };
  const wrong: { number: string; verdict: PaperFault }[] = [];
  const prints = await listOtherPrints(database, PRINTS_MAX);
  wrong.push(...prints);
  let signatures = 0;
  for (let after = FIRST; ; ) {
    const rows = (await database.run(SIGNED_PAPERS, [after, BATCH])).map((row) => rowSchema.parse(row));
    const said = await issuedAs(database, rows, witnesses);
    const forms = await keptAs(
      database,
      rows.flatMap(({ isForm, token }) => (isForm ? [token] : [])),
    );
    for (const { isForm, ...row } of rows) {
      const kept = { ...row, said: (isForm ? forms.get(row.token) : said.get(row.id)) ?? null };
      const { faults, validation } = await judgePaper(judging, kept);
      signatures += validation?.signatures.length ?? 0;
      for (const verdict of faults) wrong.push({ number: row.numberText ?? row.id, verdict });
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < BATCH) return { signatures, wrong };
    after = last.id;
  }
}
