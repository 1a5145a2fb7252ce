import type { Instant } from "../../kernel/local-date.ts";
import type { AccountId, PersonId } from "../access/index.ts";

/** What sign-in needs of an account; secrets stay hashed or sealed. */
export type Account = {
  readonly id: AccountId;
  readonly kind: "citizen" | "officer";
  readonly signInName: string | null;
  readonly passwordHash: string | null;
  readonly personId: PersonId | null;
  readonly fullName: string;
  readonly phone: string | null;
  readonly state: "ACTIVE" | "SUSPENDED";
  readonly totpSecret: string | null;
  readonly totpConfirmedAt: Instant | null;
  readonly totpLastStep: number | null;
  /** Set by whoever opened or reset the account, who therefore knows it; the owner has yet to choose their own. */
  readonly passwordGiven: boolean;
};

const NAME = /^[a-z0-9][a-z0-9._-]{1,63}$/;

/** A sign-in name as kept: lower case; null where it cannot be one. */
export function parseSignInName(text: string): string | null {
  const name = text.trim().toLowerCase();
  return NAME.test(name) ? name : null;
}

/** Where a sign-in comes from: the network (address, /64 for IPv6) and what the browser calls itself. */
export type Origin = { readonly source: string; readonly userAgent: string };

export type Carrier = "COOKIE" | "BEARER";

/** How long sessions last. Officers work all day at one desk; citizens may sit in an internet shop. */
export const SESSION_LIMITS = {
  officer: {
    COOKIE: { idleSeconds: 3_600, totalSeconds: 12 * 3_600 },
    BEARER: { idleSeconds: 8 * 3_600, totalSeconds: 24 * 3_600 },
  },
  citizen: {
    COOKIE: { idleSeconds: 1_800, totalSeconds: 8 * 3_600 },
    BEARER: { idleSeconds: 1_800, totalSeconds: 8 * 3_600 },
  },
} as const;

/** Live sessions of one account; the oldest ends when one more begins. */
export const SESSIONS_MAX = { COOKIE: 5, BEARER: 20 } as const;
