import type { LocalDate } from "../../../kernel/local-date.ts";
import { type Actor, authorize, type UnitId } from "../../access/index.ts";
import { isAgency, isValidOn, type Unit, type UnitDirectory } from "../../organisation/index.ts";

/**
 * Whether the actor may see the figures of an agency: of the own unit tree, and, of a commune's committee, whoever leads
 * one of its divisions or its one-stop centre, which are one house.
 * @law one-stop.md §9: data scope is the own unit tree by default.
 */
function mayReadFigures(
  actor: Actor,
  unitId: UnitId,
  at: { directory: UnitDirectory; on: LocalDate },
): boolean {
  return authorize(actor, "statistics.read", { kind: "unit", lineage: houseLineage(unitId, at) }).allowed;
}

/** The units whose officers answer for an agency: it, those above it, and of a commune's committee its own parts. */
export function houseLineage(
  unitId: UnitId,
  { directory, on }: { directory: UnitDirectory; on: LocalDate },
): readonly UnitId[] {
  const above = directory.lineageOf(unitId, on);
  const isHouse = directory.find(unitId)?.level === "COMMUNE";
  const parts = isHouse ? directory.childrenOf(unitId, on).filter((unit) => !isAgency(unit)) : [];
  return [...above, ...parts.map(({ id }) => id)];
}

/** What was found in a directory, as long as it is the directory: it is made anew when a unit changes. */
const FOUND = new WeakMap<UnitDirectory, Map<string, readonly Unit[]>>();
const FOUND_MAX = 500;

/**
 * The agencies at work on the day whose figures the actor may see, by name. Looked for once for the same rights, day and
 * units: beside the 3,355 units of the country it took most of a page's time.
 */
export function readableAgencies(
  actor: Actor,
  at: { directory: UnitDirectory; on: LocalDate },
): readonly Unit[] {
  const known = FOUND.get(at.directory) ?? new Map<string, readonly Unit[]>();
  FOUND.set(at.directory, known);
  const key = JSON.stringify([at.on, actor]);
  const found = known.get(key) ?? agenciesReadBy(actor, at);
  if (known.size >= FOUND_MAX) known.clear();
  known.set(key, found);
  return found;
}

function agenciesReadBy(actor: Actor, at: { directory: UnitDirectory; on: LocalDate }): readonly Unit[] {
  return at.directory
    .all()
    .filter((unit) => isValidOn(unit, at.on) && isAgency(unit) && mayReadFigures(actor, unit.id, at));
}

/**
 * An agency with all that were merged into it by the day: their dossiers are its own now. A merger entered ahead of time
 * changes nothing before the last day of those that will go.
 */
export function withPredecessors(
  unitIds: readonly UnitId[],
  { directory, on }: { readonly directory: UnitDirectory; readonly on: LocalDate },
): readonly UnitId[] {
  const all = new Set(unitIds);
  for (const id of all) {
    for (const { unitId } of directory.predecessorsOf(id)) {
      const lastDay = directory.find(unitId)?.validTo ?? null;
      if (lastDay !== null && lastDay < on) all.add(unitId);
    }
  }
  return [...all];
}
