import { accept, type Result } from "../../kernel/result.ts";
import { inspectAside } from "../../platform/uploads/inspect-aside.ts";
import { joinPages } from "../../platform/uploads/join-pages.ts";
import { readText } from "../../platform/uploads/read-text.ts";
import { releasedFile } from "../../platform/uploads/released-file.ts";
import type { Actor } from "../access/index.ts";
import type { CommandRefusal } from "./command-refusals.ts";
import type { Office } from "./commands/office.ts";
import type { FileRef } from "./dossier.ts";
import { type SuggestedFacts, suggestFacts } from "./suggest-facts.ts";
import { storeUpload, uploadOwner } from "./uploads.ts";

type Sent = {
  /** `<dossierCode>.<componentCode>`; a number and the ending are added. */
  readonly name: string;
  readonly sent: readonly File[];
  readonly before: readonly FileRef[];
};

/**
 * Keeps what was scanned under the name the law of digitisation gives it: photographed pages become one PDF in their
 * order, other files stay as they are. Nothing sent: what was there stays.
 * @law one-stop.md §7.1: `<dossierCode>.<componentCode>.<n>.pdf`.
 */
export async function keepScan(
  { services }: Office,
  actor: Actor,
  { name, sent, before }: Sent,
): Promise<Result<readonly FileRef[], CommandRefusal>> {
  if (sent.length === 0) return accept(before);
  const owner = uploadOwner(actor, null);
  const pages: FileRef[] = [];
  const kept: FileRef[] = [];
  for (const file of sent) {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const extension = file.name.split(".").at(-1) ?? "pdf";
    const stored = await storeUpload(services, owner, {
      name: `${name}.${kept.length + 1}.${extension}`,
      bytes,
    });
    if (!stored.ok) return stored;
    if (isPicture(stored.value)) pages.push(stored.value);
    else kept.push(stored.value);
  }
  if (pages.length === 0) return accept(kept);
  const joined = await joinStored(
    { services },
    pages.map((file) => ({ file, quarterTurns: 0 })),
  );
  if (!joined.ok) return joined;
  const stored = await storeUpload(services, owner, {
    name: `${name}.${kept.length + 1}.pdf`,
    bytes: joined.value,
  });
  return stored.ok ? accept([...kept, stored.value]) : stored;
}

function isPicture({ mime }: Pick<FileRef, "mime">): boolean {
  return mime === "image/jpeg" || mime === "image/png";
}

/** Kept pictures as one PDF. Held ones are joined by nobody before they were scanned for malware. */
async function joinStored(
  { services }: Pick<Office, "services">,
  pages: readonly { readonly file: FileRef; readonly quarterTurns: number }[],
): Promise<Result<Uint8Array, CommandRefusal>> {
  const pictures: { bytes: Uint8Array; quarterTurns: number }[] = [];
  for (const { file, quarterTurns } of pages) {
    const released = await releasedFile(services, file.sha256);
    if (!released.ok) return released;
    pictures.push({ bytes: released.value, quarterTurns });
  }
  return accept(await joinPages(pictures));
}

/** What a machine reads on the first page: just sent, or kept. Null where nothing here reads, or nothing was read. */
export async function readScan(
  { services }: Office,
  { sent, kept }: { readonly sent: readonly File[]; readonly kept: readonly FileRef[] },
): Promise<SuggestedFacts | null> {
  const [first] = kept;
  const bytes = await firstBytes(services, sent, first);
  if (bytes === null) return null;
  const isPdf = Buffer.from(bytes.subarray(0, 5)).toString("latin1") === "%PDF-";
  const text = await readText(bytes, isPdf ? "application/pdf" : "image/jpeg");
  const facts = text === null ? null : suggestFacts(text);
  return facts === null || Object.values(facts).every((fact) => fact === null) ? null : facts;
}

async function firstBytes(
  services: Office["services"],
  sent: readonly File[],
  kept: FileRef | undefined,
): Promise<Uint8Array | null> {
  const [page] = sent;
  if (page !== undefined) {
    const bytes = new Uint8Array(await page.arrayBuffer());
    return (await inspectAside(bytes)).ok ? bytes : null;
  }
  const released = kept === undefined ? null : await releasedFile(services, kept.sha256);
  return released?.ok === true ? released.value : null;
}
