import { addDays } from "../kernel/local-date.ts";
import type { Services } from "../platform/services.ts";
import { seedCalendar } from "./calendar.ts";
import { seedCatalogue } from "./catalogue.ts";
import { seedCertificates } from "./certificates.ts";
import { seedDossiers } from "./dossier.ts";
import { DEMO_PASSWORD, seedIdentity } from "./identity.ts";
import { keepForms, seedKeptPapers } from "./kept-papers.ts";
import { seedAccount } from "./money.ts";
import { DEMO_OFFICERS, seedOrganisation } from "./organisation.ts";
import { seedPastYear } from "./past-year.ts";
import { seedParcels } from "./post.ts";
import { seedProcesses } from "./process.ts";
import { seedRecords } from "./records.ts";

export { DEMO_PASSWORD };

/** The trial accounts of the sample ward; every one of them is invented. */
export const DEMO_ACCOUNTS: readonly string[] = DEMO_OFFICERS.map((officer) => officer.name);

/** Fills an empty installation with the sample ward, module by module, in the order they depend on each other. */
export async function seedDemo(services: Services): Promise<void> {
  const organisation = await seedWard(services);
  await seedPastYear(services, organisation);
  await seedDossiers(services, organisation);
  await seedParcels(services, organisation);
  await seedRecords(services, organisation);
  await seedKeptPapers(services, organisation);
  await keepForms(services);
}

/** The ward without dossiers: what the scenario and the tests start from. */
export async function seedWard(services: Services) {
  const organisation = await seedOrganisation(services);
  await seedIdentity(services, organisation);
  await seedCalendar(services, organisation);
  await seedProcesses(services, addDays(services.clock.today(), -365));
  await seedCatalogue(services);
  await seedCertificates(services, organisation);
  await seedAccount(services, organisation);
  return organisation;
}
