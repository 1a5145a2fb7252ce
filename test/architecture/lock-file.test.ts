import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { z } from "zod";
import { parseJson } from "../../src/kernel/json.ts";
import { installationRoot } from "../../src/platform/installation.ts";

const packageSchema = z.object({
  optionalDependencies: z.record(z.string(), z.string()).optional(),
  hasInstallScript: z.boolean().optional(),
});
const lockSchema = z.object({ packages: z.record(z.string(), packageSchema) });
const ownSchema = z.object({ allowScripts: z.record(z.string(), z.literal(true)) });

function read<S extends z.ZodType>(schema: S, file: string): z.output<S> {
  return parseJson(schema, readFileSync(join(installationRoot(), file), "utf8"));
}

/**
 * `npm ci` refuses a lock file that lacks a package of another platform, and an `npm install` that cannot see that
 * package in its registry drops it without a word. Then nobody can install a fresh clone.
 */
it("the lock file names the packages of every platform, so that a fresh clone can be installed", () => {
  const { packages } = read(lockSchema, "package-lock.json");
  const missing = Object.entries(packages).flatMap(([place, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter((name) => !isLocked(packages, place, name)),
  );
  expect(missing).toEqual([]);
});

/** npm runs no install script that nobody looked at, and warns of each: a new one is read before it is named here. */
it("package.json names every package with an install script, and no other", () => {
  const { packages } = read(lockSchema, "package-lock.json");
  const withScript = Object.entries(packages)
    .filter(([, { hasInstallScript = false }]) => hasInstallScript)
    .map(([place]) => place.slice(place.lastIndexOf("node_modules/") + "node_modules/".length));
  expect(Object.keys(read(ownSchema, "package.json").allowScripts).sort()).toEqual(withScript.sort());
});

/** Looked for as Node.js would: below the dependant, then in each folder above it. */
function isLocked(packages: Readonly<Record<string, unknown>>, place: string, name: string): boolean {
  const here = place === "" ? `node_modules/${name}` : `${place}/node_modules/${name}`;
  if (packages[here] !== undefined) return true;
  if (place === "") return false;
  return isLocked(packages, place.slice(0, Math.max(0, place.lastIndexOf("/node_modules/"))), name);
}
