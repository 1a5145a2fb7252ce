import { z } from "zod";
import type { Instant } from "../../../kernel/local-date.ts";
import type { Statement } from "../../../platform/postgres/database.ts";
import type { PersonId } from "../../access/index.ts";
import type { PaperWitness } from "../../document/index.ts";

/** $1 papers, $2 their dossiers, $3 their numbers: what was signed as this paper, and what was issued under its number. */
const HISTORY: Statement = {
  name: "dossier-issued-in-history",
  text: (schema) => `
    SELECT p.id, s.data->'paper'->>'sha256' AS "signedSha256", s.actor->>'personId' AS "signerId",
      i.data->'files'->0->>'sha256' AS sha256, s.data IS NOT NULL AS "isSet", s.at AS "signedAt", i.at AS "issuedAt"
    FROM unnest($1::uuid[], $2::uuid[], $3::text[]) AS p (id, dossier_id, number)
    LEFT JOIN LATERAL (SELECT e.data, e.actor, e.at FROM ${schema}.dossier_event AS e
      WHERE e.dossier_id = p.dossier_id AND e.type = 'ResultSigned'
        AND e.data->'paper'->'draft'->>'paperId' = p.id::text ORDER BY e.seq DESC LIMIT 1) AS s ON true
    LEFT JOIN LATERAL (SELECT e.data, e.at FROM ${schema}.dossier_event AS e
      WHERE e.dossier_id = p.dossier_id AND e.type = 'ResultIssued' AND e.data->>'number' = p.number
      ORDER BY e.seq DESC LIMIT 1) AS i ON true`,
};
const instant = z.custom<Instant>((value) => typeof value === "string").nullable();
const row = z.object({
  id: z.string(),
  signedSha256: z.string().nullable(),
  signerId: z.custom<PersonId>((value) => typeof value === "string").nullable(),
  sha256: z.string().nullable(),
  isSet: z.boolean(),
  signedAt: instant,
  issuedAt: instant,
});

/** A paper that came as a file, and not from a template of the office. */
const UPLOADED = "UPLOADED";

/**
 * What the chained history of a dossier says was signed and issued as a result: whoever changes a row or a file cannot
 * change that without breaking the chain.
 */
export const issuedInHistory: PaperWitness = async (executor, papers) => {
  const asked = papers.filter(({ dossierId }) => dossierId !== null);
  if (asked.length === 0) return new Map();
  const keyOf = new Map<string, string>(asked.map(({ id, key }) => [id, key]));
  const rows = await executor.run(HISTORY, [
    asked.map(({ id }) => id),
    asked.map(({ dossierId }) => dossierId),
    asked.map(({ numberText }) => numberText),
  ]);
  const known = rows
    .map((each) => row.parse(each))
    .filter(({ id, isSet, sha256 }) => isSet || (keyOf.get(id) === UPLOADED && sha256 !== null));
  return new Map(
    known.map(({ id, sha256, signedSha256, signerId, signedAt, issuedAt }) => [
      id,
      {
        sha256,
        signedSha256,
        signerId,
        isDigital: false,
        isSealed: sha256 !== null && signedSha256 !== null,
        made: { signedAt, issuedAt },
      },
    ]),
  );
};
