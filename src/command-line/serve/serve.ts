import { createApp } from "../../app.ts";
import { seedDemo } from "../../demo/seed.ts";
import { registerJobs } from "../../jobs.ts";
import { type StandInBeside, startStandInBeside, withStandIn } from "../../modules/identity/index.ts";
import type { Config } from "../../platform/config/config.ts";
import { listen } from "../../platform/http/http-server.ts";
import { openServices } from "../../platform/open-services.ts";
import { type OpenedStack, openedStack } from "../../platform/process/stack.ts";
import { stopSignal } from "../../platform/process/stop-signal.ts";
import { complain, outliveFullOutput, say } from "../../platform/process/terminal.ts";
import { uptimeSeconds } from "../../platform/process/uptime.ts";
import { isWebWorker, startWebWorkers } from "../../platform/process/web-workers.ts";
import { seedOnce } from "../../platform/seed-once.ts";
import { bilingual } from "../bilingual.ts";
import { type Installation, openInstallation } from "../open-installation.ts";
import { countOnce } from "./count-once.ts";
import { reportStart } from "./report-start.ts";
import { serveAsWorker } from "./worker.ts";

const DRAIN_MS = 10_000;

/**
 * Runs the server until it is told to stop. With one worker everything is in this process; with more, this process
 * holds the database and the jobs, and the workers answer HTTP.
 */
export async function serve(given: Config): Promise<void> {
  outliveFullOutput();
  const config = withStandIn(given);
  if (isWebWorker()) return serveAsWorker(config);
  const opened = openedStack();
  const stop = stopSignal(() => void opened.close());
  try {
    const installation = await openInstallation(config, () =>
      complain(bilingual((texts) => texts.commandLine.started.databaseRestarted)),
    );
    opened.push(installation.close);
    const standIn = await startServing(config, installation, opened);
    installation.announce(config.publicUrl);
    reportStart(config, installation, { seconds: uptimeSeconds(), standIn });
    await stop;
    say(bilingual((texts) => texts.commandLine.started.stopping));
  } finally {
    await opened.close();
  }
  say(bilingual((texts) => texts.commandLine.started.stopped));
}

async function startServing(
  config: Config,
  installation: Installation,
  opened: OpenedStack,
): Promise<StandInBeside | null> {
  const { services, patient, close } = await openServices(config, { url: installation.url, runsJobs: true });
  opened.push(close);
  const standIn = await startStandInBeside(config);
  if (standIn !== null) opened.push(standIn.close);
  await countOnce(patient);
  if (config.demo) await seedOnce(patient, "demo", seedDemo);
  await registerJobs(patient);
  if (config.workers > 1) {
    const workers = await startWebWorkers(config.workers, installation.url);
    opened.push(workers.stop);
    return standIn;
  }
  const server = await listen(createApp(services).app, config);
  opened.push(() => server.drain(DRAIN_MS));
  return standIn;
}
