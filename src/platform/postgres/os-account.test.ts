import { chownSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ownerOf } from "./os-account.ts";

describe.runIf(process.getuid?.() === 0)("the account that owns a cluster made earlier", () => {
  it.each([
    [65_534, "nobody"],
    [987_654, "987654"],
  ])("of number %i is called %s", (uid, name) => {
    const folder = mkdtempSync(join(tmpdir(), "motcua-owner-"));
    try {
      chownSync(folder, uid, uid);
      expect(ownerOf(folder)).toEqual({ name, uid, gid: uid });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
