import type { Clock } from "../kernel/clock.ts";
import type { Config } from "./config/config.ts";
import type { FileStore } from "./files/file-store.ts";
import type { Jobs } from "./jobs/jobs.ts";
import type { Log } from "./log/log.ts";
import type { Database } from "./postgres/database.ts";

/** The outside world as the modules see it; made once in `app.ts` and passed, never fetched from a global. */
export type Services = {
  readonly database: Database;
  readonly clock: Clock;
  readonly files: FileStore;
  readonly jobs: Jobs;
  readonly log: Log;
  readonly config: Config;
};
