import { epochOf, type Instant, instantOfEpoch } from "../../kernel/local-date.ts";
import type { Executor } from "../../platform/postgres/database.ts";
import type { AccountId } from "../access/index.ts";
import { type ProviderFlow, parseAccountId, parseProviderFlow, parseSecondFactor } from "./row-parser.ts";
import { isToken, newToken, tokenHash } from "./token.ts";

/** Signing in takes minutes, not hours. */
const PENDING_MS = 10 * 60_000;
/** Codes tried on one right password before it must be typed again. */
const SECOND_FACTOR_TRIES = 5;

/** Keeps that the password was right; the token goes to the browser until the code is. */
export async function insertSecondFactor(
  executor: Executor,
  accountId: AccountId,
  now: Instant,
): Promise<string> {
  return insertPending(executor, { kind: "SECOND_FACTOR", accountId, data: { tries: 0 }, now });
}

/** Counts a try and gives the account; null where the token is unknown, expired or used up. */
export async function trySecondFactor(
  executor: Executor,
  token: string,
  now: Instant,
): Promise<AccountId | null> {
  if (!isToken(token)) return null;
  const row = await executor.kysely
    .selectFrom("identityPendingSignIn")
    .selectAll()
    .where("tokenHash", "=", tokenHash(token))
    .where("kind", "=", "SECOND_FACTOR")
    .where("expiresAt", ">", now)
    .executeTakeFirst();
  if (row === undefined) return null;
  const { tries } = parseSecondFactor(row.data);
  if (tries >= SECOND_FACTOR_TRIES) return null;
  // Counted only where nobody else counted meanwhile: parallel tries cannot be more than the allowed ones.
  const counted = await executor.kysely
    .updateTable("identityPendingSignIn")
    .set({ data: JSON.stringify({ tries: tries + 1 }) })
    .where("tokenHash", "=", row.tokenHash)
    .where("data", "=", JSON.stringify({ tries }))
    .returning("accountId")
    .executeTakeFirst();
  return counted === undefined || counted.accountId === null ? null : parseAccountId(counted.accountId);
}

/** Keeps state, nonce and PKCE of a sign-in at the provider; the token binds it to this browser. */
export async function insertProviderFlow(
  executor: Executor,
  flow: ProviderFlow,
  now: Instant,
): Promise<string> {
  return insertPending(executor, { kind: "PROVIDER", accountId: null, data: flow, now });
}

/** Takes the flow out, so that an answer can be used once; null where the browser holds no live one. */
export async function takeProviderFlow(
  executor: Executor,
  token: string,
  now: Instant,
): Promise<ProviderFlow | null> {
  if (!isToken(token)) return null;
  const row = await executor.kysely
    .deleteFrom("identityPendingSignIn")
    .where("tokenHash", "=", tokenHash(token))
    .where("kind", "=", "PROVIDER")
    .returning(["data", "expiresAt"])
    .executeTakeFirst();
  return row === undefined || row.expiresAt <= now ? null : parseProviderFlow(row.data);
}

export async function deletePending(executor: Executor, token: string): Promise<boolean> {
  const done = await executor.kysely
    .deleteFrom("identityPendingSignIn")
    .where("tokenHash", "=", tokenHash(token))
    .executeTakeFirst();
  return done.numDeletedRows === 1n;
}

async function insertPending(
  executor: Executor,
  pending: { kind: "SECOND_FACTOR" | "PROVIDER"; accountId: AccountId | null; data: object; now: Instant },
): Promise<string> {
  const token = newToken();
  await executor.kysely
    .insertInto("identityPendingSignIn")
    .values({
      tokenHash: tokenHash(token),
      kind: pending.kind,
      accountId: pending.accountId,
      data: JSON.stringify(pending.data),
      expiresAt: instantOfEpoch(epochOf(pending.now) + PENDING_MS),
    })
    .execute();
  return token;
}
