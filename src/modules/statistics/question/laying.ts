import type { LocalDate } from "../../../kernel/local-date.ts";
import type { UnitId } from "../../access/index.ts";
import type { UnitDirectory } from "../../organisation/index.ts";
import { type RestatedTotals, restateTotals, shareHeldBy } from "../restated.ts";
import type { PeriodTotals } from "../totals.ts";
import type { LeadQuestion } from "./question.ts";
import { withPredecessors } from "./scope.ts";

/** Whose cells are read, and to which agencies they are laid. */
export type Laying = {
  /** As they were counted at the time. */
  readonly units: readonly UnitId[];
  /** The same by how much of them belongs to those asked for: 1, or less for part of a divided agency. */
  readonly shares: ReadonlyMap<number, readonly UnitId[]>;
  /** Of the units, those that belong to the agencies wholly: dossiers are listed of these only. */
  readonly whole: readonly UnitId[];
  /** Those of which only a share does: nobody knows whose each of their dossiers is. */
  readonly divided: readonly UnitId[];
  /** Figures told apart by unit, laid to the agencies of the view. */
  readonly lay: (rows: readonly PeriodTotals[]) => readonly RestatedTotals[];
  /** True where part of a divided agency is in them. */
  readonly isEstimated: boolean;
};

type At = { readonly directory: UnitDirectory; readonly on: LocalDate };

/**
 * Figures of agencies across reorganisations. As was: what each counted itself. Restated: with those merged into them,
 * whole, and with their share of those divided.
 * @law reform.md §G4.
 */
export function layFigures(
  view: LeadQuestion["view"],
  asked: readonly UnitId[],
  { directory, on }: At,
): Laying {
  if (view === "AS_WAS") return asTheyWere(asked);
  const owners: ReadonlySet<string> = new Set(asked);
  const shares = new Map<number, UnitId[]>();
  for (const unit of withPredecessors(asked, { directory, on })) {
    const share = wholeIfAll(shareHeldBy(owners, unit, { tree: directory, on }));
    if (share > 0) shares.set(share, [...(shares.get(share) ?? []), unit]);
  }
  const units = [...shares.values()].flat();
  const whole = shares.get(1) ?? [];
  const divided = units.filter((unit) => !whole.includes(unit));
  return {
    units,
    shares,
    whole,
    divided,
    lay: (rows) =>
      restateTotals(rows, { tree: directory, on }).filter(({ unitId }) => owners.has(unitId ?? "")),
    isEstimated: divided.length > 0,
  };
}

/** Each unit for itself. */
export function asTheyWere(units: readonly UnitId[]): Laying {
  const shares = new Map([[1, units]]);
  return { units, shares, whole: units, divided: [], lay: asCounted, isEstimated: false };
}

function asCounted(rows: readonly PeriodTotals[]): RestatedTotals[] {
  return rows.map((row) => ({
    ...row,
    estimated: false,
    countedAs: row.unitId === null ? [] : [row.unitId],
  }));
}

/** Shares that add up to all of it may miss 1 by a hair in binary. */
function wholeIfAll(share: number): number {
  return Math.abs(1 - share) < 1e-9 ? 1 : share;
}
