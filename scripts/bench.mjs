// npm run bench: builds the program and the bench beside it, and measures. Options: --quick, --beside <main.js>, --only <part>.
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { buildIfStale, serverBuild } from "./build.mjs";
import { root } from "./steps.mjs";

/** The product without what is written with every act: what counting costs is the difference. */
const uncounted = {
  name: "uncounted",
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]src[\\/]write-attachments\.ts$/ }, ({ path }) => {
      const text = readFileSync(path, "utf8");
      const contents = text.replace(/(const WRITE_ATTACHMENTS[^=]*= )\[[^\]]*\]/, "$1[]");
      if (contents === text) throw new Error("no list of attachments to empty in write-attachments.ts");
      return { contents, loader: "ts" };
    });
  },
};

const [major] = process.versions.node.split(".").map(Number);
if (major >= 24) {
  await run();
} else {
  // This Node.js is too old: the one that came with the packages takes over.
  const { status } = spawnSync(join(root, "node_modules", ".bin", "node"), process.argv.slice(1), {
    stdio: "inherit",
  });
  process.exitCode = status ?? 1;
}

/** The bench has a build of its own: a build that somebody starts meanwhile does not change what is measured. */
async function run() {
  await buildIfStale();
  const { build } = await import("esbuild");
  const outdir = join(root, `dist.bench-${process.pid}.new`);
  mkdirSync(outdir, { recursive: true });
  process.once("exit", () => rmSync(outdir, { recursive: true, force: true }));
  const entry = (name) => join(root, "bench", `${name}.ts`);
  await build({
    ...serverBuild,
    outdir,
    entryPoints: {
      ...serverBuild.entryPoints,
      bench: entry("bench"),
      "raw-writer": entry("raw-writer"),
      "load-client": entry("load-client"),
    },
  });
  if (process.argv.includes("--statistics"))
    await build({
      ...serverBuild,
      outdir: join(outdir, "uncounted"),
      plugins: [uncounted],
    });
  const { bench } = await import(pathToFileURL(join(outdir, "bench.js")).href);
  await bench({ root, program: outdir, words: process.argv.slice(2) });
}
