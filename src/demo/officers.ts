import { present } from "../kernel/assert.ts";
import { type Id, parseId } from "../kernel/ids.ts";
import type { AccountId, OfficeRole, Officer, PersonId } from "../modules/access/index.ts";
import type { Services } from "../platform/services.ts";
import { DEMO_OFFICERS, type DemoOfficerName, type DemoOrganisation } from "./organisation.ts";

/** The demo ward's officers as actors, with the roles of their posts. */
export type DemoOfficers = {
  readonly named: (name: DemoOfficerName) => Officer;
  /** Who does the work of a role in a unit. */
  readonly holding: (role: string, unitId: string) => DemoOfficerName;
};

/** Looks the accounts up once; for a ward that has been seeded. */
export async function demoOfficers(
  services: Services,
  organisation: DemoOrganisation,
): Promise<DemoOfficers> {
  const accounts = await accountsOf(services);
  return {
    named: (name) => {
      const { unit, fullName, roles } = present(
        DEMO_OFFICERS.find((each) => each.name === name),
        name,
      );
      const personId = organisation.personOf(name);
      const grants = roles.map((role) => ({ role, unitId: organisation.unitOf(unit), delegatedBy: null }));
      return {
        kind: "officer",
        accountId: present(accounts.get(personId), "account"),
        personId,
        fullName,
        grants,
      };
    },
    holding: (role, unitId) => {
      const found = DEMO_OFFICERS.find(
        (each) => organisation.unitOf(each.unit) === unitId && rolesOf(each).some((held) => held === role),
      );
      return present(found, `${role} in ${unitId}`).name;
    },
  };
}

async function accountsOf(services: Services): Promise<ReadonlyMap<PersonId, AccountId>> {
  const rows = await services.database.kysely
    .selectFrom("identityAccount")
    .select(["id", "personId"])
    .where("personId", "is not", null)
    .execute();
  return new Map(rows.map((row) => [idOf<"person">(row.personId), idOf<"account">(row.id)]));
}

function idOf<Name extends string>(stored: string | null): Id<Name> {
  return present(parseId<Name>(present(stored, "id")), "id");
}

function rolesOf(officer: { readonly roles: readonly OfficeRole[] }): readonly OfficeRole[] {
  return officer.roles;
}
