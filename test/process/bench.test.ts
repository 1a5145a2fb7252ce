import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, it } from "vitest";
import { installationRoot } from "../../src/platform/installation.ts";

it("the bench runs through, compares every write with raw SQL and shows how each list is read", () => {
  const root = installationRoot();
  const words = [join(root, "scripts", "bench.mjs"), "--quick"];
  const run = spawnSync(process.execPath, words, { cwd: root, encoding: "utf8" });
  expect(run.status, `${run.stdout}\n${run.stderr}`).toBe(0);
  // Ratios are printed, never judged here: what they are depends on who else uses the machine.
  expect(run.stdout).toMatch(/submit +8 +product +\d+ +\d\.\d\d/);
  expect(run.stdout).toMatch(/advance +8 +product +\d+ +\d\.\d\d/);
  expect(run.stdout).not.toMatch(/failed/);
  const plans = run.stdout.slice(run.stdout.indexOf("EXPLAIN"));
  for (const statement of ["work-list", "work-counts", "search", "unit-queue", "track"]) {
    expect(plans).toContain(`dossier-${statement}`);
  }
});
