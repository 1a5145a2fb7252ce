import type { ConfirmedIdentity } from "../access/index.ts";

/** A person or organisation on the dossier. Kept outside the hash chain (see `private` in events.ts). */
export type Party = {
  readonly fullName: string;
  readonly personalId: string | null;
  /** Of an organisation or household business (mã số thuế), whoever hands in for it; a person has none. */
  readonly taxCode?: string;
  readonly phone: string | null;
  readonly email: string | null;
  readonly address: string | null;
  readonly dateOfBirth: string | null;
};
/**
 * The applicant with the submitter as VNeID confirmed them, whatever was written: the owner where they submit for
 * themselves, beside the owner otherwise.
 */
export function confirmedApplicant<
  Told extends Pick<Applicant, "owner" | "relationship"> & { readonly submitter: Party | null },
>(told: Told, identity: ConfirmedIdentity): Told {
  const { owner, submitter, relationship } = told;
  if (relationship === "SELF") return { ...told, owner: { ...owner, ...identity }, submitter: null };
  // An organisation is nobody whom VNeID knows: its tax code stays with the owner.
  const { taxCode: _, ...person } = submitter ?? owner;
  return { ...told, submitter: { ...person, ...identity } };
}

export type Relationship =
  | "SELF"
  | "LEGAL_REP"
  | "GUARDIAN"
  | "PARENT"
  | "SPOUSE"
  | "CHILD"
  | "SIBLING"
  | "AUTHORISED"
  | "POSTAL_STAFF"
  | "OFFICER_ASSISTED";
/** Owner (chủ hồ sơ) and submitter (người nộp) are two people; often the same one. */
export type Applicant = {
  readonly owner: Party;
  readonly submitter: Party;
  readonly relationship: Relationship;
  readonly accountId: string | null;
};

/** Whether a result could be given to them as a file: without a personal number nobody could prove whose it is. */
export function mayHaveFile(told: { readonly owner: Party; readonly submitter: Party | null }): boolean {
  return told.owner.personalId !== null || (told.submitter?.personalId ?? null) !== null;
}

/** An applicant of whom at most the name is known: of a past dossier, or after their data were erased. */
export function applicantNamed(fullName: string | null): Applicant {
  const party: Party = {
    fullName: fullName ?? "—",
    personalId: null,
    phone: null,
    email: null,
    address: null,
    dateOfBirth: null,
  };
  return { owner: party, submitter: party, relationship: "SELF", accountId: null };
}

export const ORGANISATION_NAME_MAX = 200;

export function isPersonName(name: string): boolean {
  return /^[\p{L}][\p{L}\p{M}'’. -]{1,99}$/u.test(name);
}

/** Names of companies hold figures and signs (“Spa @ Home”, “Quán 36°”); something to read has to be in them. */
export function isOrganisationName(name: string): boolean {
  return (
    /^(?=.*\p{L}.*\p{L})[\p{L}\p{M}\p{N}\p{P}\p{S} ]+$/u.test(name) && name.length <= ORGANISATION_NAME_MAX
  );
}
