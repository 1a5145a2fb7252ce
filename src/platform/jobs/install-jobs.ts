import { PgBoss } from "pg-boss";
import { ROLES, withClient } from "../postgres/roles.ts";
import { jobsSchema } from "./jobs.ts";

/**
 * Makes or upgrades the job tables of an authority. Run by the owner as the application, so that the application
 * owns them and its own running version may maintain them.
 */
export async function installJobs(options: { url: string; schema: string }): Promise<void> {
  const schema = jobsSchema(options.schema);
  await withClient(options.url, (client) =>
    client.query(`CREATE SCHEMA IF NOT EXISTS ${client.escapeIdentifier(schema)} AUTHORIZATION ${ROLES.app}`),
  );
  const boss = new PgBoss({
    connectionString: options.url,
    options: `-c role=${ROLES.app}`,
    schema,
    max: 1,
    createSchema: false,
    supervise: false,
    schedule: false,
  });
  boss.on("error", () => undefined);
  await boss.start();
  await boss.stop({ graceful: false });
}
