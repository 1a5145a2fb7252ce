import { turnstileOrNull } from "../../kernel/turnstile.ts";
import { run } from "./machine-program.ts";

const ASK_MS = 3_000;
const DRAW_MS = 10_000;

/** A page with many pictures must not start as many processes as it has. */
const inTurn = turnstileOrNull({ most: 2, waitMs: 30_000 });

function drawn(args: readonly string[], { program, pdf }: { program: string; pdf: Uint8Array }) {
  return inTurn(() => run({ program, args, ms: DRAW_MS }, pdf));
}

let known: Promise<boolean> | null = null;

/**
 * Whether poppler is installed on this machine, asked once a process: whoever looks at pages looks often. A no is asked
 * again; it may only have been slow.
 */
export function drawsPages(): Promise<boolean> {
  known ??= run({ program: "pdftoppm", args: ["-v"], ms: ASK_MS }, null).then((said) => {
    if (said === null) known = null;
    return said !== null;
  });
  return known;
}

type Drawing = { readonly page: number; readonly size: readonly string[] };

/** A page of a PDF as a picture (PNG), drawn by poppler in a process of its own; null where it is missing or gives up. */
export function drawPage(pdf: Uint8Array, { page, size }: Drawing): Promise<Buffer | null> {
  const here = ["-f", String(page), "-l", String(page), "-singlefile"];
  return drawn(["-cropbox", ...here, "-png", ...size, "-"], { program: "pdftoppm", pdf });
}

/** The words of a page and where they stand, as poppler writes them (XHTML); null where it is missing or gives up. */
export async function wordsOfPage(pdf: Uint8Array, page: number): Promise<string | null> {
  const here = ["-f", String(page), "-l", String(page)];
  const said = await drawn(["-cropbox", "-bbox", ...here, "-", "-"], { program: "pdftotext", pdf });
  return said?.toString() ?? null;
}
