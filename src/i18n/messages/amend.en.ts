import type { Messages } from "../messages-type.ts";
import type { amendVi } from "./amend.vi.ts";

export const amendEn: Messages<typeof amendVi> = {
  title: "Put right what was declared",
  lead: "Only slips of the pen: a name, a day of birth, a telephone number, an address, an answer of the form. What stood there before stays in the history; the term does not change.",
  whose: "Who handed it in",
  ownerOf: ({ relationship }) => `Owner (relationship: ${relationship})`,
  onPaper: "The declaration of this dossier is on paper, so only the applicant's details are kept here.",
  confirmed: "Name and personal number come from VNeID and cannot be put right here.",
  drafted:
    "The result was drafted from what stood there before. Once this is saved, it has to be drafted again.",
  reason: "Why it is put right",
  reasonHint: "For example: the name was typed differently from the identity card.",
  save: "Save what was put right",
  back: "Leave it as it is",
  notNow: "The result is signed or the dossier has ended, so what was declared can no longer be put right.",
  done: "What was declared is put right",
  doneSlip:
    "The slip that was handed over says otherwise and is no longer valid. Print the new one and exchange it.",
  doneSame: "The slip that was handed over stays valid.",
  print: "Print the new slip",
  change: ({ label, before, after }) => `${label}: ${before} → ${after}`,
  empty: "(empty)",
};
