import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { parseJson } from "../kernel/json.ts";

/** The built assets lie beside the bundled program, or in `dist` when the sources run directly (tests). */
const CANDIDATES = ["assets", "../dist/assets", "../../dist/assets"].map((folder) =>
  join(import.meta.dirname, folder),
);

/** Where the built assets are, for whoever serves them under `/assets/`. */
export const assetsFolder: string =
  CANDIDATES.find((folder) => existsSync(join(folder, "manifest.json"))) ??
  join(import.meta.dirname, "assets");

const hashedNames = readManifest();

/**
 * The address of a built asset by its plain name (`app.css`, `desk.js`). The name carries a hash of the content, so
 * the answer may be cached for ever. Without a build the plain name is answered, and the page stands without dress.
 */
export function assetUrl(name: string): string {
  return `/assets/${hashedNames[name] ?? name}`;
}

function readManifest(): Readonly<Record<string, string>> {
  const manifest = join(assetsFolder, "manifest.json");
  return existsSync(manifest)
    ? parseJson(z.record(z.string(), z.string()), readFileSync(manifest, "utf8"))
    : {};
}
