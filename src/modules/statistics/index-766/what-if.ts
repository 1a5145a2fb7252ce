import type { ChannelIn } from "../../dossier/index.ts";
import { addTotals, type Stock, type Totals } from "../measure.ts";
import type { Counted } from "../metric/value.ts";
import type { IndexFigures } from "./score.ts";

/** A dossier in hand, as far as it counts. */
export type InHand = {
  readonly procedureCode: string;
  readonly channel: ChannelIn;
  readonly kind: Exclude<Stock, "intake" | "ready" | "overdue">;
  readonly isOverdue: boolean;
};

/** What is scanned or made electronic when a dossier is finished: nothing, the result, the papers handed in as well. */
export const FILES = ["NONE", "RESULT", "BOTH"] as const;
export type Files = (typeof FILES)[number];

/**
 * The figures of a period if these dossiers were finished now: those within term in time, those overdue late. What is late stays
 * late, so finishing it does not win the point back; it keeps it from being lost again in the next period.
 */
export function ifFinished(
  rows: readonly Counted[],
  dossiers: readonly InHand[],
  { files }: { readonly files: Files },
): Counted[] {
  const made = { electronic_results: files === "NONE" ? 0 : 1, digitised: files === "BOTH" ? 1 : 0 };
  return dossiers.reduce<Counted[]>(
    (counted, { channel, kind, isOverdue }) =>
      changed(counted, channel, {
        flows: { ...(isOverdue ? { positive_late: 1 } : { positive_early: 1 }), ...made },
        closing: { [kind]: -1, overdue: isOverdue ? -1 : 0 },
      }),
    [...rows],
  );
}

/** The figures if nobody touches these dossiers until they are overdue. */
export function ifLeft(rows: readonly Counted[], dossiers: readonly InHand[]): Counted[] {
  return dossiers
    .filter(({ isOverdue }) => !isOverdue)
    .reduce<Counted[]>(
      (counted, { channel }) => changed(counted, channel, { flows: {}, closing: { overdue: 1 } }),
      [...rows],
    );
}

/**
 * All figures an index is scored from after a change of the counted. A dossier whose procedure returns no document
 * changes those told apart as well, so that the components about documents leave it out.
 */
export function figuresIf(
  figures: IndexFigures,
  dossiers: readonly InHand[],
  {
    documentless,
    change,
  }: {
    readonly documentless: readonly string[];
    readonly change: (rows: readonly Counted[], dossiers: readonly InHand[]) => Counted[];
  },
): IndexFigures {
  const apart = dossiers.filter(({ procedureCode }) => documentless.includes(procedureCode));
  return {
    ...figures,
    counted: change(figures.counted, dossiers),
    withoutDocument: change(figures.withoutDocument, apart),
  };
}

type Change = { readonly flows: Partial<Totals>; readonly closing: Partial<Totals> };

/** The first row of the channel takes the change: rows of one question add up anyway. */
function changed(rows: readonly Counted[], channel: ChannelIn, change: Change): Counted[] {
  const at = rows.findIndex((row) => row.channel === channel || row.channel === null);
  return rows.map((row, index) =>
    index === at
      ? {
          ...row,
          flows: addTotals(row.flows, change.flows),
          closing: addTotals(row.closing, change.closing),
        }
      : row,
  );
}
