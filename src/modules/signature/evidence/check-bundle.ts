import { z } from "zod";
import { CHAIN_START, canonicalJson, chainHash, sha256 } from "../../../kernel/hash-chain.ts";
import { parseJson } from "../../../kernel/json.ts";
import type { Instant } from "../../../kernel/local-date.ts";
import { parsedCertificate } from "../cms/certificate.ts";
import type { SigningMoments } from "../validate/believed.ts";
import { validateFile } from "../validate/validate-file.ts";
import type { SignatureFinding } from "../validate/verdict.ts";

/** Everything in an evidence bundle (gói chứng cứ) besides the manifest, by its path in the folder. */
const fileSchema = z.object({ path: z.string(), sha256: z.string(), what: z.string() });
const manifestSchema = z.object({
  format: z.literal("motcua-evidence-1"),
  code: z.string(),
  exportedAt: z.custom<Instant>((value) => typeof value === "string"),
  headHash: z.string(),
  files: z.array(fileSchema),
});
export type Manifest = z.output<typeof manifestSchema>;

const eventSchema = z.looseObject({ seq: z.number(), hash: z.string(), data: z.looseObject({}) });
const personalSchema = z.record(z.string(), z.unknown());

/** What does not hold, with the file it concerns. */
type BundleFault = { readonly path: string; readonly fault: BundleFaultCode };
type BundleFaultCode =
  | "MISSING"
  | "ALTERED"
  | "NOT_LISTED"
  | "MANIFEST_UNREADABLE"
  | "CHAIN_BROKEN"
  | "PERSONAL_DATA_ALTERED"
  | "SIGNATURE_UNCHECKED"
  | "SIGNATURE_NOT_VALID";

export type BundleReport = {
  readonly manifest: Manifest | null;
  readonly faults: readonly BundleFault[];
  /** Of the papers the office issued: each has to hold. */
  readonly signatures: readonly JudgedSignature[];
  /** Of the files the history names, as they came: what they are worth is told, only an altered one is a fault. */
  readonly ofFiles: readonly JudgedSignature[];
  /** Whom the verdicts rest on. A bundle brings its own; whoever doubts it gives the anchors from elsewhere. */
  readonly anchors: readonly Anchor[];
};
export type JudgedSignature = SignatureFinding & { readonly path: string };
type Anchor = { readonly name: string; readonly fingerprint: string; readonly isOfBundle: boolean };

export const MANIFEST = "manifest.json";
export const MANIFEST_HASH = "manifest.sha256";
export const EVENTS = "events.json";
export const PERSONAL = "personal.json";
/** What the office's own register revoked: moments by the SHA-256 of the certificate. */
export const REVOKED = "trust/revoked.json";
const revokedSchema = z.record(
  z.string(),
  z.custom<Instant>((value) => typeof value === "string"),
);
const GOOD: ReadonlySet<string> = new Set(["VALID", "VALID_NO_TIMESTAMP"]);

/**
 * Checks a bundle from its bytes alone: listed files, the chain of events, personal data, every signature. `anchors` from
 * outside take the place of those in the bundle: whoever made it up would have brought an authority of their own.
 */
export function checkBundle(
  files: ReadonlyMap<string, Uint8Array>,
  anchors: readonly Uint8Array[] = [],
): BundleReport {
  const manifest = readManifest(files);
  if (manifest === null) {
    const faults = [{ path: MANIFEST, fault: "MANIFEST_UNREADABLE" }] as const;
    return { manifest, faults, signatures: [], ofFiles: [], anchors: [] };
  }
  const isOfBundle = anchors.length === 0;
  const believed = isOfBundle ? filesOf("anchor", { files, manifest }) : anchors;
  const signatures = judgeSignatures("paper", { files, manifest }, believed);
  const ofFiles = judgeSignatures("file", { files, manifest }, believed);
  const faults = [
    ...manifestFaults(files),
    ...fileFaults(files, manifest),
    ...chainFaults(files, manifest),
    ...[...signatures.filter(({ verdict }) => !holds(verdict)), ...ofFiles.filter(isAltered)].map(
      ({ path, verdict }) => ({ path, fault: faultOf(verdict) }) as const,
    ),
  ];
  const named = believed.flatMap(parsedCertificate).map(({ subject, fingerprint256 }) => ({
    name: subject.replaceAll("\n", ", ").normalize("NFC"),
    fingerprint: fingerprint256,
    isOfBundle,
  }));
  return { manifest, faults, signatures, ofFiles, anchors: named };
}

export function holds(verdict: SignatureFinding["verdict"]): boolean {
  return GOOD.has(verdict);
}

function isAltered({ verdict }: SignatureFinding): boolean {
  return verdict === "TAMPERED";
}

/** What could not be checked is not called invalid: whoever reads it must look further, not believe it forged. */
function faultOf(verdict: SignatureFinding["verdict"]): "SIGNATURE_UNCHECKED" | "SIGNATURE_NOT_VALID" {
  return verdict === "UNKNOWN" ? "SIGNATURE_UNCHECKED" : "SIGNATURE_NOT_VALID";
}

type Bundle = { readonly files: ReadonlyMap<string, Uint8Array>; readonly manifest: Manifest };

function filesOf(what: string, { files, manifest }: Bundle): Uint8Array[] {
  return manifest.files.filter((file) => file.what === what).flatMap(({ path }) => files.get(path) ?? []);
}

function readManifest(files: ReadonlyMap<string, Uint8Array>): Manifest | null {
  try {
    return parseJson(manifestSchema, textOf(files.get(MANIFEST)));
  } catch {
    // No JSON or not of this shape: without its list nothing of the bundle can be believed.
    return null;
  }
}

/** One of the two was altered; which one, their bytes alone do not tell. */
function manifestFaults(files: ReadonlyMap<string, Uint8Array>): BundleFault[] {
  const stated = textOf(files.get(MANIFEST_HASH)).trim();
  if (sha256(files.get(MANIFEST) ?? new Uint8Array()) === stated) return [];
  return [MANIFEST, MANIFEST_HASH].map((path) => ({ path, fault: "ALTERED" }));
}

function fileFaults(files: ReadonlyMap<string, Uint8Array>, manifest: Manifest): BundleFault[] {
  const listed = new Set([MANIFEST, MANIFEST_HASH, ...manifest.files.map(({ path }) => path)]);
  const wrong = manifest.files.flatMap(({ path, sha256: stated }): BundleFault[] => {
    const bytes = files.get(path);
    if (bytes === undefined) return [{ path, fault: "MISSING" }];
    return sha256(bytes) === stated ? [] : [{ path, fault: "ALTERED" }];
  });
  const added = [...files.keys()].filter((path) => !listed.has(path));
  return [...wrong, ...added.map((path) => ({ path, fault: "NOT_LISTED" }) as const)];
}

function chainFaults(files: ReadonlyMap<string, Uint8Array>, manifest: Manifest): BundleFault[] {
  const broken = [{ path: EVENTS, fault: "CHAIN_BROKEN" }] as const;
  try {
    const events = parseJson(z.array(eventSchema), textOf(files.get(EVENTS)));
    let previous = CHAIN_START;
    for (const [index, { hash, ...entry }] of events.entries()) {
      if (entry.seq !== index + 1 || chainHash(previous, entry) !== hash) return [...broken];
      previous = hash;
    }
    if (previous !== manifest.headHash) return [...broken];
    return personalFaults(files, events);
  } catch {
    // Events that are no JSON are no chain.
    return [...broken];
  }
}

/** Personal data stand outside the chain; their hash stands inside. */
function personalFaults(
  files: ReadonlyMap<string, Uint8Array>,
  events: readonly z.output<typeof eventSchema>[],
): BundleFault[] {
  const bytes = files.get(PERSONAL);
  if (bytes === undefined) return [];
  const personal = parseJson(personalSchema, textOf(bytes));
  const isOther = Object.entries(personal).some(([seq, content]) => {
    const stated = events[Number(seq) - 1]?.data["privateSha256"];
    return stated !== sha256(canonicalJson(content));
  });
  return isOther ? [{ path: PERSONAL, fault: "PERSONAL_DATA_ALTERED" }] : [];
}

function judgeSignatures(
  kind: "paper" | "file",
  bundle: Bundle,
  anchors: readonly Uint8Array[],
): JudgedSignature[] {
  const { files, manifest } = bundle;
  const trust = {
    anchors,
    intermediates: filesOf("intermediate", bundle),
    crls: filesOf("crl", bundle),
    ocspAnswers: filesOf("ocsp", bundle),
    revokedByUs: revokedIn(files),
  };
  const judged = manifest.files.filter(({ what }) => what === kind);
  const events = momentsIn(files);
  return judged.flatMap(({ path }) => {
    const bytes = files.get(path);
    if (bytes === undefined) return [];
    const made = kind === "paper" ? madeIn(events, sha256(bytes)) : { signedAt: null, issuedAt: null };
    const { signatures } = validateFile(bytes, { trust, now: manifest.exportedAt, made });
    return signatures.map((finding) => ({ ...finding, path }));
  });
}

const momentSchema = z.object({
  type: z.string(),
  at: z.custom<Instant>((value) => typeof value === "string"),
  data: z.looseObject({ files: z.array(z.object({ sha256: z.string() })).optional() }).catch({}),
});
type Moments = readonly z.output<typeof momentSchema>[];

/** The chain judges the events; here they say when each paper was signed and issued, and nothing where they are no list. */
function momentsIn(files: ReadonlyMap<string, Uint8Array>): Moments {
  try {
    return parseJson(z.array(momentSchema), textOf(files.get(EVENTS)));
  } catch {
    // A chain that cannot be read is named as broken.
    return [];
  }
}

/** When the file of this hash was issued, and the signing before that; as `motcua verify` reckons it (ADR 0244). */
function madeIn(events: Moments, hash: string): SigningMoments {
  const issued = events.findLastIndex(
    ({ type, data }) => type === "ResultIssued" && data.files?.[0]?.sha256 === hash,
  );
  if (issued < 0) return { signedAt: null, issuedAt: null };
  const signed = events.slice(0, issued).findLast(({ type }) => type === "ResultSigned");
  return { signedAt: signed?.at ?? null, issuedAt: events[issued]?.at ?? null };
}

/** A file that is no such list is named as altered; what it said is not known then. */
function revokedIn(files: ReadonlyMap<string, Uint8Array>): ReadonlyMap<string, Instant> {
  try {
    return new Map(Object.entries(parseJson(revokedSchema, textOf(files.get(REVOKED)))));
  } catch {
    // No JSON, or not of this shape: its hash in the manifest tells.
    return new Map();
  }
}

function textOf(bytes: Uint8Array | undefined): string {
  return Buffer.from(bytes ?? []).toString("utf8");
}
