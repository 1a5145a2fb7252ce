import type { LocalDate } from "../../kernel/local-date.ts";
import type { Executor } from "../../platform/postgres/database.ts";
import type { PersonId, UnitId } from "../access/index.ts";
import { listPeople, listPostsHeld } from "../organisation/index.ts";

export type UnitPerson = {
  readonly id: PersonId;
  readonly fullName: string;
  readonly title: string;
  readonly unitId: UnitId;
};

/** More than work in any division. */
const PEOPLE_MAX = 200;

/** Who works in one of the units today, by name, with the title of a post there. */
export async function listPeopleOf(
  executor: Executor,
  unitIds: readonly UnitId[],
  on: LocalDate,
): Promise<readonly UnitPerson[]> {
  const { items } = await listPeople(executor, { text: "", unitIds, on, limit: PEOPLE_MAX, after: null });
  return items.flatMap(({ id, fullName, posts }) => {
    const post = posts.find((each) => unitIds.includes(each.unitId));
    return post === undefined ? [] : [{ id, fullName, title: post.title, unitId: post.unitId }];
  });
}

const HEADS = ["unit-head", "centre-director", "leader"] as const;

/** Who gives on what is given to a unit, today. */
export function listHeadsOf(
  executor: Executor,
  unitIds: readonly UnitId[],
  on: LocalDate,
): Promise<readonly UnitPerson[]> {
  return listPostsHeld(executor, { unitIds, roles: HEADS, on });
}

/** The leaders of an agency today, who sign for it. */
export function listLeadersOf(
  executor: Executor,
  agencyId: UnitId,
  on: LocalDate,
): Promise<readonly UnitPerson[]> {
  return listPostsHeld(executor, { unitIds: [agencyId], roles: ["leader"], on });
}
