import { type Instant, instantOfEpoch } from "../../../kernel/local-date.ts";
import type { DerNode } from "./read-der.ts";

/** A moment as a library read it; null where whoever wrote it wrote none. */
export function instantIn(date: Date): Instant | null {
  const epoch = date.getTime();
  return Number.isNaN(epoch) ? null : instantOfEpoch(epoch);
}

/** A GeneralizedTime in its distinguished form (RFC 5280, 4.1.2.5.2). */
export function generalizedTime(node: DerNode | undefined): Instant | null {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(node?.body.toString("latin1") ?? "")?.map(Number) ?? [];
  if (year === undefined || month === undefined) return null;
  return instantOfEpoch(Date.UTC(year, month - 1, day, hour, minute, second));
}
