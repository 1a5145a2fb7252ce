import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { parseJson } from "../../../kernel/json.ts";
import { jsonPlaces, placeIn } from "./json-places.ts";

describe("a box of JSON", () => {
  test.each([
    ['{\n "fees": [\n  {"code": "a" "kind": "PHI"}\n ]\n}', 3, 16],
    ['{"fees": [', 1, 11],
    ["{“fees”: []}", 1, 2],
    ['{"fees": []}\n}', 2, 1],
    ['{"count": 05}', 1, 12],
    ["", 1, 1],
  ])("%j breaks where a person would look", (text, line, column) => {
    const read = jsonPlaces(text);
    expect(read.ok ? null : placeIn(text, read.offset)).toEqual({ line, column });
  });

  test("tells where every part begins", () => {
    const text = '{\n "fees": [\n  {"kind": "X"}\n ]\n}';
    const read = jsonPlaces(text);
    const at = read.ok ? (read.places.get("fees.0.kind") ?? 0) : 0;
    expect(placeIn(text, at)).toEqual({ line: 3, column: 12 });
  });

  test("is taken for JSON exactly where the engine takes it for JSON", () => {
    const near = fc.tuple(
      fc.json({ maxDepth: 3 }),
      fc.nat(),
      fc.constantFrom("", ",", "]", '"', "0", " ", "\u0007"),
    );
    fc.assert(
      fc.property(near, ([text, where, more]) => {
        const cut = where % (text.length + 1);
        const edited = text.slice(0, cut) + more + text.slice(cut + (more === "" ? 1 : 0));
        expect(jsonPlaces(edited).ok).toBe(isJson(edited));
      }),
      { numRuns: 2_000, seed: 20_261_122 },
    );
  });
});

function isJson(text: string): boolean {
  try {
    parseJson(z.unknown(), text);
    return true;
  } catch {
    // Not JSON is the answer that is asked for.
    return false;
  }
}
