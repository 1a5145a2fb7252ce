import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { join } from "node:path";
import { vi } from "vitest";
import { installationRoot } from "../../src/platform/installation.ts";

export type ServerOptions = {
  readonly dataFolder: string;
  readonly port: number;
  readonly root?: string;
  readonly arguments?: readonly string[];
  readonly account?: { readonly uid: number; readonly gid: number };
  readonly env?: Readonly<Record<string, string>>;
};

/** The real program in a process of its own, as an operator starts it. */
export type ServerProcess = {
  readonly child: ChildProcess;
  readonly address: string;
  /** Everything it printed so far. */
  readonly printed: () => string;
  /** Resolves once it says it is ready; throws what it printed when it ends before. */
  readonly ready: () => Promise<void>;
  /** Resolves to the exit code, or the signal's name, once it has ended. */
  readonly ended: () => Promise<number | NodeJS.Signals | null>;
  readonly signal: (signal: NodeJS.Signals) => void;
  /** Asks it to stop in order and waits. */
  readonly stop: () => Promise<void>;
};

const READY_MS = 90_000;

export function startServer(options: ServerOptions): ServerProcess {
  const { dataFolder, port, account } = options;
  const program = join(options.root ?? installationRoot(), "bin", "motcua.mjs");
  const env = {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    MOTCUA_DATA: dataFolder,
    PORT: String(port),
    ...options.env,
  };
  const words = [program, "serve", ...(options.arguments ?? [])];
  const child = spawn(process.execPath, words, {
    cwd: "/",
    env,
    stdio: ["ignore", "pipe", "pipe"],
    ...account,
  });
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk: Buffer) => {
      printed += chunk.toString("utf8");
    });
  }
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null;
  const ended = async () => {
    if (!hasEnded()) await once(child, "exit");
    return child.exitCode ?? child.signalCode;
  };
  const ready = () =>
    vi.waitUntil(
      () => {
        if (hasEnded()) throw new Error(`the server ended: ${printed}`);
        return printed.includes("is ready at");
      },
      { timeout: READY_MS, interval: 25 },
    );
  return {
    child,
    address: `http://127.0.0.1:${port}`,
    printed: () => printed,
    ready: async () => void (await ready()),
    ended,
    signal: (signal) => void child.kill(signal),
    stop: async () => {
      if (!hasEnded()) child.kill("SIGTERM");
      await ended();
    },
  };
}

/** A loopback port nobody listens on now. */
export async function unusedPort(): Promise<number> {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return typeof address === "object" && address !== null ? address.port : 0;
}
