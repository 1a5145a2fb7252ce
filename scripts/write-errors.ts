/** Regenerates docs/errors.md: `npm run docs:errors [-- --check]`. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ERRORS } from "../src/errors.ts";
import { errorsDocument } from "../src/web/errors-document.ts";

const target = join(import.meta.dirname, "..", "docs", "errors.md");
const fresh = errorsDocument(ERRORS);
if (process.argv.includes("--check")) {
  const stale = fresh !== readFileSync(target, "utf8");
  if (stale) console.error("docs/errors.md is stale: run npm run docs:errors and commit it.");
  process.exitCode = stale ? 1 : 0;
} else {
  writeFileSync(target, fresh);
  console.log(`written: ${target}`);
}
