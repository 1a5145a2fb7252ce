import { z } from "zod";
import { addDays, type Instant, instantAt } from "../../../kernel/local-date.ts";
import type { Executor, Statement } from "../../../platform/postgres/database.ts";
import { belongsTo } from "../spell-measures.ts";
import type { Figure, FigureName } from "./figure.ts";
import type { FormDefinition } from "./form-definition.ts";
import type { Period } from "./period.ts";

/** Which column of a spell names the row of a report. */
export const ROW_OF = {
  unit: "s.unit_id::text",
  field: "s.field_code",
  procedure: "s.procedure_code",
  channel: "s.channel",
} as const satisfies Record<FormDefinition["rowsBy"], string>;

type Source = {
  readonly names: readonly FigureName[];
  readonly text: (schema: string, row: string) => string;
};

/** Spells of these units; `$2` the start of the period, `$3` its end. */
const OF_UNITS = "s.unit_id = ANY ($1::uuid[])";
const EXEMPT = `d.state #>> '{payment,exemption}' IS NOT NULL`;

/** What the cells do not hold, counted over spells. */
const SOURCES: readonly Source[] = [
  {
    names: ["overdue_waiting"],
    text: (schema, row) => `
      SELECT ${row} AS row, s.channel, 'overdue_waiting' AS name, count(*) AS amount
      FROM ${schema}.statistics_spell AS s
      WHERE ${OF_UNITS} AND s.kind = 'supplement_wait' AND ${belongsTo("overdue", "$3::timestamptz")}
        AND s.from_at < $3::timestamptz AND s.to_at >= $3::timestamptz AND $2::timestamptz IS NOT NULL
      GROUP BY 1, 2`,
  },
  {
    names: ["payments_required"],
    text: (schema, row) => `
      SELECT ${row} AS row, s.channel, 'payments_required' AS name, count(*) AS amount
      FROM ${schema}.statistics_spell AS s
      WHERE ${OF_UNITS} AND s.kind = 'financial_wait' AND s.opened_as = 'PAUSED'
        AND s.from_at >= $2::timestamptz AND s.from_at < $3::timestamptz
      GROUP BY 1, 2`,
  },
  {
    names: ["payments_confirmed", "payments_exempt"],
    text: (schema, row) => `
      SELECT ${row} AS row, s.channel, CASE WHEN ${EXEMPT} THEN 'payments_exempt' ELSE 'payments_confirmed' END AS name,
        count(*) AS amount
      FROM ${schema}.statistics_spell AS s JOIN ${schema}.dossier AS d ON d.id = s.dossier_id
      WHERE ${OF_UNITS} AND s.kind = 'financial_wait' AND s.ended_as = 'RESUMED'
        AND s.to_at >= $2::timestamptz AND s.to_at < $3::timestamptz
      GROUP BY 1, 2, 3`,
  },
];

const rowSchema = z.object({
  row: z.string(),
  channel: z.enum(["DIRECT", "ONLINE", "POSTAL"]),
  name: z.custom<FigureName>((name) => SOURCES.some(({ names }) => names.some((each) => each === name))),
  amount: z.coerce.number().int(),
});

export type SpellQuestion = {
  /** The reporting unit and all below it. */
  readonly units: readonly string[];
  readonly period: Period;
  /** What was known at this instant; a later act does not count. */
  readonly asOf: Instant;
  readonly rowsBy: FormDefinition["rowsBy"];
  readonly needed: ReadonlySet<FigureName>;
};

const STATEMENTS = new Map<string, Statement>();

/** The figures a form needs and the cells lack, by row; one round trip for each kind. */
export async function readSpellFigures(
  executor: Executor,
  { units, period, asOf, rowsBy, needed }: SpellQuestion,
): Promise<readonly { readonly row: string; readonly figure: Figure }[]> {
  const end = instantAt(addDays(period.to, 1), 0);
  const until = asOf < end ? asOf : end;
  const found: { row: string; figure: Figure }[] = [];
  for (const source of SOURCES.filter(({ names }) => names.some((name) => needed.has(name)))) {
    for (const row of await executor.run(statementOf(source, rowsBy), [
      units,
      instantAt(period.from, 0),
      until,
    ])) {
      const { row: key, channel, name, amount } = rowSchema.parse(row);
      const at = name === "overdue_waiting" ? "CLOSING" : "FLOW";
      found.push({ row: key, figure: { name, at, channel, amount } });
    }
  }
  return found;
}

function statementOf({ names, text }: Source, rowsBy: FormDefinition["rowsBy"]): Statement {
  const name = `statistics-report-${names[0]}-${rowsBy}`;
  const known = STATEMENTS.get(name);
  if (known !== undefined) return known;
  const made = { name, text: (schema: string) => text(schema, ROW_OF[rowsBy]) };
  STATEMENTS.set(name, made);
  return made;
}
