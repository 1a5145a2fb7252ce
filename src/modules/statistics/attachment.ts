import type { SeenWrite, WriteAttachment } from "../dossier/index.ts";
import { besideOf } from "./beside.ts";
import { changeOf } from "./change.ts";
import { MEASURES } from "./measure.ts";
import { besideRow, standingRow } from "./spell-row.ts";
import { talliesOf, tallyOfBeside } from "./tally.ts";

const COLUMNS = MEASURES.join(", ");
const TYPED_COLUMNS = MEASURES.map((measure) => `${measure} bigint`).join(", ");

/**
 * Counts with the act itself: closes the spell that ends, opens the one that begins, and leaves the amounts in the
 * tally, from which they are drained into the cells. An act that changes nothing that is counted adds nothing.
 */
export const statisticsAttachment: WriteAttachment = {
  name: "statistics",
  parts: (schema, { parameter, written }) => `,
    spell_closed AS (
      UPDATE ${schema}.statistics_spell AS s SET to_at = c.to_at, ended_as = c.ended_as
      FROM jsonb_to_recordset(${parameter}::jsonb -> 'closed') AS c (dossier_id uuid, to_at timestamptz, ended_as text)
      WHERE s.dossier_id = c.dossier_id AND s.to_at = 'infinity' AND s.dossier_id = ANY (ARRAY(SELECT id FROM ${written}))
      RETURNING s.dossier_id
    ),
    spell_opened AS (
      INSERT INTO ${schema}.statistics_spell (dossier_id, opened_seq, kind, unit_id, procedure_code, field_code, channel,
        opened_as, from_at, to_at, ended_as, due_at, undone, late_notice, late_by_original, result_file, papers_file,
        elapsed_minutes, term_minutes, rated, satisfied, reused)
      SELECT o.dossier_id, o.opened_seq, o.kind, o.unit_id, o.procedure_code, o.field_code, o.channel, o.opened_as, o.from_at,
        o.to_at, o.ended_as, o.due_at, o.undone, o.late_notice, o.late_by_original, o.result_file, o.papers_file,
        o.elapsed_minutes, o.term_minutes, o.rated, o.satisfied, o.reused
      FROM jsonb_to_recordset(${parameter}::jsonb -> 'opened') AS o (dossier_id uuid, opened_seq int, kind text, unit_id uuid,
        procedure_code text, field_code text, channel text, opened_as text, from_at timestamptz, to_at timestamptz, ended_as text,
        due_at timestamptz, undone text, late_notice boolean, late_by_original boolean, result_file boolean, papers_file boolean,
        elapsed_minutes bigint, term_minutes bigint, rated smallint, satisfied smallint,
        reused smallint)
      WHERE o.dossier_id IN (SELECT id FROM ${written})
        -- Closed first: a dossier has one open spell at most.
        AND (SELECT count(*) FROM spell_closed) >= 0
      RETURNING dossier_id
    ),
    tallied AS (
      INSERT INTO ${schema}.statistics_tally (day, unit_id, procedure_code, field_code, channel, ${COLUMNS})
      SELECT day, unit_id, procedure_code, field_code, channel, ${COLUMNS}
      FROM jsonb_to_recordset(${parameter}::jsonb -> 'tallies') AS t (dossier_id uuid, day date, unit_id uuid,
        procedure_code text, field_code text, channel text, ${TYPED_COLUMNS})
      WHERE t.dossier_id IN (SELECT id FROM ${written})
      RETURNING day
    )`,
  valueOf: (writes) => {
    const parts = writes.map(partsOf);
    if (parts.every((part) => part === null)) return null;
    const all = parts.filter((part) => part !== null);
    return JSON.stringify({
      closed: all.flatMap(({ closed }) => closed),
      opened: all.flatMap(({ opened }) => opened),
      tallies: all.flatMap(({ tallies }) => tallies),
    });
  },
};

/** The spell that a write ends, the one it begins, and the amounts it adds; null where it changes nothing counted. */
export function partsOf(write: SeenWrite) {
  const { before, after, at } = write;
  const change = changeOf(before, after);
  const beside = besideOf(before, after);
  if (change === null && beside === null) return null;
  const dossier_id = after.id;
  const standing = change?.after ?? null;
  const opened =
    change !== null && standing !== null
      ? [standingRow(write, { ...change, standing }, beside)]
      : beside === null
        ? []
        : [besideRow(write, beside)];
  const tallies = [
    ...(change === null ? [] : talliesOf(change, at)),
    ...(beside === null ? [] : [tallyOfBeside(beside, at)]),
  ];
  return {
    closed:
      change === null || change.before === null ? [] : [{ dossier_id, to_at: at, ended_as: change.turn }],
    opened,
    tallies: tallies.map(({ day, unitId, procedureCode, fieldCode, channel, measures }) => ({
      dossier_id,
      day,
      unit_id: unitId,
      procedure_code: procedureCode,
      field_code: fieldCode,
      channel,
      ...measures,
    })),
  };
}
