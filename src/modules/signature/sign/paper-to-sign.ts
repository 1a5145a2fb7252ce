import { accept, type Result, refuse } from "../../../kernel/result.ts";
import { BrokenPdf } from "../pdf/broken-pdf.ts";
import { inheritedOf, openPdf, type PdfFile, pagesOf } from "../pdf/file.ts";
import { itemsOf, nameIn, type PdfDict } from "../pdf/value.ts";
import { formFields } from "./acro-form.ts";

/** In points. */
export type PageSize = { readonly width: number; readonly height: number };

/**
 * Why a PDF that somebody else made cannot get number, day and signatures here: it cannot be followed, is signed already (a
 * field that is opened now would change what was signed), has fields of its own, or pages that lie on their side.
 */
export type PaperUnfit = {
  readonly code: "PAPER_UNFIT";
  readonly why: "UNREADABLE" | "SIGNED" | "FORM" | "TURNED";
};

/** The sizes of the pages of a PDF that may be numbered and signed; otherwise why not. */
export function paperToSign(pdf: Uint8Array): Result<readonly PageSize[], PaperUnfit> {
  try {
    const file = openPdf(pdf);
    const fields = formFields(file);
    const isSignature = ({ entries }: PdfDict) => nameIn(entries.get("FT")) === "Sig";
    if (file.root.entries.has("Perms") || fields.some(({ dict }) => isSignature(dict)))
      return refuse({ code: "PAPER_UNFIT", why: "SIGNED" });
    if (fields.length > 0) return refuse({ code: "PAPER_UNFIT", why: "FORM" });
    const sizes = pagesOf(file).map(({ dict }) => sizeOf(file, dict));
    const upright = sizes.filter((size) => size !== null);
    if (sizes.length === 0) return refuse({ code: "PAPER_UNFIT", why: "UNREADABLE" });
    return upright.length === sizes.length ? accept(upright) : refuse({ code: "PAPER_UNFIT", why: "TURNED" });
  } catch (cause) {
    if (cause instanceof BrokenPdf) return refuse({ code: "PAPER_UNFIT", why: "UNREADABLE" });
    throw cause;
  }
}

/** Null where what is seen of the page does not begin at its lower left corner, or is turned. */
function sizeOf(file: PdfFile, page: PdfDict): PageSize | null {
  const turned = file.resolve(inheritedOf(file, page, "Rotate"));
  const unit = file.resolve(page.entries.get("UserUnit"));
  const box = inheritedOf(file, page, "CropBox") ?? inheritedOf(file, page, "MediaBox");
  const corners = itemsOf(file.resolve(box)).map((each) => file.resolve(each));
  const [left, bottom, width, height] = corners.map((each) => (typeof each === "number" ? each : -1));
  if ((turned !== null && turned !== 0) || (unit !== null && unit !== 1)) return null;
  if (left !== 0 || bottom !== 0 || width === undefined || height === undefined) return null;
  return width > 0 && height > 0 ? { width, height } : null;
}
