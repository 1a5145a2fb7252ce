import type { X509Certificate } from "node:crypto";
import type { Instant } from "../../../kernel/local-date.ts";
import { childrenOf, type DerNode, readDer } from "../cms/read-der.ts";
import { termOf, timeOf } from "../cms/read-time.ts";
import { isSignedBy, serialOf, subjectOf, withoutSign } from "./ocsp.ts";

/** A list of revoked certificates as an authority published it. */
type RevocationList = {
  readonly parts: readonly DerNode[];
  readonly issuer: Buffer;
  readonly issuedAt: Instant;
  readonly nextAt: Instant | null;
  /** Moments by the number of the certificate, in hexadecimal. */
  readonly revoked: ReadonlyMap<string, Instant>;
  /** It is of a part only, a change to another, or of other authorities: not standing in it proves nothing. */
  readonly isPartial: boolean;
  /** Who asked whether it is theirs, by the fingerprint of their certificate. */
  readonly signedBy: Map<string, boolean>;
};

/** Lists are long and papers are looked at often: each is read once for as long as its bytes are held. */
const read = new WeakMap<Uint8Array, RevocationList | null>();

/** When the list was made and when the next is due; null where the bytes are no list. */
export function readList(
  bytes: Uint8Array,
): { readonly issuedAt: Instant; readonly nextAt: Instant | null } | null {
  return listIn(bytes);
}

/**
 * What a list says of a certificate: when it was revoked, or (null) that it stood at the instant; null where the list is
 * another authority's or cannot tell. That a certificate is not in it counts for the time up to its making, and until the
 * next one is due; not for a certificate that had run out before, which authorities drop from their lists.
 * @law RFC 5280, 5.1.2.4–5.1.2.6, 5.2: thisUpdate, nextUpdate, entries, critical extensions
 */
export function saidByList(
  bytes: Uint8Array,
  { certificate, issuer, at }: { certificate: X509Certificate; issuer: X509Certificate; at: Instant },
): { readonly revokedAt: Instant | null } | null {
  const list = listIn(bytes);
  if (list === null || !list.issuer.equals(subjectOf(issuer)) || !isOf(list, issuer)) return null;
  const revokedAt = list.revoked.get(serialOf(certificate).toString("hex"));
  if (revokedAt !== undefined) return { revokedAt };
  const { to: end } = termOf(certificate);
  const isMadeLater = at <= list.issuedAt && end !== null && list.issuedAt <= end;
  const isInForce = list.issuedAt <= at && list.nextAt !== null && at <= list.nextAt;
  return !list.isPartial && (isMadeLater || isInForce) ? { revokedAt: null } : null;
}

function isOf(list: RevocationList, issuer: X509Certificate): boolean {
  const known = list.signedBy.get(issuer.fingerprint256);
  if (known !== undefined) return known;
  const found = isSignedBy(list.parts, issuer);
  list.signedBy.set(issuer.fingerprint256, found);
  return found;
}

function listIn(bytes: Uint8Array): RevocationList | null {
  const known = read.get(bytes);
  if (known !== undefined) return known;
  const found = parsed(bytes);
  read.set(bytes, found);
  return found;
}

const INTEGER = 0x02;
const SEQUENCE = 0x30;
const EXTENSIONS = 0xa0;

/** By hand, because libraries stop at some thousands of entries and an authority's list has tens of thousands. */
function parsed(bytes: Uint8Array): RevocationList | null {
  const parts = childrenOf(readDer(bytes));
  const fields = childrenOf(parts[0]);
  if (fields[0]?.tag === INTEGER) fields.shift();
  const [, issuer, made, ...rest] = fields;
  const issuedAt = timeOf(made);
  if (parts.length !== 3 || issuer?.tag !== SEQUENCE || issuedAt === null) return null;
  const nextAt = timeOf(rest[0]);
  if (nextAt !== null) rest.shift();
  const entries = rest[0]?.tag === SEQUENCE ? childrenOf(rest.shift()) : [];
  const extensions = rest.find(({ tag }) => tag === EXTENSIONS);
  return {
    parts,
    issuer: issuer.raw,
    issuedAt,
    nextAt,
    revoked: revokedIn(entries),
    isPartial: childrenOf(childrenOf(extensions)[0]).some(isCritical),
    signedBy: new Map(),
  };
}

function revokedIn(entries: readonly DerNode[]): Map<string, Instant> {
  const revoked = new Map<string, Instant>();
  for (const entry of entries) {
    const [serial, at, extensions] = childrenOf(entry);
    // From an entry that names another authority on, all are of that one (RFC 5280, 5.3.3).
    if (childrenOf(extensions).some(isCritical)) break;
    const revokedAt = timeOf(at);
    if (serial?.tag === INTEGER && revokedAt !== null)
      revoked.set(withoutSign(serial.body).toString("hex"), revokedAt);
  }
  return revoked;
}

/** Whether an extension forbids whoever does not know it to rely on the rest; we know none of a list. */
function isCritical(extension: DerNode): boolean {
  const [, critical] = childrenOf(extension);
  return critical?.tag === 0x01 && critical.body[0] === 0xff;
}
