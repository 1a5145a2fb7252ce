import type { Officer } from "../../access/index.ts";
import type { DossierView } from "../queries/read-dossier.ts";

/** What was declared, until there is a result; after it was handed over by a correction, received as any dossier is. */
export function mayPutRight({ acts, sharedPartOnly }: DossierView, { grants }: Officer) {
  const receives = grants.some(({ role }) => role === "intake-officer");
  return {
    mayAmend: acts.includes("amendApplication") && !sharedPartOnly,
    mayCorrect: acts.includes("openCorrection") && !sharedPartOnly && receives,
  };
}
