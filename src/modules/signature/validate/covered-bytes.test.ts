import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  personalOrder,
  portsOf,
  SIGNED_AT,
  signed,
  signers,
  smallPdf,
  trustIn,
} from "../../../../test/support/signing.ts";
import type { Trust } from "./trust.ts";
import { validatePdf } from "./validate-pdf.ts";

const folder = mkdtempSync(join(tmpdir(), "motcua-flipped-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let trust: Trust;
let paper: Buffer;
beforeAll(async () => {
  const { authority, leader } = await signers(folder);
  trust = trustIn(authority);
  paper = await signed(portsOf(authority), personalOrder(smallPdf("Dong y"), leader));
});

describe("a flipped bit", () => {
  const isGood = (pdf: Uint8Array) =>
    ["VALID", "VALID_NO_TIMESTAMP"].includes(validatePdf(pdf, { trust, now: SIGNED_AT }).verdict ?? "");

  test("in any byte that is covered is never valid: every byte of the page and its structure, one by one", () => {
    const [, , gapEnd = 0] =
      /\/ByteRange \[(0) (\d+) (\d+)/.exec(paper.toString("latin1"))?.slice(1).map(Number) ?? [];
    // The first part whole; of embedded letters a sample is enough (the property below draws from everywhere).
    const covered = [...Array(700).keys(), ...Array.from({ length: 600 }, (_, index) => gapEnd + index)];
    const good = covered.filter((at) => {
      const flipped = Buffer.from(paper);
      flipped[at] = (flipped[at] ?? 0) ^ 1;
      return isGood(flipped);
    });
    expect(good).toEqual([]);
  });

  test("in any byte that is covered, drawn from the whole file, is never valid", () => {
    const [, start = 0, end = 0] =
      /\/ByteRange \[(0) (\d+) (\d+)/.exec(paper.toString("latin1"))?.slice(1).map(Number) ?? [];
    fc.assert(
      fc.property(fc.nat(paper.length - 1), fc.integer({ min: 0, max: 7 }), (at, bit) => {
        fc.pre(at < start || at >= end);
        const flipped = Buffer.from(paper);
        flipped[at] = (flipped[at] ?? 0) ^ (1 << bit);
        expect(isGood(flipped)).toBe(false);
      }),
      { numRuns: 600 },
    );
  });
});

const judged = (pdf: Uint8Array) => validatePdf(pdf, { trust, now: SIGNED_AT });

describe("a signature that covers something else", () => {
  const text = () => paper.toString("latin1");

  test.each<[string, () => Buffer]>([
    [
      "whose range was widened over its own text",
      () =>
        Buffer.from(
          text().replace(
            /\/ByteRange \[0 (\d+) (\d+)/,
            (_a, start: string, end: string) => `/ByteRange [0 ${Number(start) - 1} ${end}`,
          ),
          "latin1",
        ),
    ],
    [
      "whose range names no numbers",
      () => Buffer.from(text().replace("/ByteRange [0", "/ByteRange [x"), "latin1"),
    ],
    ["whose range is gone", () => Buffer.from(text().replace("/ByteRange [", "/ByteRangX ["), "latin1")],
    ["whose text is gone", () => Buffer.from(text().replace("/Contents <", "/Contentz <"), "latin1")],
    [
      "whose text is all zeros",
      () =>
        Buffer.from(
          text().replace(/\/Contents <[0-9a-f]+>/, (all) => all.replace(/[1-9a-f](?=[0-9a-f]*>)/g, "0")),
          "latin1",
        ),
    ],
  ])("%s is never valid", (_what, forge) => {
    expect(["TAMPERED", "UNKNOWN", null]).toContain(judged(forge()).verdict);
  });

  test("or hides content between a moved range and its text (wrapping) is never valid", () => {
    const [, start = 0, end = 0, rest = 0] =
      /\/ByteRange \[(0) (\d+) (\d+) (\d+)/.exec(text())?.slice(1).map(Number) ?? [];
    const inserted = Buffer.from("\n5 0 obj\n<< /Length 3 >>\nstream\nBAD\nendstream\nendobj\n");
    const wrapped = Buffer.concat([paper.subarray(0, end), inserted, paper.subarray(end)]);
    const moved = wrapped
      .toString("latin1")
      .replace(`[0 ${start} ${end} ${rest}]`, `[0 ${start} ${end + inserted.length} ${rest}]`);
    expect(["TAMPERED", "UNKNOWN"]).toContain(judged(Buffer.from(moved, "latin1")).verdict);
  });

  test("cut back to a part of the file is never valid", () => {
    for (const length of [100, 500, paper.length - 1, paper.length - 10])
      expect(["TAMPERED", "UNKNOWN", null]).toContain(judged(paper.subarray(0, length)).verdict);
  });

  test("in a file with something before its head is never valid", () => {
    expect(judged(Buffer.concat([Buffer.from("junk\n"), paper])).verdict).toBe("UNKNOWN");
  });
});
