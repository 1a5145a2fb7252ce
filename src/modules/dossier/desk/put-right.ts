import type { LocalDate } from "../../../kernel/local-date.ts";
import { authorize, type Officer } from "../../access/index.ts";
import type { UnitDirectory } from "../../organisation/index.ts";
import type { FeesStanding } from "../fees-standing.ts";
import type { DossierView } from "../queries/read-dossier.ts";

/** What was declared, until there is a result; after it was handed over by a correction, received as any dossier is. */
export function mayPutRight({ acts, sharedPartOnly }: DossierView, { grants }: Officer) {
  const receives = grants.some(({ role }) => role === "intake-officer");
  return {
    mayAmend: acts.includes("amendApplication") && !sharedPartOnly,
    mayCorrect: acts.includes("openCorrection") && !sharedPartOnly && receives,
  };
}

type Fees = {
  readonly book: FeesStanding | null;
  readonly directory: UnitDirectory;
  readonly on: LocalDate;
};

/** Whether the officer may open the charges, which stand with the unit that received the dossier. */
export function mayOpenCharges(
  { dossier, sharedPartOnly }: DossierView,
  officer: Officer,
  { book, directory, on }: Fees,
): boolean {
  if (book === null || sharedPartOnly || dossier.organisations === null) return false;
  const lineage = directory.lineageOf(dossier.organisations.receivingUnitId, on);
  return authorize(officer, "payment.read-charges", { kind: "unit", lineage }).allowed;
}
