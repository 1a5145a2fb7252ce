import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { parseArgs } from "node:util";
import { signatureEn } from "../../../i18n/messages/signature.en.ts";
import { signatureVi } from "../../../i18n/messages/signature.vi.ts";
import { type BundleReport, checkBundle } from "./check-bundle.ts";

/**
 * Reads a bundle from its folder, says in both languages what holds and what does not, and ends with 1 where anything is
 * wrong. `--anchor FILE` (as often as needed) names the certificate of an authority to believe instead of the bundle's own.
 */
export function runVerifier(folder: string, words: readonly string[] = []): void {
  const options = { anchor: { type: "string", multiple: true } } as const;
  const { values } = parseArgs({ args: [...words], options });
  const anchors = (values.anchor ?? []).map((path) => readFileSync(path));
  const report = checkBundle(filesIn(folder), anchors);
  for (const line of linesOf(report)) process.stdout.write(`${line}\n`);
  process.exitCode = report.faults.length === 0 ? 0 : 1;
}

export function filesIn(folder: string): ReadonlyMap<string, Uint8Array> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return new Map(
    names.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [relative(folder, path).split(sep).join("/"), readFileSync(path)] as const;
    }),
  );
}

function linesOf({ manifest, faults, signatures, anchors }: BundleReport): string[] {
  const [vi, en] = [signatureVi.evidence, signatureEn.evidence];
  const head = manifest === null ? [] : [`${manifest.code} · ${manifest.exportedAt} · ${manifest.headHash}`];
  const signed = signatures.map(
    ({ path, signer, verdict }) =>
      `${path}: ${signer?.name ?? "?"}: ${signatureVi.verdicts[verdict]} · ${signatureEn.verdicts[verdict]}`,
  );
  const believed = anchors.flatMap(({ name, fingerprint }) => [
    `${vi.believed} · ${en.believed}: ${name}`,
    `  SHA-256 ${fingerprint}`,
  ]);
  const own = anchors.some(({ isOfBundle }) => isOfBundle)
    ? [`! ${vi.ownAnchors}`, `! ${en.ownAnchors}`]
    : [];
  const wrong = faults.map(({ path, fault }) => `✗ ${path}: ${vi.faults[fault]} · ${en.faults[fault]}`);
  const end = faults.length === 0 ? `✓ ${vi.whole} · ${en.whole}` : `✗ ${vi.broken} · ${en.broken}`;
  return [...head, ...signed, ...believed, ...own, ...wrong, end];
}
