import type { Messages } from "../messages-type.ts";
import type { verifiedVi } from "./verified.vi.ts";

export const verifiedEn: Messages<typeof verifiedVi> = {
  money: ({ transfers, wrong }) =>
    `${transfers} movements of the ledger added up: ${wrong === 0 ? "they balance" : `${wrong} do not hold`}.`,
  wrongMoney: ({ rule, about, detail }) => `${rule}: ${about} (${detail})`,
  moneyRules: {
    CHARGE_IN_BOOKS: "A charge is not what the ledger says",
    PAID_KEPT_OR_BACK: "What was paid of a charge is not what is kept, due back and given back",
    PAYMENTS_ALLOCATED: "A payment is not what it was spent on",
    WAITS_PAID: "A dossier waits for money that nobody owes",
    RECEIPTS_WHOLE: "A receipt is missing, double, or of another amount",
    BANK_IN_BOOKS: "A bank movement is not what the ledger says",
    SUSPENSE_IS_OPEN: "What is not matched is not in suspense",
    STATEMENT_IN_BOOKS: "A bank statement is not what the ledger says",
    MISSING_ON_STATEMENT: "Announced by the bank and not on its statement",
    HAND_MATCH_AGREED: "Money in matched by hand, not agreed to as such by a second person",
    DRAWERS_AGREED: "A drawer with more or less, not agreed to by somebody else for just that sum",
    OPENING_AGREED: "An opening balance is not what was agreed to",
    ABSENT_AGREED: "Money that never arrived, not settled to the đồng by two people",
    POST_IN_BOOKS: "What the post collected is not what the ledger says",
    TREASURY_AGREED: "Money handed on to the treasury is not what a second person agreed to",
    BANK_OWN_AGREED: "Charges and interest of the bank are not what a second person agreed to",
    PORTAL_NUMBER_ONCE: "A transaction number of the portal was taken twice",
    RETURNS_AGREED: "Money on its way back is not what was agreed to, or not what left for it",
  },
  option: "count every event again and compare each cell of the statistics",
  wrongCell: (cell) =>
    `Cell ${cell.where}, ${cell.when}, ${cell.measure}: kept ${cell.cell}, recounted ${cell.recounted}`,
  wrongSpells: (found) =>
    `Dossier ${found.dossierId}, ${found.where}, ${found.day}, ${found.measure}: its list says ${found.listed}, recounted ${found.recounted}`,
  wrongLateSteps: (found) =>
    `Late results of ${found.unitId}, ${found.day}: the table of overrun steps says ${found.told}, recounted ${found.recounted}`,
  recounted: (n) =>
    n.wrong === 0
      ? `${n.dossiers} dossiers and ${n.cells} cells of the statistics recounted: all agree.`
      : `${n.dossiers} dossiers and ${n.cells} cells of the statistics recounted: at least ${n.wrong} amounts differ.`,
  wrongNumber: (f) => `Number ${f.number} of series ${f.series}: ${f.why}`,
  formFaults: {
    UNNUMBERED: "an act issued this form and took no number",
    NO_ACT: "no act issued a form with this number",
    OTHER_YEAR: "of another year than its act",
    NOT_KEPT: "took its number, and no file of it is kept",
    NOT_REPLACED: "void, or in force, though another form took its place or none did",
  },
  numberFaults: {
    GAP: "no paper carries it and no void explains it",
    BEYOND: "beyond the last number its series gave",
    OTHER_PAPER: "its paper carries another number, or is not published",
    UNNUMBERED: "the paper is published and its number is in no series",
  },
  signaturesDone: (n) =>
    n.wrong === 0
      ? `${n.signatures} digital signatures on papers checked: all hold.`
      : `${n.signatures} digital signatures on papers checked: ${n.wrong} do not hold.`,
  formsDone: (n) =>
    n.wrong === 0
      ? `${n.forms} numbers of one-stop forms checked: each form has its own.`
      : `${n.forms} numbers of one-stop forms checked: ${n.wrong} wrong.`,
  papersDone: (n) =>
    n.wrong === 0
      ? `${n.papers} papers and ${n.numbers} numbers checked: none missing, none given twice.`
      : `${n.papers} papers and ${n.numbers} numbers checked: ${n.wrong} are wrong.`,
  filesOption: "read every stored file and compare it with its hash",
  wrongPaper: (number, fault) => `Paper ${number}: ${fault}`,
  paperFaults: {
    MISSING: "its file is not in the store",
    DAMAGED: "its file is not what was stored",
    NOT_ISSUED: "no act of any history issued it",
    OTHER_FILE: "not the file the history names",
    NOT_AS_SIGNED: "its file does not begin with what was signed",
    UNSIGNED: "it must be signed digitally and carries no signature",
    NOT_REGISTERED: "signed with a certificate that is in no register of the agency",
    SIGNER_MISSING: "the signature of its signer, or the seal of its agency, is missing",
    TAMPERED: "altered after signing",
    UNKNOWN: "its signature cannot be checked",
    UNTRUSTED: "its signer cannot be traced to anybody trusted",
    REVOKED: "signed with a certificate that had been revoked before",
  },
  fileFaults: {
    MISSING: "named and not in the store",
    ORPHAN: "in the store and named nowhere",
    DAMAGED: "not what was received",
  },
  wrongRegister: (register) =>
    `A register of certified copies lacks, doubles or mistakes a number: ${register}`,
  registersDone: ({ broken, older }) => {
    const said =
      broken === 0
        ? "Registers of certified copies: numbers run on, and issued papers bear them."
        : `Registers of certified copies: ${broken} numbers lacking, doubled or mistaken.`;
    return older === 0
      ? said
      : `${said} ${older} papers issued earlier bear numbers of a series of their own, not of the register.`;
  },
  wrongFile: (sha256: string, fault: string) => `File ${sha256}: ${fault}`,
  filesDone: (n) =>
    `${n.stored} stored files ${n.isRead ? "read and " : ""}held against ${n.named} named ones: ${n.wrong === 0 ? "all agree" : `${n.wrong} to look at`}.`,
  attachedFaults: {
    UNMARKED:
      "is not marked as attached to its dossier and will be swept as if it were unused; any act on this dossier marks it",
    UNNAMED: "nobody keeps it any more; look for it in a backup",
  },
  wrongAttached: (dossier, sha256, fault) => `Dossier ${dossier}, file ${sha256}: ${fault}`,
  attachedDone: ({ files, wrong }) =>
    `${files} files in the histories of dossiers held against who keeps them: ${wrong === 0 ? "all are kept" : `${wrong} to look at`}.`,
  messagesOption: "ask every history what had to be told and compare it with the outbox",
  wrongMessage: (dossier: string, fault: string, detail: string) =>
    `Dossier ${dossier}, message ${detail}: ${fault}`,
  messagesDone: (n) =>
    n.wrong === 0
      ? `${n.messages} messages compared with the histories of ${n.dossiers} dossiers: none is missing, none too many; ${n.waiting} wait to be sent, ${n.dead} need somebody.`
      : `${n.messages} messages compared with the histories of ${n.dossiers} dossiers: ${n.wrong} do not agree.`,
  registerFaults: {
    UNNUMBERED: "its document bears a number that is not in the series",
    DIFFERENT: "its document bears another number than the series says",
    UNEXPLAINED: "struck out in the register or in the series, not in both",
    NOBODYS: "its document is gone",
  },
  numbersDone: (n) =>
    `${n.numbers} numbers of the registers checked: ${n.wrong === 0 ? "none missing, none twice" : `${n.wrong} to look at`}.`,
  broken: (dossier: string, seq: number, fault: string) => `Dossier ${dossier}, event ${seq}: ${fault}`,
  done: (n) =>
    n.broken === 0
      ? `${n.dossiers} dossiers, ${n.events} events checked: the history is whole.`
      : `${n.dossiers} dossiers, ${n.events} events checked: ${n.broken} broken.`,
};
