import type { Messages } from "../messages-type.ts";
import type { certificationVi } from "./certification.vi.ts";

export const certificationEn: Messages<typeof certificationVi> = {
  title: "Certified copies",
  lead: "One line for each paper. Tab: next box. Enter: receive.",
  fullName: "Requester's full name",
  personalId: "Personal identification number",
  phone: "Phone number",
  papers: "Papers",
  name: "Name of the paper",
  pages: "Pages",
  copies: "Copies",
  shortNames: "Two letters write the whole Vietnamese name:",
  inLine: ({ line, message }) => `Line ${line}: ${message}`,
  toEnter: "Will be registered",
  lineToEnter: (n) =>
    `${n.name}: ${n.pages} ${n.pages === 1 ? "page" : "pages"}, ${n.copies} ${n.copies === 1 ? "copy" : "copies"}`,
  sure: ({ names }) => `${names} is not among the two-letter names and will be entered exactly as typed`,
  sureMissing:
    "A name looks like a two-letter name but is not in the list. Correct it, or tick the confirmation below.",
  moreLines: "Add 10 lines",
  fee: ({ amount }) => `Fee: ${amount}`,
  feeNone: "Fee: no papers yet",
  feeShort: "Fee",
  reckon: "Work out the fee",
  enter: "Receive and register",
  entered: "Entered in the register",
  enteredLead: (n) =>
    `Dossier ${n.code}: ${n.copies} ${n.copies === 1 ? "copy" : "copies"}, ${n.amount} in all. Write each paper's number on all of its copies.`,
  register: "Register of certified copies",
  number: "Number",
  numberOf: ({ number, year }) => `${String(number).padStart(2, "0")}/${year}-SCT/BS`,
  numbersOf: ({ runs, year }) => {
    const two = (number: number) => String(number).padStart(2, "0");
    const each = runs.map(([from, to]) => (from === to ? two(from) : `${two(from)}–${two(to)}`));
    return `${each.join(", ")}/${year}-SCT/BS`;
  },
  next: "Next person",
  takeFee: ({ amount }) => `Take ${amount}: cash, VietQR`,
  feeAtCashier: ({ amount }) => `${amount} still to pay: please send the citizen to the cashier.`,
  toCharges: "See what is charged",
  nothingOwed: "Nothing is left to pay.",
  toDossier: "Open the dossier",
  toRegister: "Register",
  registerPage: {
    title: "Register of certified copies",
    lead: "A line for each paper, by number. A line entered by mistake is struck out with its reason, never deleted. Print it by the browser's Print.",
    from: "From",
    to: "To",
    number: "Number",
    person: "Requested by",
    search: "Filter",
    none: "There is no line in this period.",
    enteredAt: "Day",
    note: "Note",
    voided: "Struck out",
    corrected: (n) => `Requester corrected: “${n.from}” to “${n.to}”, ${n.day}, ${n.by} (${n.reason})`,
    electronic: "Electronic copy made",
    more: "Following lines",
    total: (n) => `${n.lines} papers, ${n.copies} copies, fee ${n.amount} (struck out lines not counted).`,
    certify: "Certify copies",
  },
  entry: {
    title: ({ number }) => `Line ${number}`,
    facts: "As entered",
    void: "Strike this line out",
    voidLead:
      "The line stays in the register and keeps its number. An electronic copy, if any, is revoked. Its part of the fee is asked off, or back where it was paid; whoever is entitled decides.",
    voidReason: "Reason",
    voidReasonMissing: "Say why it is struck out.",
    voidedBy: (n) => `Struck out at ${n.when} by ${n.by}: ${n.reason}`,
    struckInForm: ({ number }) => `Struck out of the register, number ${number}`,
    refused: ({ number, reason }) => `Certification refused, paper ${number}: ${reason}`,
    ended: ({ reason }) => `The request ended without certification: ${reason}`,
    struckGround: ({ number, reason }) => `Line ${number} struck out: ${reason}`,
    fee: {
      none: ({ amount }) =>
        `The fee of this line is ${amount}. Nothing open or paid here can be lowered or paid back.`,
      asked: {
        EXEMPTION: ({ amount }) => `A reduction of ${amount} was asked for and waits for a decision.`,
        REFUND: ({ amount }) =>
          `The fee was paid. A refund of ${amount} was asked for and waits for a decision.`,
      },
      approved: {
        EXEMPTION: ({ amount }) => `Lowered by ${amount}.`,
        REFUND: ({ amount }) => `A refund of ${amount} is approved and waits to be paid out.`,
      },
      paidOut: ({ amount }) => `${amount} was paid back.`,
      declined: ({ amount }) => `What was asked about ${amount} was declined.`,
      toCharges: "Charges of the dossier",
    },
  },
  electronic: {
    title: "Certified electronic copy",
    lead: "Upload the scan of the original, compare them, then sign. The words of certification, the number and the QR code follow the scan; who certifies signs, the agency seals.",
    scan: "Scan of the original (PDF or picture)",
    scanHint: ({ megabytes }: { megabytes: number }) =>
      `One PDF, or a clear photograph of each page. At most ${megabytes} MB each.`,
    oneScan: "The copy is made of one scan: send one PDF, or photographed pages, which become one file.",
    scanMissing: "Choose the scan of the original.",
    compared: "I have compared the scan with the original",
    comparedMissing: "Compare the scan with the original and say so.",
    sign: "Sign and issue the electronic copy",
    made: ({ when }) => `Issued at ${when}.`,
    open: "Open the electronic copy",
    verify: "Page of verification",
    document: ({ name, pages }) => `${name}: ${pages} pages, electronic copy`,
  },
  paperNotes: {
    struck: ({ number }) =>
      `Number ${number} on this paper has been struck out of the register of certifications: the document under that number is certified no more. The other numbers stand.`,
    otherSeries: ({ numbers }) =>
      `This paper was issued while results were numbered in a series of their own: the number on it is not that of the register of certified copies.${numbers === "" ? "" : ` In the register: ${numbers}.`}`,
  },
  errors: {
    CERTIFICATION_VOIDED: "This line is struck out. Enter the paper again under another number.",
    CERTIFICATION_ON_ISSUED_PAPER:
      "This number stands on the issued result of the dossier and cannot be struck out by itself. Open the dossier: reopen the result while it has not been handed over, revoke it after that; the line is struck out with it.",
    CERTIFICATION_MADE_ALREADY: "This paper has its certified electronic copy. Open the one that was issued.",
    CERTIFICATION_SIGNER_WITHOUT_KEY:
      "You have no certificate in use here, so you cannot certify. Ask who keeps the register of certificates.",
    CERTIFICATION_SCAN_UNFIT: "The scan must be a PDF or a JPG or PNG picture.",
  },
};
