import { inflateRawSync } from "node:zlib";
import { type Entry, fromBufferPromise } from "yauzl";
import { accept, type Result, refuse } from "../../kernel/result.ts";
import { attributesOf, isPlainXml, startTags, xmlText } from "./inspect-xml.ts";
import { UPLOAD_LIMITS } from "./limits.ts";
import type { UploadRefusal } from "./refusals.ts";

const TYPES = "[Content_Types].xml";
const DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
/** Parts that Office unpacks as documents of their own (the table behind a chart): looked into once more, not deeper. */
const INNER = /\/embeddings\/[^/]+\.(docx|xlsx)$/i;
const MACRO = /vbaProject|vbaData|macrosheets\//i;
/** Containers of whatever somebody dragged into the document. */
const CONTAINER = /\.(bin|ole|exe|dll|js|vbs|bat|cmd|scr|jar|html?|svg)$/i;
/** What a relation with these types at its end names is fetched and shown when the document opens. */
const FETCHED = /\/(attachedTemplate|oleObject|frame|subDocument)$/i;
/** A field that starts a program. */
const STARTS = /(<w:instrText[^<>]*>[^<]*|w:instr="[^"]*)\bDDE(AUTO)?\b/;

type Part = { readonly name: string; readonly content: Buffer };
type Budget = { bytes: number; entries: number };
type Package = { readonly mime: string; readonly extension: "docx" | "xlsx" };

/** Which office document a package is, once every part of it was unpacked and looked at within the limits. */
export async function inspectPackage(bytes: Buffer): Promise<Result<Package, UploadRefusal>> {
  return inspectWithin(bytes, { bytes: UPLOAD_LIMITS.unpackedBytes, entries: UPLOAD_LIMITS.entries }, 0);
}

async function inspectWithin(
  bytes: Buffer,
  budget: Budget,
  depth: number,
): Promise<Result<Package, UploadRefusal>> {
  const entries = await entriesOf(bytes, budget);
  if (!entries.ok) return entries;
  let types: string | null = null;
  for (const entry of entries.value) {
    const part = unpacked(bytes, entry, budget);
    if (!part.ok) return part;
    const refusal = await judgePart(part.value, budget, depth);
    if (refusal !== null) return refuse(refusal);
    if (part.value.name === TYPES) types = xmlText(part.value.content);
  }
  return types === null ? refuse({ code: "UPLOAD_TYPE_REFUSED" }) : kindOf(types);
}

function kindOf(types: string): Result<Package, UploadRefusal> {
  if (/macroEnabled|vbaProject/i.test(types)) return refuse({ code: "UPLOAD_MACRO" });
  if (types.includes(`${DOCUMENT}.main+xml`)) return accept({ mime: DOCUMENT, extension: "docx" });
  if (types.includes(`${SHEET}.main+xml`)) return accept({ mime: SHEET, extension: "xlsx" });
  return refuse({ code: "UPLOAD_TYPE_REFUSED" });
}

/** The table of contents; two parts that share bytes are how a small archive becomes a large one. */
async function entriesOf(bytes: Buffer, budget: Budget): Promise<Result<readonly Located[], UploadRefusal>> {
  const found: Located[] = [];
  try {
    const archive = await fromBufferPromise(bytes, { lazyEntries: true, validateEntrySizes: true });
    if (archive.entryCount > budget.entries) return refuse({ code: "UPLOAD_UNPACKS_TOO_FAR" });
    budget.entries -= archive.entryCount;
    for await (const entry of archive.eachEntry()) {
      if (entry.isEncrypted()) return refuse({ code: "UPLOAD_ENCRYPTED" });
      const { fileDataStart } = await archive.readLocalFileHeaderPromise(entry, { minimal: true });
      found.push({ entry, from: entry.relativeOffsetOfLocalHeader, data: fileDataStart });
    }
  } catch {
    // The library names what is wrong with the archive; whoever sent it can only make it anew.
    return refuse({ code: "UPLOAD_DAMAGED" });
  }
  const inOrder = found.toSorted((a, b) => a.from - b.from);
  const overlaps = inOrder.some(({ entry, data }, index) => {
    const next = inOrder[index + 1];
    return next !== undefined && data + entry.compressedSize > next.from;
  });
  return overlaps ? refuse({ code: "UPLOAD_UNPACKS_TOO_FAR" }) : accept(found);
}

type Located = { readonly entry: Entry; readonly from: number; readonly data: number };

function unpacked(bytes: Buffer, { entry, data }: Located, budget: Budget): Result<Part, UploadRefusal> {
  const packed = bytes.subarray(data, data + entry.compressedSize);
  const allowed = Math.min(budget.bytes, Math.max(1_048_576, entry.compressedSize * UPLOAD_LIMITS.ratio));
  if (entry.uncompressedSize > allowed) return refuse({ code: "UPLOAD_UNPACKS_TOO_FAR" });
  const content = entry.compressionMethod === 0 ? packed : inflated(packed, allowed);
  if (content === "TOO_FAR") return refuse({ code: "UPLOAD_UNPACKS_TOO_FAR" });
  if (content === "DAMAGED") return refuse({ code: "UPLOAD_DAMAGED" });
  budget.bytes -= content.length;
  return accept({ name: entry.fileName, content });
}

function inflated(packed: Buffer, bytesMax: number): Buffer | "TOO_FAR" | "DAMAGED" {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, bytesMax) });
  } catch (cause) {
    const isTooFar = cause instanceof Error && "code" in cause && cause.code === "ERR_BUFFER_TOO_LARGE";
    return isTooFar ? "TOO_FAR" : "DAMAGED";
  }
}

async function judgePart(
  { name, content }: Part,
  budget: Budget,
  depth: number,
): Promise<UploadRefusal | null> {
  if (MACRO.test(name)) return { code: "UPLOAD_MACRO" };
  if (/\.(xml|rels)$/i.test(name)) return judgeXml(name, content);
  const isArchive = content.subarray(0, 4).equals(Buffer.from("PK\u0003\u0004"));
  if (isArchive && INNER.test(name) && depth === 0) {
    const inner = await inspectWithin(content, budget, depth + 1);
    return inner.ok ? null : inner.refusal;
  }
  if (isArchive) return { code: "UPLOAD_UNPACKS_TOO_FAR" };
  if (CONTAINER.test(name) && !/printerSettings/i.test(name))
    return { code: "UPLOAD_ACTIVE", what: "EMBEDDED_PROGRAM" };
  return null;
}

function judgeXml(name: string, content: Buffer): UploadRefusal | null {
  const text = xmlText(content);
  if (text === null || !isPlainXml(text)) return { code: "UPLOAD_UNSAFE_XML" };
  const isActive = /\.rels$/i.test(name) ? fetches(text) : STARTS.test(text);
  return isActive ? { code: "UPLOAD_ACTIVE", what: "LINKED_CONTENT" } : null;
}

/** Whether a relation fetches a template or an object from elsewhere. */
function fetches(relations: string): boolean {
  for (const tag of startTags(relations)) {
    let [isFetched, isExternal] = [false, false];
    for (const { name, value } of attributesOf(tag)) {
      if (name === "type" && FETCHED.test(value.trim())) isFetched = true;
      if (name === "targetmode" && /^external$/i.test(value.trim())) isExternal = true;
    }
    if (isFetched && isExternal) return true;
  }
  return false;
}
