import { execFile } from "node:child_process";

const SEARCHED = "/usr/local/bin:/usr/bin:/bin";
const LIST_MS = 3_000;
const DRAW_MS = 10_000;
const READ_MS = 20_000;
const OUTPUT_BYTES_MAX = 30_000_000;

type Run = { readonly program: string; readonly args: readonly string[]; readonly ms: number };

/** Runs a program of the machine over bytes, on one core, for a bounded time; null where it is missing or fails. */
function run({ program, args, ms }: Run, bytes: Uint8Array | null): Promise<Buffer | null> {
  return new Promise((resolve) => {
    const child = execFile(
      program,
      [...args],
      {
        timeout: ms,
        killSignal: "SIGKILL",
        maxBuffer: OUTPUT_BYTES_MAX,
        encoding: "buffer",
        env: { OMP_THREAD_LIMIT: "1", PATH: SEARCHED },
      },
      (failed, said) => resolve(failed === null ? said : null),
    );
    // A program that ends before it has read everything is no fault of ours.
    child.stdin?.on("error", () => undefined);
    child.stdin?.end(bytes ?? undefined);
  });
}

/** Whether text recognition with Vietnamese is installed on this machine. */
export async function knowsVietnamese(): Promise<boolean> {
  const listed = await run({ program: "tesseract", args: ["--list-langs"], ms: LIST_MS }, null);
  return listed?.toString().split("\n").includes("vie") ?? false;
}

/** The text of a scanned page as far as it can be read; null where nothing on this machine can read it. */
export async function readText(bytes: Uint8Array, mime: string): Promise<string | null> {
  const picture = mime === "application/pdf" ? await firstPage(bytes) : bytes;
  if (picture === null) return null;
  const args = ["-", "-", "-l", "vie", "--psm", "4"];
  return (await run({ program: "tesseract", args, ms: READ_MS }, picture))?.toString() ?? null;
}

/** The first page of a PDF as a picture, drawn by poppler in a process of its own. */
function firstPage(pdf: Uint8Array): Promise<Buffer | null> {
  const args = ["-r", "200", "-f", "1", "-l", "1", "-singlefile", "-png", "-scale-to", "2400", "-"];
  return run({ program: "pdftoppm", args, ms: DRAW_MS }, pdf);
}
