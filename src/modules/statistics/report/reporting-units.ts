import { assert, present } from "../../../kernel/assert.ts";
import type { LocalDate } from "../../../kernel/local-date.ts";
import type { Services } from "../../../platform/services.ts";
import { type Act, type Actor, authorize, mayEver, type UnitId } from "../../access/index.ts";
import {
  isAgency,
  isValidOn,
  type Unit,
  type UnitDirectory,
  unitDirectory,
} from "../../organisation/index.ts";
import { houseLineage } from "../question/scope.ts";

/**
 * Whose posts an act on a unit's report is asked of. A commune's report is made where its dossiers are, in its one-stop centre
 * and its divisions; it is signed off by whoever leads the commune.
 */
export function lineageForReports(
  act: Act,
  unitId: UnitId,
  at: { readonly directory: UnitDirectory; readonly on: LocalDate },
): readonly UnitId[] {
  return act === "report.sign-off" ? at.directory.lineageOf(unitId, at.on) : houseLineage(unitId, at);
}

/** The units the actor may do the act for today, by name. */
export async function reportingUnits(services: Services, actor: Actor, act: Act): Promise<readonly Unit[]> {
  const directory = await unitDirectory(services.database);
  const today = services.clock.today();
  const mayFor = (unit: Unit) =>
    authorize(actor, act, {
      kind: "unit",
      lineage: lineageForReports(act, unit.id, { directory, on: today }),
    }).allowed;
  return directory
    .all()
    .filter((unit) => isAgency(unit) && isValidOn(unit, today) && mayFor(unit))
    .sort((a, b) => collator.compare(a.name, b.name));
}

/** Where dossiers are received for the agencies above. */
const RECEIVING: readonly Unit["kind"][] = ["CENTRE", "BRANCH", "RECEPTION_POINT"];

/** The agencies and one-stop units whose registers the actor may read today, by name. */
export async function registerUnits(services: Services, actor: Actor): Promise<readonly Unit[]> {
  const directory = await unitDirectory(services.database);
  const today = services.clock.today();
  const mayRead = ({ id }: Unit) =>
    authorize(actor, "register.read", { kind: "unit", lineage: directory.lineageOf(id, today) }).allowed;
  return directory
    .all()
    .filter(
      (unit) => (isAgency(unit) || RECEIVING.includes(unit.kind)) && isValidOn(unit, today) && mayRead(unit),
    )
    .sort((a, b) => collator.compare(a.name, b.name));
}

/** Whose register an officer opens first: of the agency they answer for, or else of the counter they sit at. */
export async function ownRegister(services: Services, actor: Actor): Promise<UnitId> {
  const [own, units] = await Promise.all([ownUnit(services, actor), registerUnits(services, actor)]);
  return units.some(({ id }) => id === own) ? own : (units[0]?.id ?? own);
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
    const lineage = lineageForReports(act, id, { directory, on: today });
    return authorize(actor, act, { kind: "unit", lineage }).allowed ? [id] : [];
  });
}

/** The agency an officer reports for most: the one over the unit their role is held in, of several the one that stands highest. */
export async function ownUnit(services: Services, actor: Actor): Promise<UnitId> {
  assert(actor.kind === "officer", "only officers report");
  const directory = await unitDirectory(services.database);
  const lineage = (id: UnitId) => directory.lineageOf(id, services.clock.today());
  const own = actor.grants.map(({ unitId }) => unitId).sort((a, b) => lineage(a).length - lineage(b).length);
  const unitId = present(own[0], "the unit of a role");
  const agency = lineage(unitId).find((id) => {
    const unit = directory.find(id);
    return unit !== null && isAgency(unit);
  });
  return agency ?? unitId;
}
