import { epochOf, type Instant, instantOfEpoch, later } from "../../kernel/local-date.ts";
import type { Outcome } from "./provider.ts";

/** How a provider has done lately. While `openUntil` lies ahead nothing is sent through it. */
export type Circuit = { readonly failures: number; readonly openUntil: Instant | null };

/** So many failures in a row, and a carrier is left alone and tried by one message at a time. */
export const FAILURES_BEFORE_OPEN = 5;
const OPEN_MS = 30_000;
const OPEN_MS_MAX = 15 * 60_000;

/**
 * After one answer. A provider that failed five times in a row is left alone for half a minute, then gets one try; each
 * further failure doubles the wait. One that says when to come back is believed. Refusing one message (a wrong number)
 * is no failure of the provider.
 */
export function circuitAfter(circuit: Circuit, outcome: Outcome, now: Instant): Circuit {
  if (outcome.kind === "ACCEPTED" || outcome.kind === "REFUSED") return { failures: 0, openUntil: null };
  const failures = circuit.failures + 1;
  const over = failures - FAILURES_BEFORE_OPEN;
  const waitMs = over < 0 ? 0 : Math.min(OPEN_MS * 2 ** over, OPEN_MS_MAX);
  const askedMs = outcome.kind === "NOT_TAKEN" ? (outcome.retryAfterSeconds ?? 0) * 1_000 : 0;
  const openMs = Math.max(waitMs, askedMs);
  const openUntil = openMs === 0 ? null : instantOfEpoch(epochOf(now) + openMs);
  const known = circuit.openUntil;
  return {
    failures,
    openUntil: openUntil === null || known === null ? (openUntil ?? known) : later(openUntil, known),
  };
}

/**
 * Whether it was left alone for its failures and is free to be tried now: by one message, which says how it is. What is
 * believed of a carrier that only named an hour is no failure, and opens to all.
 */
export function isHalfOpen(circuit: Circuit | undefined, now: Instant): boolean {
  return circuit !== undefined && circuit.failures >= FAILURES_BEFORE_OPEN && !isOpen(circuit, now);
}

/** For so long nobody else tries; who dies while trying loses the turn then. Longer than a carrier is waited for. */
export function turnUntil(now: Instant): Instant {
  return instantOfEpoch(epochOf(now) + OPEN_MS);
}

export function isOpen(circuit: Circuit | undefined, now: Instant): boolean {
  return circuit !== undefined && circuit.openUntil !== null && circuit.openUntil > now;
}
