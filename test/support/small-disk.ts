import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterTheFile } from "./after-the-file.ts";

/** Only root on Linux may mount a disk of its own; elsewhere tests of a full disk are skipped. */
export const canMount = process.getuid?.() === 0 && process.platform === "linux";

export type SmallDisk = {
  /** Nothing more fits on it from now on. */
  readonly fill: () => void;
  /** Somebody made room. */
  readonly free: () => void;
  /** Every name on it but the stone that fills it. */
  readonly names: () => readonly string[];
};

/** A real file system of so many kilobytes over this folder, gone when the test file ends. */
export function smallDisk(folder: string, kilobytes: number): SmallDisk {
  mkdirSync(folder, { recursive: true });
  execFileSync("mount", ["-t", "tmpfs", "-o", `size=${kilobytes}k`, "tmpfs", folder]);
  afterTheFile(() => {
    execFileSync("umount", ["-l", folder]);
  });
  let stones = 0;
  const isStone = (name: string) => name.startsWith("stone-");
  return {
    fill: () => {
      for (let bytes = kilobytes * 1_024; bytes >= 1; bytes = Math.floor(bytes / 2)) {
        try {
          stones += 1;
          writeFileSync(join(folder, `stone-${stones}`), Buffer.alloc(bytes));
          // As much again may still fit.
          bytes *= 2;
        } catch {
          rmSync(join(folder, `stone-${stones}`), { force: true });
        }
      }
    },
    free: () => {
      for (const name of readdirSync(folder).filter(isStone)) rmSync(join(folder, name));
    },
    names: () =>
      readdirSync(folder, { recursive: true })
        .map(String)
        .filter((name) => !isStone(name)),
  };
}

/** In place of a disk where none can be mounted: what would use it is skipped. */
export const NO_DISK: SmallDisk = { fill: () => undefined, free: () => undefined, names: () => [] };
