import { randomBytes } from "node:crypto";
import { access, mkdir, open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Fault } from "../../kernel/fault.ts";
import { sha256 } from "../../kernel/hash-chain.ts";
import type { ContentHash, FileStore } from "./file-store.ts";
import { verified } from "./verified.ts";

/**
 * Keeps content in a local folder as `ab/abcdef…`. A file is written beside, flushed, renamed and its folder flushed,
 * so that a crash leaves either nothing under the name or all of it; and a name once given is never written again.
 */
export function openLocalFileStore(root: string): FileStore {
  const pathOf = (hash: ContentHash) => join(root, hash.slice(0, 2), hash);
  const get = async (hash: ContentHash) => {
    const bytes = await readIfPresent(pathOf(hash), hash);
    return bytes === null ? null : verified(bytes, hash);
  };
  return {
    get,
    list: (after, limit) => listFolder(root, after, limit),
    has: (hash) =>
      access(pathOf(hash)).then(
        () => true,
        () => false,
      ),
    remove: (hash) => removeDurably(pathOf(hash)),
    put: async (bytes) => {
      const hash = sha256(bytes);
      // A damaged copy does not count as kept: these good bytes replace it.
      const kept = await get(hash).catch(() => null);
      if (kept === null) await writeDurably(pathOf(hash), bytes);
      else await flushFolder(dirname(pathOf(hash)));
      return { sha256: hash, sizeBytes: bytes.byteLength };
    },
  };
}

/** What a disk answers for one file it cannot read, such as one on a bad sector: damage of that file, not of the store. */
const OF_ONE_FILE = new Set(["EIO", "EBADMSG", "EUCLEAN", "EISDIR", "ELOOP"]);

async function readIfPresent(path: string, hash: ContentHash): Promise<Uint8Array | null> {
  try {
    return await readFile(path);
  } catch (cause) {
    const reason = codeOf(cause);
    if (reason === "ENOENT") return null;
    if (OF_ONE_FILE.has(reason)) throw new Fault("FILE_CORRUPT", { facts: { sha256: hash, reason }, cause });
    throw new Fault("FILE_STORE_UNAVAILABLE", { facts: { reason }, retryable: true, cause });
  }
}

const FOLDER = /^[0-9a-f]{2}$/;
const NAME = /^[0-9a-f]{64}$/;

async function listFolder(root: string, after: string, limit: number): Promise<readonly ContentHash[]> {
  const found: ContentHash[] = [];
  for (const folder of (await namesIn(root)).filter((name) => FOLDER.test(name))) {
    if (folder < after.slice(0, 2)) continue;
    for (const name of await namesIn(join(root, folder))) {
      if (NAME.test(name) && name > after) found.push(name);
      if (found.length === limit) return found;
    }
  }
  return found;
}

const LEFTOVER = /^[0-9a-f]{64}\.[0-9a-f]{12}\.new$/;

/**
 * Removes what processes that were killed in the middle of writing left behind, older than `beforeMs`; returns how many.
 * They have no name that anything asks for: only their room is wanted back.
 */
export async function sweepLeftovers(root: string, beforeMs: number): Promise<number> {
  let swept = 0;
  for (const folder of (await namesIn(root)).filter((name) => FOLDER.test(name))) {
    for (const name of await namesIn(join(root, folder))) {
      if (!LEFTOVER.test(name)) continue;
      const path = join(root, folder, name);
      const written = await stat(path).catch(() => null);
      // Finished or gone meanwhile: then it is no leftover.
      if (written === null || written.mtimeMs >= beforeMs) continue;
      await rm(path, { force: true });
      swept += 1;
    }
  }
  return swept;
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (cause) {
    throw new Fault("FILE_STORE_UNAVAILABLE", { facts: { reason: codeOf(cause) }, retryable: true, cause });
  }
}

async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
  const folder = dirname(path);
  const temporary = `${path}.${randomBytes(6).toString("hex")}.new`;
  try {
    await mkdir(folder, { recursive: true });
    await flushFolder(dirname(folder));
    await writeAndFlush(temporary, bytes);
    await rename(temporary, path);
    await flushFolder(folder);
  } catch (cause) {
    // Where even the removal fails, the first error is the one to report.
    await rm(temporary, { force: true }).catch(() => undefined);
    const reason = codeOf(cause);
    const code = reason === "ENOSPC" || reason === "EDQUOT" ? "FILE_STORE_FULL" : "FILE_STORE_UNAVAILABLE";
    throw new Fault(code, { facts: { reason }, retryable: true, cause });
  }
}

async function removeDurably(path: string): Promise<void> {
  try {
    await rm(path, { force: true });
    await flushFolder(dirname(path));
  } catch (cause) {
    const reason = codeOf(cause);
    // A folder that was never made holds nothing.
    if (reason === "ENOENT") return;
    throw new Fault("FILE_STORE_UNAVAILABLE", { facts: { reason }, retryable: true, cause });
  }
}

async function writeAndFlush(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, "wx", 0o640);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** A new name is durable only once its folder is; Windows has no such call and journals names itself. */
async function flushFolder(folder: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function codeOf(cause: unknown): string {
  return cause instanceof Error && "code" in cause ? String(cause.code) : "UNKNOWN";
}
