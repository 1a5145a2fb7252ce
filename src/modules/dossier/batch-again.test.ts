import { expect, test } from "vitest";
import { mustBeLookedAt } from "./batch-again.ts";

test.each([
  ["DOSSIER_CHANGED", true],
  ["RESULT_TEMPLATE_CHANGED", true],
  ["RESULT_DRAFT_OUTDATED", true],
  ["SIGNING_UNAVAILABLE", false],
  ["FILE_STORE_FULL", false],
])(
  "a paper of a batch that failed for %s must be looked at anew before it is tried again: %s",
  (code, is) => {
    expect(mustBeLookedAt({ refusal: { code } })).toBe(is);
  },
);

test("one that did not fail need not", () => expect(mustBeLookedAt({ refusal: null })).toBe(false));
