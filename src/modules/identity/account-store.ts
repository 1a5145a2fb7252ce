import { newId } from "../../kernel/ids.ts";
import type { Instant } from "../../kernel/local-date.ts";
import type { Executor, Tx } from "../../platform/postgres/database.ts";
import type { AccountId } from "../access/index.ts";
import type { Account } from "./account.ts";
import { parseAccount } from "./row-parser.ts";

export async function findAccountByName(executor: Executor, signInName: string): Promise<Account | null> {
  const row = await executor.kysely
    .selectFrom("identityAccount")
    .selectAll()
    .where("signInName", "=", signInName)
    .executeTakeFirst();
  return row === undefined ? null : parseAccount(row);
}

export async function findAccount(executor: Executor, id: AccountId): Promise<Account | null> {
  const row = await executor.kysely
    .selectFrom("identityAccount")
    .selectAll()
    .where("id", "=", id)
    .executeTakeFirst();
  return row === undefined ? null : parseAccount(row);
}

export async function findAccountOfPerson(executor: Executor, personId: string): Promise<Account | null> {
  const row = await executor.kysely
    .selectFrom("identityAccount")
    .selectAll()
    .where("personId", "=", personId)
    .executeTakeFirst();
  return row === undefined ? null : parseAccount(row);
}

export async function lockAccount(tx: Tx, id: AccountId): Promise<Account | null> {
  const row = await tx.kysely
    .selectFrom("identityAccount")
    .selectAll()
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  return row === undefined ? null : parseAccount(row);
}

/** Accepts a TOTP step once: false where this step or a later one was used already. */
export async function useTotpStep(
  executor: Executor,
  use: { accountId: AccountId; step: number },
): Promise<boolean> {
  const done = await executor.kysely
    .updateTable("identityAccount")
    .set({ totpLastStep: use.step })
    .where("id", "=", use.accountId)
    .where((row) => row.or([row("totpLastStep", "is", null), row("totpLastStep", "<", use.step)]))
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** Uses up a recovery code: false where there is no such unused code. */
export async function useRecoveryCode(
  executor: Executor,
  use: { accountId: AccountId; codeHash: string; now: Instant },
): Promise<boolean> {
  const done = await executor.kysely
    .updateTable("identityRecoveryCode")
    .set({ usedAt: use.now })
    .where("accountId", "=", use.accountId)
    .where("codeHash", "=", use.codeHash)
    .where("usedAt", "is", null)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

export async function replaceRecoveryCodes(
  tx: Tx,
  accountId: AccountId,
  hashes: readonly string[],
): Promise<void> {
  await tx.kysely.deleteFrom("identityRecoveryCode").where("accountId", "=", accountId).execute();
  if (hashes.length === 0) return;
  await tx.kysely
    .insertInto("identityRecoveryCode")
    .values(hashes.map((codeHash) => ({ accountId, codeHash })))
    .execute();
}

export async function countUnusedRecoveryCodes(executor: Executor, accountId: AccountId): Promise<number> {
  const row = await executor.kysely
    .selectFrom("identityRecoveryCode")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("accountId", "=", accountId)
    .where("usedAt", "is", null)
    .executeTakeFirstOrThrow();
  return row.count;
}

type KnownPlace = { readonly deviceId: string | null; readonly isKnownSource: boolean };

/** Whether this device or this source has signed in to the account before, within ninety days. */
export async function findKnownPlace(
  executor: Executor,
  ask: { accountId: AccountId; deviceHash: string | null; source: string; since: Instant },
): Promise<KnownPlace> {
  const rows = await executor.kysely
    .selectFrom("identityKnownDevice")
    .select(["id", "tokenHash", "source"])
    .where("accountId", "=", ask.accountId)
    .where("usedAt", ">=", ask.since)
    .where((row) => row.or([row("tokenHash", "=", ask.deviceHash ?? ""), row("source", "=", ask.source)]))
    .execute();
  const device = rows.find((row) => row.tokenHash === ask.deviceHash);
  return { deviceId: device?.id ?? null, isKnownSource: rows.some((row) => row.source === ask.source) };
}

/** Remembers that this device signed in from this source. */
export async function rememberDevice(
  tx: Tx,
  device: { accountId: AccountId; tokenHash: string; source: string; now: Instant },
): Promise<void> {
  const { accountId, tokenHash, source, now } = device;
  await tx.kysely
    .insertInto("identityKnownDevice")
    .values({ id: newId(), accountId, tokenHash, source, usedAt: now })
    .onConflict((conflict) =>
      conflict.columns(["accountId", "tokenHash", "source"]).doUpdateSet({ usedAt: now }),
    )
    .execute();
}

type JournalKind =
  | "SIGNED_IN"
  | "SIGN_IN_WRONG"
  | "SIGN_IN_SLOWED"
  | "SECOND_FACTOR_WRONG"
  | "PROVIDER_REFUSED"
  | "SIGNED_OUT"
  | "SESSIONS_ENDED"
  | "ACCOUNT_OPENED"
  | "ACCOUNT_SUSPENDED"
  | "ACCOUNT_RESUMED"
  | "PASSWORD_CHANGED"
  | "PASSWORD_RESET"
  | "TOTP_ON"
  | "TOTP_OFF"
  | "RECOVERY_CODES_MADE";

/** Appends to the journal of sign-ins and accounts. Never a secret, never a password typed as a name. */
export async function appendJournal(
  executor: Executor,
  entry: { kind: JournalKind; accountId: string | null; source: string; data: object; at: Instant },
): Promise<void> {
  const { kind, accountId, source, data, at } = entry;
  await executor.kysely
    .insertInto("identityJournal")
    .values({ id: newId(), kind, accountId, source, data: JSON.stringify(data), at })
    .execute();
}
