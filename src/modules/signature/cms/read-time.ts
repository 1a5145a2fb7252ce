import type { X509Certificate } from "node:crypto";
import { type Instant, instantOfEpoch } from "../../../kernel/local-date.ts";
import type { DerNode } from "./read-der.ts";

/** A moment as a library read it; null where whoever wrote it wrote none. */
export function instantIn(date: Date): Instant | null {
  const epoch = date.getTime();
  return Number.isNaN(epoch) ? null : instantOfEpoch(epoch);
}

/** A UTCTime or GeneralizedTime (RFC 5280, 4.1.2.5): years from 50 are of the last century. Null where it is neither. */
export function timeOf(node: DerNode | undefined): Instant | null {
  if (node?.tag === 0x18) return generalizedTime(node);
  if (node?.tag !== 0x17) return null;
  const century = Number(node.body.toString("latin1", 0, 2)) < 50 ? "20" : "19";
  return generalizedTime({ ...node, body: Buffer.concat([Buffer.from(century), node.body]) });
}

/** A GeneralizedTime in its distinguished form (RFC 5280, 4.1.2.5.2). */
export function generalizedTime(node: DerNode | undefined): Instant | null {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(node?.body.toString("latin1") ?? "")?.map(Number) ?? [];
  if (year === undefined || month === undefined) return null;
  return instantOfEpoch(Date.UTC(year, month - 1, day, hour, minute, second));
}

/**
 * From when to when a certificate is valid; null for an end that cannot be read. Read from its words: the dates of
 * `X509Certificate` are younger than the oldest Node.js that checks a bundle of evidence.
 */
export function termOf({ validFrom, validTo }: Pick<X509Certificate, "validFrom" | "validTo">): {
  readonly from: Instant | null;
  readonly to: Instant | null;
} {
  return { from: spoken(validFrom), to: spoken(validTo) };
}

/** `Nov 23 05:08:39 2026 GMT`. */
function spoken(moment: string): Instant | null {
  const epoch = Date.parse(moment);
  return Number.isNaN(epoch) ? null : instantOfEpoch(epoch);
}
