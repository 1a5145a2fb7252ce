import { join } from "node:path";
import { buildSync } from "esbuild";
import { sha256 } from "../../../kernel/hash-chain.ts";
import type { Instant } from "../../../kernel/local-date.ts";
import { installationRoot } from "../../../platform/installation.ts";
import type { Trust } from "../validate/trust.ts";
import { EVENTS, MANIFEST, MANIFEST_HASH, type Manifest, PERSONAL, REVOKED } from "./check-bundle.ts";

type Evidence = {
  readonly code: string;
  readonly exportedAt: Instant;
  readonly headHash: string;
  /** Events as they were sealed, with their hashes, in order. */
  readonly events: readonly object[];
  /** Personal data by the number of their event; null where they are left out. */
  readonly personal: Readonly<Record<string, unknown>> | null;
  readonly papers: readonly { readonly name: string; readonly bytes: Uint8Array }[];
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[];
  readonly trust: Trust;
};

const VERIFIER = "verify.mjs";

/**
 * All that proves what became of a dossier, with a program of one file that checks it: no server, no network, nothing to
 * install but Node.js. It is the office's own validation, put together from the same sources.
 */
export function makeBundle(evidence: Evidence): ReadonlyMap<string, Uint8Array> {
  const listed: { readonly path: string; readonly what: string; readonly bytes: Uint8Array }[] = [
    { path: EVENTS, what: "events", bytes: json(evidence.events) },
    ...(evidence.personal === null
      ? []
      : [{ path: PERSONAL, what: "personal", bytes: json(evidence.personal) }]),
    ...evidence.papers.map(({ name, bytes }) => ({ path: `papers/${name}`, what: "paper", bytes })),
    ...evidence.files.map(({ name, bytes }) => ({ path: `files/${name}`, what: "file", bytes })),
    ...trustFiles(evidence.trust),
    { path: REVOKED, what: "revoked", bytes: json(Object.fromEntries(evidence.trust.revokedByUs)) },
    { path: VERIFIER, what: "verifier", bytes: verifier() },
  ];
  const { code, exportedAt, headHash } = evidence;
  const files = listed.map(({ path, what, bytes }) => ({ path, sha256: sha256(bytes), what }));
  const manifest = json({
    format: "motcua-evidence-1",
    code,
    exportedAt,
    headHash,
    files,
  } satisfies Manifest);
  return new Map([
    ...listed.map(({ path, bytes }) => [path, bytes] as const),
    [MANIFEST, manifest],
    [MANIFEST_HASH, Buffer.from(`${sha256(manifest)}\n`)],
  ]);
}

function trustFiles({ anchors, intermediates, crls, ocspAnswers }: Trust) {
  const kinds = [
    ["anchor", anchors],
    ["intermediate", intermediates],
    ["crl", crls],
    ["ocsp", ocspAnswers],
  ] as const;
  return kinds.flatMap(([what, all]) =>
    all.map((bytes, index) => ({ path: `trust/${what}-${index + 1}.der`, what, bytes })),
  );
}

function json(value: unknown): Buffer {
  return Buffer.from(`${JSON.stringify(value, null, 1)}\n`);
}

const ENTRY = `import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { runVerifier } from "./run-verifier.ts";
runVerifier(dirname(fileURLToPath(import.meta.url)), process.argv.slice(2));`;

function verifier(): Uint8Array {
  const resolveDir = join(installationRoot(), "src", "modules", "signature", "evidence");
  const { outputFiles } = buildSync({
    stdin: { contents: ENTRY, resolveDir, loader: "ts" },
    bundle: true,
    minifySyntax: true,
    platform: "node",
    format: "esm",
    target: "node20",
    write: false,
    logLevel: "silent",
    banner: {
      js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);',
    },
  });
  return outputFiles[0]?.contents ?? new Uint8Array();
}
