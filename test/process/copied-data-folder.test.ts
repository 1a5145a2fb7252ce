import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { present } from "../../src/kernel/assert.ts";
import {
  clusterPlaces,
  readClusterFile,
  writeClusterFile,
} from "../../src/platform/postgres/cluster-file.ts";
import { type EmbeddedPostgres, startEmbedded } from "../../src/platform/postgres/embedded.ts";
import { withClient } from "../../src/platform/postgres/roles.ts";

/** The database account must be able to reach it. */
const base = mkdtempSync(join(existsSync("/var/tmp") ? "/var/tmp" : tmpdir(), "motcua-copied-"));
execFileSync("chmod", ["755", base]);
const [office, backup] = [join(base, "data"), join(base, "backup")];
const running: EmbeddedPostgres[] = [];
afterAll(async () => {
  for (const cluster of running) await cluster.stop();
  rmSync(base, { recursive: true, force: true });
});

async function start(dataFolder: string): Promise<EmbeddedPostgres> {
  const cluster = await startEmbedded({ dataFolder });
  running.push(cluster);
  return cluster;
}
const said = (cluster: EmbeddedPostgres, statement: string) =>
  withClient(cluster.urls.postgres, async (client) => (await client.query(statement)).rows);

test("a copied data folder opens its own database, beside the office that runs on the original", async () => {
  const first = await start(office);
  await said(first, "CREATE TABLE note AS SELECT 'from the office' AS line");
  await first.stop();
  execFileSync("cp", ["-a", office, backup]);

  const copy = await start(backup);
  expect(copy.folder).toBe(join(backup, "postgres"));
  await said(copy, "UPDATE note SET line = 'tried in the copy'");
  const original = await start(office);
  expect(original.endedOrphan).toBe(false);
  expect([original.folder, original.urls.app]).not.toEqual([copy.folder, copy.urls.app]);
  expect(await said(original, "SELECT line FROM note")).toEqual([{ line: "from the office" }]);
  expect(await said(copy, "SELECT line FROM note")).toEqual([{ line: "tried in the copy" }]);
});

test("a data folder whose database lies with another one is refused, with both places named", () => {
  const [another, moved] = [join(base, "another", "postgres"), join(base, "moved")];
  for (const folder of [another, moved]) mkdirSync(folder, { recursive: true });
  writeFileSync(join(another, "PG_VERSION"), "18");
  writeClusterFile(moved, { ...present(readClusterFile(office), "file"), folder: another });
  expect(() => readClusterFile(moved)).toThrow(
    expect.objectContaining({
      code: "DATABASE_OF_ANOTHER_FOLDER",
      facts: expect.objectContaining({ folder: another, data: moved, place: join(moved, "postgres") }),
    }),
  );
});

test("the recorded database is opened, whatever other one lies beside it; of two that may be meant none is", () => {
  const data = join(base, "two");
  mkdirSync(data);
  const [inside, elsewhere] = clusterPlaces(data);
  mkdirSync(inside);
  writeFileSync(join(inside, "PG_VERSION"), "18");
  const file = present(readClusterFile(office), "file");
  writeClusterFile(data, { ...file, folder: present(elsewhere, "place") });
  expect(readClusterFile(data)?.folder).toBe(elsewhere);

  if (process.getuid?.() !== 0) return;
  const lost = join(base, "lost", "postgres");
  writeClusterFile(data, { ...file, folder: lost });
  expect(readClusterFile(data)?.folder).toBe(inside);
  const made = present(elsewhere, "place");
  mkdirSync(made, { recursive: true });
  try {
    writeFileSync(join(made, "PG_VERSION"), "18");
    expect(() => readClusterFile(data)).toThrow(expect.objectContaining({ code: "DATABASE_TWICE" }));
  } finally {
    rmSync(dirname(made), { recursive: true });
  }
});
