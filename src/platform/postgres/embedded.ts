import { type ChildProcess, spawn } from "node:child_process";
import { setTimeout as pause } from "node:timers/promises";
import { Fault } from "../../kernel/fault.ts";
import { type Cluster, openCluster } from "./cluster.ts";
import type { ClusterFile } from "./cluster-file.ts";
import { binary } from "./embedded-binaries.ts";
import { spawnAs } from "./os-account.ts";
import { endOrphan, endPostmaster, readPostmaster } from "./postmaster.ts";
import { ensureDatabase, ensureExtensions, ensureRoles, ROLES, withClient } from "./roles.ts";

/** A running embedded PostgreSQL. */
export type EmbeddedPostgres = {
  /** Connection addresses by role; `postgres` is the superuser and is for administration and tests only. */
  readonly urls: {
    readonly postgres: string;
    readonly owner: string;
    readonly app: string;
    readonly report: string;
  };
  readonly folder: string;
  readonly binaries: string;
  /** The account it runs as when that is not our own. */
  readonly account: string | null;
  /** Whether a PostgreSQL left by a killed server was ended first. */
  readonly endedOrphan: boolean;
  readonly pid: () => number;
  readonly stop: () => Promise<void>;
};

type EmbeddedOptions = {
  readonly dataFolder: string;
  /** Extra `name=value` server settings; tests switch fsync off with them, the product never does. */
  readonly settings?: readonly string[];
  /** Told when the server died by itself and was started again. */
  readonly onRestart?: (facts: { readonly exitCode: number | null; readonly signal: string | null }) => void;
};

const DATABASE = "motcua";
const START_MS = 60_000;
const POLL_MS = 10;
const RETRY_MS = 250;
const START_ATTEMPTS = 20;

/** Errors name no row values: personal data must not reach the server's log. */
const SETTINGS = [
  "listen_addresses=127.0.0.1",
  "unix_socket_directories=",
  "fsync=on",
  "synchronous_commit=on",
  "full_page_writes=on",
  "max_connections=120",
  "shared_buffers=256MB",
  "timezone=UTC",
  "logging_collector=on",
  "log_filename=postgresql-%a.log",
  "log_truncate_on_rotation=on",
  "log_rotation_age=1d",
  "log_min_messages=warning",
  "log_min_error_statement=panic",
  "log_error_verbosity=terse",
] as const;

/**
 * Starts the PostgreSQL of a data folder and keeps it running until `stop`. The caller holds the data folder.
 *
 * If the server process dies by itself it is started again on the same port, and the pool reconnects: a database
 * killed under load costs the requests in flight and nothing else.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const cluster = await openCluster(options.dataFolder);
  const endedOrphan = await endOrphan(cluster.file.folder);
  const running = keepRunning(cluster, options);
  try {
    await running.started;
    await prepare(cluster);
  } catch (error) {
    await running.stop();
    throw error;
  }
  return {
    urls: urlsOf(cluster.file),
    folder: cluster.file.folder,
    binaries: cluster.binaries.folder,
    account: cluster.account?.name ?? null,
    endedOrphan,
    pid: running.pid,
    stop: running.stop,
  };
}

/** Connection addresses by role of a cluster that runs. */
export function urlsOf(file: ClusterFile): EmbeddedPostgres["urls"] {
  const url = (role: string, password: string) =>
    `postgres://${role}:${password}@127.0.0.1:${file.port}/${DATABASE}`;
  const { passwords } = file;
  return {
    postgres: url("postgres", passwords.postgres),
    owner: url(ROLES.owner, passwords.owner),
    app: url(ROLES.app, passwords.app),
    report: url(ROLES.report, passwords.report),
  };
}

async function prepare(cluster: Cluster): Promise<void> {
  const { postgres } = urlsOf(cluster.file);
  await withClient(postgres.replace(/\/[^/]*$/, "/postgres"), async (client) => {
    await ensureRoles(client, cluster.file.passwords);
    await ensureDatabase(client, DATABASE);
  });
  await withClient(postgres, ensureExtensions);
}

/** One attempt at running the server: what it said before it was ready, and how it ended if it did. */
type Attempt = { readonly child: ChildProcess; readonly said: () => string; readonly ended: () => boolean };

function keepRunning(cluster: Cluster, options: EmbeddedOptions) {
  let stopping = false;
  let attempt = launch(cluster, options);
  const untilReady = async (attempts: number) => {
    for (let count = 1; !stopping; count += 1) {
      if (await becomesReady(cluster, attempt)) return;
      if (count === attempts)
        throw new Fault("DATABASE_DOES_NOT_START", {
          facts: { folder: cluster.file.folder, output: attempt.said() },
        });
      // Backends of a killed server hold its shared memory for a moment; then a new one may start.
      await pause(RETRY_MS);
      if (!stopping) attempt = launch(cluster, options);
    }
  };
  const restartWhenItDies = () => {
    attempt.child.once("exit", async (exitCode, signal) => {
      if (stopping) return;
      options.onRestart?.({ exitCode, signal });
      attempt = launch(cluster, options);
      await untilReady(Number.POSITIVE_INFINITY);
      restartWhenItDies();
    });
  };
  return {
    started: untilReady(START_ATTEMPTS).then(restartWhenItDies),
    pid: () => attempt.child.pid ?? 0,
    stop: async () => {
      stopping = true;
      if (attempt.child.pid !== undefined && !attempt.ended()) await endPostmaster(attempt.child.pid);
    },
  };
}

/** Detached, so that Ctrl-C in a terminal reaches the server alone, which drains before it stops the database. */
function launch(cluster: Cluster, options: EmbeddedOptions): Attempt {
  const { folder, port } = cluster.file;
  const settings = [...SETTINGS, `port=${port}`, ...(options.settings ?? [])];
  const child = spawn(
    binary(cluster.binaries, "postgres"),
    ["-D", folder, ...settings.flatMap((setting) => ["-c", setting])],
    {
      ...spawnAs(cluster.account),
      stdio: ["ignore", "ignore", "pipe"],
      detached: true,
    },
  );
  let said = "";
  let failed = false;
  child.stderr?.on("data", (chunk: Buffer) => {
    said = (said + chunk.toString("utf8")).slice(-500);
  });
  child.once("error", (error) => {
    failed = true;
    said = error.message;
  });
  return {
    child,
    said: () => said,
    ended: () => failed || child.exitCode !== null || child.signalCode !== null,
  };
}

async function becomesReady(cluster: Cluster, attempt: Attempt): Promise<boolean> {
  for (let waited = 0; waited < START_MS && !attempt.ended(); waited += POLL_MS) {
    const postmaster = readPostmaster(cluster.file.folder);
    if (postmaster?.pid === attempt.child.pid && postmaster?.ready) return true;
    await pause(POLL_MS);
  }
  return false;
}
