import fc from "fast-check";
import jsqr from "jsqr";
import { PNG } from "pngjs";
import { create } from "qrcode";
import { describe, expect, it } from "vitest";
import { amountInWords } from "./amount-in-words.ts";
import { newReference, referencesIn } from "./reference.ts";
import { decodeVietQr, encodeVietQr, plainPurpose } from "./vietqr.ts";

/** reform.md §I1: the published NAPAS example and two computed ones. */
const NAPAS =
  "00020101021238570010A00000072701270006970403011300110123456780208QRIBFTTA530370454061800005802VN62340107NPS68690819thanh toan don hang63042E2E";
const STATIC =
  "00020101021138560010A0000007270126000697041501121133666688880208QRIBFTTA53037045802VN6304F443";
const DYNAMIC =
  "00020101021238560010A0000007270126000697041501121133666688880208QRIBFTTA53037045405100005802VN62310113PK261122000120810PHI GUI XE6304F7F9";

describe("a VietQR code", () => {
  const account = { bankBin: "970415", number: "113366668888" };

  it("is written as the published, the static and the dynamic vector say", () => {
    expect(encodeVietQr({ ...account, amountDong: null, reference: null, purpose: null })).toBe(STATIC);
    const dynamic = { amountDong: 10_000, reference: "PK26112200012", purpose: "Phí gửi xe" };
    expect(encodeVietQr({ ...account, ...dynamic })).toBe(DYNAMIC);
    const published = { bankBin: "970403", number: "0011012345678", amountDong: 180_000 };
    const asked = { reference: "NPS6869", purpose: "thanh toan don hang" };
    // Ours writes its words in capitals, as banks' apps do: all but them, and so the sum of the signs, is the published one.
    const signs = (code: string) => code.slice(0, -4).toUpperCase();
    expect(signs(encodeVietQr({ ...published, ...asked }))).toBe(signs(NAPAS));
  });

  it("is read back, the bank's own published example too", () => {
    expect(decodeVietQr(NAPAS)).toEqual({
      bankBin: "970403",
      number: "0011012345678",
      amountDong: 180_000,
      reference: "NPS6869",
      purpose: "thanh toan don hang",
    });
    expect(decodeVietQr(STATIC)).toMatchObject({ ...account, amountDong: null });
    expect(decodeVietQr(DYNAMIC)).toMatchObject({ amountDong: 10_000, reference: "PK26112200012" });
  });

  it("with one sign changed, cut or added is no code", () => {
    for (let at = 0; at < DYNAMIC.length; at += 1) {
      const other = DYNAMIC[at] === "7" ? "8" : "7";
      expect(decodeVietQr(DYNAMIC.slice(0, at) + other + DYNAMIC.slice(at + 1))).toBeNull();
      expect(decodeVietQr(DYNAMIC.slice(0, at))).toBeNull();
    }
    expect(decodeVietQr(`${DYNAMIC}0`)).toBeNull();
  });

  it("survives whatever is scanned", () => {
    fc.assert(fc.property(fc.string(), (text) => decodeVietQr(text) === null));
    fc.assert(
      fc.property(fc.stringMatching(/^000201[0-9A-Z]{0,80}$/), (text) => decodeVietQr(text) === null),
    );
  });

  it("reads back as it was written, whatever is paid", () => {
    const amount = fc.integer({ min: 1, max: 1_000_000_000_000 });
    fc.assert(
      fc.property(amount, fc.string({ maxLength: 60 }), (amountDong, text) => {
        const reference = newReference();
        const purpose = plainPurpose(text);
        const read = decodeVietQr(
          encodeVietQr({ ...account, amountDong, reference, purpose: purpose === "" ? null : purpose }),
        );
        return read?.amountDong === amountDong && read.reference === reference && purpose.length <= 25;
      }),
    );
  });

  it("is read from its picture by a camera's reader", () => {
    const { data, width } = pictureOf(DYNAMIC);
    expect(jsqr.default(data, width, width)?.data).toBe(DYNAMIC);
  });

  it("says its purpose without marks, in at most 25 signs", () => {
    expect(plainPurpose("Lệ phí đăng ký khai sinh (quá hạn) — Nguyễn Thị Hòa")).toBe(
      "LE PHI DANG KY KHAI SINH",
    );
  });
});

describe("the reference in a memo", () => {
  it("is found among the bank's own words, in small letters and broken by blanks", () => {
    const memos = [
      "CT DEN:412 MC7K2QH4M9XT NOP PHI",
      "mc7k2qh4m9xt",
      "MBVCB.99 MC7K2QH 4M9XT.",
      "MCMC7K2QH4M9XT",
    ];
    for (const memo of memos) expect(referencesIn(memo)).toContain("MC7K2QH4M9XT");
    expect(referencesIn("nop le phi khai sinh")).toEqual([]);
  });
});

describe("an amount in words", () => {
  it.each([
    [1_000, "Một nghìn đồng"],
    [8_000, "Tám nghìn đồng"],
    [15_000, "Mười lăm nghìn đồng"],
    [21_000, "Hai mươi mốt nghìn đồng"],
    [105_000, "Một trăm lẻ năm nghìn đồng"],
    [200_000, "Hai trăm nghìn đồng"],
    [1_250_000, "Một triệu hai trăm năm mươi nghìn đồng"],
    [1_000_000_000, "Một tỷ đồng"],
  ])("%i is %s", (amount, words) => {
    expect(amountInWords(amount)).toBe(words);
  });
});

const SCALE = 4;
const QUIET = 4;

/** The code as a picture of black and white points, as a camera sees it. */
function pictureOf(text: string) {
  const { modules } = create(text, { errorCorrectionLevel: "M" });
  const width = (modules.size + 2 * QUIET) * SCALE;
  const png = new PNG({ width, height: width });
  png.data.fill(255);
  for (let y = 0; y < width; y += 1)
    for (let x = 0; x < width; x += 1) {
      const [row, column] = [Math.floor(y / SCALE) - QUIET, Math.floor(x / SCALE) - QUIET];
      const inside = row >= 0 && column >= 0 && row < modules.size && column < modules.size;
      if (inside && modules.get(row, column) === 1)
        png.data.fill(0, (y * width + x) * 4, (y * width + x) * 4 + 3);
    }
  return { data: new Uint8ClampedArray(png.data), width };
}
