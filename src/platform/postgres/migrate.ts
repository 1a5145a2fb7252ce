import pg from "pg";
import { Fault } from "../../kernel/fault.ts";
import { type Migration, readLedger, readMigrations } from "./migration-files.ts";
import { ensureExtensions, ensureRoles, ROLES, withClient } from "./roles.ts";

/** What a migration run did: the steps applied now, and the number the schema stands at. */
export type Migrated = { readonly applied: readonly string[]; readonly at: number };

type Applied = { readonly number: number; readonly name: string; readonly sha256: string };

/**
 * Brings one authority's schema up to this program's version. Forward only.
 *
 * Each step is a transaction of its own under an advisory lock taken inside it, so two migrators take turns, a killed
 * one leaves whole steps behind, and it works through a transaction-mode pooler. A step that was edited after it ran,
 * or a schema newer than the program, stops everything: we would not know what the tables mean.
 */
export async function migrate(options: {
  url: string;
  schema: string;
  migrations?: readonly Migration[];
}): Promise<Migrated> {
  const migrations = options.migrations ?? readMigrations();
  return withClient(options.url, async (client) => {
    await openSchema(client, options.schema);
    const applied: string[] = [];
    for (;;) {
      const step = await applyNext(client, options.schema, migrations);
      if (step === null) return { applied, at: migrations.at(-1)?.number ?? 0 };
      applied.push(step);
    }
  });
}

/** Throws the same faults as `migrate` where the schema is not exactly this program's. For `serve` and `doctor`. */
export async function checkMigrated(client: Pick<pg.Client, "query">, schema: string): Promise<void> {
  const migrations = readMigrations();
  const ledger = `${pg.escapeIdentifier(schema)}.platform_migration`;
  const rows = await client
    .query<Applied>(`SELECT number, name, sha256 FROM ${ledger} ORDER BY number`)
    .catch((cause) => {
      throw new Fault("SCHEMA_NOT_MIGRATED", { facts: { schema, at: 0 }, cause });
    });
  const next = nextOf(migrations, rows.rows);
  if (next !== null)
    throw new Fault("SCHEMA_NOT_MIGRATED", { facts: { schema, at: rows.rows.at(-1)?.number ?? 0 } });
}

/** Roles, extensions and the schema itself: what must stand before the first step. */
async function openSchema(client: pg.Client, schema: string): Promise<void> {
  await inLockedTransaction(client, schema, async () => {
    await ensureRoles(client, null);
    await ensureExtensions(client);
    const name = client.escapeIdentifier(schema);
    await client.query(`CREATE SCHEMA IF NOT EXISTS ${name}`);
    await client.query(`GRANT USAGE ON SCHEMA ${name} TO ${ROLES.app}, ${ROLES.report}`);
    await client.query(`SET LOCAL search_path = ${name}, public`);
    await client.query(readLedger());
  });
}

async function applyNext(
  client: pg.Client,
  schema: string,
  migrations: readonly Migration[],
): Promise<string | null> {
  return inLockedTransaction(client, schema, async () => {
    await client.query(`SET LOCAL search_path = ${client.escapeIdentifier(schema)}, public`);
    const ledger = await client.query<Applied>(
      "SELECT number, name, sha256 FROM platform_migration ORDER BY number",
    );
    const next = nextOf(migrations, ledger.rows);
    if (next === null) return null;
    await client.query(next.sql).catch((cause) => {
      const message = cause instanceof Error ? cause.message : String(cause);
      throw new Fault("MIGRATION_FAILED", {
        facts: { number: next.number, name: next.name, message },
        cause,
      });
    });
    const entry = [next.number, next.name, next.sha256];
    await client.query("INSERT INTO platform_migration (number, name, sha256) VALUES ($1, $2, $3)", entry);
    return next.name;
  });
}

function nextOf(migrations: readonly Migration[], applied: readonly Applied[]): Migration | null {
  const known = new Map(migrations.map((each) => [each.number, each]));
  for (const { number, name, sha256 } of applied) {
    const ours = known.get(number);
    if (ours === undefined) throw new Fault("SCHEMA_NEWER_THAN_PROGRAM", { facts: { number, name } });
    if (ours.sha256 !== sha256) throw new Fault("MIGRATION_EDITED", { facts: { number, name } });
  }
  const done = new Set(applied.map((each) => each.number));
  return migrations.find((each) => !done.has(each.number)) ?? null;
}

async function inLockedTransaction<T>(client: pg.Client, schema: string, work: () => Promise<T>): Promise<T> {
  await client.query("BEGIN");
  try {
    await client.query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [`motcua.migrate.${schema}`]);
    const result = await work();
    await client.query("COMMIT");
    return result;
  } catch (error) {
    // A connection that is gone cannot roll back, and need not: the first error is the one to report.
    await client.query("ROLLBACK").catch(() => undefined);
    throw error;
  }
}
