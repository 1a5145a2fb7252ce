import { spawnSync } from "node:child_process";
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { afterTheFile } from "../../../test/support/after-the-file.ts";
import { canMount, NO_DISK, smallDisk } from "../../../test/support/small-disk.ts";
import { installationRoot } from "../installation.ts";

const folder = mkdtempSync(join(tmpdir(), "motcua-log-"));
afterTheFile(() => rmSync(folder, { recursive: true, force: true }));
const disk = canMount ? smallDisk(folder, 64) : NO_DISK;

/** Runs a script of the program with its output going to this open file; what it said to the person beside. */
function saidBeside(
  script: string,
  output: number,
): { readonly status: number | null; readonly said: string } {
  const log = JSON.stringify(join(installationRoot(), "src/platform/log/log.ts"));
  const source = `import { openLog } from ${log};\nconst log = openLog({ level: "info" });\n${script}`;
  const done = spawnSync(process.execPath, ["--input-type=module-typescript", "-e", source], {
    stdio: ["ignore", output, "pipe"],
    encoding: "utf8",
    timeout: 20_000,
    killSignal: "SIGKILL",
  });
  return { status: done.status, said: done.stderr };
}

describe.skipIf(!existsSync("/dev/full"))("a log that is written to a full disk", () => {
  it("ends no process: the office works on without its log", () => {
    const full = openSync("/dev/full", "w");
    const script = `for (let line = 0; line < 1_000; line += 1) log.info({ line }, "a line");
      await new Promise((next) => setImmediate(next));
      process.stderr.write("still here");`;
    const { status, said } = saidBeside(script, full);
    closeSync(full);
    expect([status, said]).toEqual([0, "still here"]);
  });

  it.skipIf(!canMount)("is written again once there is room", () => {
    disk.fill();
    const path = join(folder, "log");
    const file = openSync(path, "a");
    const script = `import { readdirSync, rmSync } from "node:fs";
      log.info("lost or late");
      for (const name of readdirSync(${JSON.stringify(folder)}).filter((each) => each.startsWith("stone-"))) rmSync(${JSON.stringify(folder)} + "/" + name);
      log.info("there is room");`;
    const { status } = saidBeside(script, file);
    closeSync(file);
    expect(status).toBe(0);
    expect(readFileSync(path, "utf8")).toContain("there is room");
  });
});
