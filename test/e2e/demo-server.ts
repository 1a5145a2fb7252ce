import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { installationRoot } from "../../src/platform/installation.ts";
import { unusedPort } from "./unused-port.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Where the demo ward answers; empty where there is no browser to visit it with. */
    demoAddress: string;
  }
}

export const CHROMIUM = "/usr/bin/chromium";
const READY_MS = 180_000;

/** One demo ward for all browser tests: the real program, its own database, stopped at the end. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (!existsSync(CHROMIUM)) {
    project.provide("demoAddress", "");
    return async () => undefined;
  }
  const folder = mkdtempSync(join(tmpdir(), "motcua-e2e-"));
  const port = await unusedPort();
  const child = spawn(process.execPath, [join(installationRoot(), "bin", "motcua.mjs"), "serve", "--demo"], {
    env: { ...process.env, PORT: String(port), MOTCUA_DATA: join(folder, "data") },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let printed = "";
  const ready = new Promise<void>((resolve, reject) => {
    const watch = (chunk: Buffer) => {
      printed += chunk.toString("utf8");
      if (printed.includes("is ready at")) resolve();
    };
    child.stdout.on("data", watch);
    child.stderr.on("data", watch);
    child.once("exit", () => reject(new Error(`the demo server ended: ${printed}`)));
    AbortSignal.timeout(READY_MS).addEventListener("abort", () => reject(new Error(`not ready: ${printed}`)));
  });
  await ready;
  project.provide("demoAddress", `http://localhost:${port}`);
  return async () => {
    child.removeAllListeners("exit");
    const gone = once(child, "exit");
    child.kill("SIGTERM");
    await gone;
    rmSync(folder, { recursive: true, force: true });
  };
}
