import { execFileSync } from "node:child_process";

/** The text of a PDF as a reader gets it: on one line, without the invisible breaks of long words. */
export function pdfText(pdf: Uint8Array): string {
  const text = execFileSync("pdftotext", ["-", "-"], { input: pdf, encoding: "utf8" });
  return text.normalize("NFC").replaceAll("\u200b", "").replace(/\s+/g, " ");
}
