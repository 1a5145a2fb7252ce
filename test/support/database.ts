import { randomBytes } from "node:crypto";
import { inject } from "vitest";
import { type Database, openDatabase } from "../../src/platform/postgres/database.ts";
import { withClient } from "../../src/platform/postgres/roles.ts";
import { afterTheFile } from "./after-the-file.ts";
import { TEST_SCHEMA, withDatabase } from "./database-cluster.ts";

export type TestDatabase = {
  /** Connected as the application, with the rights the application really has. */
  readonly database: Database;
  /** Connected as the owner of the tables: for what the application may not do (tampering, looking behind grants). */
  readonly owner: Database;
  readonly urls: { readonly owner: string; readonly app: string; readonly report: string };
};

/**
 * A fresh, migrated database for the calling test file, dropped when the file ends. Use at the top of a file:
 * `const { database } = await testDatabase();`. Tests of one file share it; files never do.
 */
export async function testDatabase(
  options: { empty?: boolean; connections?: number; connectMs?: number } = {},
): Promise<TestDatabase> {
  const cluster = inject("cluster");
  const name = `motcua_test_${randomBytes(6).toString("hex")}`;
  const source = options.empty ? "template0" : cluster.template;
  await withClient(cluster.adminUrl, (client) =>
    client.query(`CREATE DATABASE ${name} TEMPLATE ${source} OWNER motcua_owner`),
  );
  const urls = {
    owner: withDatabase(cluster.urlOf.owner, name),
    app: withDatabase(cluster.urlOf.app, name),
    report: withDatabase(cluster.urlOf.report, name),
  };
  const database = openDatabase({
    url: urls.app,
    schema: TEST_SCHEMA,
    connections: options.connections ?? 10,
    connectMs: options.connectMs ?? 20_000,
  });
  const owner = openDatabase({ url: urls.owner, schema: TEST_SCHEMA, connections: 2, connectMs: 20_000 });
  afterTheFile(async () => {
    await database.close();
    await owner.close();
    await withClient(cluster.adminUrl, (client) =>
      client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
    );
  });
  return { database, owner, urls };
}
