// npm run check: types, lint and format, and the rules of the house. All are run, so that one pass shows everything.
import { step } from "./steps.mjs";

const good = [
  step("types", "tsc", ["--noEmit"]),
  step("lint and format", "biome", ["check", "--error-on-warnings", "--diagnostic-level=warn"]),
  step("boundaries, bans, sizes, records", "vitest", ["run", "--project", "architecture"]),
].every(Boolean);
process.exitCode = good ? 0 : 1;
