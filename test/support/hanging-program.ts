import { readdirSync, readFileSync } from "node:fs";
import { performance } from "node:perf_hooks";
import { setImmediate } from "node:timers/promises";

/** Whose child runs what is read from /proc, which only Linux has. */
export const canHang = process.platform === "linux";

const WAIT_MS = 20_000;

/** The next child of this process that runs this program stands still from then on, deaf to all but a kill; its number. */
export async function hangNext(program: string): Promise<number> {
  for (const until = performance.now() + WAIT_MS; performance.now() < until; await setImmediate()) {
    const pid = childRunning(program);
    if (pid === null) continue;
    process.kill(pid, "SIGSTOP");
    return pid;
  }
  throw new Error(`nobody ran ${program}`);
}

function childRunning(program: string): number | null {
  for (const name of readdirSync("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    const [, runs, parent] = /\((.*)\) \S (\d+)/.exec(statOf(name)) ?? [];
    if (runs === program && Number(parent) === process.pid) return Number(name);
  }
  return null;
}

function statOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/stat`, "utf8");
  } catch {
    // It ended between the two looks.
    return "";
  }
}
