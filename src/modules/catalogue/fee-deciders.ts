import type { LocalDate } from "../../kernel/local-date.ts";
import type { UnitId } from "../access/index.ts";
import { isValidOn, type Unit, type UnitDirectory } from "../organisation/index.ts";

type Tree = Pick<UnitDirectory, "lineageOf" | "predecessorsOf"> & {
  readonly find: (id: UnitId) => Pick<Unit, "id" | "validTo"> | null;
};

/** The people's committees of the provinces of a day: who may set amounts, and where one may ask what is charged. */
export function provincesOn({ all }: Pick<UnitDirectory, "all">, on: LocalDate): readonly Unit[] {
  return all().filter((unit) => isProvince(unit) && isValidOn(unit, on));
}

export function isProvince({ kind, level }: Unit): boolean {
  return kind === "PEOPLES_COMMITTEE" && level === "PROVINCE";
}

/**
 * The units whose decisions count for a unit on a day, the nearest first: those above it that day, then the ones they
 * took over from and under which the unit (or one it came from) stood to the last. So what a merged province set goes
 * on where it was set, and only there, until the new one decides; a ward that moves to another province leaves its
 * amounts behind.
 */
export function decidersOn(tree: Tree, unitId: UnitId, on: LocalDate): readonly UnitId[] {
  const now = tree.lineageOf(unitId, on);
  const before = [...endedBefore(tree, now, on)].sort((a, b) => (a.lastDay < b.lastDay ? 1 : -1));
  const once = [unitId, ...[...endedBefore(tree, [unitId], on)].map(({ id }) => id)];
  const stoodUnder = before.filter(
    ({ id, lastDay }) =>
      !once.includes(id) && once.some((each) => tree.lineageOf(each, lastDay).includes(id)),
  );
  return [...new Set([...now, ...stoodUnder.map(({ id }) => id)])];
}

type Ended = { readonly id: UnitId; readonly lastDay: LocalDate };

/** Everything these units took over from, however many times it changed hands. */
function endedBefore(tree: Tree, units: readonly UnitId[], on: LocalDate): readonly Ended[] {
  const seen = new Set(units);
  const ended: Ended[] = [];
  for (const id of seen)
    for (const { unitId } of tree.predecessorsOf(id)) {
      const unit = tree.find(unitId);
      if (unit === null || seen.has(unitId) || !hasEnded(unit, on)) continue;
      seen.add(unitId);
      ended.push({ id: unitId, lastDay: unit.validTo });
    }
  return ended;
}

function hasEnded<U extends Pick<Unit, "validTo">>(
  unit: U,
  on: LocalDate,
): unit is U & { validTo: LocalDate } {
  return unit.validTo !== null && unit.validTo < on;
}
