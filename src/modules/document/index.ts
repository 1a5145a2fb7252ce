export { type BorneNumber, listBorneNumbers } from "./borne-numbers.ts";
export { breakable } from "./breakable.ts";
export { draftedAmong, type SignedPaper, signedAmong } from "./drafted-and-signed.ts";
export {
  type FormNumber,
  type FormToNumber,
  findFormNumber,
  formNumberParts,
  formNumbersValue,
  formSymbol,
  NUMBERED_FORMS,
  type NumberedForm,
} from "./form-series.ts";
export type { PaperWitness } from "./issued-as.ts";
export { type JudgedPaper, judgePaper, type PaperFault } from "./judge-paper.ts";
export { keptAs } from "./kept-files.ts";
export { type FormSigner, heldTitle, leadingTitle, signingPost } from "./leading-title.ts";
export {
  dayAndMonthOnPaper,
  dayOnPaper,
  numberAndSymbol,
  numberOnPaper,
  placeAndDate,
} from "./official-date.ts";
export { listOwedForms, noteFormKept, noteFormTried, type OwedForm } from "./owed-forms.ts";
export type { Letterhead, PaperApplicant, PaperData, PaperKey, TemplateSet } from "./paper.ts";
export {
  findPaper,
  findPaperOfAct,
  insertDraft,
  insertIssued,
  insertUploaded,
  type KeptPaper,
  listPapersOf,
  listPublishedByNumber,
  markDraftAgain,
  markPublished,
  markRevoked,
  markSigned,
  markSuperseded,
  type PaperId,
  replaceDraft,
  supersedeBefore,
} from "./paper-store.ts";
export {
  namedPrint,
  type PaperNotes,
  type VerifiableFinder,
  type VerifiablePaper,
} from "./portal/verifiable.ts";
export { printPaper } from "./print-paper.ts";
export { findLastPrint, findPrintByToken } from "./print-store.ts";
export { renderSheetAside } from "./render-aside.ts";
export { renderMoneyReceipt } from "./render-money-receipt.ts";
export {
  type CopySheet,
  countPages,
  type OfficialSheet,
  parseOfficialSheet,
  renderCopy,
  renderOfficial,
  rewrittenPdf,
} from "./render-official.ts";
export { type PaperOrder, printedContent } from "./render-paper.ts";
export { renderParcelLabel } from "./render-parcel-label.ts";
export { parseResultSheet, type ResultSheet } from "./render-result.ts";
export { type HeadCell, renderSheet, type StatisticalSheet } from "./render-sheet.ts";
export {
  agreesWithRegister,
  asRegistered,
  draftValues,
  type ResultSource,
  type ResultValues,
} from "./result-fields.ts";
export {
  findResultPaper,
  type ResultPaperKind,
  resultPaperAsked,
  resultPapersFor,
} from "./result-paper.ts";
export {
  inTurn,
  nextNumber,
  type Series,
  takeNextNumber,
  takeNumber,
  voidBorneNumber,
  voidNumberOf,
} from "./series-store.ts";
export { type SetPaper, setPaper, setPapersAside, setResult } from "./set-paper.ts";
export { type AuthorityWord, signatureLines } from "./signature-block.ts";
export {
  type AuthorityMisfit,
  authorityByPost,
  authorityRefusal,
  type SigningRefusal,
  signingRefusal,
} from "./signing-authority.ts";
export { templateSetOn } from "./template-set.ts";
export { isSameTemplate, resultTemplatesOn } from "./templates-seen.ts";
export { newPaperToken, typedLines } from "./token.ts";
export { qrModules, qrPng, qrSvg } from "./tracking-qr.ts";
export { paperReferences, verifyPapers } from "./verify-papers.ts";
export { verifyPaperSignatures } from "./verify-signatures.ts";
