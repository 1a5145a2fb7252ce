import { type Clock, systemClock } from "../kernel/clock.ts";
import type { Config } from "./config/config.ts";
import { openFileStore } from "./files/open-file-store.ts";
import { watchedFileStore } from "./files/watched-file-store.ts";
import { openJobs } from "./jobs/jobs.ts";
import { type Log, openLog } from "./log/log.ts";
import { openDatabase } from "./postgres/database.ts";
import type { Services } from "./services.ts";

type OpenServices = {
  readonly services: Services;
  /** The same on a small pool whose statements may take minutes: for jobs and commands, nobody waits at a screen. */
  readonly patient: Services;
  readonly close: () => Promise<void>;
};

const PATIENT = { connections: 3, statementMs: 180_000 };

/**
 * Opens the outside world for one process. `url` is the application's address of a database that is already
 * migrated; `runsJobs` is true in exactly one process of an installation.
 */
export async function openServices(
  config: Config,
  options: { url: string; runsJobs: boolean; clock?: Clock; log?: Log },
): Promise<OpenServices> {
  const log = options.log ?? openLog({ level: config.logLevel });
  const schema = config.authoritySchema;
  const database = openDatabase({ url: options.url, schema, connections: config.databaseConnections });
  const patient = openDatabase({ url: options.url, schema, ...PATIENT });
  const clock = options.clock ?? systemClock();
  const files = watchedFileStore(await openFileStore(config.files), { database, clock, log });
  const jobs = await openJobs({ url: options.url, schema, runs: options.runsJobs, log });
  const services = { database, clock, files, jobs, log, config };
  return {
    services,
    patient: { ...services, database: patient },
    close: async () => {
      await jobs.close();
      await database.close();
      await patient.close();
    },
  };
}
