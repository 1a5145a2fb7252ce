import { execFile } from "node:child_process";

/** Runs tesseract with these arguments and bytes; null where it is not installed, fails or takes too long. */
function tesseract(args: readonly string[], bytes: Uint8Array | null, msMax: number): Promise<string | null> {
  return new Promise((resolve) => {
    const child = execFile(
      "tesseract",
      [...args],
      // One core, bounded time and output: a picture is somebody else's.
      {
        timeout: msMax,
        killSignal: "SIGKILL",
        maxBuffer: 1_048_576,
        env: { OMP_THREAD_LIMIT: "1", PATH: SEARCHED },
      },
      (failed, said, warned) => resolve(failed === null ? `${said}${bytes === null ? warned : ""}` : null),
    );
    child.stdin?.on("error", () => undefined);
    child.stdin?.end(bytes ?? undefined);
  });
}

const SEARCHED = "/usr/local/bin:/usr/bin:/bin";
const LIST_MS = 3_000;

/** Whether text recognition with Vietnamese is installed on this machine. */
export async function knowsVietnamese(): Promise<boolean> {
  const listed = await tesseract(["--list-langs"], null, LIST_MS);
  return listed?.split("\n").includes("vie") ?? false;
}
