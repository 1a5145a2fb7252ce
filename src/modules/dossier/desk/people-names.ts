import type { Executor } from "../../../platform/postgres/database.ts";
import type { PersonId } from "../../access/index.ts";
import { findPerson } from "../../organisation/index.ts";
import type { Dossier } from "../dossier.ts";
import type { TimelineEntry } from "../queries/dossier-page.ts";

export type PeopleNames = (personId: string) => string | undefined;

/** Names of everyone who touched a dossier, each looked up once. */
export async function peopleNames(executor: Executor, personIds: Iterable<PersonId>): Promise<PeopleNames> {
  const people = await Promise.all([...new Set(personIds)].map((id) => findPerson(executor, id)));
  const names = new Map<string, string>(
    people.flatMap((person) => (person === null ? [] : [[person.id, person.fullName]])),
  );
  return (personId) => names.get(personId);
}

/** Everyone named on a dossier's page: who acted, who holds a task, who finished a step, who signed. */
export function peopleOf(dossier: Dossier, timeline: readonly TimelineEntry[]): readonly PersonId[] {
  const acted = timeline.flatMap(({ actor }) => (actor.kind === "officer" ? [actor.personId] : []));
  const working = [
    ...dossier.tasks.map((task) => task.assigneeId),
    ...dossier.steps.map((step) => step.personId),
  ];
  const signed = dossier.result === null ? [] : [dossier.result.signedBy];
  return [...acted, ...signed, ...working.filter((id) => id !== null)];
}
