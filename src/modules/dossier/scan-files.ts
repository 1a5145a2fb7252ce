import { accept, type Result } from "../../kernel/result.ts";
import { inspectAside } from "../../platform/uploads/inspect-aside.ts";
import { readText } from "../../platform/uploads/read-text.ts";
import { releasedFile } from "../../platform/uploads/released-file.ts";
import type { Actor } from "../access/index.ts";
import { isPicture, joinKept, keepOffered, type OfferedPage } from "./ahead/pages.ts";
import type { CommandRefusal } from "./command-refusals.ts";
import type { Office } from "./commands/office.ts";
import type { FileRef } from "./dossier.ts";
import { type SuggestedFacts, suggestFacts } from "./suggest-facts.ts";
import { storeUpload, uploadOwner } from "./uploads.ts";

type Scanned = {
  /** `<dossierCode>.<componentCode>`; a number and the ending are added. */
  readonly name: string;
  readonly offered: readonly OfferedPage[];
  readonly before: readonly FileRef[];
};

/**
 * Keeps what was scanned under the name the law of digitisation gives it: photographed pages become one PDF in their
 * order, each turned as the officer turned it, other files stay as they are. Nothing sent: what was there stays.
 * @law one-stop.md §7.1: `<dossierCode>.<componentCode>.<n>.pdf`.
 */
export async function keepScan(
  { services }: Office,
  actor: Actor,
  { name, offered, before }: Scanned,
): Promise<Result<readonly FileRef[], CommandRefusal>> {
  if (offered.length === 0) return accept(before);
  const owner = uploadOwner(actor, null);
  const { pages, refused } = await keepOffered(services, owner, offered);
  const [first] = refused;
  if (first !== undefined) return { ok: false, refusal: first.refusal };
  const kept = pages
    .filter(({ file }) => !isPicture(file))
    .map(({ file }, index) => ({ ...file, name: `${name}.${index + 1}.${file.name.split(".").at(-1)}` }));
  const pictures = pages.filter(({ file }) => isPicture(file));
  if (pictures.length === 0) return accept(kept);
  const joined = await joinKept(services, pictures);
  if (!joined.ok) return joined;
  const stored = await storeUpload(services, owner, {
    name: `${name}.${kept.length + 1}.pdf`,
    bytes: joined.value,
  });
  return stored.ok ? accept([...kept, stored.value]) : stored;
}

type Readable = {
  readonly actor: Actor;
  readonly offered: readonly OfferedPage[];
  readonly kept: readonly FileRef[];
};

/** What a machine reads on the first page: just sent, or kept. Null where nothing here reads, or nothing was read. */
export async function readScan(
  { services }: Office,
  { actor, offered, kept }: Readable,
): Promise<SuggestedFacts | null> {
  const [page] = offered;
  const bytes =
    page?.kind === "sent" ? await sentBytes(page.file) : await keptBytes(services, { actor, offered, kept });
  if (bytes === null) return null;
  const isPdf = Buffer.from(bytes.subarray(0, 5)).toString("latin1") === "%PDF-";
  const text = await readText(bytes, isPdf ? "application/pdf" : "image/jpeg");
  const facts = text === null ? null : suggestFacts(text);
  return facts === null || Object.values(facts).every((fact) => fact === null) ? null : facts;
}

async function sentBytes(file: File): Promise<Uint8Array | null> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  return (await inspectAside(bytes)).ok ? bytes : null;
}

async function keptBytes(
  services: Office["services"],
  { actor, offered, kept }: Readable,
): Promise<Uint8Array | null> {
  const ahead = await keepOffered(services, uploadOwner(actor, null), offered.slice(0, 1));
  const file = ahead.pages[0]?.file ?? kept[0];
  const released = file === undefined ? null : await releasedFile(services, file.sha256);
  return released?.ok === true ? released.value : null;
}
