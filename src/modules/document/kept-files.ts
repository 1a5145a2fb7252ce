import type { Instant } from "../../kernel/local-date.ts";
import type { Executor, Statement } from "../../platform/postgres/database.ts";
import type { IssuedAs } from "./issued-as.ts";

type KeptFile = { readonly token: string; readonly sha256: string; readonly keptAt: Instant };

/** Says beside the row of a paper which file was kept for it; nobody changes that any more. */
export async function witnessFile(executor: Executor, kept: KeptFile): Promise<void> {
  await executor.kysely.insertInto("documentKeptFile").values(kept).execute();
}

/** How what nobody signs was given out, by its token: a form, a receipt. */
export async function keptAs(
  executor: Executor,
  tokens: readonly string[],
): Promise<ReadonlyMap<string, IssuedAs>> {
  if (tokens.length === 0) return new Map();
  const rows = await executor.kysely
    .selectFrom("documentKeptFile")
    .select(["token", "sha256"])
    .where("token", "in", tokens)
    .execute();
  return new Map(rows.map(({ token, sha256 }) => [token, { ...UNSIGNED, sha256 }]));
}

const UNSIGNED = {
  signedSha256: null,
  isDigital: false,
  signerId: null,
  isSealed: false,
  made: { signedAt: null, issuedAt: null },
} as const;

const OTHER_PRINTS: Statement = {
  name: "document-other-prints",
  text: (schema) => `
    SELECT coalesce(p.number_text, p.token) AS number, CASE WHEN k.token IS NULL THEN 'NOT_ISSUED' ELSE 'OTHER_FILE' END AS verdict
    FROM ${schema}.document_print AS p LEFT JOIN ${schema}.document_kept_file AS k ON k.token = p.token
    WHERE p.is_kept AND k.sha256 IS DISTINCT FROM p.sha256 ORDER BY 1 LIMIT $1`,
};

type OtherPrint = { readonly number: string; readonly verdict: "NOT_ISSUED" | "OTHER_FILE" };

/** Receipts whose row names another file than was kept for it. */
export async function listOtherPrints(
  executor: Pick<Executor, "run">,
  limit: number,
): Promise<readonly OtherPrint[]> {
  return (await executor.run(OTHER_PRINTS, [limit])).map(({ number, verdict }) => ({
    number: String(number),
    verdict: verdict === "NOT_ISSUED" ? "NOT_ISSUED" : "OTHER_FILE",
  }));
}
