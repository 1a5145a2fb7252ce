import { spawnSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { Fault } from "../../kernel/fault.ts";

/** The unprivileged account PostgreSQL runs as when we are root, since PostgreSQL refuses root. */
export type OsAccount = { readonly name: string; readonly uid: number; readonly gid: number };

/** Looked for in this order; `motcua` is made when neither it nor `postgres` exists. */
const CANDIDATES = ["motcua", "postgres"];

/** Null for an ordinary user, who runs PostgreSQL himself. */
export function databaseAccount(): OsAccount | null {
  if (process.getuid?.() !== 0) return null;
  const known = CANDIDATES.map(findAccount).find((account) => account !== null);
  if (known) return known;
  spawnSync("useradd", [
    "--system",
    "--user-group",
    "--no-create-home",
    "--shell",
    "/usr/sbin/nologin",
    "motcua",
  ]);
  const made = findAccount("motcua") ?? findAccount("nobody");
  if (made === null) throw new Fault("NO_ACCOUNT_FOR_DATABASE");
  return made;
}

/** The account that owns an existing cluster: it keeps running as whoever made it. */
export function ownerOf(folder: string): OsAccount | null {
  if (process.getuid?.() !== 0) return null;
  const { uid, gid } = statSync(folder);
  return { name: nameOf(uid), uid, gid };
}

/** People know an account by its name; one that was removed since has its number left. */
function nameOf(uid: number): string {
  return accounts().find((fields) => fields[2] === String(uid))?.[0] ?? String(uid);
}

function accounts(): readonly (readonly string[])[] {
  return readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"));
}

function findAccount(name: string): OsAccount | null {
  const [, , uid, gid] = accounts().find((fields) => fields[0] === name) ?? [];
  return uid === undefined || gid === undefined ? null : { name, uid: Number(uid), gid: Number(gid) };
}

/** Options that make a child process run as the account, from a folder anyone may stand in. */
export function spawnAs(account: OsAccount | null) {
  const env = { PATH: process.env.PATH, LC_ALL: "C", TZ: "UTC" };
  return account === null ? { env, cwd: "/" } : { env, cwd: "/", uid: account.uid, gid: account.gid };
}

/** Whether the account can really run the program: tried, since mode bits alone do not tell (ACLs, mounts). */
export function runsAs(account: OsAccount | null, program: string): boolean {
  return spawnSync(program, ["--version"], { ...spawnAs(account), stdio: "ignore" }).status === 0;
}

/** Whether the account can enter and write the folder: tried for the same reason. */
export function writesAs(account: OsAccount | null, folder: string): boolean {
  if (account === null) return true;
  const script = 'cd "$1" && touch .reachable && rm .reachable';
  return (
    spawnSync("/bin/sh", ["-c", script, "sh", folder], { ...spawnAs(account), stdio: "ignore" }).status === 0
  );
}
