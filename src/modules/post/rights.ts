import type { Services } from "../../platform/services.ts";
import { type Act, type Actor, authorize, refusalOf, type UnitId } from "../access/index.ts";
import type { Office } from "../dossier/index.ts";
import { lineageOf, unitDirectory, unitsAllowed } from "../organisation/index.ts";

/** A command of the parcel desk: the office whose dossiers it moves, the services (of the request's transaction), who. */
export type PostCall = { readonly office: Office; readonly services: Services; readonly actor: Actor };

type Asked = { readonly act: Act; readonly unitId: UnitId };

/** Null where the actor may do the act at the unit; otherwise how to say no. */
export async function deniedAt(
  { database, clock }: Pick<Services, "database" | "clock">,
  actor: Actor,
  { act, unitId }: Asked,
) {
  const lineage = await lineageOf(database, unitId, clock.today());
  const decision = authorize(actor, act, { kind: "unit", lineage });
  return decision.allowed ? null : refusalOf(decision);
}

/** Every unit, closed ones too, at which the actor may do the act today. */
export async function unitsFor(
  { database, clock }: Pick<Services, "database" | "clock">,
  actor: Actor,
  act: Act,
): Promise<readonly UnitId[]> {
  return unitsAllowed(await unitDirectory(database), { actor, act, on: clock.today() });
}

/** Whose parcels somebody sees: an officer those of their office, postal staff those of their own house alone. */
export type ParcelScope = { readonly offices: readonly UnitId[]; readonly carriers: readonly UnitId[] };

export async function scopeFor(
  services: Pick<Services, "database" | "clock">,
  actor: Actor,
): Promise<ParcelScope> {
  const [offices, carriers] = await Promise.all([
    unitsFor(services, actor, "post.read"),
    unitsFor(services, actor, "post.carry"),
  ]);
  return { offices, carriers };
}

type Lying = { readonly office_unit_id: UnitId; readonly carrier_unit_id: UnitId | null };

export function isSeen({ offices, carriers }: ParcelScope, lying: Lying): boolean {
  const { office_unit_id: office, carrier_unit_id: carrier } = lying;
  return offices.includes(office) || (carrier !== null && carriers.includes(carrier));
}
