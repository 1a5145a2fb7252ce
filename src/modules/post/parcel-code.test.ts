import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parcelCode, readParcelCode } from "./parcel-code.ts";

const codes = fc.uuid().map(parcelCode);

describe("the code on a parcel", () => {
  test("reads back as it was printed, in small letters, with blanks, with letters for digits", () => {
    fc.assert(
      fc.property(codes, (code) => {
        expect(code).toMatch(/^BC[0-9A-HJKMNP-TV-Y]{11}$/);
        expect(readParcelCode(code)).toBe(code);
        expect(readParcelCode(` ${code.toLowerCase().replace(/(.{4})/g, "$1 ")}`)).toBe(code);
        expect(readParcelCode(`BC${code.slice(2).replaceAll("0", "O").replaceAll("1", "I")}`)).toBe(code);
      }),
    );
  });

  test("one wrong character is always noticed", () => {
    const digits = [..."0123456789ABCDEFGHJKMNPQRSTVWXY"];
    fc.assert(
      fc.property(
        codes,
        fc.integer({ min: 2, max: 12 }),
        fc.constantFrom(...digits),
        (code, place, digit) => {
          fc.pre(code[place] !== digit);
          expect(readParcelCode(`${code.slice(0, place)}${digit}${code.slice(place + 1)}`)).toBeNull();
        },
      ),
    );
  });

  test("two neighbours exchanged are always noticed", () => {
    fc.assert(
      fc.property(codes, fc.integer({ min: 2, max: 10 }), (code, place) => {
        const [a, b] = [code[place], code[place + 1]];
        fc.pre(a !== b);
        expect(readParcelCode(`${code.slice(0, place)}${b}${a}${code.slice(place + 2)}`)).toBeNull();
      }),
    );
  });

  test.each(["", "BC", "H26.16.05.001-261124-0001", "BC0000000000", "MC7K2QH4M9XT"])("%s is none", (text) => {
    expect(readParcelCode(text)).toBeNull();
  });
});
