// Runs the steps of a check one after the other and says how long each took.
import { spawnSync } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const binaries = join(root, "node_modules", ".bin");

/** Runs one program of the project's own; answers whether it succeeded. */
export function step(name, program, words = [], env = {}) {
  const started = performance.now();
  process.stdout.write(`\n▶ ${name}\n`);
  const path = `${binaries}:${process.env.PATH ?? ""}`;
  const { status, error } = spawnSync(join(binaries, program), words, {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, PATH: path, ...env },
  });
  const good = status === 0 && error === undefined;
  process.stdout.write(
    `${good ? "✓" : "✗"} ${name} (${((performance.now() - started) / 1000).toFixed(1)} s)\n`,
  );
  return good;
}
