import { spawnSync } from "node:child_process";
import { chmodSync, chownSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { Fault } from "../../kernel/fault.ts";
import {
  type ClusterFile,
  clusterPlaces,
  freshPasswords,
  isCluster,
  readClusterFile,
  writeClusterFile,
} from "./cluster-file.ts";
import { type Binaries, binary, locateBinaries } from "./embedded-binaries.ts";
import { databaseAccount, type OsAccount, ownerOf, spawnAs, writesAs } from "./os-account.ts";

/** An initialised embedded cluster and what runs it. */
export type Cluster = {
  readonly file: ClusterFile;
  readonly binaries: Binaries;
  readonly account: OsAccount | null;
};

/**
 * The cluster of a data folder, made on first use.
 *
 * As root the cluster lies where the database account can reach it: below the data folder when that is open to it,
 * else under /var/lib/motcua. The choice is written down once, so that a folder whose rights change later is an
 * error and never a second, empty database.
 */
export async function openCluster(dataFolder: string): Promise<Cluster> {
  mkdirSync(dataFolder, { recursive: true });
  const known = readClusterFile(dataFolder);
  if (known === null) return initialise(dataFolder);
  if (!isCluster(known.folder)) {
    throw new Fault("DATABASE_FOLDER_MISSING", { facts: { folder: known.folder } });
  }
  const account = ownerOf(known.folder);
  if (!writesAs(account, known.folder)) {
    throw new Fault("DATABASE_FOLDER_CLOSED", {
      facts: { folder: known.folder, account: account?.name ?? "" },
    });
  }
  const file = (await isFree(known.port)) ? known : { ...known, port: await freePort() };
  // Also the place: from now on it is the recorded one.
  writeClusterFile(dataFolder, file);
  return { file, binaries: locateBinaries(account), account };
}

async function initialise(dataFolder: string): Promise<Cluster> {
  const account = databaseAccount();
  const binaries = locateBinaries(account);
  const folder = placeCluster(dataFolder, account);
  const passwords = freshPasswords();
  runInitdb({ binaries, account, folder, password: passwords.postgres });
  const file = { folder, port: await freePort(), passwords };
  writeClusterFile(dataFolder, file);
  return { file, binaries, account };
}

function placeCluster(dataFolder: string, account: OsAccount | null): string {
  const places = clusterPlaces(dataFolder);
  for (const folder of account === null ? [places[0]] : places) {
    // What an interrupted initdb left behind was never recorded, so nobody's data can be in it.
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    chmodSync(folder, 0o700);
    if (account !== null) chownSync(folder, account.uid, account.gid);
    if (writesAs(account, folder)) return folder;
    rmSync(folder, { recursive: true, force: true });
  }
  throw new Fault("DATABASE_FOLDER_CLOSED", { facts: { folder: dataFolder, account: account?.name ?? "" } });
}

function runInitdb(options: {
  binaries: Binaries;
  account: OsAccount | null;
  folder: string;
  password: string;
}): void {
  const { binaries, account, folder, password } = options;
  const passwordFile = `${folder}.password`;
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (account !== null) chownSync(passwordFile, account.uid, account.gid);
  // One collation everywhere (bytes); what people read in order is sorted by Intl.Collator or "vi-x-icu".
  const flags = [
    "--username=postgres",
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    "--data-checksums",
    "--no-instructions",
  ];
  const locale = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"];
  const run = spawnSync(
    binary(binaries, "initdb"),
    [`--pgdata=${folder}`, `--pwfile=${passwordFile}`, ...flags, ...locale],
    { ...spawnAs(account), encoding: "utf8" },
  );
  rmSync(passwordFile, { force: true });
  if (run.status === 0) return;
  rmSync(folder, { recursive: true, force: true });
  throw new Fault("DATABASE_NOT_INITIALISED", {
    facts: { folder, output: (run.stderr ?? "").slice(-500) },
    cause: run.error,
  });
}

/** A loopback port nobody listens on now. */
export function freePort(): Promise<number> {
  return listenOnce(0);
}

async function isFree(port: number): Promise<boolean> {
  return listenOnce(port).then(
    () => true,
    () => false,
  );
}

function listenOnce(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      const address = server.address();
      const found = typeof address === "object" && address !== null ? address.port : port;
      server.close(() => resolve(found));
    });
  });
}
