import type { BulkTx } from "../../platform/postgres/bulk-transaction.ts";
import { type CopyChunk, copyChunk } from "../../platform/postgres/copy-rows.ts";
import type { SeenWrite } from "../dossier/index.ts";
import { addToCells } from "./add-to-cells.ts";
import { partsOf } from "./attachment.ts";
import { addDay, type CellRows, cellRows, daySums } from "./cell-sums.ts";
import { writeLateSteps } from "./late-steps/attachment.ts";
import { type LateStepRow, lateStepsOf } from "./late-steps/late-steps.ts";

type Parts = NonNullable<ReturnType<typeof partsOf>>;
type SpellRow = Parts["opened"][number];

/** What whole histories leave behind, as rows: the same as if every write had been counted as it happened. */
export type CountedHistories = {
  readonly spellColumns: readonly string[];
  readonly spells: readonly CopyChunk[];
  readonly lateSteps: readonly LateStepRow[];
  readonly cells: CellRows;
};

/** Histories are counted one part after the other; sums are made over all of them. */
type Counting = {
  readonly add: (histories: readonly (readonly SeenWrite[])[]) => void;
  readonly done: () => CountedHistories;
};

export function countHistories(): Counting {
  const days = daySums();
  const chunks: CopyChunk[] = [];
  const lateSteps: LateStepRow[] = [];
  let spellColumns: readonly string[] = [];
  return {
    add: (histories) => {
      const parts = histories.map((writes) => writes.flatMap((write) => partsOf(write) ?? []));
      for (const part of parts) for (const { tallies } of part) for (const row of tallies) addDay(days, row);
      lateSteps.push(...histories.flat().flatMap(lateStepsOf));
      const spells = parts.flatMap(spellsOf);
      if (spells[0] === undefined) return;
      spellColumns = Object.keys(spells[0]);
      chunks.push(copyChunk(spells.map((spell) => Object.values(spell))));
    },
    done: () => ({ spellColumns, spells: chunks, lateSteps, cells: cellRows(days) }),
  };
}

/** The spells of one dossier, each closed by the write that ended it. */
function spellsOf(parts: readonly Parts[]): SpellRow[] {
  const spells: SpellRow[] = [];
  for (const { closed, opened } of parts) {
    const open = spells.findLastIndex(({ ended_as }) => ended_as === null);
    const last = spells[open];
    if (last !== undefined) spells[open] = { ...last, ...closed[0] };
    spells.push(...opened);
  }
  return spells;
}

/** Writes what was counted: spells and late steps as they are, amounts straight into the cells. */
export async function writeCounted(tx: BulkTx, counted: CountedHistories): Promise<void> {
  await tx.copy({ table: "statistics_spell", columns: counted.spellColumns }, counted.spells);
  await writeLateSteps(tx, counted.lateSteps);
  await addToCells(tx, counted.cells);
}
