import { execFileSync } from "node:child_process";
import { chmodSync, chownSync, mkdtempSync, renameSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it, vi } from "vitest";
import { messages } from "../../src/i18n/index.ts";
import { present } from "../../src/kernel/assert.ts";
import { readClusterFile } from "../../src/platform/postgres/cluster-file.ts";
import { urlsOf } from "../../src/platform/postgres/embedded.ts";
import { endOrphan, isAlive, readPostmaster } from "../../src/platform/postgres/postmaster.ts";
import { withClient } from "../../src/platform/postgres/roles.ts";
import { expectWordKept, settleAll, wardOf } from "../crash/kept-word.ts";
import { Ledger } from "../crash/ledger.ts";
import { startLoad } from "../crash/office-load.ts";
import { afterTheFile } from "../support/after-the-file.ts";
import { type ServerProcess, startServer, unusedPort } from "../support/server-process.ts";
import { canMount, type SmallDisk, smallDisk } from "../support/small-disk.ts";

const dataFolder = mkdtempSync(join(tmpdir(), "motcua-full-log-"));
afterTheFile(() => rmSync(dataFolder, { recursive: true, force: true }));
chmodSync(dataFolder, 0o755);
let server: ServerProcess | null = null;

afterAll(async () => {
  await server?.stop();
  await endOrphan(readClusterFile(dataFolder)?.folder ?? dataFolder);
});

const LOG_KILOBYTES = 131_072;
const cluster = () => present(readClusterFile(dataFolder), "cluster");
const asAdmin = (...statements: readonly string[]) =>
  withClient(urlsOf(cluster()).postgres, async (client) => {
    for (const statement of statements) await client.query(statement);
  });

async function start(port: number): Promise<ServerProcess> {
  const env = { MOTCUA_LOG_LEVEL: "silent" };
  const started = startServer({ dataFolder, port, arguments: ["--demo"], env });
  await started.ready();
  return started;
}

/** The write-ahead log of a stopped PostgreSQL lies on a disk of its own from now on. */
function putLogOn(): SmallDisk {
  const [log, aside] = [join(cluster().folder, "pg_wal"), join(dataFolder, "aside")];
  const { uid, gid } = statSync(log);
  renameSync(log, aside);
  const disk = smallDisk(log, LOG_KILOBYTES);
  execFileSync("cp", ["-a", `${aside}/.`, log]);
  chownSync(log, uid, gid);
  chmodSync(log, 0o700);
  rmSync(aside, { recursive: true });
  return disk;
}

/** Writes until PostgreSQL has no room for what it must write first, and ends. */
async function useUp(): Promise<void> {
  const megabyte = "SELECT pg_logical_emit_message(true, 'filler', repeat('x', 1000000))";
  const many = Array.from({ length: 2 * (LOG_KILOBYTES / 1_024) }, () => megabyte);
  await expect(asAdmin(...many)).rejects.toThrow();
}

/** What somebody is told who asks now, in both languages; a yes is none of it. */
async function toldAt(address: string) {
  const answers = [];
  for (const locale of ["vi", "en"] as const) {
    const headers = { "accept-language": locale, "content-type": "application/json" };
    const body = JSON.stringify({ signInName: "intake", password: "mot-cua-demo" });
    const answer = await fetch(`${address}/api/v1/session`, { method: "POST", headers, body });
    const { code, detail } = await answer.json();
    const { web, platform } = messages(locale);
    const inWords = Object.values<unknown>({ ...web.errors, ...platform.errors }).includes(detail);
    const retry = Number(answer.headers.get("retry-after"));
    answers.push({ status: answer.status, code, inWords, comesBack: retry > 0 });
  }
  return answers;
}

it.skipIf(!canMount || process.env.TEST_DATABASE_URL !== undefined)(
  "without room for the write-ahead log everybody is told 503; with room it serves again, and no yes was lost",
  { timeout: 300_000 },
  async () => {
    const port = await unusedPort();
    server = await start(port);
    await asAdmin("ALTER SYSTEM SET min_wal_size = '32MB'", "ALTER SYSTEM SET max_wal_size = '64MB'");
    await server.stop();
    const disk = putLogOn();
    server = await start(port);
    const { address } = server;
    const { target, seeded } = await wardOf(dataFolder, address);
    const ledger = new Ledger(join(dataFolder, "ledger.jsonl"));
    const load = startLoad(target, { ledger, clients: 4 });
    await load.reached(20);
    const postmaster = present(readPostmaster(cluster().folder), "postmaster").pid;

    disk.fill();
    await useUp();
    await vi.waitUntil(() => !isAlive(postmaster), { timeout: 60_000, interval: 20 });
    await load.stop();
    const refused = { status: 503, code: "DATABASE_UNAVAILABLE", inWords: true, comesBack: true };
    expect(await toldAt(address)).toEqual([refused, refused]);
    expect((await fetch(`${address}/readyz`)).status).toBe(503);
    expect((await fetch(`${address}/livez`)).status).toBe(200);
    expect(ledger.acknowledged().length).toBeGreaterThan(10);
    expect(ledger.unknown().length).toBeGreaterThan(0);

    disk.free();
    await vi.waitUntil(async () => (await fetch(`${address}/readyz`)).status === 200, {
      timeout: 60_000,
      interval: 50,
    });
    await settleAll(target, ledger);
    await expectWordKept(dataFolder, { ledger, seeded });
    ledger.close();
  },
);
