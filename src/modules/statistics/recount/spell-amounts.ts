import { AT_END, AT_START, belongsTo, OVERDUE_FROM } from "../spell-measures.ts";
import { DAY } from "./amounts.ts";

const listOf = (amounts: Readonly<Record<string, string>>) =>
  Object.entries(amounts)
    .map(([measure, amount]) => `('${measure}', (${amount})::bigint)`)
    .join(", ");

const COLUMNS = (at: string) =>
  `s.dossier_id, ${DAY(at)}, s.unit_id, s.procedure_code, s.field_code, s.channel`;

/** The same amounts as the lists behind the figures count them: from the spells of the dossiers after `$1` up to `$2`. */
export const SPELL_AMOUNTS = (schema: string) => `
    spells AS (
      SELECT s.* FROM ${schema}.statistics_spell AS s WHERE s.dossier_id > $1 AND s.dossier_id <= $2
    ),
    listed (dossier_id, day, unit_id, procedure_code, field_code, channel, measure, amount) AS (
      SELECT ${COLUMNS("s.from_at")}, m.measure, m.amount
      FROM spells AS s CROSS JOIN LATERAL (VALUES (s.kind, 1::bigint), ${listOf(AT_START)}) AS m (measure, amount)
      UNION ALL
      SELECT ${COLUMNS("s.to_at")}, m.measure, m.amount
      FROM spells AS s CROSS JOIN LATERAL (VALUES (s.kind, -1::bigint), ${listOf(AT_END)}) AS m (measure, amount)
      WHERE s.to_at < 'infinity'
      UNION ALL
      SELECT ${COLUMNS("m.at")}, 'overdue', m.amount
      FROM spells AS s CROSS JOIN LATERAL (VALUES (${OVERDUE_FROM}, 1), (s.to_at, -1)) AS m (at, amount)
      WHERE ${belongsTo("overdue", "s.to_at")} AND m.at < 'infinity'
    )`;
