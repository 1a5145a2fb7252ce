import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { assert } from "../kernel/assert.ts";

/**
 * The folder the program is installed in, found from the program's own place and never from the working folder,
 * so that it starts the same from anywhere, from sources and from the bundle alike.
 */
export function installationRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, "db", "migrations"))) {
    const parent = dirname(folder);
    assert(parent !== folder, "db/migrations lies above the program");
    folder = parent;
  }
  return folder;
}
