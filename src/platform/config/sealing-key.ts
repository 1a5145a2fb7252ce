import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Fault } from "../../kernel/fault.ts";

const BYTES = 32;

/**
 * The key that seals secrets the program must read back (TOTP): a file beside the data, not in the database, so that a
 * stolen database backup opens nothing. Made at first use; several servers of one installation share the file.
 */
export function readSealingKey(dataFolder: string): Uint8Array {
  const folder = join(dataFolder, "keys");
  const path = join(folder, "sealing.key");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  try {
    // `wx` makes the file or fails: of two processes that start together one writes and both read.
    writeFileSync(path, randomBytes(BYTES), { mode: 0o600, flag: "wx" });
  } catch (cause) {
    if (!isAlreadyThere(cause)) throw new Fault("SEALING_KEY_UNREADABLE", { facts: { path }, cause });
  }
  const key = readFileSync(path);
  if (key.length !== BYTES) throw new Fault("SEALING_KEY_UNREADABLE", { facts: { path } });
  return key;
}

function isAlreadyThere(cause: unknown): boolean {
  return cause instanceof Error && "code" in cause && cause.code === "EEXIST";
}
