import { Fault } from "../kernel/fault.ts";
import type { Config } from "../platform/config/config.ts";
import { openServices } from "../platform/open-services.ts";
import { readClusterFile } from "../platform/postgres/cluster-file.ts";
import type { Services } from "../platform/services.ts";
import { configuration } from "./configuration.ts";
import { openForCommand } from "./open-installation.ts";

/** Runs a command on the installation's services, with time for long statements, and closes all it opened however the command ends. */
export async function withServices<T>(work: (services: Services) => Promise<T>): Promise<T> {
  return withOpened(configuration(), work);
}

/**
 * The same for a command that works on what is there: an empty data folder is a wrong one, and nothing is made in it.
 * Whoever forgot to name theirs would be told that a dossier does not exist.
 */
export async function withKeptServices<T>(work: (services: Services) => Promise<T>): Promise<T> {
  const config = configuration();
  const { database, dataFolder: folder } = config;
  if (database.kind === "embedded" && readClusterFile(folder) === null)
    throw new Fault("INSTALLATION_MISSING", { facts: { folder } });
  return withOpened(config, work);
}

async function withOpened<T>(config: Config, work: (services: Services) => Promise<T>): Promise<T> {
  const installation = await openForCommand(config);
  try {
    const { patient, close } = await openServices(config, { url: installation.url, runsJobs: false });
    try {
      return await work(patient);
    } finally {
      await close();
    }
  } finally {
    await installation.close();
  }
}
