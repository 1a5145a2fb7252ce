import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import {
  instant,
  personalOrder,
  portsOf,
  SIGNED_AT,
  signed,
  signers,
  smallPdf,
} from "../../../../test/support/signing.ts";
import { CHAIN_START, chainHash, sha256 } from "../../../kernel/hash-chain.ts";
import type { Instant } from "../../../kernel/local-date.ts";
import { checkBundle, EVENTS, MANIFEST, MANIFEST_HASH, REVOKED } from "./check-bundle.ts";

const folder = mkdtempSync(join(tmpdir(), "motcua-bundle-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const { authority, leader } = await signers(folder);
const paper = await signed(portsOf(authority), personalOrder(smallPdf(), leader));
const json = (value: unknown) => Buffer.from(JSON.stringify(value));

function chained(entries: readonly object[]) {
  let previous = CHAIN_START;
  return entries.map((entry, index) => {
    const event = { ...entry, seq: index + 1 };
    previous = chainHash(previous, event);
    return { ...event, hash: previous };
  });
}

/** A bundle whose one paper has no time stamp: only its chain says when it was signed. */
function bundleWhere(revokedAt: Instant) {
  const events = chained([
    { type: "ResultSigned", at: SIGNED_AT, data: {} },
    {
      type: "ResultIssued",
      at: instant("2026-11-21T03:00:00Z"),
      data: { files: [{ sha256: sha256(paper) }] },
    },
  ]);
  const parts = [
    { path: "papers/one.pdf", what: "paper", bytes: paper },
    { path: EVENTS, what: "events", bytes: json(events) },
    { path: REVOKED, what: "revoked", bytes: json({ [leader.fingerprint]: revokedAt }) },
  ];
  const manifest = json({
    format: "motcua-evidence-1",
    code: "H26",
    exportedAt: instant("2026-12-01T03:00:00Z"),
    headHash: events.at(-1)?.hash,
    files: parts.map(({ path, what, bytes }) => ({ path, what, sha256: sha256(bytes) })),
  });
  const listed = parts.map(({ path, bytes }) => [path, bytes] as const);
  return new Map([...listed, [MANIFEST, manifest], [MANIFEST_HASH, Buffer.from(sha256(manifest))]]);
}

test.each([
  ["at the moment of signing", SIGNED_AT, "REVOKED", ["SIGNATURE_NOT_VALID"]],
  ["a second later, before it was issued", instant("2026-11-20T03:00:01Z"), "VALID_NO_TIMESTAMP", []],
] as const)("a paper without a stamp whose certificate was revoked %s", (_, revokedAt, verdict, faults) => {
  const report = checkBundle(bundleWhere(revokedAt), [authority.certificate.der]);
  expect(report.signatures.map((each) => each.verdict)).toEqual([verdict]);
  expect(report.faults.map(({ fault }) => fault)).toEqual(faults);
});
