import { assert, present } from "../../../kernel/assert.ts";
import type { Services } from "../../../platform/services.ts";
import { type Act, type Actor, authorize, mayEver, type UnitId } from "../../access/index.ts";
import { isValidOn, type Unit, unitDirectory } from "../../organisation/index.ts";

/** Kinds that answer for dossiers themselves; divisions and reception points report through their agency. */
const REPORTING: ReadonlySet<Unit["kind"]> = new Set([
  "PEOPLES_COMMITTEE",
  "DEPARTMENT",
  "CENTRE",
  "BRANCH",
  "POLICE",
  "TAX",
  "SOCIAL_INSURANCE",
  "LAND_OFFICE",
]);

/** The units the actor may do the act for today, by name. */
export async function reportingUnits(services: Services, actor: Actor, act: Act): Promise<readonly Unit[]> {
  const directory = await unitDirectory(services.database);
  const today = services.clock.today();
  const mayFor = (unit: Unit) =>
    authorize(actor, act, { kind: "unit", lineage: directory.lineageOf(unit.id, today) }).allowed;
  return directory
    .all()
    .filter((unit) => REPORTING.has(unit.kind) && isValidOn(unit, today) && mayFor(unit))
    .sort((a, b) => collator.compare(a.name, b.name));
}

const collator = new Intl.Collator("vi");

/** Every unit, closed ones too, for whose reports the actor may do the act. */
export async function unitsAllowed(
  services: Pick<Services, "database" | "clock">,
  actor: Actor,
  act: Act,
): Promise<readonly UnitId[]> {
  if (!mayEver(actor, act)) return [];
  const directory = await unitDirectory(services.database);
  const today = services.clock.today();
  return directory.all().flatMap(({ id }) => {
    const lineage = directory.lineageOf(id, today);
    return authorize(actor, act, { kind: "unit", lineage }).allowed ? [id] : [];
  });
}

/** The unit an officer reports for most: of those their role is held in, the one that stands highest. */
export async function ownUnit(services: Services, actor: Actor): Promise<UnitId> {
  assert(actor.kind === "officer", "only officers report");
  const directory = await unitDirectory(services.database);
  const depth = (id: UnitId) => directory.lineageOf(id, services.clock.today()).length;
  const own = actor.grants.map(({ unitId }) => unitId).sort((a, b) => depth(a) - depth(b));
  return present(own[0], "the unit of a role");
}
