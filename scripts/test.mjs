// npm test: builds, then everything there is to test; `npm test -- PATH` only what is named. Ends with one line of counts.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { build } from "./build.mjs";
import { step } from "./steps.mjs";

/** How much of a failure's reason is told again at the end. */
const REASON_LINES = 8;

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
for (const failure of failures()) process.stdout.write(`${failure}\n`);
rmSync(folder, { recursive: true, force: true });
// A check or a file that does not even load is a failure of its own.
const red = Math.max(failed, tested ? 0 : 1) + (checked ? 0 : 1);
process.stdout.write(`\n${passed} passed, ${red} failed\n`);
process.exitCode = red === 0 ? 0 : 1;

function counts() {
  try {
    const { numPassedTests, numFailedTests, numFailedTestSuites } = JSON.parse(readFileSync(report, "utf8"));
    return { passed: numPassedTests, failed: Math.max(numFailedTests, Math.min(numFailedTestSuites, 1)) };
  } catch {
    // The run ended before it could report.
    return { passed: 0, failed: 1 };
  }
}

/** What failed and why, each in a block that begins with "✗": whoever sees only the end of a long run still sees it. */
function failures() {
  try {
    return JSON.parse(readFileSync(report, "utf8")).testResults.flatMap(
      ({ name, message, assertionResults }) => [
        ...(message && assertionResults.length === 0 ? [described(name, "", message)] : []),
        ...assertionResults
          .filter(({ status }) => status === "failed")
          .map(({ fullName, failureMessages }) =>
            described(name, ` > ${fullName}`, failureMessages.join("\n")),
          ),
      ],
    );
  } catch {
    return ["✗ the test run ended before it could report"];
  }
}

function described(file, test, reason) {
  const lines = reason
    .split("\n")
    .filter((line) => !line.includes("node_modules"))
    .slice(0, REASON_LINES);
  return [`✗ ${relative(process.cwd(), file)}${test}`, ...lines.map((line) => `  ${line}`)].join("\n");
}
