import { accessSync, constants, existsSync, statfsSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** What `doctor` asks of the machine; each answer looks and changes nothing. */
export function nodeVersion(): string {
  return process.versions.node;
}

/** Whether the folder, or where it is not made yet the nearest one above it, can be written. */
export function canWrite(folder: string): boolean {
  try {
    accessSync(nearestExisting(folder), constants.W_OK);
    return true;
  } catch {
    // The answer is no, whatever the reason.
    return false;
  }
}

export function freeGigabytes(folder: string): number {
  const { bavail, bsize } = statfsSync(nearestExisting(folder));
  return (bavail * bsize) / 1e9;
}

/** Which disk a folder lies on: the same for two folders of one. */
export function diskOf(folder: string): number {
  return statSync(nearestExisting(folder)).dev;
}

/** The folder of the fonts papers are set in; null where they are not installed. */
export function findFonts(): string | null {
  try {
    const folder = dirname(createRequire(import.meta.url).resolve("@expo-google-fonts/tinos/package.json"));
    return existsSync(join(folder, "400Regular")) ? folder : null;
  } catch {
    // The package is not there.
    return null;
  }
}

function nearestExisting(folder: string): string {
  let path = folder;
  while (!existsSync(path)) path = dirname(path);
  return path;
}
