import { z } from "zod";
import { type Instant, parseInstant } from "../../kernel/local-date.ts";
import type { AccountId, Grant, PersonId } from "../access/index.ts";
import { parseGrants } from "../organisation/index.ts";
import type { Account } from "./account.ts";

/** Rows as the driver gives them → values of identity. The CHECKs of the tables promise what is asserted here. */

type AccountRow = Omit<Account, "id" | "kind" | "state" | "personId"> & {
  readonly id: string;
  readonly kind: string;
  readonly state: string;
  readonly personId: string | null;
};

export function parseAccount(row: AccountRow): Account {
  const {
    signInName,
    passwordHash,
    fullName,
    phone,
    totpSecret,
    totpConfirmedAt,
    totpLastStep,
    passwordGiven,
  } = row;
  const kind = row.kind === "officer" ? "officer" : "citizen";
  const state = row.state === "ACTIVE" ? "ACTIVE" : "SUSPENDED";
  const ids = { id: row.id as AccountId, personId: row.personId as PersonId | null };
  return {
    ...ids,
    kind,
    state,
    signInName,
    passwordHash,
    fullName,
    phone,
    totpSecret,
    totpConfirmedAt,
    totpLastStep,
    passwordGiven,
  };
}

export type SessionRow = {
  readonly sessionId: string;
  readonly csrfSecret: string;
  readonly accountId: AccountId;
  readonly kind: string;
  readonly personId: PersonId | null;
  readonly fullName: string;
  readonly personalId: string | null;
  readonly phone: string | null;
  readonly providerLevel: number | null;
  readonly passwordGiven: boolean;
  readonly grants: readonly Grant[];
  readonly unread: number | null;
};

/** The row of a session's statement. */
export function parseSessionRow(row: Readonly<Record<string, unknown>>): SessionRow {
  return {
    sessionId: row.session_id as string,
    csrfSecret: row.csrf_secret as string,
    accountId: row.account_id as AccountId,
    kind: row.kind as string,
    personId: row.person_id as PersonId | null,
    fullName: row.full_name as string,
    personalId: row.personal_id as string | null,
    phone: row.phone as string | null,
    providerLevel: row.provider_level as number | null,
    passwordGiven: row.password_given === true,
    grants: parseGrants(row.grants),
    unread: typeof row.unread === "number" ? row.unread : null,
  };
}

/** `Instant` of a hand-written statement's column. */
export function parseInstantOrNull(stored: unknown): Instant | null {
  return typeof stored === "string" ? parseInstant(stored) : null;
}

const flow = z.strictObject({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  returnTo: z.string(),
});
export type ProviderFlow = z.output<typeof flow>;

export function parseProviderFlow(stored: unknown): ProviderFlow {
  return flow.parse(stored);
}

const secondFactor = z.strictObject({ tries: z.number() });

export function parseSecondFactor(stored: unknown): { readonly tries: number } {
  return secondFactor.parse(stored);
}

const providerClaims = z.object({
  sub: z.string().min(1).max(255),
  name: z.string().min(1).max(200),
  personal_id: z
    .string()
    .regex(/^\d{12}$/)
    .optional(),
  vneid_level: z.literal([1, 2]).optional(),
  phone_number: z.string().max(20).optional(),
});
export type ProviderClaims = z.output<typeof providerClaims>;

/** The claims of a verified ID token; null where they are not what the provider promised. */
export function parseProviderClaims(claims: unknown): ProviderClaims | null {
  return providerClaims.safeParse(claims).data ?? null;
}

export function parseAccountId(stored: string): AccountId {
  return stored as AccountId;
}
