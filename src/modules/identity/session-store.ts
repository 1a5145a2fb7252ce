import { newId } from "../../kernel/ids.ts";
import { epochOf, type Instant, instantOfEpoch } from "../../kernel/local-date.ts";
import type { Executor, Tx } from "../../platform/postgres/database.ts";
import type { AccountId } from "../access/index.ts";
import { type Account, type Carrier, type Origin, SESSION_LIMITS, SESSIONS_MAX } from "./account.ts";
import { newToken, tokenHash } from "./token.ts";

type EndReason = "SIGNED_OUT" | "REVOKED" | "REPLACED" | "TOO_MANY" | "PASSWORD_CHANGED" | "SUSPENDED";

type NewSession = {
  readonly account: Pick<Account, "id" | "kind">;
  readonly carrier: Carrier;
  readonly origin: Origin;
  readonly now: Instant;
};

/** Begins a session with a new token and ends the oldest beyond the limit of parallel ones. */
export async function insertSession(
  tx: Tx,
  session: NewSession,
): Promise<{ readonly token: string; readonly sessionId: string; readonly expiresAt: Instant }> {
  const { account, carrier, origin, now } = session;
  const limits = SESSION_LIMITS[account.kind][carrier];
  const token = newToken();
  const sessionId = newId<"session">();
  const expiresAt = instantOfEpoch(epochOf(now) + limits.totalSeconds * 1_000);
  await endOldest(tx, { accountId: account.id, carrier, keep: SESSIONS_MAX[carrier] - 1, now });
  await tx.kysely
    .insertInto("identitySession")
    .values({
      id: sessionId,
      tokenHash: tokenHash(token),
      accountId: account.id,
      carrier,
      csrfSecret: newToken(),
      source: origin.source,
      userAgent: origin.userAgent.slice(0, 300),
      createdAt: now,
      seenAt: now,
      idleSeconds: limits.idleSeconds,
      expiresAt,
    })
    .execute();
  return { token, sessionId, expiresAt };
}

async function endOldest(
  tx: Tx,
  end: { accountId: AccountId; carrier: Carrier; keep: number; now: Instant },
): Promise<void> {
  // The account row is locked first: two sign-ins at once would otherwise both find room.
  await tx.kysely
    .selectFrom("identityAccount")
    .select("id")
    .where("id", "=", end.accountId)
    .forUpdate()
    .execute();
  const beyond = await tx.kysely
    .selectFrom("identitySession")
    .select("id")
    .where("accountId", "=", end.accountId)
    .where("carrier", "=", end.carrier)
    .where("endedAt", "is", null)
    .where("expiresAt", ">", end.now)
    .orderBy("createdAt", "desc")
    .orderBy("id", "desc")
    .offset(end.keep)
    .limit(100)
    .execute();
  await endSessionsById(tx, { ids: beyond.map((row) => row.id), reason: "TOO_MANY", now: end.now });
}

export async function endSessionsById(
  executor: Executor,
  end: { ids: readonly string[]; reason: EndReason; now: Instant },
): Promise<void> {
  if (end.ids.length === 0) return;
  await executor.kysely
    .updateTable("identitySession")
    .set({ endedAt: end.now, endReason: end.reason })
    .where("id", "in", [...end.ids])
    .where("endedAt", "is", null)
    .execute();
}

/** Ends the session of a token, if there is one: signing out, or the old one at a new sign-in (fixation). */
export async function endSessionByToken(
  executor: Executor,
  end: { token: string; reason: EndReason; now: Instant },
): Promise<string | null> {
  const done = await executor.kysely
    .updateTable("identitySession")
    .set({ endedAt: end.now, endReason: end.reason })
    .where("tokenHash", "=", tokenHash(end.token))
    .where("endedAt", "is", null)
    .returning("accountId")
    .executeTakeFirst();
  return done?.accountId ?? null;
}

/** Ends every session of an account, but one where said. */
export async function endSessionsOf(
  executor: Executor,
  end: { accountId: string; except: string | null; reason: EndReason; now: Instant },
): Promise<void> {
  let query = executor.kysely
    .updateTable("identitySession")
    .set({ endedAt: end.now, endReason: end.reason })
    .where("accountId", "=", end.accountId)
    .where("endedAt", "is", null);
  if (end.except !== null) query = query.where("id", "!=", end.except);
  await query.execute();
}

export type SessionInList = {
  readonly id: string;
  readonly carrier: string;
  readonly source: string;
  readonly userAgent: string;
  readonly createdAt: Instant;
  readonly seenAt: Instant;
};

/** The live sessions of an account, the latest first. */
export async function listLiveSessions(
  executor: Executor,
  accountId: string,
  now: Instant,
): Promise<SessionInList[]> {
  return executor.kysely
    .selectFrom("identitySession")
    .select(["id", "carrier", "source", "userAgent", "createdAt", "seenAt"])
    .where("accountId", "=", accountId)
    .where("endedAt", "is", null)
    .where("expiresAt", ">", now)
    .orderBy("seenAt", "desc")
    .limit(50)
    .execute();
}

/** What a sweep removed, row for row. */
type Swept = Readonly<Record<"sessions" | "pendingSignIns" | "throttles" | "knownDevices", number>>;

/** Removes what no longer counts for anything: sessions and flows expired for a month, counters forgotten. */
export async function sweepExpired(executor: Executor, before: Instant): Promise<Swept> {
  const { kysely } = executor;
  const gone = (rows: readonly { readonly numDeletedRows: bigint }[]) =>
    rows.reduce((sum, row) => sum + Number(row.numDeletedRows), 0);
  return {
    sessions: gone(await kysely.deleteFrom("identitySession").where("expiresAt", "<", before).execute()),
    pendingSignIns: gone(
      await kysely.deleteFrom("identityPendingSignIn").where("expiresAt", "<", before).execute(),
    ),
    throttles: gone(await kysely.deleteFrom("identityThrottle").where("failedAt", "<", before).execute()),
    knownDevices: gone(await kysely.deleteFrom("identityKnownDevice").where("usedAt", "<", before).execute()),
  };
}
