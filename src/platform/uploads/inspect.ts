import { fileTypeFromBuffer } from "file-type";
import { accept, type Result, refuse } from "../../kernel/result.ts";
import { inspectImage } from "./inspect-image.ts";
import { inspectPackage } from "./inspect-package.ts";
import { inspectPdf } from "./inspect-pdf.ts";
import { isDataXml, xmlText } from "./inspect-xml.ts";
import { UPLOAD_LIMITS } from "./limits.ts";
import type { UploadRefusal } from "./refusals.ts";
import { isTwoTypes } from "./two-types.ts";

/** What a file is, by its content. `pages` is null where the type has none of its own. */
export type Inspected = { readonly mime: string; readonly extension: string; readonly pages: number | null };

/**
 * Judges a file by its content, never by its name: its type is on the list, it is whole, within the limits, of one type
 * only, and does nothing by itself when it is opened.
 *
 * Works through bytes that somebody may have made to harm: run it through `inspectAside`, which can be stopped.
 * @law Thông tư 01/2023/TT-VPCP; one-stop.md §7.7: pdf, jpg, png, docx, xml of at most 20 MB.
 */
export async function inspect(bytes: Buffer): Promise<Result<Inspected, UploadRefusal>> {
  if (bytes.length === 0) return refuse({ code: "UPLOAD_EMPTY" });
  if (bytes.length > UPLOAD_LIMITS.bytes)
    return refuse({ code: "UPLOAD_TOO_LARGE", megabytesMax: UPLOAD_LIMITS.bytes / 1_048_576 });
  switch (await typeOf(bytes)) {
    case "pdf":
      return pdf(bytes);
    case "jpg":
      return image(bytes, { mime: "image/jpeg", extension: "jpg" });
    case "png":
      return image(bytes, { mime: "image/png", extension: "png" });
    case "package": {
      const found = await inspectPackage(bytes);
      return found.ok ? accept({ ...found.value, pages: null }) : found;
    }
    case "locked-office":
      return refuse({ code: "UPLOAD_ENCRYPTED" });
    case "xml":
      return xml(bytes);
    case null:
      return refuse({ code: "UPLOAD_TYPE_REFUSED" });
  }
}

type Kind = "pdf" | "jpg" | "png" | "package" | "locked-office" | "xml";

async function typeOf(bytes: Buffer): Promise<Kind | null> {
  // An archive is told by its first bytes and judged by its own table of contents, not by what else is in it.
  if (bytes.subarray(0, 4).equals(Buffer.from("PK\u0003\u0004"))) return "package";
  const type = await fileTypeFromBuffer(bytes);
  if (type?.ext === "pdf" || type?.ext === "jpg" || type?.ext === "png") return type.ext;
  if (type?.ext === "cfb")
    return bytes.includes(Buffer.from("EncryptedPackage", "utf16le")) ? "locked-office" : null;
  return /^(\uFEFF|\u00EF\u00BB\u00BF)?<\?xml\s/.test(bytes.toString("latin1", 0, 64)) || type?.ext === "xml"
    ? "xml"
    : null;
}

function pdf(bytes: Buffer): Result<Inspected, UploadRefusal> {
  if (isTwoTypes(bytes, "pdf")) return refuse({ code: "UPLOAD_TWO_TYPES" });
  const found = inspectPdf(bytes);
  return found.ok ? accept({ mime: "application/pdf", extension: "pdf", pages: found.value.pages }) : found;
}

async function image(
  bytes: Buffer,
  as: { readonly mime: string; readonly extension: string },
): Promise<Result<Inspected, UploadRefusal>> {
  if (isTwoTypes(bytes, "image")) return refuse({ code: "UPLOAD_TWO_TYPES" });
  const found = await inspectImage(bytes);
  return found.ok ? accept({ ...as, pages: 1 }) : found;
}

function xml(bytes: Buffer): Result<Inspected, UploadRefusal> {
  const text = xmlText(bytes);
  if (text === null || !isDataXml(text)) return refuse({ code: "UPLOAD_UNSAFE_XML" });
  return accept({ mime: "application/xml", extension: "xml", pages: null });
}
