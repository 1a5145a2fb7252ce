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

/** A person is managed where they hold a post now or later; a person without any, by the system administrator. */
export async function deniedForPerson(services: Services, actor: Actor, personId: PersonId) {
  const units = await unitsOfPerson(services.database, { personId, today: services.clock.today() });
  const directory = await unitDirectory(services.database);
  const lineage = units.flatMap((unitId) => directory.lineageOf(unitId, services.clock.today()));
  const decision = authorize(actor, "person.manage", { kind: "unit", lineage });
  return decision.allowed ? null : refusalOf(decision);
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
