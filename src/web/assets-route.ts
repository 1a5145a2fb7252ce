import { readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { assetsFolder } from "./assets.ts";
import type { AppContext } from "./env.ts";
import { respondRefusal } from "./respond.ts";
import type { Router } from "./router.ts";

const TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".map": "application/json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".webmanifest": "application/manifest+json",
};
const NAME = /^[\w-]+(?:\.[\w-]+)*$/;
/** `app-3F9A1C2B.css`: the name changes with the content, so the answer may be kept for ever. */
const HASHED = /-[A-Z0-9]{8}\.\w+$/;
const COMPRESSED = [".css", ".js", ".svg", ".webmanifest"];

type Asset = { readonly bytes: Buffer; readonly gzipped: Buffer | null; readonly type: string };

/** Serves the built assets from memory: read once, compressed once. */
export function registerAssets(router: Router): void {
  const path = "/assets/{name}";
  const kept = new Map<string, Asset>();
  router.routes.add({ method: "get", path, kind: "system", act: "system" });
  router.app.get("/assets/:name", async (c: AppContext) => {
    c.set("routePattern", path);
    const name = c.req.param("name") ?? "";
    const asset = kept.get(name) ?? (await readAsset(name));
    if (asset === null) return respondRefusal(c, { code: "NOT_FOUND" });
    kept.set(name, asset);
    return sendAsset(c, name, asset);
  });
}

async function readAsset(name: string): Promise<Asset | null> {
  const type = TYPES[extname(name)];
  if (type === undefined || !NAME.test(name)) return null;
  try {
    const bytes = await readFile(join(assetsFolder, name));
    return {
      bytes,
      type,
      gzipped: COMPRESSED.includes(extname(name)) ? gzipSync(bytes, { level: 9 }) : null,
    };
  } catch {
    // No such file: an ordinary "not found" for a visitor with an old page.
    return null;
  }
}

function sendAsset(c: AppContext, name: string, asset: Asset): Response {
  c.header("Content-Type", asset.type);
  c.header("Cache-Control", HASHED.test(name) ? "public, max-age=31536000, immutable" : "public, max-age=60");
  c.header("Vary", "Accept-Encoding");
  const gzip = asset.gzipped !== null && (c.req.header("accept-encoding") ?? "").includes("gzip");
  if (!gzip || asset.gzipped === null) return c.body(new Uint8Array(asset.bytes));
  c.header("Content-Encoding", "gzip");
  return c.body(new Uint8Array(asset.gzipped));
}
