import type { TestProject } from "vitest/node";
import { digestOf, readMigrations } from "../../src/platform/postgres/migration-files.ts";
import {
  ensureDatabase,
  ensureExtensions,
  ensureRoles,
  ROLES,
  withClient,
} from "../../src/platform/postgres/roles.ts";
import { prepareDatabase } from "../../src/platform/prepare-database.ts";
import { startTemporaryCluster } from "./temporary-cluster.ts";

/** What a test file needs to make its own database: administration address, template, and how roles sign in. */
export type TestCluster = {
  readonly adminUrl: string;
  readonly template: string;
  readonly urlOf: Readonly<Record<keyof typeof ROLES, string>>;
};

declare module "vitest" {
  interface ProvidedContext {
    readonly cluster: TestCluster;
  }
}

export const TEST_SCHEMA = "authority";
const PASSWORD = "for-tests-only";

/**
 * One cluster a run: the embedded PostgreSQL 18, or the server TEST_DATABASE_URL names (its superuser), and in it one
 * migrated template database that every test file clones.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const external = process.env.TEST_DATABASE_URL;
  const embedded = external === undefined ? await startTemporaryCluster() : null;
  const adminUrl = withDatabase(external ?? embedded?.urls.postgres ?? "", "postgres");
  const cluster = await prepareTemplate(adminUrl);
  project.provide("cluster", cluster);
  return async () => {
    await withClient(adminUrl, (client) => client.query(`DROP DATABASE IF EXISTS ${cluster.template}`));
    await embedded?.stop();
  };
}

async function prepareTemplate(adminUrl: string): Promise<TestCluster> {
  const template = `motcua_template_${digestOf(readMigrations()).slice(0, 12)}_${process.pid}`;
  await withClient(adminUrl, async (client) => {
    await ensureRoles(client, { owner: PASSWORD, app: PASSWORD, report: PASSWORD });
    for (const role of Object.values(ROLES))
      await client.query(`ALTER ROLE ${role} LOGIN PASSWORD '${PASSWORD}'`);
    await ensureDatabase(client, template);
  });
  await withClient(withDatabase(adminUrl, template), ensureExtensions);
  const urlOf = {
    owner: signIn(adminUrl, ROLES.owner),
    app: signIn(adminUrl, ROLES.app),
    report: signIn(adminUrl, ROLES.report),
  };
  await prepareDatabase({ url: withDatabase(urlOf.owner, template), schema: TEST_SCHEMA });
  return { adminUrl, template, urlOf };
}

function signIn(url: string, role: string): string {
  const address = new URL(url);
  address.username = role;
  address.password = PASSWORD;
  return address.href;
}

/** The same address with another database name. */
export function withDatabase(url: string, name: string): string {
  const address = new URL(url);
  address.pathname = `/${name}`;
  return address.href;
}
