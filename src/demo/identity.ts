import { openAccount } from "../modules/identity/index.ts";
import type { Services } from "../platform/services.ts";
import { DEMO_OFFICERS, type DemoOrganisation, done, SEEDER } from "./organisation.ts";

/** One password for every demonstration account; printed at start, worthless anywhere else. */
export const DEMO_PASSWORD = "mot-cua-demo";

/** An account for each invented officer, named after the role. */
export async function seedIdentity(services: Services, organisation: DemoOrganisation): Promise<void> {
  // One after another: the seed may run inside one transaction.
  for (const { name } of DEMO_OFFICERS) {
    const personId = organisation.personOf(name);
    done(await openAccount(services, SEEDER, { personId, signInName: name, password: DEMO_PASSWORD }));
  }
}
