import { parseId } from "../../kernel/ids.ts";
import type { LocalDate } from "../../kernel/local-date.ts";
import { isValidOn, type UnitDirectory } from "../organisation/index.ts";
import { addTotals, MEASURES, NO_TOTALS, type Totals, totalsOf } from "./measure.ts";
import type { PeriodTotals } from "./totals.ts";

/** Figures laid to the units of a later day. */
export type RestatedTotals = PeriodTotals & {
  /** True where a share of a split unit is in it: an estimate, to be said beside the figure. */
  readonly estimated: boolean;
  /** The units that were counted at the time. */
  readonly countedAs: readonly string[];
};

type Tree = Pick<UnitDirectory, "find" | "successorsOf">;

/** A chain of mergers longer than this is a fault of the tree, not of the figures. */
const GENERATIONS_MAX = 20;

/**
 * The restated view: what the units of `on` would have counted, had they been there. A merged unit goes to its successor
 * whole; a split one by shares, rounded so that the parts of every measure add up to the original. Parts are rounded measure
 * by measure: an estimated row need not balance to the last dossier, the authority always does.
 * @law reform.md §G4: as reported (snapshots), as was (`readTotals`), restated.
 */
export function restateTotals(
  groups: readonly PeriodTotals[],
  { tree, on }: { readonly tree: Tree; readonly on: LocalDate },
): RestatedTotals[] {
  const restated = new Map<string, RestatedTotals>();
  for (const group of groups) {
    const heirs = heirsOf(group.unitId, { tree, on });
    const [only] = heirs;
    if (only?.share === 1) {
      const whole = { ...group, unitId: only.unitId, estimated: false, countedAs: countedAs(group) };
      const key = keyOf(whole);
      restated.set(key, joined(restated.get(key), whole));
      continue;
    }
    const weights = heirs.map((heir) => heir.share);
    const [opening, flows, closing] = [group.opening, group.flows, group.closing].map((totals) =>
      split(totals, weights),
    );
    heirs.forEach((heir, index) => {
      const part = {
        ...group,
        unitId: heir.unitId,
        opening: opening?.[index] ?? NO_TOTALS,
        flows: flows?.[index] ?? NO_TOTALS,
        closing: closing?.[index] ?? NO_TOTALS,
        estimated: heir.share < 1,
        countedAs: countedAs(group),
      };
      const key = keyOf(part);
      restated.set(key, joined(restated.get(key), part));
    });
  }
  return [...restated.values()];
}

const countedAs = ({ unitId }: PeriodTotals) => (unitId === null ? [] : [unitId]);
const keyOf = ({ unitId, procedureCode, fieldCode, channel }: PeriodTotals) =>
  `${unitId} ${procedureCode} ${fieldCode} ${channel}`;

/** How much of what a unit counted belongs to these units on the day: 1 for all of it. */
export function shareHeldBy(
  owners: ReadonlySet<string>,
  unitId: string,
  { tree, on }: { readonly tree: Tree; readonly on: LocalDate },
): number {
  const held = heirsOf(unitId, { tree, on }).filter((heir) => owners.has(heir.unitId ?? ""));
  return held.reduce((sum, { share }) => sum + share, 0);
}

function joined(a: RestatedTotals | undefined, b: RestatedTotals): RestatedTotals {
  if (a === undefined) return b;
  return {
    ...b,
    opening: addTotals(a.opening, b.opening),
    flows: addTotals(a.flows, b.flows),
    closing: addTotals(a.closing, b.closing),
    estimated: a.estimated || b.estimated,
    countedAs: [...new Set([...a.countedAs, ...b.countedAs])].sort(),
  };
}

type Heir = { readonly unitId: string | null; readonly share: number };

/** Who answers for a unit on the day and for how much of it; itself where it lives, or where it left no successor. */
export function heirsOf(
  unitId: string | null,
  { tree, on, generation = 0 }: { readonly tree: Tree; readonly on: LocalDate; readonly generation?: number },
): Heir[] {
  const id = unitId === null ? null : parseId<"unit">(unitId);
  const unit = id === null ? null : tree.find(id);
  const edges = unit === null || isValidOn(unit, on) ? [] : tree.successorsOf(unit.id);
  if (edges.length === 0 || generation === GENERATIONS_MAX) return [{ unitId, share: 1 }];
  const whole = edges.reduce((sum, edge) => sum + edge.shareBasisPoints, 0);
  const shares = new Map<string | null, number>();
  for (const edge of edges)
    for (const heir of heirsOf(edge.successorId, { tree, on, generation: generation + 1 }))
      shares.set(heir.unitId, (shares.get(heir.unitId) ?? 0) + (edge.shareBasisPoints / whole) * heir.share);
  return [...shares].map(([id, share]) => ({ unitId: id, share }));
}

/** Whole parts of every measure in proportion to the weights; what rounding leaves goes to the largest remainders. */
function split(totals: Totals, weights: readonly number[]): Totals[] {
  const parts = new Map(MEASURES.map((measure) => [measure, splitAmount(totals[measure], weights)]));
  return weights.map((_, index) => totalsOf((measure) => parts.get(measure)?.[index] ?? 0));
}

/** An amount in whole parts by their weights, which add up to it. */
export function splitAmount(amount: number, weights: readonly number[]): number[] {
  const exact = weights.map((weight) => amount * weight);
  const whole = exact.map(Math.floor);
  const left = amount - whole.reduce((sum, part) => sum + part, 0);
  const byRemainder = exact
    .map((part, index) => ({ index, remainder: part - Math.floor(part) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  for (const { index } of byRemainder.slice(0, Math.round(left))) whole[index] = (whole[index] ?? 0) + 1;
  return whole;
}
