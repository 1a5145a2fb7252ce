import type { X509Certificate } from "node:crypto";
import { childrenOf, oidOf, readDer } from "./read-der.ts";

/** The value of an extension by its identifier; null where the certificate has none (RFC 5280, 4.2). */
export function extensionOf(certificate: X509Certificate, identifier: string): Buffer | null {
  const list = childrenOf(childrenOf(readDer(certificate.raw))[0]).find(({ tag }) => tag === 0xa3);
  for (const each of childrenOf(childrenOf(list)[0])) {
    const [type, ...rest] = childrenOf(each);
    if (oidOf(type) === identifier) return rest.at(-1)?.body ?? null;
  }
  return null;
}

const KEY_USAGE = "2.5.29.15";
const BASIC_CONSTRAINTS = "2.5.29.19";
const EXTENDED_KEY_USAGE = "2.5.29.37";

/** digitalSignature or nonRepudiation, where the certificate limits its use at all (RFC 5280, 4.2.1.3). */
export function maySign(certificate: X509Certificate): boolean {
  const usage = extensionOf(certificate, KEY_USAGE);
  if (usage === null) return true;
  const bits = readDer(usage)?.body[1] ?? 0;
  return (bits & 0xc0) !== 0;
}

/**
 * An authority's certificate, with keyCertSign where it limits its use at all, and with no more authorities below it than
 * it allows (RFC 5280, 4.2.1.3 and 4.2.1.9). `below`: how many there are.
 */
export function mayIssue(certificate: X509Certificate, below: number): boolean {
  const usage = extensionOf(certificate, KEY_USAGE);
  const bits = usage === null ? 0x04 : (readDer(usage)?.body[1] ?? 0);
  if (!certificate.ca || (bits & 0x04) === 0) return false;
  const constraints = extensionOf(certificate, BASIC_CONSTRAINTS);
  const path = childrenOf(constraints === null ? null : readDer(constraints)).find(({ tag }) => tag === 0x02);
  return path === undefined || below <= path.body.readUIntBE(0, Math.min(path.body.length, 6));
}

/** What the certificate says it is for; empty where it does not say. */
export function extendedKeyUsages(certificate: X509Certificate): string[] {
  const usages = extensionOf(certificate, EXTENDED_KEY_USAGE);
  return usages === null ? [] : childrenOf(readDer(usages)).map(oidOf);
}
