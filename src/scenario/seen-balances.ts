import type { Executor, Statement } from "../platform/postgres/database.ts";
import { type Balance, sidesOf } from "./balances.ts";
import type { Seen } from "./story.ts";

/** What people of the week were told by pages and programs, held against what the books have of it. */
export async function balanceSeen(database: Executor, seen: Seen): Promise<readonly Balance[]> {
  const told = (of: "signed" | "failed") => seen.batches.reduce((sum, batch) => sum + batch[of], 0);
  const { numbers, opened, givenAsFiles } = seen;
  return sidesOf(database, TOLD, [told("signed"), told("failed"), numbers, opened, givenAsFiles]);
}

/** What was chosen at one sitting is signed where the history says so, at the version that was looked at. */
const TOLD: Statement = {
  name: "scenario-told",
  text: (schema) => `
    WITH chosen AS (
      SELECT EXISTS (SELECT FROM ${schema}.dossier_event AS e
        WHERE e.dossier_id = p.dossier_id AND e.seq = p.version + 1 AND e.type = 'ResultSigned') AS is_signed
      FROM ${schema}.dossier_signing_paper AS p
    )
    SELECT 'told: signed at one sitting' AS what, $1::integer AS owed,
      (SELECT count(*) FROM chosen WHERE is_signed) AS found
    UNION ALL
    SELECT 'told: not signed at one sitting', $2::integer, (SELECT count(*) FROM chosen WHERE NOT is_signed)
    UNION ALL
    SELECT 'told: numbers of documents', cardinality($3::text[]),
      (SELECT count(*) FROM ${schema}.records_document WHERE number_text = ANY ($3::text[]) AND state IN ('PUBLISHED', 'RECALLED'))
    UNION ALL
    SELECT 'told: dossiers from parcels', cardinality($4::text[]),
      (SELECT count(*) FROM ${schema}.dossier AS d JOIN ${schema}.post_consignment AS c ON c.dossier_id = d.id
        WHERE d.code = ANY ($4::text[]) AND d.channel_in = 'POSTAL' AND c.state = 'DELIVERED')
    UNION ALL
    SELECT 'told: given by themselves', cardinality($5::text[]),
      (SELECT count(*) FROM ${schema}.dossier AS d JOIN ${schema}.dossier_event AS e ON e.dossier_id = d.id
        WHERE d.code = ANY ($5::text[]) AND e.type = 'ResultReturned' AND e.data ->> 'channel' = 'ONLINE')`,
};
