import { present } from "../../kernel/assert.ts";
import { findKind } from "./kinds.ts";
import type { OfficialDocument } from "./official-document.ts";
import type { Ground } from "./rights.ts";
import { symbolOf } from "./symbol.ts";

/** What stands behind the number of a document; null where its agency has no abbreviation. */
export function symbolFor(
  { kindCode, agencyId, unitId }: Pick<OfficialDocument, "kindCode" | "agencyId" | "unitId">,
  { directory, on }: Ground,
): string | null {
  const kind = present(findKind(kindCode, on), kindCode);
  const agency = directory.find(agencyId)?.symbol ?? null;
  if (agency === null) return null;
  const unit = unitId === null ? null : (directory.find(unitId)?.symbol ?? null);
  // An agency's own letter, not drafted by a unit of it, names no unit.
  return symbolOf(kind, { agency, unit: unitId === agencyId ? null : unit });
}
