import { chmodSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type EmbeddedPostgres, startEmbedded } from "../../src/platform/postgres/embedded.ts";
import { endOrphan, isAlive } from "../../src/platform/postgres/postmaster.ts";

const PREFIX = "motcua-cluster-";

/** Speed over durability: what these clusters hold is thrown away with them. */
const SETTINGS = [
  "fsync=off",
  "synchronous_commit=off",
  "full_page_writes=off",
  "logging_collector=off",
  "shared_buffers=64MB",
];

/** A real PostgreSQL 18 in a temporary folder, for one run of tests or of a script; `stop` removes it. */
export async function startTemporaryCluster(): Promise<EmbeddedPostgres> {
  await sweepAbandoned();
  const dataFolder = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`));
  // The database account must be able to enter when the tests run as root.
  chmodSync(dataFolder, 0o755);
  const embedded = await startEmbedded({ dataFolder, settings: SETTINGS });
  return {
    ...embedded,
    stop: async () => {
      await embedded.stop();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

/** Ends and removes the clusters of runs that were killed: their process number is in the folder's name. */
async function sweepAbandoned(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    const owner = new RegExp(`^${PREFIX}(\\d+)-`).exec(name)?.[1];
    if (owner === undefined || isAlive(Number(owner))) continue;
    const folder = join(tmpdir(), name);
    await endOrphan(join(folder, "postgres"));
    rmSync(folder, { recursive: true, force: true });
  }
}
