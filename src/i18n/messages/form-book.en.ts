import type { Messages } from "../messages-type.ts";
import type { formBookVi } from "./form-book.vi.ts";

/** Texts of the books of the forms the one-stop shop issues. */
export const formBookEn: Messages<typeof formBookVi> = {
  title: "Numbers of the one-stop forms",
  lead: "Each acceptance slip, request for papers, refusal, apology and notice of stopping takes a number of the unit that issues it, from 01 again each year. A notice of stopping takes its number in the agency's series of notices, shared with results and documents.",
  sheet: "Form numbers",
  ofYear: ({ year }) => `Year ${year}`,
  unit: "Unit",
  year: "Year",
  empty: "No numbers.",
  standing: "Standing",
  standings: { standing: "In force", void: "Void" },
  voided: ({ on, by }) => `Void since ${on}, replaced by ${by}`,
  columns: {
    ordinal: "No.",
    number: "Number and symbol",
    day: "Day",
    form: "Form",
    agency: "Issued by",
    dossier: "Dossier number",
    procedure: "Procedure",
    owner: "Person or organisation",
    note: "Note",
  },
};
