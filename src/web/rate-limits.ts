import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { sha256 } from "../kernel/hash-chain.ts";
import type { Database, Executor, Statement } from "../platform/postgres/database.ts";
import type { WebRefusal } from "./refusals.ts";

/**
 * Limits by name: how many points in how many seconds, and counted by what. They count in the database, so that all
 * workers share them and a restart forgives nothing.
 *
 * `lease` points are taken from the database at a time and spent in this process: a generous limit then costs one
 * round trip in that many requests, and errs by at most the lease of each process. Tight limits lease nothing.
 */
export const LIMITS = {
  /** Every request, by network. Generous: a whole commune may sit behind one address. */
  network: { points: 12_000, seconds: 60, by: "network", lease: 100 },
  /** Every changing request of one account. */
  account: { points: 6_000, seconds: 60, by: "account", lease: 50 },
  /** Signing in, by network: an office's morning must fit. The account's own lockout is identity's. */
  "sign-in": { points: 300, seconds: 300, by: "network", lease: 1 },
  /** Public tracking, by network. */
  track: { points: 60, seconds: 60, by: "network", lease: 1 },
  /** Attempts at one tracked code, from anywhere: the second factor has 10,000 values. */
  "tracked-code": { points: 20, seconds: 3_600, by: "subject", lease: 1 },
  /** A guest submitting, by network; who has signed in is counted by account. */
  "guest-submit": { points: 60, seconds: 60, by: "guest", lease: 1 },
  /** A message to the till's door that no bank signed, by network; what is signed is never counted. */
  "unsigned-message": { points: 60, seconds: 60, by: "subject", lease: 1 },
  upload: { points: 600, seconds: 60, by: "account", lease: 5 },
} as const satisfies Record<string, Limit>;

type Limit = {
  readonly points: number;
  readonly seconds: number;
  /** `account` counts a guest by network; `guest` counts nobody else; `subject` is what the module names. */
  readonly by: "network" | "account" | "guest" | "subject";
  readonly lease: number;
};

export type LimitName = keyof typeof LIMITS;

/** Null where the request may go on, otherwise how long to wait. */
type Consume = (limit: LimitName, key: string) => Promise<{ readonly retryAfterSeconds: number } | null>;

export type RateLimits = {
  readonly consume: Consume;
};

type Lease = { left: number; readonly endsAtMs: number };

/** More keys than this are never leased at once; the oldest are dropped, which costs a round trip, never a pardon. */
const LEASES_MAX = 20_000;

export function createRateLimits(database: Database): RateLimits {
  const counters = new Map<LimitName, RateLimiterPostgres>();
  const leases = new Map<string, Lease>();
  return {
    consume: async (name, subject) => {
      const limit: Limit = LIMITS[name];
      // The key is hashed: the table of counters holds no address and no dossier code.
      const key = sha256(subject).slice(0, 32);
      const leaseKey = `${name} ${key}`;
      const known = leases.get(leaseKey);
      if (known !== undefined && known.left > 0 && known.endsAtMs > performance.now()) {
        known.left -= 1;
        return null;
      }
      const counter = counters.get(name) ?? makeCounter(database, name, limit);
      counters.set(name, counter);
      const taken = await take(counter, key, limit.lease);
      if (!taken.allowed) return { retryAfterSeconds: Math.max(1, Math.ceil(taken.waitMs / 1_000)) };
      leases.delete(leaseKey);
      if (limit.lease > 1)
        leases.set(leaseKey, { left: limit.lease - 1, endsAtMs: performance.now() + taken.waitMs });
      for (const oldest of leases.keys()) {
        if (leases.size <= LEASES_MAX) break;
        leases.delete(oldest);
      }
      return null;
    },
  };
}

async function take(counter: RateLimiterPostgres, key: string, points: number) {
  try {
    const counted = await counter.consume(key, points);
    return { allowed: true, waitMs: counted.msBeforeNext };
  } catch (refused) {
    // The library rejects with its own result when the limit is reached, and with an Error when the database failed.
    if (refused instanceof RateLimiterRes) return { allowed: false, waitMs: refused.msBeforeNext };
    throw refused;
  }
}

function makeCounter(database: Database, name: LimitName, limit: Limit): RateLimiterPostgres {
  return new RateLimiterPostgres({
    storeClient: database.pool,
    storeType: "pool",
    schemaName: database.schema,
    tableName: "web_rate_limit",
    tableCreated: true,
    clearExpiredByTimeout: false,
    keyPrefix: name,
    points: limit.points,
    duration: limit.seconds,
    // A key already over its limit is turned away from memory: an attacker costs no round trips.
    inMemoryBlockOnConsumed: limit.points + 1,
  });
}

/** The `attempt` of a call or page: a refusal ready to be returned, or null. */
export function attemptAt(limits: RateLimits) {
  return async (limit: LimitName, subject: string): Promise<WebRefusal | null> => {
    const wait = await limits.consume(limit, subject);
    return wait === null ? null : { code: "TOO_MANY_REQUESTS", ...wait };
  };
}

const FORGET: Statement = {
  name: "web-rate-limit-forget",
  text: (schema) => `DELETE FROM ${schema}.web_rate_limit WHERE expire < $1 RETURNING 1 AS one`,
};

/** Deletes counters whose window is over; returns how many. */
export async function forgetCounters(executor: Executor, nowMs: number): Promise<number> {
  return (await executor.run(FORGET, [nowMs])).length;
}
