import { execFileSync } from "node:child_process";
import { PDFDocument, StandardFonts } from "@cantoo/pdf-lib";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { present } from "../../kernel/assert.ts";
import { archivalPages } from "./archival-pages.ts";
import { joinPages } from "./join-pages.ts";

const photo = () =>
  sharp({ create: { width: 400, height: 600, channels: 3, background: "#224488" } })
    .jpeg()
    .toBuffer();
const fontsOf = (pdf: Uint8Array) =>
  execFileSync("pdffonts", ["-"], { input: pdf, encoding: "utf8" }).split("\n").slice(2).filter(Boolean);
/** Pictures by poppler: width, height and how each is packed. */
const picturesOf = (pdf: Uint8Array) =>
  execFileSync("pdfimages", ["-list", "-"], { input: pdf, encoding: "utf8" })
    .split("\n")
    .slice(2)
    .filter(Boolean)
    .map((row) => row.trim().split(/\s+/).slice(3, 5).map(Number));
const keptOf = async (scan: Uint8Array) => present(await archivalPages(scan), "pages of an archive").save();

async function lettered(change: (document: PDFDocument) => void | Promise<void> = () => undefined) {
  const document = await PDFDocument.create();
  const page = document.addPage([300, 600]);
  page.drawText("Bang tot nghiep", {
    x: 40,
    y: 500,
    font: await document.embedFont(StandardFonts.Helvetica),
  });
  await change(document);
  return document.save();
}

describe("the pages of a scan as an archive takes them", () => {
  test("a photographed page stays the very picture it is", async () => {
    const scan = await joinPages([{ bytes: await photo(), quarterTurns: 0 }]);
    expect(picturesOf(await keptOf(scan))).toEqual([[400, 600]]);
  });

  test("a page of letters whose face is not in the file becomes a picture of itself, of its own size", async () => {
    const scan = await lettered();
    expect(fontsOf(scan)).toHaveLength(1);
    const kept = await keptOf(scan);
    expect(fontsOf(kept)).toEqual([]);
    // 300 by 600 points at 200 dots an inch.
    const [[width = 0, height = 0] = []] = picturesOf(kept);
    expect([Math.abs(width - 833) < 3, Math.abs(height - 1667) < 3]).toEqual([true, true]);
    const [page] = (await PDFDocument.load(kept)).getPages();
    expect(Math.abs((page?.getWidth() ?? 0) - 300)).toBeLessThan(1);
  });

  test("only the page that needs it is drawn, and their order stays", async () => {
    const scan = await lettered(async (document) => {
      const picture = await document.embedJpg(await photo());
      document.insertPage(0, [400, 600]).drawImage(picture, { x: 0, y: 0, width: 400, height: 600 });
    });
    const [first, second] = picturesOf(await keptOf(scan));
    expect(first).toEqual([400, 600]);
    expect(second?.[1]).toBeGreaterThan(1_600);
  });

  test("a picture that can be looked through is drawn too", async () => {
    const document = await PDFDocument.create();
    const veil = sharp({ create: { width: 50, height: 50, channels: 4, background: "#ff000044" } });
    const picture = await document.embedPng(await veil.png().toBuffer());
    document.addPage([100, 100]).drawImage(picture, { x: 0, y: 0, width: 100, height: 100 });
    expect(picturesOf(await keptOf(await document.save()))).toHaveLength(1);
  });
});
