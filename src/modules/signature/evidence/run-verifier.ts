import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { parseArgs } from "node:util";
import { signatureEn } from "../../../i18n/messages/signature.en.ts";
import { signatureVi } from "../../../i18n/messages/signature.vi.ts";
import { tellReason } from "../validate/tell-reason.ts";
import { type BundleReport, checkBundle, holds, type JudgedSignature } from "./check-bundle.ts";

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

const [VI, EN] = [signatureVi, signatureEn];

function linesOf(report: BundleReport): string[] {
  const { manifest, faults, signatures, ofFiles, anchors } = report;
  const [vi, en] = [VI.evidence, EN.evidence];
  const head = manifest === null ? [] : [`${manifest.code} · ${manifest.exportedAt} · ${manifest.headHash}`];
  const believed = anchors.flatMap(({ name, fingerprint }) => [
    `${vi.believed} · ${en.believed}: ${name}`,
    `  SHA-256 ${fingerprint}`,
  ]);
  const own = anchors.some(({ isOfBundle }) => isOfBundle)
    ? [`! ${vi.ownAnchors}`, `! ${en.ownAnchors}`]
    : [];
  const wrong = faults.map(({ path, fault }) => `✗ ${path}: ${vi.faults[fault]} · ${en.faults[fault]}`);
  const judged = [...signatures, ...ofFiles].flatMap(signatureLines);
  return [...head, ...judged, ...believed, ...own, ...wrong, endOf(report)];
}

/** Who signed and what that is worth; why, wherever it does not simply hold. */
function signatureLines({ path, signer, verdict, reasons }: JudgedSignature): string[] {
  const said = `${path}: ${signer?.name ?? "?"}: ${VI.verdicts[verdict]} · ${EN.verdicts[verdict]}`;
  if (holds(verdict)) return [said];
  return [`! ${said}`, ...reasons.map((each) => `  ${tellReason(each, VI)} · ${tellReason(each, EN)}`)];
}

const OF_SIGNATURES: ReadonlySet<string> = new Set(["SIGNATURE_UNCHECKED", "SIGNATURE_NOT_VALID"]);

/** In one line what became of the bundle: a signature that does not hold is another thing than a file that was changed. */
function endOf({ faults, ofFiles }: BundleReport): string {
  const said = (sign: "✓" | "✗", of: "whole" | "unconfirmed" | "doubted" | "broken") =>
    `${sign} ${VI.evidence[of]} · ${EN.evidence[of]}`;
  if (faults.some(({ fault }) => !OF_SIGNATURES.has(fault))) return said("✗", "broken");
  if (faults.length > 0) return said("✗", "doubted");
  return said("✓", ofFiles.every(({ verdict }) => holds(verdict)) ? "whole" : "unconfirmed");
}
