import { execFile } from "node:child_process";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";
import { parseJson } from "../../kernel/json.ts";
import { turnstileOrNull } from "../../kernel/turnstile.ts";
import { type SandboxAnswer, type SandboxOrder, sandboxAnswerSchema } from "./sandbox-order.ts";

/** From sources the process is a source; from the bundle it is the bundle's own entry beside this chunk. */
const PROCESS = fileURLToPath(
  new URL(import.meta.url.endsWith(".ts") ? "./typeset-sandbox.ts" : "./typeset-sandbox.js", import.meta.url),
);
const TYPESET_MS_MAX = 10_000;
const DATA_KILOBYTES_MAX = 1_000_000;
const ANSWER_BYTES_MAX = 40_000_000;
/** A template that asks the network for a package is answered by a port where nobody listens. */
const NOWHERE = "http://127.0.0.1:9";

/**
 * Sets a paper with a template that is not the product's own, in a process of its own: without files, packages or
 * network, in bounded time and memory. Null where it was stopped: it took too long, or too much.
 *
 * A thread would not do: what runs inside the typesetter cannot be interrupted, only ended with its process.
 */
export function typesetInSandbox(order: SandboxOrder): Promise<SandboxAnswer | null> {
  return atOnce(() => inProcess(order));
}

/** A process takes over 100 MB: a morning's intake must not start as many as there are clerks. */
const atOnce = turnstileOrNull({ most: 2, waitMs: 60_000 });

function inProcess(order: SandboxOrder): Promise<SandboxAnswer | null> {
  return new Promise((resolve) => {
    const [command, parameters] = bounded([process.execPath, "--max-old-space-size=256", PROCESS]);
    const child = execFile(
      command,
      parameters,
      {
        timeout: TYPESET_MS_MAX,
        killSignal: "SIGKILL",
        maxBuffer: ANSWER_BYTES_MAX,
        cwd: tmpdir(),
        env: {
          HTTP_PROXY: NOWHERE,
          HTTPS_PROXY: NOWHERE,
          ALL_PROXY: NOWHERE,
          HOME: "/nowhere",
          XDG_CACHE_HOME: "/nowhere",
        },
      },
      (error, answer) => resolve(error === null ? readAnswer(answer) : null),
    );
    // A process that ended before it read everything is an answer of its own.
    child.stdin?.on("error", () => undefined);
    child.stdin?.end(JSON.stringify(order));
  });
}

/** What the sandbox said; null where it is no answer. */
export function readAnswer(text: string): SandboxAnswer | null {
  try {
    return parseJson(sandboxAnswerSchema, text);
  } catch {
    // A process that ended in the middle of its answer, or wrote something else.
    return null;
  }
}

/** Memory is bounded by the shell where there is one; elsewhere time alone bounds it. */
function bounded(program: readonly [string, ...string[]]): [string, string[]] {
  if (process.platform === "win32") return [program[0], program.slice(1)];
  return ["/bin/sh", ["-c", `ulimit -d ${DATA_KILOBYTES_MAX}; exec "$0" "$@"`, ...program]];
}
