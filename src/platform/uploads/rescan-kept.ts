import { Fault } from "../../kernel/fault.ts";
import type { ContentHash } from "../files/file-store.ts";
import type { Services } from "../services.ts";
import { scannerVersion } from "./clamd.ts";
import { keepCheck, listKeptBefore, markLooked, seenSince } from "./file-check-store.ts";
import { quarantine, scan } from "./take-file.ts";

/** So much in one round: the counter's own uploads ask the same scanner. */
const SLICE = 25;

/** Files without an answer, one after the other, after which the scanner is taken to be silent and the round ends. */
const SILENT_MAX = 3;

/**
 * Looks again at files that were kept before the scanner had its present data, the longest not looked at first. What is
 * found infected now is closed to everybody at once, and an incident. Where the scanner does not tell its data, or has no
 * newer ones, nothing is done; returns how many were looked at.
 */
export async function rescanKept(services: Services, slice = SLICE): Promise<number> {
  const { database, config, clock } = services;
  const version = config.scanner === null ? null : await scannerVersion(config.scanner);
  if (version === null) return 0;
  const since = await seenSince(database, version, clock.now());
  let looked = 0;
  let silent = 0;
  for (const sha256 of await listKeptBefore(database, since, slice)) {
    const answered = await lookAgain(services, sha256);
    looked += answered ? 1 : 0;
    silent = answered ? 0 : silent + 1;
    if (silent === SILENT_MAX) break;
  }
  return looked;
}

/** False where the scanner did not answer: the file waits for the next round, and stays as open as it was. */
async function lookAgain(services: Services, sha256: ContentHash): Promise<boolean> {
  const { database, clock } = services;
  const bytes = await bytesOf(services, sha256);
  const found = bytes === null ? null : await scan(services, bytes);
  if (found?.state === "HELD") return false;
  await markLooked(database, sha256, clock.now());
  if (found === null) return true;
  const { state, signature } = found;
  if (state === "CLEAN" || state === "INFECTED")
    await keepCheck(database, { sha256, state, signature }, clock.now());
  if (state === "INFECTED") await quarantine(services, sha256, signature ?? "");
  return true;
}

/** What is missing or damaged is told by whoever reads the whole store; here there is nothing to scan. */
async function bytesOf({ files }: Services, sha256: ContentHash): Promise<Uint8Array | null> {
  try {
    return await files.get(sha256);
  } catch (fault) {
    if (fault instanceof Fault && fault.code === "FILE_CORRUPT") return null;
    throw fault;
  }
}
