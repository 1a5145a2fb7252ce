import { once } from "node:events";
import { chmodSync, chownSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { readClusterFile } from "../../src/platform/postgres/cluster-file.ts";
import { urlsOf } from "../../src/platform/postgres/embedded.ts";
import { endOrphan, isAlive, readPostmaster } from "../../src/platform/postgres/postmaster.ts";
import { withClient } from "../../src/platform/postgres/roles.ts";
import { type ServerProcess, startServer, unusedPort } from "../support/server-process.ts";

let dataFolder = "";
let started: ServerProcess[] = [];

beforeEach(() => {
  dataFolder = mkdtempSync(join(tmpdir(), "motcua-life-"));
  chmodSync(dataFolder, 0o755);
});
afterEach(async () => {
  for (const server of started) {
    await server.stop();
  }
  started = [];
  await endOrphan(readClusterFile(dataFolder)?.folder ?? dataFolder);
  rmSync(dataFolder, { recursive: true, force: true });
});

async function start(
  options: { arguments?: string[]; account?: { uid: number; gid: number }; port?: number } = {},
) {
  const { port, ...rest } = options;
  const server = startServer({ dataFolder, port: port ?? (await unusedPort()), ...rest });
  started.push(server);
  return server;
}

async function startReady(options: { arguments?: string[]; account?: { uid: number; gid: number } } = {}) {
  const server = await start(options);
  await server.ready();
  return server;
}

const status = (server: ServerProcess, path: string) =>
  fetch(server.address + path).then(
    (answer) => answer.status,
    () => 0,
  );

function cluster() {
  const file = readClusterFile(dataFolder);
  if (file === null) throw new Error("no cluster yet");
  return { file, postmaster: readPostmaster(file.folder)?.pid ?? 0 };
}

async function inDatabase<T>(query: string): Promise<T[]> {
  return withClient(urlsOf(cluster().file).postgres, async (client) => (await client.query(query)).rows);
}

describe("a server", () => {
  it("answers once it says it is ready, and takes its database with it when it stops", async () => {
    const server = await startReady();
    expect(await status(server, "/readyz")).toBe(200);
    const { postmaster } = cluster();
    expect(isAlive(postmaster)).toBe(true);
    server.signal("SIGTERM");
    expect(await server.ended()).toBe(0);
    expect(isAlive(postmaster)).toBe(false);
    expect(server.printed()).toContain("Stopped.");
  });

  it("keeps what it wrote: its database flushes to disk before it answers", async () => {
    await startReady();
    expect(await inDatabase("SHOW fsync")).toEqual([{ fsync: "on" }]);
    expect(await inDatabase("SHOW synchronous_commit")).toEqual([{ synchronous_commit: "on" }]);
  });

  it("is refused a second time on the same data, naming the holder, and starts after it", async () => {
    const first = await startReady();
    const second = await start();
    expect(await second.ended()).toBe(1);
    expect(second.printed()).toContain(`held by process ${first.child.pid} since 20`);
    expect(second.printed()).toContain(first.address.replace("127.0.0.1", "localhost"));
    expect(await status(first, "/readyz")).toBe(200);
    await first.stop();
    expect(await status(await startReady(), "/readyz")).toBe(200);
  });

  it("of two started at the same moment exactly one runs", async () => {
    const [one, other] = [await start(), await start()];
    await Promise.race([one.ended(), other.ended()]);
    const [loser, winner] = one.child.exitCode === null ? [other, one] : [one, other];
    expect(loser.printed()).toContain("DATA_FOLDER_HELD");
    await winner.ready();
    expect(await status(winner, "/readyz")).toBe(200);
  });

  it("killed without warning leaves a database that the next start ends, and loses nothing", async () => {
    const first = await startReady();
    await inDatabase("INSERT INTO motcua.platform_seed (name) VALUES ('acknowledged')");
    const orphan = cluster().postmaster;
    first.signal("SIGKILL");
    await first.ended();
    expect(isAlive(orphan)).toBe(true);
    const second = await startReady();
    expect(isAlive(orphan)).toBe(false);
    expect(second.printed()).toContain("A PostgreSQL left by the previous run was ended");
    const kept = await inDatabase("SELECT name FROM motcua.platform_seed WHERE name = 'acknowledged'");
    expect(kept).toEqual([{ name: "acknowledged" }]);
  });

  it("starts again after the server and its database were both killed", async () => {
    const first = await startReady();
    const { postmaster } = cluster();
    first.signal("SIGKILL");
    process.kill(postmaster, "SIGKILL");
    await first.ended();
    expect(await status(await startReady(), "/readyz")).toBe(200);
  });

  it("brings its database back when that is killed under it, without a restart of its own", async () => {
    const server = await startReady();
    const before = cluster().postmaster;
    process.kill(before, "SIGKILL");
    await vi.waitFor(async () => expect(await status(server, "/readyz")).not.toBe(200), {
      timeout: 5_000,
      interval: 20,
    });
    await vi.waitFor(async () => expect(await status(server, "/readyz")).toBe(200), {
      timeout: 20_000,
      interval: 50,
    });
    expect(cluster().postmaster).not.toBe(before);
  });

  it("says which port is taken instead of starting", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const address = other.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    const server = await start({ port });
    expect(await server.ended()).toBe(1);
    expect(server.printed()).toContain(`Port ${port} is used by another program`);
    other.close();
    expect(readFileSync(join(cluster().file.folder, "PG_VERSION"), "utf8").trim()).toBe("18");
    expect(isAlive(cluster().postmaster)).toBe(false);
  });

  it("with two workers answers from both, replaces one that dies, and stops them all", async () => {
    const server = await startReady({ arguments: ["--workers", "2"] });
    expect(await status(server, "/readyz")).toBe(200);
    const workers = childrenOf(server).filter((pid) => pid !== cluster().postmaster);
    expect(workers).toHaveLength(2);
    process.kill(workers[0] ?? 0, "SIGKILL");
    await vi.waitFor(
      () =>
        expect(
          childrenOf(server).filter(
            (pid) => pid !== cluster().postmaster && isAlive(pid) && pid !== workers[0],
          ),
        ).toHaveLength(2),
      { timeout: 20_000 },
    );
    await vi.waitFor(async () => expect(await status(server, "/readyz")).toBe(200), { timeout: 20_000 });
    const all = childrenOf(server);
    await server.stop();
    expect(all.filter(isAlive)).toEqual([]);
  });

  it.runIf(process.getuid?.() === 0)("runs for an ordinary user, in a folder of his own", async () => {
    chownSync(dataFolder, 65_534, 65_534);
    const server = await startReady({ account: { uid: 65_534, gid: 65_534 } });
    expect(await status(server, "/readyz")).toBe(200);
    expect(server.printed()).not.toContain("run by the account");
  });
});

function childrenOf(server: ServerProcess): number[] {
  const list = readFileSync(`/proc/${server.child.pid}/task/${server.child.pid}/children`, "utf8");
  return list.split(" ").filter(Boolean).map(Number);
}
