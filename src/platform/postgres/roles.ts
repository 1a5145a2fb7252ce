import pg from "pg";
import { Fault } from "../../kernel/fault.ts";

/** The three roles: the owner migrates, the application reads and writes as granted, reports only read. */
export const ROLES = { owner: "motcua_owner", app: "motcua_app", report: "motcua_report" } as const;

const EXTENSIONS = ["unaccent", "pg_trgm", "btree_gin"] as const;

/** One short-lived connection for administration, outside any pool. */
export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Makes the roles that are missing; with passwords where the cluster is ours, without a login where it is not. */
export async function ensureRoles(
  client: pg.Client,
  passwords: Readonly<Record<keyof typeof ROLES, string>> | null,
) {
  const present = await client.query<{ rolname: string }>(
    "SELECT rolname FROM pg_roles WHERE rolname = ANY($1)",
    [Object.values(ROLES)],
  );
  const known = new Set(present.rows.map((row) => row.rolname));
  for (const key of ["owner", "app", "report"] as const) {
    const role = ROLES[key];
    if (known.has(role)) continue;
    const login = passwords === null ? "NOLOGIN" : `LOGIN PASSWORD ${client.escapeLiteral(passwords[key])}`;
    await createRole(client, `CREATE ROLE ${role} ${login}`, role);
  }
  // The owner hands the job tables' schema to the application, which takes membership.
  if (passwords !== null) await client.query(`GRANT ${ROLES.app}, ${ROLES.report} TO ${ROLES.owner}`);
}

async function createRole(client: pg.Client, statement: string, role: string): Promise<void> {
  try {
    await client.query(statement);
  } catch (cause) {
    const code = cause instanceof pg.DatabaseError ? cause.code : undefined;
    if (code === "42710" || code === "23505") return;
    throw new Fault("DATABASE_ROLE_MISSING", { facts: { role }, cause });
  }
}

/** The database itself, owned by `motcua_owner`, with the extensions every authority shares in `public`. */
export async function ensureDatabase(client: pg.Client, name: string): Promise<void> {
  const found = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [name]);
  if (found.rowCount === 0) {
    await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)} OWNER ${ROLES.owner}`);
  }
}

export async function ensureExtensions(client: pg.Client): Promise<void> {
  for (const extension of EXTENSIONS) {
    try {
      await client.query(`CREATE EXTENSION IF NOT EXISTS ${extension} SCHEMA public`);
    } catch (cause) {
      throw new Fault("DATABASE_EXTENSION_MISSING", { facts: { extension }, cause });
    }
  }
}
