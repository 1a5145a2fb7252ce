export {
  type Letterhead,
  PAPER_KEYS,
  type PaperApplicant,
  type PaperData,
  type PaperKey,
  type ReceiptComponent,
  type TemplateSet,
} from "./paper.ts";
export { type PaperOrder, renderPaper, renderSlip } from "./render-paper.ts";
export { qrSvg } from "./tracking-qr.ts";
