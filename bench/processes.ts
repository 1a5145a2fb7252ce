import { type ChildProcess, fork, spawn } from "node:child_process";
import { once } from "node:events";
import { openSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { freePort } from "../src/platform/postgres/cluster.ts";
import type { RoundOrder, RoundResult } from "./rounds.ts";
import { CONNECTIONS, type Stage } from "./staging.ts";

/** A process that carries out rounds: raw SQL or HTTP clients. */
export type Driver = {
  readonly run: (order: RoundOrder) => Promise<RoundResult>;
  readonly stop: () => Promise<void>;
};

export async function startDriver(
  program: string,
  options: { readonly folder: string; readonly name: string; readonly errand: object },
): Promise<Driver> {
  const file = join(options.folder, `${options.name}-${process.hrtime.bigint()}.json`);
  writeFileSync(file, JSON.stringify(options.errand), { mode: 0o600 });
  const child = fork(program, [file], { stdio: ["ignore", "inherit", "inherit", "ipc"] });
  await once(child, "message");
  return {
    run: async (order) => {
      const waiting = new AbortController();
      child.once("exit", () => waiting.abort(new Error(`${options.name} ended`)));
      const answer = once(child, "message", { signal: waiting.signal });
      child.send(order);
      const [result] = await answer;
      child.removeAllListeners("exit");
      return result;
    },
    stop: () => stop(child),
  };
}

export type Server = { readonly port: number; readonly pid: number; readonly stop: () => Promise<void> };

/** The product as an operator starts it, one worker, access log on (into a file), on the stage's database. */
export async function startServer(
  stage: Stage,
  main: string,
  options: { readonly profileFolder?: string } = {},
): Promise<Server> {
  const port = await freePort();
  const log = openSync(join(stage.folder, `server-${port}.log`), "a");
  const env = {
    PATH: process.env["PATH"],
    HOME: process.env["HOME"],
    PORT: String(port),
    MOTCUA_DATA: stage.folder,
    MOTCUA_AUTHORITY: stage.config.authoritySchema,
    DATABASE_URL: stage.urls.app,
    DATABASE_OWNER_URL: stage.urls.owner,
    MOTCUA_DATABASE_CONNECTIONS: String(CONNECTIONS),
  };
  const profiling =
    options.profileFolder === undefined ? [] : ["--cpu-prof", `--cpu-prof-dir=${options.profileFolder}`];
  const child = spawn(process.execPath, [...profiling, main, "serve"], {
    env,
    stdio: ["ignore", log, log],
    cwd: stage.folder,
  });
  const server = { port, pid: child.pid ?? 0, stop: () => stop(child) };
  for (let tries = 0; tries < 600; tries += 1) {
    if (child.exitCode !== null)
      throw new Error(`the server ended: ${readFileSync(join(stage.folder, `server-${port}.log`), "utf8")}`);
    const ready = await fetch(`http://127.0.0.1:${port}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (ready) return server;
    await pause(100);
  }
  await server.stop();
  throw new Error("the server does not become ready");
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  if (child.connected) child.disconnect();
  else child.kill("SIGTERM");
  await ended;
}

const TICKS_PER_SECOND = 100;

/** Processor time of a process in milliseconds; with `children`, of those it started too (PostgreSQL's backends). */
export function cpuMsOf(pid: number, options: { readonly children?: boolean } = {}): number {
  const own = ticksOf(pid, options.children === true);
  const others = options.children === true ? childrenOf(pid).map((child) => ticksOf(child, false)) : [];
  return ((own + others.reduce((sum, ticks) => sum + ticks, 0)) * 1_000) / TICKS_PER_SECOND;
}

function ticksOf(pid: number, withEnded: boolean): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
      .replace(/^.*\) /, "")
      .split(" ")
      .map(Number);
    const [user = 0, system = 0, endedUser = 0, endedSystem = 0] = fields.slice(11, 15);
    return user + system + (withEnded ? endedUser + endedSystem : 0);
  } catch {
    // Ended meanwhile, or a system without /proc.
    return 0;
  }
}

function childrenOf(pid: number): number[] {
  try {
    return readdirSync(`/proc/${pid}/task`).flatMap((task) =>
      readFileSync(`/proc/${pid}/task/${task}/children`, "utf8").split(" ").filter(Boolean).map(Number),
    );
  } catch {
    // A system without /proc.
    return [];
  }
}
