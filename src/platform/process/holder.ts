import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { z } from "zod";
import { Fault } from "../../kernel/fault.ts";
import { parseJson } from "../../kernel/json.ts";

const HOLDER = z.object({ pid: z.number(), since: z.string(), address: z.string() });
type Holder = z.infer<typeof HOLDER>;

/** The right to be the one process that runs on a data folder. */
type DataFolderLock = { readonly announce: (address: string) => void; readonly release: () => void };

/**
 * Takes the data folder for this process, or throws `DATA_FOLDER_HELD` naming the holder.
 *
 * The lock belongs to the operating system and dies with its holder, however it dies: there is nothing to clean up
 * after SIGKILL. Node offers no file lock of its own; SQLite's exclusive lock on an otherwise empty file is one
 * (fcntl on POSIX, LockFileEx on Windows), and unlike a socket it also holds between containers sharing a volume.
 */
export function holdDataFolder(folder: string, holder: { pid: number; since: string }): DataFolderLock {
  mkdirSync(folder, { recursive: true });
  const note = join(folder, "holder.json");
  const lock = new DatabaseSync(join(folder, "holder.lock"), { timeout: 0 });
  try {
    lock.exec("PRAGMA journal_mode = MEMORY; PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE");
  } catch (cause) {
    lock.close();
    throw new Fault("DATA_FOLDER_HELD", { facts: { folder, ...readHolder(note) }, cause });
  }
  const announce = (address: string) => {
    writeFileSync(note, JSON.stringify({ ...holder, address } satisfies Holder));
    chmodSync(note, 0o644);
  };
  announce("");
  return {
    announce,
    release: () => {
      rmSync(note, { force: true });
      lock.close();
    },
  };
}

function readHolder(note: string): Holder {
  try {
    return parseJson(HOLDER, readFileSync(note, "utf8"));
  } catch {
    // The holder took the lock this very moment and has not yet left its note.
    return { pid: 0, since: "", address: "" };
  }
}
