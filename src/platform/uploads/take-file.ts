import { sha256 as hashOf } from "../../kernel/hash-chain.ts";
import { accept, type Result, refuse } from "../../kernel/result.ts";
import type { ContentHash } from "../files/file-store.ts";
import { meetIncident } from "../incidents/incidents.ts";
import type { Services } from "../services.ts";
import { scanWithClamd } from "./clamd.ts";
import { displayName } from "./display-name.ts";
import { type CheckState, keepCheck } from "./file-check-store.ts";
import { inspectAside } from "./inspect-aside.ts";
import { UPLOAD_LIMITS } from "./limits.ts";
import type { UploadRefusal } from "./refusals.ts";

/** A file that was looked at and is kept; `state` says whether it may be opened yet. */
type TakenFile = {
  readonly sha256: ContentHash;
  readonly name: string;
  readonly sizeBytes: number;
  readonly mime: string;
  readonly pages: number | null;
  readonly state: CheckState;
};

type Offered = {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Where what it is for allows less than any file may have. */
  readonly bytesMax?: number;
  /** Who sends it: senders take turns at being looked at. */
  readonly sender?: string;
};

/**
 * Looks at a file from outside, asks the scanner, and keeps the bytes: they are on disk, and what the scanner said is
 * in the database, before this answers. An infected file is not kept, and one kept earlier is opened no more. Where the scanner does not answer the file
 * is held: it goes on with its dossier and is opened to nobody before it was scanned.
 */
export async function takeFile(
  services: Services,
  offered: Offered,
): Promise<Result<TakenFile, UploadRefusal>> {
  const { bytes } = offered;
  const bytesMax = Math.min(offered.bytesMax ?? UPLOAD_LIMITS.bytes, UPLOAD_LIMITS.bytes);
  if (bytes.byteLength > bytesMax)
    return refuse({ code: "UPLOAD_TOO_LARGE", megabytesMax: Math.floor(bytesMax / 1_048_576) });
  const found = await inspectAside(bytes, offered.sender);
  if (!found.ok) return found;
  const { mime, extension, pages } = found.value;
  const { state, signature } = await scan(services, bytes);
  if (state === "INFECTED") {
    services.log.warn({ signature }, "infected upload refused");
    // The same bytes may have come before the scanner knew them, or before there was one.
    const hash = hashOf(bytes);
    if (await services.files.has(hash)) {
      await keepCheck(services.database, { sha256: hash, state, signature }, services.clock.now());
      await quarantine(services, hash, signature ?? "");
    }
    return refuse({ code: "UPLOAD_INFECTED", signature: signature ?? "" });
  }
  const { sha256, sizeBytes } = await services.files.put(bytes);
  await keepCheck(services.database, { sha256, state, signature: null }, services.clock.now());
  return accept({ sha256, name: displayName(offered.name, extension), sizeBytes, mime, pages, state });
}

type Verdict = { readonly state: CheckState; readonly signature: string | null };

/** What the scanner of this installation says; none is an answer of its own, a silent one is not. */
export async function scan(services: Pick<Services, "config" | "log">, bytes: Uint8Array): Promise<Verdict> {
  const { scanner } = services.config;
  if (scanner === null) return { state: "UNSCANNED", signature: null };
  const said = await scanWithClamd(scanner, bytes);
  switch (said.verdict) {
    case "CLEAN":
      return { state: "CLEAN", signature: null };
    case "INFECTED":
      return { state: "INFECTED", signature: said.signature };
    case "NO_ANSWER":
      services.log.warn({ reason: said.reason }, "the scanner did not answer: file held");
      return { state: "HELD", signature: null };
  }
}

/** Tells whoever operates the installation of a kept file in which malware was found. */
export async function quarantine(
  { database, clock, log }: Pick<Services, "database" | "clock" | "log">,
  sha256: ContentHash,
  signature: string,
): Promise<void> {
  log.error({ sha256, signature }, "a kept file is infected: it stays closed");
  await meetIncident(database, {
    kind: "FILE_INFECTED",
    subject: sha256,
    detail: signature,
    at: clock.now(),
  });
}
