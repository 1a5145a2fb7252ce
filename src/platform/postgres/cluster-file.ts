import { createHash, randomBytes } from "node:crypto";
import { chmodSync, existsSync, readFileSync, realpathSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { z } from "zod";
import { Fault } from "../../kernel/fault.ts";
import { parseJson } from "../../kernel/json.ts";

const CLUSTER = z.object({
  /** Where the cluster lies: below the data folder (then its name there), or elsewhere when root's folders are closed to its account. */
  folder: z.string(),
  port: z.number(),
  passwords: z.object({ postgres: z.string(), owner: z.string(), app: z.string(), report: z.string() }),
});
export type ClusterFile = z.infer<typeof CLUSTER>;

const NAME = "postgres";

/**
 * Where the cluster of a data folder may lie: in it, or, for root, where the database account can reach it, under a
 * name made of the data folder's own. So a copied data folder never leads to the cluster of the one it was copied from.
 */
export function clusterPlaces(dataFolder: string): readonly [string, ...string[]] {
  const digest = createHash("sha256").update(realpathSync(dataFolder)).digest("hex").slice(0, 12);
  const [inside, ...elsewhere] = [dataFolder, `/var/lib/motcua/${digest}`, `/var/tmp/motcua/${digest}`];
  return [join(inside, NAME), ...elsewhere.map((place) => join(place, NAME))];
}

/**
 * `database.json` in the data folder: what is needed to find and enter the embedded cluster again; `folder` as a whole path.
 * What is recorded wins wherever it is a place of this folder's own: another cluster lying about is never opened instead.
 * @throws Fault DATABASE_OF_ANOTHER_FOLDER where the folder was copied or moved without its cluster, which lies elsewhere;
 * DATABASE_TWICE where a copied folder has two clusters that may be its own.
 */
export function readClusterFile(dataFolder: string): ClusterFile | null {
  const path = pathOf(dataFolder);
  if (!existsSync(path)) return null;
  const file = parseJson(CLUSTER, readFileSync(path, "utf8"));
  const places = clusterPlaces(dataFolder);
  const recorded = resolve(dataFolder, file.folder);
  if (places.includes(recorded)) return { ...file, folder: recorded };
  // Copied from elsewhere or moved: only what lies in its own place is its own.
  const [own, ...others] = places.filter(isCluster);
  if (others.length > 0)
    throw new Fault("DATABASE_TWICE", { facts: { folders: places.filter(isCluster).join(", ") } });
  if (own === undefined && isCluster(recorded)) {
    const place = places.find((each) => dirname(dirname(each)) === dirname(dirname(recorded))) ?? places[0];
    throw new Fault("DATABASE_OF_ANOTHER_FOLDER", { facts: { folder: recorded, place, data: dataFolder } });
  }
  const folder = own ?? recorded;
  return { ...file, folder };
}

/** Whether a cluster was made in a folder. */
export function isCluster(folder: string): boolean {
  return existsSync(join(folder, "PG_VERSION"));
}

/** Holds passwords, hence readable by its owner only. */
export function writeClusterFile(dataFolder: string, { folder, ...file }: ClusterFile): void {
  const kept = { folder: folder === join(dataFolder, NAME) ? NAME : folder, ...file };
  const temporary = `${pathOf(dataFolder)}.new`;
  writeFileSync(temporary, `${JSON.stringify(kept, null, 2)}\n`, { mode: 0o600, flush: true });
  chmodSync(temporary, 0o600);
  renameSync(temporary, pathOf(dataFolder));
}

export function freshPasswords(): ClusterFile["passwords"] {
  const one = () => randomBytes(18).toString("base64url");
  return { postgres: one(), owner: one(), app: one(), report: one() };
}

function pathOf(dataFolder: string): string {
  return join(dataFolder, "database.json");
}
