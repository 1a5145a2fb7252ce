export type { Letterhead, PaperApplicant, PaperData, PaperKey } from "./paper.ts";
export { renderPaper, renderSlip } from "./render-paper.ts";
export { renderSheet } from "./render-sheet.ts";
