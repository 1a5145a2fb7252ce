import { readFileSync, readlinkSync, realpathSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Fault } from "../../kernel/fault.ts";

/** What a running PostgreSQL writes about itself in `postmaster.pid`. */
type Postmaster = { readonly pid: number; readonly port: number; readonly ready: boolean };

const FAST_MS = 20_000;
const HARD_MS = 5_000;
const POLL_MS = 10;

export function readPostmaster(cluster: string): Postmaster | null {
  try {
    const lines = readFileSync(join(cluster, "postmaster.pid"), "utf8").split("\n");
    const pid = Number(lines[0]);
    return Number.isInteger(pid) && pid > 0
      ? { pid, port: Number(lines[3]), ready: lines[7]?.trim() === "ready" }
      : null;
  } catch {
    // No such file: no PostgreSQL has run here, or it ended in order.
    return null;
  }
}

/**
 * Ends a PostgreSQL that outlived its server (SIGKILL of the server leaves it running), and clears a pid file whose
 * number now belongs to another program. Call only while holding the data folder: then no living server owns it.
 */
export async function endOrphan(cluster: string): Promise<boolean> {
  const postmaster = readPostmaster(cluster);
  if (postmaster === null || !isAlive(postmaster.pid)) return false;
  if (!runsOn(postmaster.pid, cluster)) {
    rmSync(join(cluster, "postmaster.pid"), { force: true });
    return false;
  }
  await endPostmaster(postmaster.pid);
  return true;
}

/** Fast shutdown: open transactions roll back, the write-ahead log is flushed; immediate only if that hangs. */
export async function endPostmaster(pid: number): Promise<void> {
  for (const [signal, patience] of [
    ["SIGINT", FAST_MS],
    ["SIGQUIT", HARD_MS],
    ["SIGKILL", HARD_MS],
  ] as const) {
    if (!send(pid, signal)) return;
    for (let waited = 0; waited < patience; waited += POLL_MS) {
      await pause(POLL_MS);
      if (!isAlive(pid)) return;
    }
  }
  throw new Fault("DATABASE_WILL_NOT_STOP", { facts: { pid } });
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !isZombie(pid);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

function isZombie(pid: number): boolean {
  if (process.platform !== "linux") return false;
  try {
    return /\) Z /.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    // It ended between the two looks.
    return true;
  }
}

function send(pid: number, signal: NodeJS.Signals): boolean {
  try {
    process.kill(pid, signal);
    return true;
  } catch {
    // Gone already, which is what we wanted.
    return false;
  }
}

/** A postmaster stands in its cluster's folder; where /proc does not say, we trust the pid file. */
function runsOn(pid: number, cluster: string): boolean {
  if (process.platform !== "linux") return true;
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster);
  } catch {
    // Not ours to look into, hence not our PostgreSQL.
    return false;
  }
}
