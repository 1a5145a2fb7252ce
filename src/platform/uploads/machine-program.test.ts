import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { run } from "./machine-program.ts";

/** Whether a process is still there. */
function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    // There is none of this number.
    return false;
  }
}

test.skipIf(process.platform === "win32")(
  "a program that never ends is given up on in time, is gone, and nothing was read",
  async () => {
    const folder = mkdtempSync(join(tmpdir(), "motcua-program-"));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const file = join(folder, "pid");
    const script = `trap '' TERM; echo $$ > "${file}"; echo read; exec sleep 3600`;
    expect(await run({ program: "sh", args: ["-c", script], ms: 500 }, Buffer.from("a page"))).toBeNull();
    expect(isThere(Number(readFileSync(file, "utf8")))).toBe(false);
  },
);
