// npm test: builds, then everything there is to test; `npm test -- PATH` only what is named. Ends with one line of counts.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "./build.mjs";
import { step } from "./steps.mjs";

const words = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), "motcua-report-"));
const report = join(folder, "report.json");

await build();
const checked =
  words.length > 0 ||
  [
    step("types", "tsc", ["--noEmit"]),
    step("lint and format", "biome", ["check", "--error-on-warnings", "--diagnostic-level=warn"]),
  ].every(Boolean);
const tested = step("tests", "vitest", [
  "run",
  "--reporter=default",
  "--reporter=json",
  `--outputFile.json=${report}`,
  ...words,
]);
const { passed, failed } = counts();
rmSync(folder, { recursive: true, force: true });
// A check or a file that does not even load is a failure of its own.
const failures = Math.max(failed, tested ? 0 : 1) + (checked ? 0 : 1);
process.stdout.write(`\n${passed} passed, ${failures} failed\n`);
process.exitCode = failures === 0 ? 0 : 1;

function counts() {
  try {
    const { numPassedTests, numFailedTests, numFailedTestSuites } = JSON.parse(readFileSync(report, "utf8"));
    return { passed: numPassedTests, failed: Math.max(numFailedTests, Math.min(numFailedTestSuites, 1)) };
  } catch {
    // The run ended before it could report.
    return { passed: 0, failed: 1 };
  }
}
