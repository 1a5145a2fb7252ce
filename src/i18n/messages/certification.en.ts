import type { Messages } from "../messages-type.ts";
import type { certificationVi } from "./certification.vi.ts";

export const certificationEn: Messages<typeof certificationVi> = {
  title: "Certified copies",
  lead: "One form, one line a paper. Tab goes to the next box, Enter enters it all.",
  fullName: "Full name of the requester",
  personalId: "Personal identification number",
  phone: "Telephone",
  papers: "Papers",
  name: "Name of the paper",
  pages: "Pages",
  copies: "Copies",
  shortNames: ({ list }) => `Short forms: ${list}`,
  fee: ({ amount }) => `Fee: ${amount}`,
  feeNone: "Fee: no paper yet",
  feeShort: "Fee",
  reckon: "Reckon the fee",
  enter: "Receive and enter",
  entered: "Entered in the register",
  enteredLead: (n) =>
    `Dossier ${n.code}: ${n.copies} copies, ${n.amount} in all. Write a paper's number on each of its copies.`,
  register: "Register of certified copies",
  number: "Number",
  numberOf: ({ number, year }) => `${String(number).padStart(2, "0")}/${year}-SCT/BS`,
  next: "Next person",
  toDossier: "Open the dossier",
};
