import type { Executor } from "../../../platform/postgres/database.ts";
import { findPerson } from "../../organisation/index.ts";
import type { ConsignmentId } from "../parcel.ts";
import { listEvidence, type Photo } from "../photo-store.ts";
import { findingsOf, type SheetPage } from "./read-sheets.ts";

/** Who found it, where it was found with a sheet and not told by the post, and what shows it. */
export type IncidentShown = { readonly seenBy: string | null; readonly photos: readonly Photo[] };

/** Incidents of parcels with who saw them and their photographs. */
export async function withEvidence<T extends { readonly id: string }>(
  executor: Executor,
  parcels: readonly string[],
  incidents: readonly T[],
): Promise<readonly (T & IncidentShown)[]> {
  if (incidents.length === 0) return [];
  const evidence = await listEvidence(executor, parcels);
  const people = new Set([...evidence.values()].flatMap(({ seen_by: by }) => (by === null ? [] : [by])));
  const names = new Map(
    await Promise.all(
      [...people].map(async (id) => [id, (await findPerson(executor, id))?.fullName ?? null] as const),
    ),
  );
  return incidents.map((incident) => {
    const { seen_by: by = null, photos = [] } = evidence.get(incident.id) ?? {};
    return { ...incident, seenBy: by === null ? null : (names.get(by) ?? null), photos };
  });
}

/** The photographs of what was found when a sheet was checked, by parcel. */
export async function photosOf(
  executor: Executor,
  read: SheetPage,
): Promise<ReadonlyMap<ConsignmentId, readonly Photo[]>> {
  const parcels = findingsOf(read).map(({ parcel }) => parcel.id);
  const evidence = [...(await listEvidence(executor, parcels)).values()];
  return new Map(
    parcels.map((id) => [
      id,
      evidence
        .filter((each) => each.sheet_id === read.sheet.id && each.consignment_id === id)
        .flatMap(({ photos }) => photos),
    ]),
  );
}
