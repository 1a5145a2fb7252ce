import { run } from "./machine-program.ts";

const ASK_MS = 3_000;
const DRAW_MS = 10_000;

/** Whether poppler is installed on this machine. */
export async function drawsPages(): Promise<boolean> {
  return (await run({ program: "pdftoppm", args: ["-v"], ms: ASK_MS }, null)) !== null;
}

type Drawing = { readonly page: number; readonly size: readonly string[] };

/** A page of a PDF as a picture (PNG), drawn by poppler in a process of its own; null where it is missing or gives up. */
export function drawPage(pdf: Uint8Array, { page, size }: Drawing): Promise<Buffer | null> {
  const here = ["-f", String(page), "-l", String(page), "-singlefile"];
  return run({ program: "pdftoppm", args: ["-cropbox", ...here, "-png", ...size, "-"], ms: DRAW_MS }, pdf);
}

/** The words of a page and where they stand, as poppler writes them (XHTML); null where it is missing or gives up. */
export async function wordsOfPage(pdf: Uint8Array, page: number): Promise<string | null> {
  const here = ["-f", String(page), "-l", String(page)];
  const said = await run(
    { program: "pdftotext", args: ["-cropbox", "-bbox", ...here, "-", "-"], ms: DRAW_MS },
    pdf,
  );
  return said?.toString() ?? null;
}
