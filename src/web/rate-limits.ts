/**
 * Limits by name: how many in how long, and counted by what. They count in the database, so that all workers share
 * them and a restart forgives nothing.
 */
export const LIMITS = {
  /** Every request, by network. Generous: a whole commune may sit behind one address. */
  network: { points: 6_000, seconds: 60, by: "network" },
  /** Every changing request of one account. */
  account: { points: 600, seconds: 60, by: "account" },
  /** Signing in, by network; the account's own lockout is identity's. */
  "sign-in": { points: 30, seconds: 300, by: "network" },
  /** Public tracking, by network; `trackedCode` counts each code besides. */
  track: { points: 30, seconds: 60, by: "network" },
  /** A guest submitting, by network. */
  submit: { points: 60, seconds: 60, by: "network" },
  upload: { points: 120, seconds: 60, by: "account" },
} as const;

export type LimitName = keyof typeof LIMITS;
