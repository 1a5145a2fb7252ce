import { generateKeyPairSync, X509Certificate } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { revocationList } from "../../../../test/support/revocation-list.ts";
import { instant, SIGNED_AT, signers, trustIn } from "../../../../test/support/signing.ts";
import type { Instant } from "../../../kernel/local-date.ts";
import { issueCertificate } from "../cms/issue-certificate.ts";
import { readRevocationList, revocationOf } from "./revocation.ts";
import { chainOf } from "./trust.ts";

const folder = mkdtempSync(join(tmpdir(), "motcua-trust-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let office: Awaited<ReturnType<typeof signers>>;
beforeAll(async () => {
  office = await signers(folder);
});

type Span = { readonly at: Instant; readonly nextAt?: Instant };
const listOf = (serials: readonly string[], span: Span) =>
  revocationList({
    ...{ folder, authority: office.authority.certificate },
    ...span,
    revoked: serials.map((serial) => ({ serial, at: span.at })),
  });
const saidAt = (crl: Uint8Array, at: Instant) =>
  revocationOf(
    {
      certificate: new X509Certificate(office.leader.der),
      issuer: new X509Certificate(office.authority.certificate.der),
      at,
    },
    { crls: [crl], ocspAnswers: [], revokedByUs: new Map() },
  );

describe("a list that does not name the certificate", () => {
  const WEEK = { at: instant("2026-11-16T00:00:00Z"), nextAt: instant("2026-11-23T00:00:00Z") };

  test.each([
    ["its making, for all before", "2026-11-10T00:00:00Z", WEEK, { revokedAt: null }],
    ["within its week", "2026-11-20T00:00:00Z", WEEK, { revokedAt: null }],
    ["after the next one was due", "2026-11-24T00:00:00Z", WEEK, null],
    [
      "at a later moment, where it never says when the next is due",
      "2026-11-20T00:00:00Z",
      { at: WEEK.at },
      null,
    ],
    ["years later", "2031-01-01T00:00:00Z", WEEK, null],
    [
      "a moment in the certificate's life, made when that was over",
      "2026-11-20T00:00:00Z",
      { at: instant("2049-01-01T00:00:00Z") },
      null,
    ],
  ] as const)("counts up to %s", (_, at, span, said) => {
    expect(saidAt(listOf([office.agency.serial], span), instant(at))).toEqual(said);
  });

  test("says nothing against one that does", () => {
    const old = listOf([office.leader.serial], { at: instant("2026-11-01T00:00:00Z") });
    expect(saidAt(old, instant("2031-01-01T00:00:00Z"))).toEqual({ revokedAt: "2026-11-01T00:00:00.000Z" });
  });
});

test("a list of sixty thousand entries is read, and finds its entry", () => {
  const serials = Array.from(
    { length: 60_000 },
    (_, index) => `01${(index + 1_000_000).toString(16).padStart(8, "0")}`,
  );
  const crl = listOf([...serials, office.leader.serial], { at: SIGNED_AT });
  expect(readRevocationList(crl)).toMatchObject({ kind: "CRL", issuedAt: SIGNED_AT });
  expect(saidAt(crl, SIGNED_AT)).toEqual({ revokedAt: SIGNED_AT });
});

describe("the way to an anchor", () => {
  const key = () => generateKeyPairSync("rsa", { modulusLength: 2_048 }).privateKey;
  const issued = (order: Partial<Parameters<typeof issueCertificate>[0]>) =>
    issueCertificate({
      subject: { commonName: "CA", organisation: "CA", unit: "CA" },
      subjectKey: key(),
      use: "authority",
      issuer: null,
      issuerKey: key(),
      validFrom: instant("2026-01-01T00:00:00Z"),
      validTo: instant("2030-01-01T00:00:00Z"),
      ...order,
    });

  test("is not looked for in every order of the certificates a signature brings", () => {
    const shared = key();
    const own = { subjectKey: shared, issuerKey: shared };
    const [first] = [issued(own)];
    const lookAlikes = Array.from(
      { length: 19 },
      () => new X509Certificate(issued({ ...own, issuer: first ?? null })),
    );
    const signer = new X509Certificate(issued({ use: "signer", issuer: first ?? null, issuerKey: shared }));
    let verified = 0;
    for (const each of [signer, ...lookAlikes]) {
      const verify = each.verify.bind(each);
      each.verify = (publicKey) => {
        verified += 1;
        return verify(publicKey);
      };
    }
    const at = SIGNED_AT;
    expect(chainOf(signer, lookAlikes, { trust: trustIn(office.authority), at })).toEqual({
      code: "CHAIN_MISSING",
    });
    expect(verified).toBeLessThan(20 * 20);
  });

  test("does not go over a certificate that is no authority's", () => {
    const [rootKey, leafKey] = [key(), key()];
    const root = issued({ subjectKey: rootKey, issuerKey: rootKey });
    const leaf = issued({ use: "signer", subjectKey: leafKey, issuer: root, issuerKey: rootKey });
    const below = issued({ use: "signer", issuer: leaf, issuerKey: leafKey });
    const trust = { ...trustIn(office.authority), anchors: [root] };
    const at = SIGNED_AT;
    const chain = (signer: Buffer) =>
      chainOf(new X509Certificate(signer), [new X509Certificate(leaf)], { trust, at }).code;
    expect([chain(leaf), chain(below)]).toEqual(["TRUSTED", "CHAIN_MISSING"]);
  });
});
