import type { representativesVi } from "./representatives.vi.ts";

export const representativesEn: typeof representativesVi = {
  errors: {
    REPRESENTATIVE_INVALID:
      "Please give the name of the organisation, the person's name, the personal number of 12 digits and the basis.",
    REPRESENTATIVE_IS_ONESELF:
      "Nobody confirms themself. Ask another officer to look at the document and confirm; so too for whoever bears your name.",
    REPRESENTATIVE_NEEDS_SECOND:
      "Whoever wrote it down does not agree to it. Ask another officer, the director of the centre or a leader to look at the document and agree.",
    REPRESENTATION_DOCUMENT_REQUIRED:
      "Please write down the document you saw: kind, number, day (at least 10 letters).",
    REPRESENTATION_DAYS_INVALID:
      "Please give a first and a last day that exist; the last not before the first, and not past.",
    REPRESENTATION_REASON_REQUIRED: "Please say why the representation ends.",
  },
  title: "Representatives of organisations",
  lead: "Whoever two officers confirm here sees the organisation's stored papers, signed in with VNeID, to the end of the day given. Write down, and agree, only once you have seen the document.",
  waiting: "Waiting for a second officer",
  waitingLead:
    "One officer wrote it down; once another has seen the document and agrees, this person sees the papers.",
  writtenBy: ({ name }) => `Written down by ${name}`,
  askAnother: ({ address }) =>
    `Ask another officer, the director of the centre or a leader to look at the document and to agree on this page: ${address}`,
  agree: "I have seen the document and agree",
  notYet: "waiting for a second officer",
  find: "Show who is confirmed",
  none: "Nobody is confirmed for this tax code.",
  taxCode: "Tax code",
  organisationName: "Name of the organisation or household business",
  fullName: "Full name of the representative",
  personalId: "Personal number of the representative",
  basis: "Basis",
  bases: { LEGAL_REP: "Legal representative", AUTHORISED: "Authorised" },
  document: "Document you saw",
  documentHint: "For instance: certificate of enterprise registration no. 0101248141 of 05/03/2024",
  validFrom: "From",
  validTo: "To the end of",
  confirm: "Write down the representative",
  days: ({ from, to }) => `From ${from} to the end of ${to}`,
  end: "End it",
  endReason: "Why it ends before its day",
  ended: ({ reason }) => `Ended: ${reason}`,
  shelves: "Papers of organisations",
  shelfLead: ({ name, code, to }) =>
    `Stored papers of ${name}, tax code ${code}. You are confirmed as representative to the end of ${to}.`,
  shelfEmpty: "There are no papers of this organisation yet.",
  othersLead:
    "Those whom the one-stop unit confirmed to see these papers. If somebody should not be here, tell the unit.",
  shelfLooks: "Who looked at the organisation's papers",
  representative: "Representative",
  opened: "Looked at papers of the organisation they represent",
};
