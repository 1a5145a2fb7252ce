import type { Party, Relationship } from "./party.ts";

/** Who may hand in for an organisation: it does nothing by itself. */
export const FOR_ORGANISATION: readonly Relationship[] = ["LEGAL_REP", "AUTHORISED"];

/** Subjects of a procedure that are no single person. */
const ORGANISATIONS: readonly string[] = ["ENTERPRISE", "ORGANISATION", "COOPERATIVE", "HOUSEHOLD_BUSINESS"];

export function isForOrganisations(subjects: readonly string[]): boolean {
  return subjects.some((subject) => ORGANISATIONS.includes(subject));
}

type Told = {
  readonly owner: Party;
  readonly submitter: Party | null;
  readonly relationship: Relationship;
};

/**
 * Why an organisation may not own this dossier; null where it may, or where the owner is a person. Its tax code proves
 * nobody: without a person who hands in for it nobody could follow the dossier.
 */
export function organisationMisfit({ owner, submitter, relationship }: Told, subjects: readonly string[]) {
  if (owner.taxCode === undefined) return null;
  if (!isForOrganisations(subjects)) return "PROCEDURE_NOT_FOR_ORGANISATIONS";
  const isHandedIn = submitter !== null && submitter.taxCode === undefined;
  return isHandedIn && FOR_ORGANISATION.includes(relationship) ? null : "ORGANISATION_NEEDS_SUBMITTER";
}
