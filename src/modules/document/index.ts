export type { Letterhead, PaperApplicant, PaperData, PaperKey } from "./paper.ts";
export { renderSheetAside } from "./render-aside.ts";
export { renderPaper, renderSlip } from "./render-paper.ts";
export { type HeadCell, renderSheet, type StatisticalSheet } from "./render-sheet.ts";
