import type { LocalDate } from "../../../kernel/local-date.ts";
import type { UnitDirectory } from "../../organisation/index.ts";
import { heirsOf, splitAmount } from "../restated.ts";
import type { Figure } from "./figure.ts";

type Part = { readonly row: string; readonly figures: readonly Figure[] };

/**
 * Lays what a unit counted to the units that answer for it on a later day: a merged one whole, a divided one by shares,
 * in whole dossiers that add up again. What went out of the units asked for is left out.
 * @law reform.md §G4.
 */
export function layRows(directory: UnitDirectory, on: LocalDate, units: readonly string[]) {
  const within = new Set(units);
  return (unit: string, figures: readonly Figure[]): readonly Part[] => {
    const heirs = heirsOf(unit, { tree: directory, on });
    const weights = heirs.map(({ share }) => share);
    const parts = figures.map(({ amount }) => (amount === null ? null : splitAmount(amount, weights)));
    return heirs.flatMap(({ unitId }, heir) =>
      unitId === null || !within.has(unitId)
        ? []
        : [
            {
              row: unitId,
              figures: figures.map((figure, index) => ({ ...figure, amount: parts[index]?.[heir] ?? null })),
            },
          ],
    );
  };
}
