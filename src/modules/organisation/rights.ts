import type { LocalDate } from "../../kernel/local-date.ts";
import type { Executor } from "../../platform/postgres/database.ts";
import type { Services } from "../../platform/services.ts";
import { type Act, type Actor, authorize, type PersonId, refusalOf, type UnitId } from "../access/index.ts";
import { listPostsOf } from "./people-store.ts";
import { unitDirectory } from "./unit-cache.ts";

/** Whether the actor may do the act in the unit today; the refusal where not. */
export async function deniedIn(services: Services, actor: Actor, ask: { act: Act; unitId: UnitId }) {
  const directory = await unitDirectory(services.database);
  const lineage = directory.lineageOf(ask.unitId, services.clock.today());
  const decision = authorize(actor, ask.act, { kind: "unit", lineage });
  return decision.allowed ? null : refusalOf(decision);
}

/**
 * A person is managed by whoever manages every unit they hold a post in, now or later; a person without any, by the
 * system administrator. One unit is not enough: its administrator could give a post to somebody of another unit, set
 * their password, and act with all they hold elsewhere.
 */
export async function deniedForPerson(services: Services, actor: Actor, personId: PersonId) {
  const today = services.clock.today();
  const units = await unitsOfPerson(services.database, { personId, today });
  const directory = await unitDirectory(services.database);
  const lineages = units.length === 0 ? [[]] : units.map((unitId) => directory.lineageOf(unitId, today));
  for (const lineage of lineages) {
    const decision = authorize(actor, "person.manage", { kind: "unit", lineage });
    if (!decision.allowed) return refusalOf(decision);
  }
  return null;
}

async function unitsOfPerson(
  executor: Executor,
  ask: { personId: PersonId; today: LocalDate },
): Promise<UnitId[]> {
  const posts = await listPostsOf(executor, ask.personId);
  return posts
    .filter((post) => post.validTo === null || post.validTo >= ask.today)
    .map((post) => post.unitId);
}
