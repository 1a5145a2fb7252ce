import type { Statement, Tx } from "../../platform/postgres/database.ts";
import type { SeenWrite } from "../dossier/index.ts";
import { partsOf } from "./attachment.ts";
import { addToCells } from "./drain.ts";
import { writeLateSteps } from "./late-steps/attachment.ts";
import { type LateStepRow, lateStepsOf } from "./late-steps/late-steps.ts";
import { MEASURES, type Measure } from "./measure.ts";

type Parts = NonNullable<ReturnType<typeof partsOf>>;
type SpellRow = Parts["opened"][number] & { readonly to_at: string; readonly ended_as: string | null };
type TallyRow = Omit<Parts["tallies"][number], "dossier_id">;

/** What whole histories leave behind: the same as if every write had been counted as it happened. */
type CountedHistories = {
  readonly spells: readonly SpellRow[];
  readonly tallies: readonly TallyRow[];
  readonly lateSteps: readonly LateStepRow[];
};

/** Counts whole histories, each from its first write to its last. */
export function countHistories(histories: readonly (readonly SeenWrite[])[]): CountedHistories {
  const parts = histories.map((writes) => writes.flatMap((write) => partsOf(write) ?? []));
  return {
    spells: parts.flatMap(spellsOf),
    tallies: summed(parts.flat().flatMap(({ tallies }) => tallies)),
    lateSteps: histories.flat().flatMap(lateStepsOf),
  };
}

/** The spells of one dossier, each closed by the write that opened the next. */
function spellsOf(parts: readonly Parts[]): SpellRow[] {
  const spells: SpellRow[] = [];
  for (const { closed, opened } of parts) {
    const last = spells.pop();
    if (last !== undefined) spells.push({ ...last, ...closed[0] });
    spells.push(...opened.map((spell) => ({ ...spell, to_at: "infinity", ended_as: null })));
  }
  return spells;
}

/** One row for each day of a cell; amounts that cancel out stay as a row of nothing, as they would one by one. */
function summed(rows: Parts["tallies"]): TallyRow[] {
  const cells = new Map<
    string,
    { readonly row: TallyRow; readonly sums: Partial<Record<Measure, number>> }
  >();
  for (const { dossier_id: _whose, ...row } of rows) {
    const key = `${row.day}|${row.unit_id}|${row.procedure_code}|${row.field_code}|${row.channel}`;
    const cell = cells.get(key) ?? { row, sums: {} };
    cells.set(key, cell);
    for (const measure of MEASURES) {
      const amount = row[measure];
      if (amount !== undefined) cell.sums[measure] = (cell.sums[measure] ?? 0) + amount;
    }
  }
  return [...cells.values()].map(({ row, sums }) => ({ ...row, ...sums }));
}

const SPELLS: Statement = {
  name: "statistics-write-spells",
  text: (schema) => `
    INSERT INTO ${schema}.statistics_spell
    SELECT * FROM jsonb_populate_recordset(NULL::${schema}.statistics_spell, $1::jsonb)`,
};

/** Writes what was counted: spells and late steps as they are, amounts straight into the cells. */
export async function writeCounted(tx: Tx, counted: CountedHistories): Promise<void> {
  const { spells, tallies, lateSteps } = counted;
  if (spells.length > 0) await tx.run(SPELLS, [JSON.stringify(spells)]);
  await writeLateSteps(tx, lateSteps);
  await addToCells(tx, tallies);
}
