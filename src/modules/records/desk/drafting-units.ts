import { authorize, type Officer, type UnitId } from "../../access/index.ts";
import type { Ground } from "../rights.ts";

/** The units an officer drafts in: their own, and those within them. */
export function draftingUnits(officer: Officer, { directory, on }: Ground): readonly UnitId[] {
  const near = officer.grants.flatMap(({ unitId }) => [
    unitId,
    ...directory.childrenOf(unitId, on).map(({ id }) => id),
  ]);
  return [...new Set(near)].filter(
    (unitId) =>
      authorize(officer, "records.draft", { kind: "unit", lineage: directory.lineageOf(unitId, on) }).allowed,
  );
}
