/** A person or organisation on the dossier. Kept outside the hash chain (see `private` in events.ts). */
export type Party = {
  readonly fullName: string;
  readonly personalId: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly address: string | null;
  readonly dateOfBirth: string | null;
};
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
