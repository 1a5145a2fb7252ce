import { openAccount } from "../modules/identity/index.ts";
import type { Services } from "../platform/services.ts";
import { DEMO_OFFICERS, type DemoOrganisation, done, SEEDER } from "./organisation.ts";

/** One password for every demonstration account; printed at start, worthless anywhere else. */
export const DEMO_PASSWORD = "mot-cua-demo";

/** An account for each invented officer, named after the role. */
export async function seedIdentity(services: Services, organisation: DemoOrganisation): Promise<void> {
  const open = (name: (typeof DEMO_OFFICERS)[number]["name"]) =>
    openAccount(services, SEEDER, {
      personId: organisation.personOf(name),
      signInName: name,
      password: DEMO_PASSWORD,
    });
  // Hashing is the slow part and runs beside the database: all at once.
  const opened = await Promise.all(DEMO_OFFICERS.map((officer) => open(officer.name)));
  for (const each of opened) done(each);
}

export type DemoAccount = { readonly signInName: string; readonly fullName: string; readonly title: string };

/** What `npm start` prints. */
export function demoAccounts(): readonly DemoAccount[] {
  return DEMO_OFFICERS.map(({ name, fullName, title }) => ({ signInName: name, fullName, title }));
}
