export { openSigning } from "./open-signing.ts";
export { validatePdf } from "./validate/validate-pdf.ts";
