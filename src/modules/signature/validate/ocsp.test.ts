import { X509Certificate } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { type OpensslAuthority, opensslAuthority } from "../../../../test/support/openssl-authority.ts";
import { hasTool } from "../../../../test/support/signing.ts";
import { present } from "../../../kernel/assert.ts";
import { epochOf, instantOfEpoch } from "../../../kernel/local-date.ts";
import { type RevocationLists, readRevocationList, revocationOf } from "./revocation.ts";

const NOTHING: RevocationLists = { crls: [], ocspAnswers: [], revokedByUs: new Map() };
const DAY_MS = 86_400_000;

const folder = mkdtempSync(join(tmpdir(), "motcua-ocsp-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** `daysLater` counts from when the answer was made. */
function told(
  authority: OpensslAuthority,
  answer: Uint8Array,
  change: Partial<RevocationLists> & { readonly daysLater?: number; readonly about?: string } = {},
) {
  const { daysLater = 0, about = "signer", ...lists } = change;
  const made = present(readRevocationList(answer), "an answer").issuedAt;
  const at = instantOfEpoch(epochOf(made) + daysLater * DAY_MS);
  const certificate = new X509Certificate(authority.certificate(about));
  const issuer = new X509Certificate(authority.certificate("authority"));
  return revocationOf({ certificate, issuer, at }, { ...NOTHING, ocspAnswers: [answer], ...lists });
}

describe.skipIf(!hasTool("openssl"))("an answer about a certificate", () => {
  const authority = opensslAuthority(join(folder, "one"));
  authority.issue("signer", { use: "digitalSignature" });
  authority.issue("stolen", { use: "digitalSignature" });
  authority.revoke("stolen");
  authority.issue("responder", { use: "digitalSignature", extended: "OCSPSigning", noCheck: true });

  test("of the authority itself is believed", () => {
    expect(told(authority, authority.answer("signer", "authority"))).toEqual({ revokedAt: null });
    const stolen = told(authority, authority.answer("stolen", "authority"), { about: "stolen" });
    expect(stolen?.revokedAt).not.toBeNull();
  });

  test.each(["name", "key"] as const)(
    "of a responder the authority named for this is believed, told by its %s",
    (by) => {
      const options = by === "key" ? ["-resp_key_id"] : [];
      expect(told(authority, authority.answer("signer", "responder", options))).toEqual({ revokedAt: null });
      const stolen = told(authority, authority.answer("stolen", "responder", options), { about: "stolen" });
      expect(stolen?.revokedAt).not.toBeNull();
    },
  );

  test("about one certificate says nothing of another, nor of one with its number from another authority", () => {
    const answer = authority.answer("signer", "responder");
    expect(told(authority, answer, { about: "stolen" })).toBeNull();
    const other = opensslAuthority(join(folder, "other"));
    other.issue("signer", { use: "digitalSignature" });
    expect(told(other, answer)).toBeNull();
  });

  test("of whoever was not named for this, or by another authority, is not believed", () => {
    authority.issue("clerk", { use: "digitalSignature", noCheck: true });
    authority.issue("stamper", { use: "digitalSignature", extended: "timeStamping", noCheck: true });
    authority.issue("cipher", { use: "keyEncipherment", extended: "OCSPSigning", noCheck: true });
    for (const responder of ["clerk", "stamper", "cipher"])
      expect(told(authority, authority.answer("signer", responder)), responder).toBeNull();
    const other = opensslAuthority(join(folder, "stranger"));
    other.issue("responder", { use: "digitalSignature", extended: "OCSPSigning", noCheck: true });
    const forged = authority.answer("signer", "responder", [], other);
    expect(told(authority, forged)).toBeNull();
  });

  test("of a responder whose time had run out, or not begun, is not believed", () => {
    const named = { use: "digitalSignature", extended: "OCSPSigning", noCheck: true } as const;
    authority.issue("former", { ...named, from: "20200101000000Z", to: "20210101000000Z" });
    authority.issue("coming", { ...named, from: "20400101000000Z", to: "20410101000000Z" });
    for (const responder of ["former", "coming"])
      expect(told(authority, authority.answer("signer", responder)), responder).toBeNull();
  });

  test("of a responder the authority wants asked about counts only where its own list says that it stands", () => {
    const named = { use: "digitalSignature", extended: "OCSPSigning" } as const;
    for (const name of ["checked", "robbed"]) authority.issue(name, named);
    authority.issue("late", { use: "digitalSignature" });
    authority.revoke("robbed");
    const crls = [authority.list()];
    authority.revoke("late");
    const [checked, robbed] = ["checked", "robbed"].map((name) => authority.answer("late", name));
    const about = "late";
    expect(told(authority, present(checked, "answer"), { about })).toBeNull();
    expect(told(authority, present(checked, "answer"), { about, crls })?.revokedAt).not.toBeNull();
    // The list alone speaks: when it was made the certificate stood.
    expect(told(authority, present(robbed, "answer"), { about, crls })).toEqual({ revokedAt: null });
  });

  test("of a responder with a stolen key is not believed even where nobody need ask about it", () => {
    authority.issue("lost", { use: "digitalSignature", extended: "OCSPSigning", noCheck: true });
    const answer = authority.answer("signer", "lost");
    const fingerprint = new X509Certificate(authority.certificate("lost")).fingerprint256
      .replaceAll(":", "")
      .toLowerCase();
    const at = present(readRevocationList(answer), "an answer").issuedAt;
    expect(told(authority, answer, { revokedByUs: new Map([[fingerprint, at]]) })).toBeNull();
  });

  test("that a certificate stands is relied on as long as it says; that it was revoked, for ever", () => {
    const good = authority.answer("signer", "responder", ["-ndays", "7"]);
    expect(told(authority, good, { daysLater: 6 })).toEqual({ revokedAt: null });
    expect(told(authority, good, { daysLater: 8 })).toBeNull();
    const revoked = authority.answer("stolen", "responder", ["-ndays", "7"]);
    expect(told(authority, revoked, { about: "stolen", daysLater: 400 })?.revokedAt).not.toBeNull();
  });

  test("that was changed, cut or is an error says nothing", () => {
    const answer = Buffer.from(authority.answer("signer", "responder"));
    for (let at = 40; at < answer.length; at += 97) {
      const altered = Buffer.from(answer);
      altered[at] = (altered[at] ?? 0) ^ 1;
      if (readRevocationList(altered) === null) continue;
      const said = told(authority, altered);
      // Bytes outside what is signed (a name of a field nobody reads) may change; what is said may not.
      expect(said === null || said.revokedAt === null, `byte ${at}`).toBe(true);
    }
    expect(readRevocationList(answer.subarray(0, answer.length / 2))).toBeNull();
    // tryLater (3), as RFC 6960 writes it.
    expect(readRevocationList(Buffer.from([0x30, 0x03, 0x0a, 0x01, 0x03]))).toBeNull();
  });
});
