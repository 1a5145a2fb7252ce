import { PDFDocument } from "@cantoo/pdf-lib";

/** A page as it was photographed, and how often it is turned clockwise by a quarter. */
type PhotographedPage = { readonly bytes: Uint8Array; readonly quarterTurns: number };

/** A4 at 200 dots an inch, the least §7.1 asks for; a phone's photo is brought down to it. */
const LONG_PIXELS = 2_339;
const A4_LONG_POINTS = 842;
const QUALITY = 82;

/**
 * Photographed pages as one PDF, in their order, each upright as its camera says and then as it was turned. Only the
 * picture goes in: what a phone writes into a photo of place and owner stays out.
 */
export async function joinPages(pages: readonly PhotographedPage[]): Promise<Uint8Array> {
  const { default: sharp } = await import("sharp");
  const document = await PDFDocument.create();
  for (const { bytes, quarterTurns } of pages) {
    const upright = await sharp(bytes, { failOn: "error" }).rotate().toBuffer();
    const { data, info } = await sharp(upright)
      .rotate((quarterTurns % 4) * 90)
      .resize({ width: LONG_PIXELS, height: LONG_PIXELS, fit: "inside", withoutEnlargement: true })
      .flatten({ background: "#ffffff" })
      .jpeg({ quality: QUALITY })
      .toBuffer({ resolveWithObject: true });
    const scale = A4_LONG_POINTS / Math.max(info.width, info.height);
    const size: [number, number] = [info.width * scale, info.height * scale];
    const [width, height] = size;
    document.addPage(size).drawImage(await document.embedJpg(data), { x: 0, y: 0, width, height });
  }
  return document.save();
}
