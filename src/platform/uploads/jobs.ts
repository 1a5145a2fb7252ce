import { Fault } from "../../kernel/fault.ts";
import { epochOf } from "../../kernel/local-date.ts";
import type { ContentHash } from "../files/file-store.ts";
import { sweepLeftovers } from "../files/local-file-store.ts";
import { lockContent } from "../files/remove-files.ts";
import { meetIncident } from "../incidents/incidents.ts";
import type { Services } from "../services.ts";
import { type CheckState, isChecked, keepCheck, listHeld, releaseHeld, triesOf } from "./file-check-store.ts";
import { rescanKept } from "./rescan-kept.ts";
import { quarantine, scan } from "./take-file.ts";

const QUEUE = "file-rescan";
const EVERY_TWO_MINUTES = "*/2 * * * *";
const SLICE = 50;
const LEFTOVERS = "file-leftovers";
const NIGHTLY = "40 2 * * *";
const DAY_MS = 24 * 3_600_000;
/** Some twenty minutes of a scanner that answers for others. */
const TRIES_BEFORE_INCIDENT = 10;
const PROBE = Buffer.from("motcua");
const STILL_HELD = { state: "HELD", signature: null } as const;

/** Scans what was held while the scanner was silent, and what it knew less of when it was kept. */
export async function registerUploadJobs(services: Services): Promise<void> {
  await services.jobs.work(QUEUE, async () => {
    await rescanHeld(services);
    await rescanKept(services);
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

/** Scans held files, the least tried first, until the scanner is silent again; returns how many may be judged now. */
export async function rescanHeld(services: Services): Promise<number> {
  const { database, log } = services;
  if (services.config.scanner === null) return releaseAll(services);
  let judged = 0;
  for (const sha256 of await listHeld(database, SLICE)) {
    const state = await rescan(services, sha256);
    if (state !== "HELD") judged += 1;
    // One file without a verdict says nothing of the next, unless there is none for anything.
    else if (!(await scannerAnswers(services))) break;
  }
  if (judged > 0) log.info({ judged }, "held files scanned");
  return judged;
}

async function rescan(services: Services, sha256: ContentHash): Promise<CheckState> {
  const { database, clock } = services;
  const at = clock.now();
  const bytes = await bytesOf(services, sha256);
  if (bytes === null && (await isForgotten(services, sha256))) return "UNSCANNED";
  const { state, signature } = bytes === null ? STILL_HELD : await scan(services, bytes);
  await keepCheck(database, { sha256, state, signature }, at);
  if (state === "INFECTED") await quarantine(services, sha256, signature ?? "");
  if (bytes === null && !(await services.files.has(sha256)))
    await meetIncident(database, { kind: "FILE_MISSING", subject: sha256, at });
  else if (state === "HELD" && (await triesOf(database, sha256)) >= TRIES_BEFORE_INCIDENT)
    await meetIncident(database, { kind: "FILE_UNSCANNED", subject: sha256, at });
  return state;
}

/** Whether whoever brought it gave it up, and it was removed in this moment. */
function isForgotten({ database }: Services, sha256: ContentHash): Promise<boolean> {
  return database.transaction(async (tx) => {
    await lockContent(tx, sha256);
    return !(await isChecked(tx, sha256));
  });
}

/** A damaged file is reported by the store; here it waits like a missing one and keeps no other waiting. */
async function bytesOf({ files }: Services, sha256: ContentHash): Promise<Uint8Array | null> {
  try {
    return await files.get(sha256);
  } catch (fault) {
    if (fault instanceof Fault && fault.code === "FILE_CORRUPT") return null;
    throw fault;
  }
}

async function scannerAnswers(services: Services): Promise<boolean> {
  return (await scan(services, PROBE)).state !== "HELD";
}

async function releaseAll({ database, log }: Services): Promise<number> {
  const released = await releaseHeld(database);
  if (released > 0) log.warn({ released }, "no scanner is installed any more: held files opened");
  return released;
}
