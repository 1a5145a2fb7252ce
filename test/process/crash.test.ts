import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { present } from "../../src/kernel/assert.ts";
import { readClusterFile } from "../../src/platform/postgres/cluster-file.ts";
import { endOrphan, readPostmaster } from "../../src/platform/postgres/postmaster.ts";
import { databaseOf, expectWordKept, settleAll, wardOf } from "../crash/kept-word.ts";
import { Ledger } from "../crash/ledger.ts";
import { startLoad } from "../crash/office-load.ts";
import { type ServerProcess, startServer, unusedPort } from "../support/server-process.ts";

/** Rounds of one run; the seed makes the moments repeatable as far as a machine allows. */
const ROUNDS = Number(process.env.MOTCUA_CRASH_ROUNDS ?? 50);
const SEED = Number(process.env.MOTCUA_CRASH_SEED ?? 20_261_122);

/** A kill comes when the load has answered so many requests, drawn anew each round: while some others are under way. */
const REQUESTS_MAX = 80;

const dataFolder = mkdtempSync(join(tmpdir(), "motcua-crash-"));
chmodSync(dataFolder, 0o755);
let server: ServerProcess | null = null;

afterAll(async () => {
  await server?.stop();
  await endOrphan(readClusterFile(dataFolder)?.folder ?? dataFolder);
  rmSync(dataFolder, { recursive: true, force: true });
});

function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

async function start(port: number): Promise<ServerProcess> {
  const started = startServer({
    dataFolder,
    port,
    arguments: ["--demo"],
    env: { MOTCUA_LOG_LEVEL: "silent" },
  });
  await started.ready();
  return started;
}

it(`nothing acknowledged is lost and nothing is doubled over ${ROUNDS} kills of the server and of PostgreSQL`, {
  timeout: 1_500_000,
}, async () => {
  const random = randomFrom(SEED);
  const port = await unusedPort();
  server = await start(port);
  const { target, seeded } = await wardOf(dataFolder, server.address);
  const ledger = new Ledger(join(dataFolder, "ledger.jsonl"));
  let unknown = 0;
  // Acts that were committed while their answer was lost: the kills that hurt. A run without any proved little.
  let unanswered = 0;
  const killed = { server: 0, postgres: 0, both: 0 };
  for (let round = 0; round < ROUNDS; round += 1) {
    const load = startLoad(target, { ledger, clients: 8 });
    await load.reached(1 + Math.floor(random() * REQUESTS_MAX));
    const what =
      (["server", "server", "server", "postgres", "both"] as const)[Math.floor(random() * 5)] ?? "server";
    killed[what] += 1;
    const postmaster = readPostmaster(present(readClusterFile(dataFolder), "cluster").folder)?.pid;
    if (what !== "server" && postmaster !== undefined) process.kill(postmaster, "SIGKILL");
    if (what !== "postgres") server.signal("SIGKILL");
    await load.stop();
    if (what !== "postgres") {
      await server.ended();
      server = await start(port);
    }
    unknown += ledger.unknown().length;
    unanswered += await countWritten(ledger.unknown().map((entry) => entry.key));
    await settleAll(target, ledger);
  }
  if (ROUNDS >= 30) expect(unanswered).toBeGreaterThan(0);
  await expectWordKept(dataFolder, { ledger, seeded });
  ledger.close();
  process.stdout.write(
    `crash: ${ROUNDS} rounds (server ${killed.server}, postgres ${killed.postgres}, both ${killed.both}), ${ledger.size} requests, ${unknown} of unknown outcome asked again (${unanswered} of them had been written), ${ledger.acknowledged().length} acknowledged, ${ledger.refused().length} refused, seed ${SEED}\n`,
  );
});

async function countWritten(keys: readonly string[]): Promise<number> {
  if (keys.length === 0) return 0;
  for (let tries = 0; ; tries += 1) {
    const opened = databaseOf(dataFolder);
    try {
      const rows = await opened.kysely
        .selectFrom("webIdempotency")
        .select("key")
        .where("key", "in", [...keys])
        .execute();
      return rows.length;
    } catch (cause) {
      // PostgreSQL was the one killed and is still recovering.
      if (tries > 200) throw cause;
      await new Promise((resolve) => setTimeout(resolve, 50));
    } finally {
      await opened.close();
    }
  }
}
