import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { revocationList } from "../../../../test/support/revocation-list.ts";
import {
  agencyOrder,
  instant,
  personalOrder,
  portsOf,
  SIGNED_AT,
  signed,
  signers,
  smallPdf,
  trustIn,
} from "../../../../test/support/signing.ts";
import { present } from "../../../kernel/assert.ts";
import { setClock } from "../../../kernel/clock.ts";
import type { Instant } from "../../../kernel/local-date.ts";
import { validatePdf } from "../index.ts";
import { openDemoAuthority } from "../provider/demo/authority.ts";
import { demoTimeStamps } from "../provider/demo/time-stamps.ts";
import type { SigningMoments } from "./believed.ts";
import { readRevocationList } from "./revocation.ts";
import type { Trust } from "./trust.ts";

const folder = mkdtempSync(join(tmpdir(), "motcua-validate-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let office: Awaited<ReturnType<typeof signers>>;
let plain: Buffer;
let stamped: Buffer;
beforeAll(async () => {
  office = await signers(folder);
  const { authority, leader } = office;
  plain = await signed(portsOf(authority), personalOrder(smallPdf(), leader));
  const stamps = demoTimeStamps({ ...(await authority.stamper()), chain: [], clock: setClock(SIGNED_AT) });
  stamped = await signed(portsOf(authority, stamps), personalOrder(smallPdf(), leader));
});

const YEARS_LATER = instant("2031-01-05T02:00:00Z");

function judged(pdf: Uint8Array, change: { readonly trust?: Partial<Trust>; readonly now?: Instant } = {}) {
  const { verdict, signatures } = validatePdf(pdf, {
    trust: trustIn(office.authority, change.trust),
    now: change.now ?? SIGNED_AT,
  });
  return { verdict, reasons: signatures.flatMap(({ reasons }) => reasons.map(({ code }) => code)) };
}

const list = (revoked: readonly { readonly serial: string; readonly at: Instant }[]) =>
  revocationList({ folder, authority: office.authority.certificate, at: SIGNED_AT, revoked });

describe("the verdict on a signature", () => {
  test("is VALID with a time stamp, for as long as anybody asks", () => {
    expect(judged(stamped)).toEqual({ verdict: "VALID", reasons: ["SOUND", "REVOCATION_UNKNOWN"] });
    expect(judged(stamped, { now: YEARS_LATER }).verdict).toBe("VALID");
  });

  test("is VALID_NO_TIMESTAMP where only the signer says when", () => {
    expect(judged(plain)).toEqual({
      verdict: "VALID_NO_TIMESTAMP",
      reasons: ["SOUND", "NO_TIME_STAMP", "REVOCATION_UNKNOWN"],
    });
  });

  test("is CERT_EXPIRED where the certificate has run out and no time stamp says it had not, or was not yet in force", () => {
    expect(judged(plain, { now: YEARS_LATER })).toEqual({
      verdict: "CERT_EXPIRED",
      reasons: ["EXPIRED", "NO_TIME_STAMP"],
    });
    const before = instant("2020-01-01T00:00:00Z");
    expect(judged(plain, { now: before })).toEqual({
      verdict: "CERT_EXPIRED",
      reasons: ["NOT_YET_VALID", "NO_TIME_STAMP"],
    });
  });

  test("is UNTRUSTED where no chain leads to anybody we trust", async () => {
    const stranger = await openDemoAuthority(join(folder, "stranger"), SIGNED_AT);
    expect(judged(plain, { trust: { anchors: [stranger.certificate.der] } }).verdict).toBe("UNTRUSTED");
    expect(judged(plain, { trust: { anchors: [] } })).toEqual({
      verdict: "UNTRUSTED",
      reasons: ["CHAIN_MISSING", "NO_TIME_STAMP"],
    });
  });

  test("is UNTRUSTED where the certificate was made for another use", async () => {
    const wrong = { ...office, leader: office.authority.certificate };
    expect(wrong.leader.isAuthority).toBe(true);
    // A certificate signed by itself is a chain of one: an anchor never signs papers.
    expect(judged(plain, { trust: { anchors: [office.leader.der] } }).verdict).toBe("UNTRUSTED");
  });

  test("is UNKNOWN where the signer's certificate has no term anybody can read", async () => {
    const { authority, leader } = office;
    const der = Buffer.from(leader.der);
    const from = Buffer.from(leader.validFrom.slice(2, 10).replaceAll("-", ""), "latin1");
    der.write("ab", der.indexOf(from), "latin1");
    const { provider } = portsOf(authority);
    const sign: typeof provider.sign = (asked) => provider.sign({ ...asked, certificate: leader.der });
    const order = personalOrder(smallPdf(), { ...leader, der });
    const pdf = await signed({ provider: { sign }, timeStamps: null }, order);
    expect(judged(pdf)).toEqual({ verdict: "UNKNOWN", reasons: ["SIGNER_CERTIFICATE_MISSING"] });
    expect(judged(plain, { trust: { anchors: [der] } }).verdict).toBe("UNTRUSTED");
  });

  test("is REVOKED from the moment of a revocation on, as the stamp has it, or the history where there is no stamp", () => {
    const { fingerprint } = office.leader;
    const next = instant("2026-11-20T03:00:01Z");
    const revoked = (at: Instant) => ({ revokedByUs: new Map([[fingerprint, at]]) });
    const judgedStamped = (pdf: Uint8Array, at: Instant, made?: SigningMoments) =>
      validatePdf(pdf, {
        trust: trustIn(office.authority, revoked(at)),
        now: YEARS_LATER,
        ...(made === undefined ? {} : { made }),
      }).signatures[0];
    const late = { signedAt: YEARS_LATER, issuedAt: YEARS_LATER };
    expect(judgedStamped(stamped, SIGNED_AT, late)?.verdict).toBe("REVOKED");
    expect(judgedStamped(stamped, next, late)?.verdict).toBe("VALID");
    const then = { signedAt: SIGNED_AT, issuedAt: null };
    const judgedAt = (at: Instant, made?: SigningMoments) =>
      validatePdf(plain, {
        trust: trustIn(office.authority, revoked(at)),
        now: instant("2026-12-01T03:00:00Z"),
        ...(made === undefined ? {} : { made }),
      }).verdict;
    expect(judgedAt(SIGNED_AT, then)).toBe("REVOKED");
    expect(judgedAt(next, then)).toBe("VALID_NO_TIMESTAMP");
    expect(judgedAt(next, { signedAt: null, issuedAt: SIGNED_AT })).toBe("VALID_NO_TIMESTAMP");
    expect(judgedAt(next)).toBe("REVOKED");
  });

  test("is REVOKED by an imported list, by the register, and not where the list names others", () => {
    const { serial, fingerprint } = office.leader;
    const crl = list([{ serial, at: SIGNED_AT }]);
    expect(judged(plain, { trust: { crls: [crl] } })).toEqual({
      verdict: "REVOKED",
      reasons: ["REVOKED", "NO_TIME_STAMP"],
    });
    expect(judged(plain, { trust: { revokedByUs: new Map([[fingerprint, SIGNED_AT]]) } }).verdict).toBe(
      "REVOKED",
    );
    const others = list([{ serial: office.agency.serial, at: SIGNED_AT }]);
    expect(judged(plain, { trust: { crls: [others] } })).toEqual({
      verdict: "VALID_NO_TIMESTAMP",
      reasons: ["SOUND", "NO_TIME_STAMP"],
    });
  });

  test("stays VALID where the certificate was revoked after the stamped time", () => {
    const { serial } = office.leader;
    const later = list([{ serial, at: instant("2027-01-05T02:00:00Z") }]);
    expect(judged(stamped, { trust: { crls: [later] }, now: YEARS_LATER }).verdict).toBe("VALID");
    expect(judged(plain, { trust: { crls: [later] }, now: instant("2027-02-01T00:00:00Z") }).verdict).toBe(
      "REVOKED",
    );
  });

  test("knows what an imported file is", () => {
    expect(readRevocationList(list([]))).toEqual({ kind: "CRL", issuedAt: SIGNED_AT, nextAt: null });
    expect(readRevocationList(office.leader.der)).toBeNull();
    expect(readRevocationList(Buffer.from("no list"))).toBeNull();
  });

  test("does not believe a list that a stranger signed", async () => {
    const stranger = await openDemoAuthority(join(folder, "stranger"), SIGNED_AT);
    const revoked = [{ serial: office.leader.serial, at: SIGNED_AT }];
    const forged = revocationList({
      folder: join(folder, "stranger"),
      authority: stranger.certificate,
      at: SIGNED_AT,
      revoked,
    });
    expect(judged(plain, { trust: { crls: [forged] } }).verdict).toBe("VALID_NO_TIMESTAMP");
  });

  test("does not believe a time stamp of a stranger, or over another signature", async () => {
    const stranger = await openDemoAuthority(join(folder, "stranger"), SIGNED_AT);
    const stamper = await stranger.issue({
      name: "T",
      organisation: "DEMO",
      use: "time-stamps",
      at: SIGNED_AT,
    });
    const key = present(stranger.keyOf(stamper), "key");
    const strange = demoTimeStamps({ certificate: stamper, chain: [], key, clock: setClock(SIGNED_AT) });
    const ports = portsOf(office.authority, strange);
    expect(judged(await signed(ports, personalOrder(smallPdf(), office.leader)))).toEqual({
      verdict: "VALID_NO_TIMESTAMP",
      reasons: ["SOUND", "TIME_STAMP_WRONG", "REVOCATION_UNKNOWN"],
    });
    const elsewhere = { stamp: async () => strange.stamp(createHash("sha256").update("else").digest()) };
    const misplaced = await signed(
      portsOf(office.authority, elsewhere),
      personalOrder(smallPdf(), office.leader),
    );
    expect(judged(misplaced).reasons).toContain("TIME_STAMP_WRONG");
  });

  test("is none for a file without a signature, and UNKNOWN for what is no PDF", () => {
    expect(judged(smallPdf())).toEqual({ verdict: null, reasons: [] });
    expect(judged(Buffer.from("hello")).verdict).toBe("UNKNOWN");
    expect(judged(Buffer.concat([plain, Buffer.from("more")])).verdict).toBe("UNKNOWN");
  });

  test("of a paper with several is that of the worst", async () => {
    const two = await signed(portsOf(office.authority), agencyOrder(plain, office.agency));
    const crl = list([{ serial: office.agency.serial, at: SIGNED_AT }]);
    const { verdict, signatures } = validatePdf(two, {
      trust: trustIn(office.authority, { crls: [crl] }),
      now: SIGNED_AT,
    });
    expect([verdict, ...signatures.map((each) => each.verdict)]).toEqual([
      "REVOKED",
      "VALID_NO_TIMESTAMP",
      "REVOKED",
    ]);
  });
});
