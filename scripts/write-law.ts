/** Regenerates docs/law.md: `npm run docs:law [-- --check]`. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { sourceFiles } from "../test/architecture/source-tree.ts";
import { lawDocumentOf } from "./law-index.ts";

const fresh = lawDocumentOf(sourceFiles(["src", "test"], /\.tsx?$/));
const target = join(import.meta.dirname, "..", "docs", "law.md");
if (process.argv.includes("--check")) {
  const stale = fresh !== readFileSync(target, "utf8");
  if (stale) console.error("docs/law.md is stale: run npm run docs:law and commit it.");
  process.exitCode = stale ? 1 : 0;
} else {
  writeFileSync(target, fresh);
  console.log(`written: ${target}`);
}
