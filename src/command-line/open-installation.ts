import { accessSync, constants, mkdirSync } from "node:fs";
import { systemClock } from "../kernel/clock.ts";
import { Fault } from "../kernel/fault.ts";
import type { Config } from "../platform/config/config.ts";
import { readClusterFile } from "../platform/postgres/cluster-file.ts";
import { type EmbeddedPostgres, startEmbedded, urlsOf } from "../platform/postgres/embedded.ts";
import { checkMigrated, type Migrated } from "../platform/postgres/migrate.ts";
import { withClient } from "../platform/postgres/roles.ts";
import { prepareDatabase } from "../platform/prepare-database.ts";
import { processId } from "../platform/process/environment.ts";
import { holdDataFolder } from "../platform/process/holder.ts";
import { openedStack } from "../platform/process/stack.ts";

/** One installation opened for this process alone: its data folder held, its database up and at our version. */
export type Installation = {
  readonly url: string;
  readonly ownerUrl: string;
  readonly embedded: EmbeddedPostgres | null;
  readonly migrated: Migrated;
  /** Tells whoever tries to start on the same data where we are. */
  readonly announce: (address: string) => void;
  readonly close: () => Promise<void>;
};

export async function openInstallation(
  config: Config,
  onDatabaseRestart: () => void = () => undefined,
): Promise<Installation> {
  const opened = openedStack();
  try {
    const announce = config.database.kind === "embedded" ? hold(config, opened.push) : () => undefined;
    const embedded =
      config.database.kind === "embedded"
        ? await startEmbedded({ dataFolder: config.dataFolder, onRestart: onDatabaseRestart })
        : null;
    if (embedded !== null) opened.push(embedded.stop);
    const urls = embedded?.urls ?? externalUrls(config);
    const migrated = await prepareDatabase({ url: urls.owner, schema: config.authoritySchema }).catch(
      (cause) => {
        throw unreachable(cause);
      },
    );
    return { url: urls.app, ownerUrl: urls.owner, embedded, migrated, announce, close: opened.close };
  } catch (error) {
    await opened.close();
    throw error;
  }
}

function hold(config: Config, push: (close: () => void) => void): (address: string) => void {
  const { dataFolder: folder } = config;
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
  } catch (cause) {
    throw new Fault("DATA_FOLDER_CLOSED", { facts: { folder }, cause });
  }
  const lock = holdDataFolder(folder, { pid: processId(), since: systemClock().now() });
  push(lock.release);
  return lock.announce;
}

function externalUrls({ database }: Config): { app: string; owner: string } {
  return database.kind === "external"
    ? { app: database.url, owner: database.ownerUrl }
    : { app: "", owner: "" };
}

/** A database that cannot be reached is told apart from everything else a migration can meet. */
export function unreachable(cause: unknown): unknown {
  if (cause instanceof Fault || !(cause instanceof Error)) return cause;
  const code = "code" in cause ? String(cause.code) : cause.message;
  return new Fault("DATABASE_UNREACHABLE", { facts: { reason: code }, retryable: true, cause });
}

/**
 * The database for a command such as `verify`: opened like the server's, or, while a server runs on the data, the
 * running one. Then nothing is migrated: a schema that is not ours exactly stops the command.
 */
export async function openForCommand(config: Config): Promise<Pick<Installation, "url" | "close">> {
  try {
    return await openInstallation(config);
  } catch (error) {
    const file =
      error instanceof Fault && error.code === "DATA_FOLDER_HELD" ? readClusterFile(config.dataFolder) : null;
    if (file === null) throw error;
    const url = urlsOf(file).app;
    await withClient(url, (client) => checkMigrated(client, config.authoritySchema));
    return { url, close: async () => undefined };
  }
}
