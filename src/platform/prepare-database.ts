import { installJobs } from "./jobs/install-jobs.ts";
import { type Migrated, migrate } from "./postgres/migrate.ts";

/** Brings one authority's schema and its job tables to this program's version. `url` signs in as the owner. */
export async function prepareDatabase(options: { url: string; schema: string }): Promise<Migrated> {
  const migrated = await migrate(options);
  await installJobs(options);
  return migrated;
}
