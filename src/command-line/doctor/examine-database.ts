import { systemClock } from "../../kernel/clock.ts";
import { epochOf, parseInstant } from "../../kernel/local-date.ts";
import type { Config } from "../../platform/config/config.ts";
import { readClusterFile } from "../../platform/postgres/cluster-file.ts";
import { urlsOf } from "../../platform/postgres/embedded.ts";
import { checkMigrated } from "../../platform/postgres/migrate.ts";
import { isAlive, readPostmaster } from "../../platform/postgres/postmaster.ts";
import { withClient } from "../../platform/postgres/roles.ts";
import { explain } from "../explain.ts";
import { unreachable } from "../open-installation.ts";
import type { Finding } from "./finding.ts";

const POSTGRES_NEEDED = 150_000;
const CLOCK_SECONDS_MAX = 2;

type Client = Parameters<Parameters<typeof withClient>[1]>[0];

/** Looks at the database as the application sees it; an embedded one that is not running is no fault. */
export async function examineDatabase(config: Config): Promise<Finding[]> {
  if (config.database.kind === "external") return lookInside(config.database.url, config);
  const file = readClusterFile(config.dataFolder);
  if (file === null) return [{ good: true, what: (texts) => texts.databaseAbsent }];
  const postmaster = readPostmaster(file.folder);
  if (postmaster === null || !isAlive(postmaster.pid))
    return [{ good: true, watch: (texts) => texts.databaseName, what: (texts) => texts.databaseStopped }];
  return lookInside(urlsOf(file).app, config);
}

async function lookInside(url: string, config: Config): Promise<Finding[]> {
  try {
    return await withClient(url, async (client) => [
      await version(client),
      await clock(client),
      await migrations(client, config.authoritySchema),
      await historyIsClosed(client, config.authoritySchema),
    ]);
  } catch (error) {
    const detail = explain(unreachable(error)).join(" ");
    return [{ good: false, what: (texts) => texts.database("?"), detail }];
  }
}

async function version(client: Client): Promise<Finding> {
  const { rows } = await client.query<{ number: number; text: string }>(
    "SELECT current_setting('server_version_num')::int AS number, current_setting('server_version') AS text",
  );
  const { number = 0, text = "?" } = rows[0] ?? {};
  return {
    good: number >= POSTGRES_NEEDED,
    what: (texts) => texts.database(text),
    advice: (texts) => texts.databaseAdvice,
  };
}

async function clock(client: Client): Promise<Finding> {
  const { rows } = await client.query<{ at: string }>(
    `SELECT to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at`,
  );
  const at = parseInstant(rows[0]?.at ?? "");
  const seconds =
    at === null ? Number.POSITIVE_INFINITY : Math.abs(epochOf(systemClock().now()) - epochOf(at)) / 1000;
  return {
    good: seconds <= CLOCK_SECONDS_MAX,
    what: (texts) => texts.clock(seconds.toFixed(1)),
    advice: (texts) => texts.clockAdvice,
  };
}

async function migrations(client: Client, schema: string): Promise<Finding> {
  const what: Finding["what"] = (texts) => texts.migrations(schema);
  return checkMigrated(client, schema).then(
    () => ({ good: true, what }),
    (error) => ({ good: false, what, detail: explain(error).join(" ") }),
  );
}

/** Append-only history is the database's own promise: the account we run as must have no right to break it. */
async function historyIsClosed(client: Client, schema: string): Promise<Finding> {
  const { rows } = await client.query<{ open: boolean }>(
    `SELECT coalesce(bool_or(has_table_privilege(c.oid, 'UPDATE, DELETE, TRUNCATE')), false) AS open
     FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
     WHERE n.nspname = $1 AND c.relname = 'dossier_event'`,
    [schema],
  );
  return {
    good: rows[0]?.open !== true,
    what: (texts) => texts.ownerSeparate,
    advice: (texts) => texts.ownerAdvice,
  };
}
