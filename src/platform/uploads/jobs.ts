import { epochOf } from "../../kernel/local-date.ts";
import type { ContentHash } from "../files/file-store.ts";
import { sweepLeftovers } from "../files/local-file-store.ts";
import { meetIncident } from "../incidents/incidents.ts";
import type { Services } from "../services.ts";
import { keepCheck, listHeld } from "./file-check-store.ts";
import { scan } from "./take-file.ts";

const QUEUE = "file-rescan";
const EVERY_TWO_MINUTES = "*/2 * * * *";
const SLICE = 50;
const LEFTOVERS = "file-leftovers";
const NIGHTLY = "40 2 * * *";
const DAY_MS = 24 * 3_600_000;

/** Scans what was held while the scanner was silent. */
export async function registerUploadJobs(services: Services): Promise<void> {
  await services.jobs.work(QUEUE, async () => {
    await rescanHeld(services);
  });
  await services.jobs.schedule(QUEUE, EVERY_TWO_MINUTES);
  await services.jobs.work(LEFTOVERS, async () => {
    await sweepHalfWritten(services);
  });
  await services.jobs.schedule(LEFTOVERS, NIGHTLY);
}

/** Gives back the room of files that a killed process did not finish; a service (S3) sees to that itself. */
async function sweepHalfWritten({ config, clock, log }: Services): Promise<void> {
  if (config.files.kind === "s3") return;
  const swept = await sweepLeftovers(config.files.folder, epochOf(clock.now()) - DAY_MS);
  if (swept > 0) log.info({ swept }, "half-written files swept");
}

/** Scans held files, oldest first, until the scanner is silent again; returns how many have a verdict now. */
export async function rescanHeld(services: Services): Promise<number> {
  const { database, clock, log } = services;
  let judged = 0;
  for (const sha256 of await listHeld(database, SLICE)) {
    const bytes = await services.files.get(sha256);
    if (bytes === null) {
      await meetIncident(database, { kind: "FILE_MISSING", subject: sha256, at: clock.now() });
      continue;
    }
    const { state, signature } = await scan(services, bytes);
    await keepCheck(database, { sha256, state, signature }, clock.now());
    if (state === "HELD") break;
    if (state === "INFECTED") await quarantine(services, sha256, signature ?? "");
    judged += 1;
  }
  if (judged > 0) log.info({ judged }, "held files scanned");
  return judged;
}

async function quarantine({ database, clock, log }: Services, sha256: ContentHash, signature: string) {
  log.error({ sha256, signature }, "a held file is infected: it stays closed");
  await meetIncident(database, {
    kind: "FILE_INFECTED",
    subject: sha256,
    detail: signature,
    at: clock.now(),
  });
}
