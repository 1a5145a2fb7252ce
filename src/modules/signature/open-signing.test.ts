import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import {
  instant,
  personalOrder,
  SIGNED_AT,
  signed,
  signingOf,
  smallPdf,
  trustIn,
} from "../../../test/support/signing.ts";
import { present } from "../../kernel/assert.ts";
import { validatePdf } from "./validate/validate-pdf.ts";

const folder = mkdtempSync(join(tmpdir(), "motcua-open-signing-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const opened = (env: Record<string, string>, demo: boolean) => signingOf(folder, env, demo);

describe("what signs in an installation", () => {
  test("is the demonstration's authority in a demonstration, with time stamps of its own", async () => {
    const signing = opened({}, true);
    const authority = present(await signing.demo(), "authority");
    const leader = await authority.issue({
      name: "Lê Văn Ổn",
      organisation: "UBND",
      use: "signer",
      at: SIGNED_AT,
    });
    const provider = present(await signing.providerOf("DEMO"), "provider");
    const paper = await signed(
      { provider, timeStamps: await signing.timeStamps() },
      personalOrder(smallPdf(), leader),
    );
    const trust = trustIn(authority);
    expect(validatePdf(paper, { trust, now: instant("2031-01-01T00:00:00Z") }).verdict).toBe("VALID");
  });

  test("is nothing of the demonstration in an office, and nothing at all before it is set up", async () => {
    const signing = opened({}, false);
    expect(await signing.demo()).toBeNull();
    expect(await signing.timeStamps()).toBeNull();
    for (const device of ["DEMO", "KEY_FILE", "REMOTE", "TOKEN", "SIM"] as const)
      expect(await signing.providerOf(device)).toBeNull();
  });

  test("is a folder of keys and a remote service where the operator names them", async () => {
    const signing = opened(
      {
        MOTCUA_SIGNING_KEYS: "keys",
        MOTCUA_SIGNING_URL: "https://sign.example",
        MOTCUA_SIGNING_TOKEN: "t",
        MOTCUA_TIME_STAMP_URL: "https://time.example",
      },
      false,
    );
    expect(await signing.providerOf("KEY_FILE")).not.toBeNull();
    expect(await signing.providerOf("REMOTE")).not.toBeNull();
    expect(await signing.timeStamps()).not.toBeNull();
    expect(await signing.providerOf("TOKEN")).toBeNull();
  });
});
