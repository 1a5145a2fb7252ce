import { execFile } from "node:child_process";

const SEARCHED = "/usr/local/bin:/usr/bin:/bin";
const OUTPUT_BYTES_MAX = 30_000_000;

type Run = { readonly program: string; readonly args: readonly string[]; readonly ms: number };

/** Runs a program of the machine over bytes, on one core, for a bounded time; null where it is missing or fails. */
export function run({ program, args, ms }: Run, bytes: Uint8Array | null): Promise<Buffer | null> {
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
