import { createApp } from "../../app.ts";
import type { Config } from "../../platform/config/config.ts";
import { listen } from "../../platform/http/http-server.ts";
import { openServices } from "../../platform/open-services.ts";
import { stopSignal } from "../../platform/process/stop-signal.ts";
import { leavePrimary, reportReady, workerDatabaseUrl } from "../../platform/process/web-workers.ts";

const DRAIN_MS = 10_000;

/** One of N processes that answer HTTP on the same port; the database and the jobs are the primary's. */
export async function serveAsWorker(config: Config): Promise<void> {
  const stop = stopSignal(() => undefined);
  const { services, close } = await openServices(config, { url: workerDatabaseUrl(), runsJobs: false });
  const server = await listen(createApp(services).app, config);
  reportReady();
  await stop;
  await server.drain(DRAIN_MS);
  await close();
  leavePrimary();
}
