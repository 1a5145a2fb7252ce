import { expect, test } from "vitest";
import type { ComponentHeld } from "./component-held.ts";
import { leavesDesk, undigitised } from "./undigitised.ts";

const FILE = { sha256: "a".repeat(64), name: "to-khai.pdf", sizeBytes: 1, mime: "application/pdf" };
const held = (componentCode: string, has: Partial<ComponentHeld>): ComponentHeld => ({
  componentCode,
  originals: 0,
  copies: 0,
  files: [],
  digitisation: null,
  ...has,
});

test.each([
  ["a paper original nobody scanned", { originals: 1 }, true],
  ["a copy nobody scanned", { copies: 2 }, true],
  ["a file nobody compared", { files: [FILE] }, true],
  ["a paper that was scanned and compared", { originals: 1, digitisation: "DIGITISED" }, false],
  ["a paper taken from the store", { digitisation: "REUSED" }, false],
  ["a paper that needs no scan", { originals: 1, digitisation: "NOT_REQUIRED" }, false],
  ["a paper that was not handed in", {}, false],
] as const)("%s is still to be digitised: %s", (_, has, isAsked) => {
  expect(undigitised([held("C1", has)], () => false)).toHaveLength(isAsked ? 1 : 0);
});

test("a paper that is only shown is nothing to digitise", () => {
  expect(undigitised([held("C1", { originals: 1 })], (code) => code === "C1")).toEqual([]);
});

test("a dossier leaves the desk by taking it on and by handing it over, not by asking for papers", () => {
  const acts = ["accept", "handOver", "completeTask", "requestIntakeSupplement", "reject"] as const;
  expect(acts.map(leavesDesk)).toEqual([true, true, true, false, false]);
});
