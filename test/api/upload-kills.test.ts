import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { createApp } from "../../src/app.ts";
import { samplePaper } from "../../src/demo/sample-paper.ts";
import { judgeWaiting } from "../../src/modules/dossier/signed-uploads.ts";
import { openLocalFileStore, sweepLeftovers } from "../../src/platform/files/local-file-store.ts";
import { installationRoot } from "../../src/platform/installation.ts";
import { apiOffice, done } from "../support/api-office.ts";
import { clientOf } from "../support/client.ts";
import { dyingConnections } from "../support/dying-connections.ts";
import { at } from "../support/office-time.ts";
import { tusOf } from "../support/tus.ts";

const office = await apiOffice({ now: at("2026-11-25 08:30") });
const dying = dyingConnections(office.database);
const guestKey = { "x-guest-key": "k".repeat(40) };
const here = clientOf(office.router, guestKey);
/** Another process of the same office. */
const elsewhere = clientOf(createApp(office.services), guestKey);
const STATEMENTS_MAX = 60;

const isWhole = async (sha256: string) => (await office.services.files.get(sha256)) !== null;

/** Everything the database names is in the store, whole. */
async function namedFiles(): Promise<readonly string[]> {
  const rows = await office.database.kysely.selectFrom("dossierUpload").select("sha256").distinct().execute();
  for (const { sha256 } of rows) expect(await isWhole(sha256), sha256).toBe(true);
  return rows.map(({ sha256 }) => sha256);
}

describe("wherever the process dies", () => {
  test("while a file is uploaded at once: what was acknowledged is there, what was not is taken when sent again", {
    timeout: 120_000,
  }, async () => {
    let gap = 0;
    for (let isDead = true; isDead; gap += 1) {
      expect(gap).toBeLessThan(STATEMENTS_MAX);
      const bytes = samplePaper(`mot lan ${gap}`);
      dying.dieAfter(gap);
      const answer = await office.upload(here, bytes);
      isDead = dying.isDead();
      dying.revive();
      expect(answer.status, `gap ${gap}`).toSatisfy((status: number) => status === 201 || status === 503);
      const file = await done(answer.status === 201 ? answer : await office.upload(elsewhere, bytes));
      expect(await namedFiles()).toContain(file.sha256);
    }
    expect(gap).toBeGreaterThan(3);
  });

  test("while a file in parts is begun, continued, checked and kept: it goes on elsewhere and is one whole file", {
    timeout: 240_000,
  }, async () => {
    let gap = 0;
    for (let isDead = true; isDead; gap += 1) {
      expect(gap).toBeLessThan(STATEMENTS_MAX);
      const bytes = Buffer.from(samplePaper(`tung phan ${gap}`));
      dying.dieAfter(gap);
      const half = await sendHalf(bytes);
      isDead = dying.isDead();
      dying.revive();
      const file = half.file ?? (await goOn(bytes, half.path));
      expect(await office.services.files.get(file.sha256)).toEqual(bytes);
      await namedFiles();
    }
    expect(gap).toBeGreaterThan(10);
    expect(await judgeWaiting(office.services)).toBe(0);
  });
});

type File = { readonly sha256: string };

/** Sends until something fails; what came of it. */
async function sendHalf(bytes: Buffer): Promise<{ path: string | null; file: File | null }> {
  const sender = tusOf(here);
  const begun = await sender.begin(bytes.byteLength);
  if (begun.status !== 201) return { path: null, file: null };
  const path = begun.headers.get("location");
  const middle = Math.floor(bytes.byteLength / 2);
  for (const [from, to] of [
    [0, middle],
    [middle, bytes.byteLength],
  ] as const)
    if ((await sender.part(path ?? "", from, bytes.subarray(from, to))).status !== 204)
      return { path, file: null };
  const kept = await sender.keep(path ?? "");
  return { path, file: kept.status === 201 ? await kept.json() : null };
}

/** Comes back at another process and goes on with the byte that is missing. */
async function goOn(bytes: Buffer, path: string | null): Promise<File> {
  const sender = tusOf(elsewhere);
  if (path === null) return done((await sender.sendWhole(bytes)).answer);
  const offset = Number((await sender.standing(path)).headers.get("upload-offset"));
  if (offset < bytes.byteLength)
    expect((await sender.part(path, offset, bytes.subarray(offset))).status).toBe(204);
  return done(await sender.keep(path));
}

describe("a process killed while it writes files", () => {
  const root = mkdtempSync(join(tmpdir(), "motcua-killed-"));
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  test("loses none it acknowledged, leaves no half file under a name, and its leftovers are swept", {
    timeout: 60_000,
  }, async () => {
    const acknowledged: string[] = [];
    for (const afterFiles of [1, 3, 7, 12]) acknowledged.push(...(await writtenUntilKilled(afterFiles)));
    const store = openLocalFileStore(root);
    expect(acknowledged.length).toBeGreaterThanOrEqual(4);
    for (const sha256 of acknowledged) expect((await store.get(sha256))?.byteLength).toBe(400_000);
    // A name is given to whole files only: reading any of them fails where it is not what its name says.
    for (const sha256 of await store.list("", 10_000)) expect(await store.get(sha256)).not.toBeNull();

    const folder = join(root, "ab");
    mkdirSync(folder, { recursive: true });
    const [old, young] = [
      join(folder, `${"ab".repeat(32)}.0123456789ab.new`),
      join(folder, `${"ab".repeat(32)}.ffff456789ab.new`),
    ];
    for (const path of [old, young]) writeFileSync(path, "half");
    const dayAgo = Date.now() - 24 * 3_600_000;
    utimesSync(old, dayAgo / 1_000 - 60, dayAgo / 1_000 - 60);
    expect(await sweepLeftovers(root, dayAgo)).toBeGreaterThanOrEqual(1);
    expect(readdirSync(folder).filter((name) => name.endsWith(".new"))).toEqual([young.split("/").at(-1)]);
  });

  /** A process of its own that writes one file after another and says each; killed at once after so many. */
  async function writtenUntilKilled(afterFiles: number): Promise<readonly string[]> {
    const source = `
      import { randomBytes } from "node:crypto";
      import { openLocalFileStore } from ${JSON.stringify(join(installationRoot(), "src/platform/files/local-file-store.ts"))};
      const store = openLocalFileStore(${JSON.stringify(root)});
      for (;;) process.stdout.write((await store.put(randomBytes(400_000))).sha256 + "\\n");`;
    const child = spawn(process.execPath, ["--input-type=module-typescript", "-e", source], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    let said = "";
    child.stdout.on("data", (chunk: Buffer) => {
      said += chunk.toString();
      if (said.split("\n").length > afterFiles) child.kill("SIGKILL");
    });
    await once(child, "close");
    return said.split("\n").filter((line) => /^[0-9a-f]{64}$/.test(line));
  }
});
