import { accept, type Result, refuse } from "../../../kernel/result.ts";
import type { Services } from "../../../platform/services.ts";
import { type Actor, authorize, refusalOf } from "../../access/index.ts";
import { readCertificate } from "../cms/certificate.ts";
import type { SignatureRefusal } from "../refusals.ts";
import { readRevocationList } from "./revocation.ts";
import { insertTrust, removeTrust, type TrustKind } from "./trust-store.ts";

type Who = Pick<Services, "database" | "clock">;
type Answer = Promise<Result<{ readonly title: string }, SignatureRefusal>>;

/**
 * Imports whom the office trusts (certificates of authorities) or what those authorities say of single certificates
 * (revocation lists, OCSP answers): a file each, read before it is kept. Nothing is ever fetched.
 */
export async function importTrust(
  { database, clock }: Who,
  actor: Actor,
  { content }: { readonly content: Uint8Array },
): Answer {
  const decision = authorize(actor, "trust.manage", { kind: "none" });
  if (!decision.allowed) return refuse(refusalOf(decision));
  const read = entryOf(content);
  if (read === null) return refuse({ code: "TRUST_UNREADABLE" });
  const importedBy = actor.kind === "officer" ? actor.personId : null;
  await database.transaction((tx) =>
    insertTrust(tx, { ...read, content, importedAt: clock.now(), importedBy }),
  );
  return accept({ title: read.title });
}

export async function forgetTrust(
  { database, clock }: Who,
  actor: Actor,
  { id }: { readonly id: string },
): Promise<Result<{ readonly id: string }, SignatureRefusal>> {
  const decision = authorize(actor, "trust.manage", { kind: "none" });
  if (!decision.allowed) return refuse(refusalOf(decision));
  const removed = await database.transaction((tx) => removeTrust(tx, id, clock.now()));
  return removed ? accept({ id }) : refuse({ code: "TRUST_NOT_FOUND" });
}

/** A certificate that signed itself is an anchor, any other an intermediate one. */
function entryOf(content: Uint8Array) {
  const certificate = readCertificate(content);
  if (certificate.ok) {
    const { subjectName, issuerName, validFrom, validTo, isAuthority } = certificate.value;
    const kind: TrustKind = subjectName === issuerName ? "ANCHOR" : "INTERMEDIATE";
    return isAuthority ? { kind, title: subjectName, issuedAt: validFrom, nextAt: validTo } : null;
  }
  const list = readRevocationList(content);
  return list === null ? null : { ...list, title: `${list.kind} ${list.issuedAt}` };
}
