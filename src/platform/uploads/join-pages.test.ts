import { existsSync } from "node:fs";
import { PDFDocument } from "@cantoo/pdf-lib";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { inspect } from "./inspect.ts";
import { joinPages } from "./join-pages.ts";
import { knowsVietnamese, readText } from "./read-text.ts";

const photo = (width: number, height: number, orientation = 1) =>
  sharp({ create: { width, height, channels: 3, background: "#888888" } })
    .withMetadata({ orientation })
    .jpeg()
    .toBuffer();

describe("photographed pages", () => {
  it("become one PDF in their order, upright as the camera says, turned as asked, no larger than A4", async () => {
    const pages = [
      { bytes: await photo(300, 400), quarterTurns: 0 },
      { bytes: await photo(300, 400, 6), quarterTurns: 0 },
      { bytes: await photo(300, 400), quarterTurns: 1 },
    ];
    const joined = Buffer.from(await joinPages(pages));
    expect(await inspect(joined)).toMatchObject({ value: { extension: "pdf", pages: 3 } });
    const sizes = (await PDFDocument.load(joined)).getPages().map((page) => page.getSize());
    expect(sizes.map(({ width, height }) => (width > height ? "wide" : "tall"))).toEqual([
      "tall",
      "wide",
      "wide",
    ]);
    for (const { width, height } of sizes) expect(Math.max(width, height)).toBeCloseTo(842, 0);
  });

  it("say nothing of the phone or the place they were taken with", async () => {
    const bytes = await sharp(await photo(200, 200))
      .withExif({ IFD0: { Make: "Phone of somebody" } })
      .jpeg()
      .toBuffer();
    expect(bytes.includes("Phone of somebody")).toBe(true);
    expect(Buffer.from(await joinPages([{ bytes, quarterTurns: 0 }])).includes("Phone of")).toBe(false);
  });
});

describe.skipIf(!existsSync("/usr/bin/tesseract") || !(await knowsVietnamese()))(
  "with tesseract and Vietnamese",
  () => {
    it("a printed line is read, from a picture and from a PDF; what is no picture is read as nothing", async () => {
      const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1400" height="260"><rect width="100%" height="100%" fill="white"/><text x="40" y="110" font-size="56" font-family="DejaVu Sans">Số: 203/GXN-UBND</text><text x="40" y="210" font-size="56" font-family="DejaVu Sans">ngày 05 tháng 02 năm 2026</text></svg>`;
      const picture = await sharp(Buffer.from(svg)).png().toBuffer();
      expect(await readText(picture, "image/png")).toContain("203/GXN-UBND");
      const pdf = await joinPages([{ bytes: picture, quarterTurns: 0 }]);
      expect(await readText(pdf, "application/pdf")).toContain("2026");
      expect(await readText(Buffer.from("no picture"), "image/png")).toBeNull();
    }, 60_000);
  },
);
