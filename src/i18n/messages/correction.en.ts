import type { Messages } from "../messages-type.ts";
import type { correctionVi } from "./correction.vi.ts";

export const correctionEn: Messages<typeof correctionVi> = {
  open: "Open a correction of the result",
  title: (f) => `Correction of the result of ${f.code}`,
  lead: "A result that was handed over cannot be changed in its dossier. The correction has a code, a slip and a term of its own and is linked to the old dossier; what was declared then is filled in: change what is wrong.",
  fees: "Fees are charged as for a new dossier. Where the mistake is the office's own, the cashier may be asked to waive them.",
  reason: "What is wrong in the result, and why",
  reasonHint: "For example: the extract gives another date of birth than the register.",
  send: "Open the correction and print the slip",
  link: {
    CORRECTS: "Corrects the result of",
    CORRECTED_BY: "Corrected by",
    BUNDLE: "Part of the bundle",
    PART: "Part",
  },
};
