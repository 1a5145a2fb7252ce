import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { closeSync, existsSync, mkdtempSync, openSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it, vi } from "vitest";
import { installationRoot } from "../../src/platform/installation.ts";
import { unusedPort } from "../support/server-process.ts";

const program = join(installationRoot(), "bin", "motcua.mjs");
const dataFolder = mkdtempSync(join(tmpdir(), "motcua-full-output-"));
afterAll(() => rmSync(dataFolder, { recursive: true, force: true }));

describe.skipIf(!existsSync("/dev/full"))("where what is written goes to a full disk", () => {
  it("a command says so in one line and has failed", () => {
    const full = openSync("/dev/full", "w");
    const done = spawnSync(process.execPath, [program, "--help"], {
      stdio: ["ignore", full, "pipe"],
      encoding: "utf8",
      timeout: 60_000,
    });
    closeSync(full);
    expect(done.status).toBe(1);
    expect(done.stderr.trim()).toMatch(/^motcua: Không còn chỗ để ghi.+no room to write.+$/);
  });

  it("the server starts and works on: its work is elsewhere", async () => {
    const full = openSync("/dev/full", "w");
    const port = await unusedPort();
    const child = spawn(process.execPath, [program, "serve"], {
      cwd: "/",
      env: { PATH: process.env.PATH, HOME: process.env.HOME, MOTCUA_DATA: dataFolder, PORT: String(port) },
      stdio: ["ignore", full, full],
    });
    closeSync(full);
    const ask = (path: string) =>
      fetch(`http://127.0.0.1:${port}${path}`).then(
        ({ status }) => status,
        () => null,
      );
    await vi.waitUntil(async () => (await ask("/livez")) === 200 || child.exitCode !== null, {
      timeout: 120_000,
      interval: 100,
    });
    for (let times = 0; times < 50; times += 1) expect(await ask("/no-such-page")).toBe(404);
    expect(await ask("/readyz")).toBe(200);
    child.kill("SIGTERM");
    await once(child, "exit");
    expect(child.exitCode).toBe(0);
  });
});
