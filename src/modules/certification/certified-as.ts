import { z } from "zod";
import type { Instant } from "../../kernel/local-date.ts";
import type { Statement } from "../../platform/postgres/database.ts";
import type { PersonId } from "../access/index.ts";
import type { PaperWitness } from "../document/index.ts";

const CERTIFIED: Statement = {
  name: "certification-certified-as",
  text: (schema) => `
    SELECT paper_id AS id, sha256, signed_by AS "signerId", signed_at AS "signedAt" FROM ${schema}.certification_electronic
    WHERE paper_id = ANY ($1::uuid[])`,
};
const row = z.object({
  id: z.string(),
  sha256: z.string(),
  signerId: z.custom<PersonId>((value) => typeof value === "string"),
  signedAt: z.custom<Instant>((value) => typeof value === "string"),
});

/** What the register says was made as a certified electronic copy, and who signed it. */
export const certifiedAs: PaperWitness = async (executor, papers) => {
  const rows = await executor.run(CERTIFIED, [papers.map(({ id }) => id)]);
  const copy = { signedSha256: null, isDigital: true, isSealed: true };
  return new Map(
    rows
      .map((each) => row.parse(each))
      .map(({ id, sha256, signerId, signedAt }) => [
        id,
        { ...copy, sha256, signerId, made: { signedAt, issuedAt: signedAt } },
      ]),
  );
};
