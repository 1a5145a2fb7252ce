import { drawPage } from "./draw-page.ts";
import { run } from "./machine-program.ts";

const LIST_MS = 3_000;
const READ_MS = 20_000;

/** Whether text recognition with Vietnamese is installed on this machine. */
export async function knowsVietnamese(): Promise<boolean> {
  const listed = await run({ program: "tesseract", args: ["--list-langs"], ms: LIST_MS }, null);
  return listed?.toString().split("\n").includes("vie") ?? false;
}

/** The text of a scanned page as far as it can be read; null where nothing on this machine can read it. */
export async function readText(bytes: Uint8Array, mime: string): Promise<string | null> {
  const picture =
    mime === "application/pdf" ? await drawPage(bytes, { page: 1, size: ["-scale-to", "2400"] }) : bytes;
  if (picture === null) return null;
  const args = ["-", "-", "-l", "vie", "--psm", "4"];
  return (await run({ program: "tesseract", args, ms: READ_MS }, picture))?.toString() ?? null;
}
