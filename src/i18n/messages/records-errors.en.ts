import type { Messages } from "../messages-type.ts";
import type { recordsErrorsVi } from "./records-errors.vi.ts";

/** What the clerk's office says no with. */
export const recordsErrorsEn: Messages<typeof recordsErrorsVi> = {
  RECORDS_STATE: (facts) => {
    const states: { readonly [state: string]: string } = {
      REGISTERED: "is registered",
      DRAFT: "is still a draft",
      SUBMITTED: "was sent up to be signed",
      SIGNED: "is signed and has no number yet",
      PUBLISHED: "is published",
      RECALLED: "was recalled",
      REPLACED: "was replaced",
      VOIDED: "had its number struck out",
      DISCARDED: "was given up",
    };
    return `The document ${states[facts.state] ?? facts.state}, so this cannot be done. Load the page again.`;
  },
  RECORDS_SECRET_STUB:
    "Only author, number and days of a secret document are kept here; its content belongs in the book of secret documents (Law on State Secrets).",
  RECORDS_SUBJECT_MISSING: "Say what the document is about.",
  RECORDS_KIND_UNKNOWN: "This is none of the 29 kinds of Decree 30/2020/ND-CP.",
  RECORDS_ARRIVES_LATER: "The day of arrival lies ahead. Only what has come is registered.",
  RECORDS_DATED_LATER: "The document is dated after the day it came. Look at both days again.",
  RECORDS_REPLY_DUE_EARLY:
    "The reply is due before the document came. Look at both days again; leave the deadline empty where it was past when the document came.",
  RECORDS_MAYBE_REGISTERED: (facts) =>
    `A document of this number is registered as ${facts.numberText}; it may be the same one. If it is another, tick the box below and register again.`,
  RECORDS_ALREADY_REGISTERED: (facts) =>
    `A document of the same author, symbol and day is registered under number ${facts.numberText}.`,
  RECORDS_SYMBOL_MISSING:
    "The agency has no abbreviation for document symbols. Ask an administrator to enter it.",
  RECORDS_FILE_MISSING: "To publish electronically, attach the signed file first.",
  RECORDS_FILE_NOT_PDF:
    "An electronic document is published as PDF (Decree 30/2020/NĐ-CP, Appendix I). A Word file is kept as an attachment only: save it as PDF, sign it and attach that.",
  RECORDS_ALREADY_SENT: "The document has left the office. To take it back, draft a recall.",
  RECORDS_TARGET: "The document named is not in the agency's register.",
  RECORDS_CORRECTED_BY_LETTER: "A correction is an official letter (Decree 30/2020/ND-CP, Article 17).",
  RECORDS_REPLACED_BY_SAME_KIND:
    "A document is replaced by one of the same kind (Decree 30/2020/ND-CP, Article 17).",
  RECORDS_ASSIGNEE: "Choose at least one unit or person, each once, and none that has a part already.",
  RECORDS_LEAD_TAKEN: "Somebody leads already. Take that part back first.",
  RECORDS_DUE_PAST: "The due date has passed.",
  RECORDS_DUE_AFTER_PARENT: (facts) => `A person's due date may not lie behind the unit's (${facts.dueOn}).`,
  RECORDS_ASSIGNMENT_STATE: "This part is no longer at that step. Load the page again.",
  RECORDS_OWN_WORK: "Nobody accepts or extends their own work.",
  RECORDS_RESULT_MISSING: "Say what came of it, or name the document that did.",
  RECORDS_PARTS_OPEN: "People of the unit have not finished their parts.",
  RECORDS_EXTENSION_LATE: (facts) =>
    `Ask for more time at least one working day before the due date (${facts.dueOn}).`,
  RECORDS_EXTENSION_DAY: (facts) => `The new date must lie behind the old one (${facts.dueOn}).`,
  RECORDS_DOSSIER_UNKNOWN: "There is no such dossier, or you may not read it.",
  RECORDS_COPY_OF_DRAFT:
    "This file is a draft that nobody signed. Copy the document as it was published, or an annex that went with it before it was signed.",
  RECORDS_COPY_SOURCE: "Choose a PDF of the document to copy, without a password.",
  RECORDS_COPY_OF_COPY:
    "A further copy is made from a true copy. Make a true copy first, choose one, or enter its number where the file that came in is one.",
  RECORDS_COPY_OF_ORIGINAL: "True copies and extracts are made from the original, not from a copy.",
  RECORDS_COPY_NUMBER_OURS:
    "The chosen file is a true copy your own office made. Leave the number of the one that came in empty, or choose the file that came in.",
  RECORDS_COPY_PAGES: (facts) =>
    `These pages are not in the file (it has ${facts.pages}). Write for example 1-3, 5.`,
  RECORDS_COPY_EXTRACT: "An extract needs the words of its part; other copies have none.",
  RECORDS_PLACE_OUTSIDE: ({ mark }) => {
    const names: { readonly [mark: string]: string } = {
      number: "The place of the number",
      date: "The place of the day",
      month: "The place of the month",
      signature: "The place of signature and seal",
      code: "The place of the code for checking",
    };
    return `${names[mark] ?? mark} is not on the page. Check the page and the distances.`;
  },
  RECORDS_CODE_COVERED:
    "Signature or seal would cover the code for checking, and no machine could read it. Choose another place for one of them.",
  RECORDS_PLACE_SOURCE: "Choose a PDF that is attached to this draft.",
  RECORDS_PLACES_OLDER:
    "A PDF was attached after the places were chosen. Open the page of the places, choose the file that is signed, and save.",
  RECORDS_SIGNER: "Choose a leader of the agency to sign it.",
  RECORDS_NOTHING_CHANGED: "Nothing was changed.",
  RECORDS_WORK_FILE_CODE: "The unit already has a file with this code this year. Choose another.",
  RECORDS_WORK_FILE_CLOSED: "The file is closed; no document can be added.",
  RECORDS_WORK_FILE_OPEN: "Close the file before it is handed over; it is handed over once.",
  RECORDS_WORK_FILE_EMPTY: "The file has no document yet and cannot be closed.",
};
