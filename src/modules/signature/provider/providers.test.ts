import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { remoteSigner } from "../../../../test/support/remote-signer.ts";
import {
  hasTool,
  personalOrder,
  portsOf,
  SIGNED_AT,
  signers,
  smallPdf,
  trustIn,
} from "../../../../test/support/signing.ts";
import { present } from "../../../kernel/assert.ts";
import { signPdf } from "../sign/sign-pdf.ts";
import { validatePdf } from "../validate/validate-pdf.ts";
import { openDemoAuthority } from "./demo/authority.ts";
import { keyFileProvider } from "./key-file.ts";
import type { SigningProvider } from "./provider.ts";
import { remoteProvider } from "./remote.ts";

const folder = mkdtempSync(join(tmpdir(), "motcua-provider-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let office: Awaited<ReturnType<typeof signers>>;
beforeAll(async () => {
  office = await signers(join(folder, "demo"));
});

async function verdictOf(provider: SigningProvider) {
  const done = await signPdf({ provider, timeStamps: null }, personalOrder(smallPdf(), office.leader));
  if (!done.ok) return done.refusal.code;
  return validatePdf(done.value, { trust: trustIn(office.authority), now: SIGNED_AT }).verdict;
}

describe("the demonstration's authority", () => {
  test("keeps its keys in its folder, for the program's account only, and finds them again", async () => {
    const again = await openDemoAuthority(join(folder, "demo"), SIGNED_AT);
    expect(again.certificate.fingerprint).toBe(office.authority.certificate.fingerprint);
    expect(await verdictOf(portsOf(again).provider)).toBe("VALID_NO_TIMESTAMP");
    const mode = statSync(join(folder, "demo", `${office.leader.fingerprint}.pem`)).mode & 0o777;
    expect(mode).toBe(0o600);
  });

  test("says in each certificate that it is a demonstration", () => {
    expect(office.leader.subjectName).toMatch(/\(DEMO\)$/);
    expect(office.leader.issuerName).toContain("DEMO");
  });

  test("has no key for a certificate it did not issue", async () => {
    const other = await openDemoAuthority(join(folder, "other"), SIGNED_AT);
    expect(await verdictOf(other.provider)).toBe("SIGNING_KEY_MISSING");
  });
});

describe.skipIf(!hasTool("openssl"))("a key in a PKCS#12 file", () => {
  const keys = join(folder, "keys");
  beforeAll(() => {
    mkdirSync(keys);
    const { fingerprint, der } = office.leader;
    writeFileSync(join(folder, "leader.der"), der);
    const run = (...words: string[]) => execFileSync("openssl", words, { cwd: folder, stdio: "pipe" });
    run("x509", "-inform", "der", "-in", "leader.der", "-out", "leader.pem");
    run(
      "pkcs12",
      "-export",
      "-inkey",
      join("demo", `${fingerprint}.pem`),
      "-in",
      "leader.pem",
      "-passout",
      "pass:Mật khẩu 1",
      "-out",
      join("keys", "a.p12"),
    );
  });

  test("signs with the passphrase, and only with it", async () => {
    const opened = (passphrase: string) => keyFileProvider({ folder: keys, passphrase: () => passphrase });
    expect(await verdictOf(opened("Mật khẩu 1"))).toBe("VALID_NO_TIMESTAMP");
    expect(await verdictOf(opened("another"))).toBe("SIGNING_KEY_MISSING");
  });

  test("is not found in an empty folder, nor in a file that is none", async () => {
    mkdirSync(join(folder, "empty"));
    const provider = keyFileProvider({ folder: join(folder, "empty"), passphrase: () => "x" });
    expect(await verdictOf(provider)).toBe("SIGNING_KEY_MISSING");
    writeFileSync(join(folder, "empty", "broken.p12"), readFileSync(join(keys, "a.p12")).subarray(0, 300));
    expect(await verdictOf(provider)).toBe("SIGNING_KEY_MISSING");
    const missing = keyFileProvider({ folder: join(folder, "nowhere"), passphrase: () => "x" });
    expect(await verdictOf(missing)).toBe("SIGNING_KEY_MISSING");
  });
});

describe("a remote signing service", () => {
  let service: Awaited<ReturnType<typeof remoteSigner>>;
  beforeAll(async () => {
    service = await remoteSigner(present(office.authority.keyOf(office.leader), "key"));
  });
  afterAll(() => service.stop());
  // Only the silent one is waited for to the end; the others answer when the machine lets them.
  const provider = (timeoutMs: number) =>
    remoteProvider({ url: service.url, token: "secret-of-the-test", timeoutMs });

  test.each([
    ["honest", "VALID_NO_TIMESTAMP"],
    ["lying", "SIGNING_WRONG_ANSWER"],
    ["babbling", "SIGNING_WRONG_ANSWER"],
    ["declining", "SIGNING_DECLINED"],
    ["no-key", "SIGNING_KEY_MISSING"],
    ["failing", "SIGNING_UNAVAILABLE"],
    ["cut-off", "SIGNING_UNAVAILABLE"],
    ["silent", "SIGNING_UNAVAILABLE"],
  ] as const)("that is %s gives %s, and never half a signature", async (mood, expected) => {
    service.be(mood);
    expect(await verdictOf(provider(mood === "silent" ? 300 : 20_000))).toBe(expected);
  });

  test("that is not there is unavailable", async () => {
    const gone = remoteProvider({ url: "http://127.0.0.1:9", token: "t", timeoutMs: 300 });
    expect(await verdictOf(gone)).toBe("SIGNING_UNAVAILABLE");
  });
});
