import type { Page } from "../../../web/route.ts";
import { findPerson } from "../../organisation/index.ts";
import type { LookShown } from "../access-log.ts";

/** The names of the officers who looked. */
export async function namesOf(page: Page<unknown, unknown>, looks: readonly LookShown[]) {
  const ids = [...new Set(looks.flatMap(({ personId }) => (personId === null ? [] : [personId])))];
  const people = await Promise.all(ids.map((id) => findPerson(page.services.database, id)));
  return new Map(
    people.flatMap((person) => (person === null ? [] : [[person.id, person.fullName] as const])),
  );
}
