// Builds dist/: the program as one bundle with its chunks (packages stay outside), and what browsers load.
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, "dist");
const WAIT_MS = 120_000;

/** How the server's sources become JavaScript; shared with `motcua dev`. */
export const serverBuild = {
  absWorkingDir: root,
  entryPoints: {
    main: join(root, "src", "main.ts"),
    "inspection-thread": join(root, "src", "platform", "uploads", "inspection-thread.ts"),
    "typeset-thread": join(root, "src", "modules", "document", "typeset-thread.ts"),
    "validate-thread": join(root, "src", "modules", "signature", "validate", "validate-thread.ts"),
    "typeset-sandbox": join(root, "src", "modules", "document", "typeset-sandbox.ts"),
  },
  bundle: true,
  packages: "external",
  platform: "node",
  target: "node22",
  format: "esm",
  splitting: true,
  sourcemap: true,
  chunkNames: "[name]-[hash]",
  jsx: "automatic",
  jsxImportSource: "hono/jsx",
  loader: { ".bpmn": "text", ".typ": "text", ".svg": "text", ".sql": "text" },
  logLevel: "error",
};

/** Builds when a source is newer than the last build. Programs that start together build once. */
export async function buildIfStale() {
  if (isFresh()) return;
  try {
    accessSync(root, constants.W_OK);
  } catch (error) {
    // Installed by someone else: what they built is what runs.
    if (existsSync(join(dist, "main.js"))) return;
    throw error;
  }
  const lock = new DatabaseSync(join(root, "dist.lock"), { timeout: WAIT_MS });
  try {
    lock.exec("PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE");
    if (!isFresh()) await build();
  } finally {
    lock.close();
  }
}

/** Builds beside and swaps the folders, so that a build that fails leaves the last good one. */
export async function build() {
  const { build: bundle } = await import("esbuild");
  const { buildAssets } = await import("./build-assets.mjs");
  const started = newestSource();
  const fresh = join(root, `dist.${process.pid}.new`);
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { recursive: true });
  try {
    await Promise.all([
      bundle({ ...serverBuild, outdir: fresh }),
      buildAssets({ outdir: join(fresh, "assets") }),
    ]);
    writeFileSync(join(fresh, ".built"), String(started));
    const old = join(root, `dist.${process.pid}.old`);
    if (existsSync(dist)) renameSync(dist, old);
    renameSync(fresh, dist);
    rmSync(old, { recursive: true, force: true });
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

function isFresh() {
  const mark = join(dist, ".built");
  return existsSync(mark) && existsSync(join(dist, "main.js")) && statSync(mark).mtimeMs >= newestSource();
}

function newestSource() {
  const places = ["src", "scripts", "package.json", "package-lock.json"].map((name) => join(root, name));
  return Math.max(...places.filter((place) => existsSync(place)).map(newestIn));
}

function newestIn(place) {
  const stat = statSync(place);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return readdirSync(place, { withFileTypes: true }).reduce(
    (newest, entry) =>
      entry.name.includes(".test.") ? newest : Math.max(newest, newestIn(join(place, entry.name))),
    stat.mtimeMs,
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await build();
