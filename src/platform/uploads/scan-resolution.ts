import { PDFDict, PDFDocument, PDFName, PDFNumber, type PDFPage, PDFStream } from "@cantoo/pdf-lib";

const POINTS_AN_INCH = 72;

/**
 * Dots an inch of a scan, by the pixels of the largest picture of each page and the size of the page: the least of all
 * pages. Null where no page is a picture (text that was never paper), or nothing can be read.
 */
export async function scanResolution(pdf: Uint8Array): Promise<number | null> {
  try {
    const document = await PDFDocument.load(pdf, { updateMetadata: false });
    const found = document.getPages().flatMap((page) => resolutionOf(page) ?? []);
    return found.length === 0 ? null : Math.round(Math.min(...found));
  } catch {
    // Not to be read as a PDF: nothing is said of its dots.
    return null;
  }
}

function resolutionOf(page: PDFPage): number | null {
  const pictures = page.node.Resources()?.lookupMaybe(PDFName.of("XObject"), PDFDict);
  const sides = (pictures?.keys() ?? []).flatMap((key) => {
    const picture = pictures?.lookup(key);
    if (!(picture instanceof PDFStream) || picture.dict.lookup(PDFName.of("Subtype")) !== PDFName.of("Image"))
      return [];
    const [width, height] = ["Width", "Height"].map((side) =>
      picture.dict.lookupMaybe(PDFName.of(side), PDFNumber)?.asNumber(),
    );
    return width === undefined || height === undefined ? [] : [Math.max(width, height)];
  });
  const { width, height } = page.getSize();
  return sides.length === 0 ? null : (Math.max(...sides) * POINTS_AN_INCH) / Math.max(width, height);
}
