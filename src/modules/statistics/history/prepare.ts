import { setImmediate as nextTurn } from "node:timers/promises";
import type { Instant } from "../../../kernel/local-date.ts";
import { type PastRecord, type PastRows, pastDossier, pastRows } from "../../dossier/index.ts";
import { type CountedHistories, countHistories } from "../counted.ts";

/** A batch with all that needs no database done: sealed, counted, and in the form it is sent in. */
export type Prepared = { readonly rows: readonly PastRows[]; readonly counted: CountedHistories };

/** Dossiers prepared at a time, some tens of milliseconds. */
const SLICE = 250;

/** Slice by slice: in between, the rows of the batch before go on to the database, which would wait for them. */
export async function prepare(records: readonly PastRecord[], at: Instant): Promise<Prepared> {
  const rows: PastRows[] = [];
  const counting = countHistories();
  for (let from = 0; from < records.length; from += SLICE) {
    const dossiers = records.slice(from, from + SLICE).map((record) => pastDossier(record, at));
    rows.push(pastRows(dossiers));
    counting.add(dossiers.map(({ writes }) => writes));
    await nextTurn();
  }
  return { rows, counted: counting.done() };
}
