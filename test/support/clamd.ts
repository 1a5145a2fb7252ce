import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterTheFile } from "./after-the-file.ts";

/** The harmless text every scanner knows as a test, in two halves so that this file is none. */
export const EICAR = Buffer.from(
  ["X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR", "-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"].join(""),
);

export const hasClamd = existsSync("/usr/sbin/clamd");

export type TestClamd = {
  readonly socket: string;
  readonly stop: () => Promise<void>;
  readonly start: () => Promise<void>;
};

/** The real clamd with one signature of our own, on a socket of its own. */
export async function testClamd(): Promise<TestClamd> {
  const folder = mkdtempSync(join(tmpdir(), "motcua-clamd-"));
  const socket = join(folder, "clamd.ctl");
  mkdirSync(join(folder, "db"));
  writeFileSync(join(folder, "db", "test.ndb"), `Motcua.Test.EICAR:0:*:${EICAR.toString("hex")}\n`);
  const settings = {
    DatabaseDirectory: join(folder, "db"),
    LocalSocket: socket,
    Foreground: "yes",
    LogFile: join(folder, "log"),
    TemporaryDirectory: folder,
    User: execFileSync("id", ["-un"]).toString().trim(),
  };
  const file = join(folder, "clamd.conf");
  writeFileSync(
    file,
    Object.entries(settings)
      .map((line) => line.join(" "))
      .join("\n"),
  );
  let child: ReturnType<typeof spawn> | null = null;
  const start = async () => {
    const started = spawn("/usr/sbin/clamd", ["-c", file], { stdio: "ignore" });
    child = started;
    for (const until = performance.now() + 60_000; performance.now() < until; ) {
      if (existsSync(socket)) return;
      if (started.exitCode !== null) throw new Error("clamd ended");
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error("clamd did not open its socket");
  };
  const halt = async () => {
    const running = child;
    child = null;
    if (running === null || running.exitCode !== null) return;
    const ended = new Promise((resolve) => running.once("exit", resolve));
    running.kill("SIGKILL");
    await ended;
    rmSync(socket, { force: true });
  };
  afterTheFile(async () => {
    await halt();
    rmSync(folder, { recursive: true, force: true });
  });
  await start();
  return { socket, start, stop: halt };
}

/** A scanner that answers what was sent with whatever it is told to, or not yet. */
export async function lyingScanner(
  answer: string | null | ((sent: string) => string | null),
): Promise<{ address: string; close: () => void }> {
  const server: Server = createServer((socket) => {
    socket.on("error", () => undefined);
    let sent = "";
    socket.on("data", (piece) => {
      sent += piece.toString("latin1");
      const said = typeof answer === "function" ? answer(sent) : answer;
      if (said !== null) socket.end(said);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return { address: `127.0.0.1:${port}`, close: () => server.close() };
}
