import { createHmac } from "node:crypto";
import type { Applicant } from "../dossier/index.ts";

/** How somebody may be reached; each null where they gave none. */
export type Contact = {
  readonly accountId: string | null;
  readonly email: string | null;
  readonly phone: string | null;
};

/**
 * Who of a dossier's people is told: the one who submitted, unless the office or the post submitted for the owner; what
 * the submitter did not give is taken from the owner.
 */
export function contactOf({ owner, submitter, relationship, accountId }: Applicant): Contact {
  const forOwner = relationship === "POSTAL_STAFF" || relationship === "OFFICER_ASSISTED";
  const [first, second] = forOwner ? [owner, owner] : [submitter, owner];
  return { accountId, email: first.email ?? second.email, phone: first.phone ?? second.phone };
}

/**
 * Whose preferences count: the account's, or for a guest those kept for the contact they gave, under a keyed hash so
 * that the table tells nobody's number.
 */
export function holderOf(contact: Contact, key: Uint8Array): string | null {
  if (contact.accountId !== null) return `account ${contact.accountId}`;
  const given = contact.email ?? contact.phone;
  return given === null ? null : contactHolder(given, key);
}

function contactHolder(address: string, key: Uint8Array): string {
  return `contact ${createHmac("sha256", key).update(`contact ${address.toLowerCase()}`).digest("hex")}`;
}

/** `h…n@example.vn`, `091••••678`: enough to recognise one's own, not enough to learn another's. */
export function maskAddress(address: string): string {
  const at = address.indexOf("@");
  if (at > 0) return `${address.slice(0, 1)}…${at > 1 ? address.slice(at - 1, at) : ""}${address.slice(at)}`;
  // As people know their own number, not as a network writes it.
  const phone = address.replace(/^\+84/, "0");
  return phone.length < 8 ? "•••" : `${phone.slice(0, 3)}••••${phone.slice(-3)}`;
}
