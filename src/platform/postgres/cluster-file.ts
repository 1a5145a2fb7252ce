import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { parseJson } from "../../kernel/json.ts";

const CLUSTER = z.object({
  /** Where the cluster lies: below the data folder, or elsewhere when root's folders are closed to its account. */
  folder: z.string(),
  port: z.number(),
  passwords: z.object({ postgres: z.string(), owner: z.string(), app: z.string(), report: z.string() }),
});
export type ClusterFile = z.infer<typeof CLUSTER>;

/** `database.json` in the data folder: what is needed to find and enter the embedded cluster again. */
export function readClusterFile(dataFolder: string): ClusterFile | null {
  const path = pathOf(dataFolder);
  return existsSync(path) ? parseJson(CLUSTER, readFileSync(path, "utf8")) : null;
}

/** Holds passwords, hence readable by its owner only. */
export function writeClusterFile(dataFolder: string, file: ClusterFile): void {
  const temporary = `${pathOf(dataFolder)}.new`;
  writeFileSync(temporary, `${JSON.stringify(file, null, 2)}\n`, { mode: 0o600, flush: true });
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
