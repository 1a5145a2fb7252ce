import type { FileAnswer } from "./api-route.ts";
import type { AppContext } from "./env.ts";

/** Types a browser may show in place; everything else is saved, whatever the handler asked for. */
const INLINE = new Set(["application/pdf", "image/png", "image/jpeg", "image/svg+xml"]);

/** Sends bytes as a download that can run nothing: no sniffing, no script, no frame of ours. */
export function sendFile(c: AppContext, file: FileAnswer): Response {
  const inline = file.disposition === "inline" && INLINE.has(file.mediaType);
  const name = encodeURIComponent(file.fileName.normalize("NFC")).replace(/['()*]/g, percent);
  const plain = file.fileName.replace(/[^\w.-]/g, "_");
  c.header("Content-Type", file.mediaType);
  c.header(
    "Content-Disposition",
    `${inline ? "inline" : "attachment"}; filename="${plain}"; filename*=UTF-8''${name}`,
  );
  c.header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox");
  c.header("Cache-Control", "private, no-store");
  return c.body(Buffer.from(file.bytes));
}

function percent(sign: string): string {
  return `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;
}
