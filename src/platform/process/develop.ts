import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { watch } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { installationRoot } from "../installation.ts";
import { stopSignal } from "./stop-signal.ts";

/** Editors write a file in several steps; we wait until they are done. */
const SETTLE_MS = 150;

/**
 * Runs the demo server and starts it again when a source changes; the start itself rebuilds what is stale. A build
 * that fails says why and waits for the next change.
 */
export async function develop(): Promise<void> {
  const root = installationRoot();
  let server = start(root);
  let changed = Promise.withResolvers<"changed">();
  const watcher = watch(join(root, "src"), { recursive: true }, () => changed.resolve("changed"));
  const stopped = stopSignal(() => undefined).then(() => "stopped" as const);
  while ((await Promise.race([changed.promise, stopped])) === "changed") {
    await pause(SETTLE_MS);
    changed = Promise.withResolvers();
    await end(server);
    server = start(root);
  }
  watcher.close();
  await end(server);
}

function start(root: string): ChildProcess {
  const program = join(root, "bin", "motcua.mjs");
  return spawn(process.execPath, [program, "serve", "--demo"], { stdio: "inherit", detached: true });
}

async function end(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  server.kill("SIGTERM");
  await once(server, "exit");
}
