// Builds what browsers load: one stylesheet with its fonts, and one script per island. Names carry a hash of the
// content, so they may be cached for ever; manifest.json maps the plain name to the hashed one.
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Writes the assets and their manifest to `outdir`; resolves to the manifest. */
export async function buildAssets({ outdir }) {
  rmSync(outdir, { recursive: true, force: true });
  mkdirSync(outdir, { recursive: true });
  const result = await build({
    absWorkingDir: root,
    entryPoints: [join(root, "src/web/theme/app.css"), ...islandEntries()],
    outdir,
    entryNames: "[name]-[hash]",
    chunkNames: "[name]-[hash]",
    assetNames: "[name]-[hash]",
    bundle: true,
    splitting: true,
    format: "esm",
    minify: true,
    target: ["es2020", "chrome105", "safari15.4", "firefox110"],
    loader: { ".woff2": "file", ".woff": "file", ".ttf": "file", ".svg": "file", ".bpmn": "text" },
    metafile: true,
    logLevel: "error",
    plugins: [lightThemeOnly()],
  });
  const manifest = manifestOf(result.metafile, outdir);
  writeFileSync(join(outdir, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);
  return manifest;
}

/** Every file directly in the islands folder is one script, loaded by the pages that need it. */
function islandEntries() {
  const folder = join(root, "src/web/islands");
  return readdirSync(folder)
    .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
    .map((name) => join(folder, name));
}

function manifestOf(metafile, outdir) {
  const entries = Object.entries(metafile.outputs).flatMap(([output, { entryPoint, cssBundle, inputs }]) => {
    const file = basename(output);
    if (entryPoint !== undefined) {
      const stem = basename(entryPoint).replace(/\.ts$/, "");
      const own = [[entryPoint.endsWith(".css") ? basename(entryPoint) : `${stem}.js`, file]];
      return cssBundle === undefined ? own : [...own, [`${stem}.css`, basename(cssBundle)]];
    }
    const onlyInput = Object.keys(inputs)[0];
    return file.endsWith(".woff2") && onlyInput !== undefined ? [[basename(onlyInput), file]] : [];
  });
  return Object.fromEntries(
    entries.sort(([a], [b]) => (a < b ? -1 : 1)).filter(([, file]) => statSync(join(outdir, file)).isFile()),
  );
}

/** The theme tool writes a dark scheme and a second typography too; we offer neither, so no one downloads them. */
function lightThemeOnly() {
  return {
    name: "light-theme-only",
    setup(builder) {
      builder.onLoad({ filter: /theme[\\/]generated[\\/].*\.css$/ }, ({ path }) => ({
        contents: withoutBlocks(readFileSync(path, "utf8"), [
          /^@layer ds\.theme\.color-scheme\.dark/,
          /^@media \(prefers-color-scheme/,
          /^@layer ds\.theme\.typography\.secondary/,
        ]),
        loader: "css",
      }));
    },
  };
}

/** Drops the blocks whose first line matches, up to the brace that closes them. */
function withoutBlocks(css, unwanted) {
  const kept = [];
  let depth = 0;
  for (const line of css.split("\n")) {
    const starts = depth === 0 && unwanted.some((pattern) => pattern.test(line));
    if (depth === 0 && !starts) kept.push(line);
    else depth += (line.match(/\{/g) ?? []).length - (line.match(/\}/g) ?? []).length;
  }
  return kept.join("\n");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const outdir = join(root, "dist/assets");
  const manifest = await buildAssets({ outdir });
  for (const [name, file] of Object.entries(manifest)) {
    console.log(
      `${name} -> ${relative(root, join(outdir, file))} (${statSync(join(outdir, file)).size} bytes)`,
    );
  }
}
