import { fold } from "../../kernel/fold-text.ts";
import { newId } from "../../kernel/ids.ts";
import { accept, type Result, refuse } from "../../kernel/result.ts";
import type { Services } from "../../platform/services.ts";
import type { Actor, PersonId, UnitId } from "../access/index.ts";
import { isStaffCodeTaken, lockPerson, writePerson } from "./people-store.ts";
import { deniedForPerson, deniedIn } from "./rights.ts";
import { appendChange } from "./store.ts";

type PersonFacts = {
  readonly fullName: string;
  readonly staffCode: string | null;
  readonly phone: string | null;
  readonly email: string | null;
};

/** Enters a person. Where they work is said by posts; `unitId` is where they will, and who may enter them. */
export async function addPerson(
  services: Services,
  actor: Actor,
  input: PersonFacts & { readonly unitId: UnitId; readonly invented?: boolean },
): Promise<Result<{ personId: PersonId }>> {
  const { unitId, invented = false, ...facts } = input;
  const denied = await deniedIn(services, actor, { act: "person.manage", unitId });
  if (denied !== null) return refuse(denied);
  return services.database.transaction(async (tx) => {
    if (await isStaffCodeTaken(tx, { staffCode: facts.staffCode, except: null }))
      return refuse({ code: "STAFF_CODE_TAKEN" });
    const personId: PersonId = newId<"person">();
    await tx.kysely
      .insertInto("organisationPerson")
      .values({ ...facts, id: personId, searchKey: fold(facts.fullName), invented })
      .execute();
    await appendChange(tx, { actor, at: services.clock.now() }, { kind: "PERSON_ADDED", personId, data: {} });
    return accept({ personId });
  });
}

/** Corrects what is kept of a person; `revision` is the one the writer saw. */
export async function editPerson(
  services: Services,
  actor: Actor,
  input: PersonFacts & { readonly personId: PersonId; readonly revision: number },
): Promise<Result<{ personId: PersonId; revision: number }>> {
  const { personId, revision, ...facts } = input;
  const denied = await deniedForPerson(services, actor, personId);
  if (denied !== null) return refuse(denied);
  return services.database.transaction(async (tx) => {
    const person = await lockPerson(tx, personId);
    if (person === null) return refuse({ code: "PERSON_NOT_FOUND" });
    if (person.revision !== revision)
      return refuse({ code: "VERSION_CONFLICT", currentVersion: String(person.revision) });
    if (await isStaffCodeTaken(tx, { staffCode: facts.staffCode, except: personId }))
      return refuse({ code: "STAFF_CODE_TAKEN" });
    await writePerson(tx, { ...facts, personId });
    await appendChange(
      tx,
      { actor, at: services.clock.now() },
      { kind: "PERSON_EDITED", personId, data: {} },
    );
    return accept({ personId, revision: revision + 1 });
  });
}
