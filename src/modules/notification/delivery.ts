import { epochOf, type Instant, instantOfEpoch } from "../../kernel/local-date.ts";
import type { Outcome } from "./provider.ts";

export const DELIVERY_STATES = ["QUEUED", "SENDING", "SENT", "DELIVERED", "DEAD", "DROPPED"] as const;
type DeliveryState = (typeof DELIVERY_STATES)[number];

/** How a message stands on one way out. `unsure`: `provider` may have sent it, so only that one may be asked again. */
export type Standing = {
  readonly attempts: number;
  readonly provider: string | null;
  readonly unsure: boolean;
};

export type After = Standing & {
  readonly state: DeliveryState;
  readonly nextAt: Instant;
  readonly code: string | null;
  readonly reference: string | null;
};

/** Doubling from half a minute to an hour, the tries reach over a night and a day. */
export const ATTEMPTS_MAX = 30;
const FIRST_WAIT_MS = 30_000;
const WAIT_MS_MAX = 3_600_000;

/**
 * How a delivery stands after one try. What was surely not taken, or is unclear, is tried again later and, at last, laid
 * before a person; what was refused for good is laid before a person at once.
 */
export function afterAttempt(
  before: Standing,
  outcome: Outcome,
  moment: { readonly now: Instant; readonly provider: string; readonly random: number },
): After {
  const { now, provider, random } = moment;
  const attempts = before.attempts + 1;
  const base = { attempts, provider, nextAt: now, code: null, reference: null, unsure: false };
  switch (outcome.kind) {
    case "ACCEPTED":
      return {
        ...base,
        state: outcome.delivered ? "DELIVERED" : "SENT",
        reference: outcome.reference,
      };
    case "REFUSED":
      return { ...base, state: "DEAD", code: outcome.code };
    case "NOT_TAKEN":
    case "UNKNOWN": {
      // A later "not taken" says nothing of the earlier try that may have gone out.
      const unsure = outcome.kind === "UNKNOWN" || (before.unsure && before.provider === provider);
      const dead = attempts >= ATTEMPTS_MAX;
      const asked = outcome.kind === "NOT_TAKEN" ? (outcome.retryAfterSeconds ?? 0) * 1_000 : 0;
      const waitMs = Math.max(waitAfter(attempts, random), asked);
      return {
        ...base,
        state: dead ? "DEAD" : "QUEUED",
        unsure,
        code: outcome.code,
        nextAt: instantOfEpoch(epochOf(now) + waitMs),
      };
    }
  }
}

/**
 * The providers a delivery may go through now, in order. One that may have sent it already is asked again and no other:
 * a second provider does not know the first one's key, and the citizen would be told twice.
 */
export function mayCarry<P extends { readonly name: string }>(
  standing: Standing,
  providers: readonly P[],
  isOpen: (name: string) => boolean,
): readonly P[] {
  const allowed = standing.unsure ? providers.filter(({ name }) => name === standing.provider) : providers;
  return allowed.filter(({ name }) => !isOpen(name));
}

/** Exponential, with half of it by chance (`random` from 0 to 1): a thousand messages do not come back at one moment. */
export function waitAfter(attempts: number, random: number): number {
  const full = Math.min(FIRST_WAIT_MS * 2 ** (attempts - 1), WAIT_MS_MAX);
  return Math.round(full / 2 + (full / 2) * random);
}

/** What becomes of a lease when its holder dies: somebody else tries, under the same key. */
export const LEASE_MS = 5 * 60_000;
