import { z } from "zod";
import type { Row, Statement, Tx } from "../../../platform/postgres/database.ts";
import { WHOLE_AUTHORITY } from "../drain.ts";
import { MEASURES, type Measure } from "../measure.ts";
import { AMOUNTS } from "./amounts.ts";
import { EVENTS_READ } from "./happened.ts";
import { MONEY_AMOUNTS } from "./money-amounts.ts";
import { SPELL_AMOUNTS } from "./spell-amounts.ts";

/** A dossier whose spells, and so the lists behind the figures, say otherwise than its events. */
export type WrongSpells = {
  readonly kind: "SPELLS";
  readonly dossierId: string;
  readonly unitId: string;
  readonly procedureCode: string;
  readonly channel: string;
  readonly day: string;
  readonly measure: Measure;
  readonly listed: number;
  readonly recounted: number;
};

/** Rows said of one batch; the batch is found wrong whether it has one such row or a million. */
const WRONG_MAX = 200;

const SUMS = MEASURES.map((measure) => `sum(n.counted) FILTER (WHERE n.measure = '${measure}')`).join(", ");

/**
 * Counts the events of the dossiers after `$1` up to `$2`, adds the sums to what was counted before them, and gives back
 * the days of dossiers on which their spells say otherwise.
 */
const COUNT_BATCH: Statement = {
  name: "statistics-recount-batch",
  text: (schema) => `
    WITH ${EVENTS_READ(schema)},
    ${AMOUNTS},
    ${SPELL_AMOUNTS(schema)},
    ${MONEY_AMOUNTS(schema)},
    net AS (
      SELECT b.dossier_id, b.unit_id, b.procedure_code, b.field_code, b.channel, b.day, b.measure,
        sum(b.counted) AS counted, sum(b.listed) AS listed
      FROM (
        SELECT dossier_id, unit_id, procedure_code, field_code, channel, day, measure, amount AS counted, 0 AS listed
        FROM amounts WHERE amount <> 0
        UNION ALL
        SELECT dossier_id, unit_id, procedure_code, field_code, channel, day, measure, amount, 0 FROM money WHERE amount <> 0
        UNION ALL
        SELECT dossier_id, unit_id, procedure_code, field_code, channel, day, measure, 0, amount FROM listed WHERE amount <> 0
      ) AS b
      GROUP BY 1, 2, 3, 4, 5, 6, 7 HAVING sum(b.counted) <> 0 OR sum(b.listed) <> 0
    ),
    kept AS (
      INSERT INTO pg_temp.statistics_recounted (unit_id, procedure_code, field_code, channel, day, ${MEASURES.join(", ")})
      SELECT coalesce(n.unit_id, '${WHOLE_AUTHORITY}'), n.procedure_code, n.field_code, n.channel, n.day, ${SUMS}
      FROM net AS n WHERE n.counted <> 0
      GROUP BY GROUPING SETS ((n.unit_id, n.procedure_code, n.field_code, n.channel, n.day), (n.procedure_code, n.field_code, n.channel, n.day))
    )
    SELECT dossier_id, unit_id, procedure_code, channel, day, measure, listed, counted AS recounted
    FROM net WHERE counted <> listed
    ORDER BY day, dossier_id, measure LIMIT ${WRONG_MAX}`,
};

const row = z.object({
  dossier_id: z.string(),
  unit_id: z.string(),
  procedure_code: z.string(),
  channel: z.string(),
  day: z.string(),
  measure: z.enum(MEASURES),
  listed: z.coerce.number(),
  recounted: z.coerce.number(),
});

/** Counts some dossiers into the sums of this transaction; answers where their spells differ. */
export async function countBatch(
  tx: Tx,
  { after, upTo }: { readonly after: string; readonly upTo: string },
): Promise<readonly WrongSpells[]> {
  return (await tx.run(COUNT_BATCH, [after, upTo])).map(wrongSpells);
}

function wrongSpells(found: Row): WrongSpells {
  const { dossier_id, unit_id, procedure_code, ...it } = row.parse(found);
  return { kind: "SPELLS", dossierId: dossier_id, unitId: unit_id, procedureCode: procedure_code, ...it };
}
