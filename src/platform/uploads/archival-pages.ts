import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  type PDFPage,
  PDFRawStream,
  PDFStream,
} from "@cantoo/pdf-lib";
import { drawPage } from "./draw-page.ts";

/** Dots an inch a page is drawn with: the least §7.1 asks for of a scan. */
const DOTS = 200;
const POINTS_AN_INCH = 72;
const QUALITY = 85;

/**
 * The pages of a scan as an archive takes them (PDF/A-2b): a page that is nothing but plain pictures stays as it is, any other
 * (letters of a face that is not in the file, notes, forms, colours of print) becomes a picture of itself, of its own size.
 * Null where one would have to be drawn and this machine cannot.
 */
export async function archivalPages(scan: Uint8Array): Promise<PDFDocument | null> {
  const source = await PDFDocument.load(scan);
  const pages = await PDFDocument.create();
  for (const [index, page] of source.getPages().entries()) {
    if (isPlainPicture(page)) {
      const [copy] = await pages.copyPages(source, [index]);
      if (copy !== undefined) pages.addPage(copy);
    } else if (!(await addDrawn(pages, scan, index + 1))) return null;
  }
  return pages;
}

async function addDrawn(pages: PDFDocument, scan: Uint8Array, page: number): Promise<boolean> {
  const drawn = await drawPage(scan, { page, size: ["-r", String(DOTS)] });
  if (drawn === null) return false;
  const { default: sharp } = await import("sharp");
  const { data, info } = await sharp(drawn)
    .flatten({ background: "#ffffff" })
    .jpeg({ quality: QUALITY })
    .toBuffer({ resolveWithObject: true });
  const [width, height] = [info.width, info.height].map((dots) => (dots * POINTS_AN_INCH) / DOTS);
  if (width === undefined || height === undefined) return false;
  pages.addPage([width, height]).drawImage(await pages.embedJpg(data), { x: 0, y: 0, width, height });
  return true;
}

const UNFIT_ON_PAGE = ["AA", "Group", "Metadata"];
const UNFIT_ON_PICTURE = ["SMask", "Mask", "ImageMask", "Interpolate", "Alternates", "OPI", "Metadata", "OC"];
const FIT_FILTERS = ["DCTDecode", "FlateDecode", "CCITTFaxDecode", "JBIG2Decode"];
const FIT_COLOURS = ["DeviceRGB", "DeviceGray"];
/** What places a picture and nothing else: numbers, names, and these. */
const FIT_WORDS = /^(?:[-+.\d]+|\/[^\s/]+|q|Q|cm|Do|re|W\*?|n)$/;

function isPlainPicture({ node }: PDFPage): boolean {
  const resources = node.Resources();
  const pictures = resources?.lookupMaybe(PDFName.of("XObject"), PDFDict);
  if (resources === undefined || pictures === undefined) return false;
  const others = resources.keys().filter((key) => !["XObject", "ProcSet"].includes(key.decodeText()));
  return (
    !UNFIT_ON_PAGE.some((key) => node.has(PDFName.of(key))) &&
    (node.Annots()?.size() ?? 0) === 0 &&
    others.every((key) => isEmpty(resources.lookup(key))) &&
    pictures.keys().every((key) => isFitPicture(pictures.lookup(key))) &&
    contentsOf(node.Contents()).every(placesOnly)
  );
}

function isEmpty(value: unknown): boolean {
  return value instanceof PDFDict && value.keys().length === 0;
}

function isFitPicture(picture: unknown): boolean {
  if (!(picture instanceof PDFStream)) return false;
  const { dict } = picture;
  return (
    nameIn(dict, "Subtype") === "Image" &&
    FIT_COLOURS.includes(nameIn(dict, "ColorSpace")) &&
    FIT_FILTERS.includes(nameIn(dict, "Filter")) &&
    !UNFIT_ON_PICTURE.some((key) => dict.has(PDFName.of(key)))
  );
}

function nameIn(dict: PDFDict, key: string): string {
  const value = dict.lookup(PDFName.of(key));
  const one = value instanceof PDFArray && value.size() === 1 ? value.lookup(0) : value;
  return one instanceof PDFName ? one.decodeText() : "";
}

function contentsOf(contents: PDFStream | PDFArray | undefined): readonly unknown[] {
  if (!(contents instanceof PDFArray)) return [contents];
  return Array.from({ length: contents.size() }, (_, index) => contents.lookup(index));
}

function placesOnly(content: unknown): boolean {
  if (!(content instanceof PDFRawStream)) return false;
  if (!["", "FlateDecode"].includes(nameIn(content.dict, "Filter"))) return false;
  const text = Buffer.from(decodePDFRawStream(content).decode()).toString("latin1");
  return text.split(/\s+/).every((word) => word === "" || FIT_WORDS.test(word));
}
