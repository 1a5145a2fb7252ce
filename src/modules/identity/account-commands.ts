import { newId } from "../../kernel/ids.ts";
import { accept, type Result, refuse } from "../../kernel/result.ts";
import type { Services } from "../../platform/services.ts";
import {
  type AccountId,
  type Actor,
  isReservedRole,
  mayGiveReserved,
  type PersonId,
} from "../access/index.ts";
import { deniedForPerson, findPerson, isValidOn, listPostsOf } from "../organisation/index.ts";
import { type Origin, parseSignInName } from "./account.ts";
import { appendJournal, findAccount, lockAccount } from "./account-store.ts";
import { hashPassword, passwordWeakness, verifyPassword } from "./password.ts";
import { endSessionByToken, endSessionsById, endSessionsOf, listLiveSessions } from "./session-store.ts";
import { attemptOf } from "./sign-in.ts";
import { releaseAttempt, reserveAttempt } from "./throttle-store.ts";

type OpenAccount = {
  readonly personId: PersonId;
  readonly signInName: string;
  readonly password: string;
};

/** Opens the account of an officer, with a first password that whoever opened it hands over. */
export async function openAccount(
  services: Services,
  actor: Actor,
  input: OpenAccount,
): Promise<Result<{ accountId: AccountId }>> {
  const person = await findPerson(services.database, input.personId);
  if (person === null) return refuse({ code: "PERSON_NOT_FOUND" });
  const denied = await deniedForAccount(services, actor, input.personId);
  if (denied !== null) return refuse(denied);
  const signInName = parseSignInName(input.signInName);
  if (signInName === null) return refuse({ code: "SIGN_IN_NAME_INVALID" });
  const weakness = passwordWeakness(input.password, { signInName, fullName: person.fullName });
  if (weakness !== null) return refuse({ code: weakness });
  const passwordHash = await hashPassword(input.password);
  const at = services.clock.now();
  const { personId } = input;
  return services.database.transaction(async (tx) => {
    const accountId: AccountId = newId<"account">();
    const row = {
      id: accountId,
      kind: "officer",
      signInName,
      passwordHash,
      personId,
      fullName: person.fullName,
      passwordGiven: actor.kind === "officer",
      createdAt: at,
    };
    const inserted = await tx.kysely
      .insertInto("identityAccount")
      .values(row)
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (inserted.numInsertedOrUpdatedRows !== 1n) {
      const same = await tx.kysely
        .selectFrom("identityAccount")
        .select("id")
        .where("personId", "=", personId)
        .executeTakeFirst();
      return refuse({ code: same === undefined ? "SIGN_IN_NAME_TAKEN" : "PERSON_HAS_ACCOUNT" });
    }
    const data = { by: accountOf(actor) };
    await appendJournal(tx, { kind: "ACCOUNT_OPENED", accountId, source: "-", data, at });
    return accept({ accountId });
  });
}

/**
 * Changes one's own password: the old one is asked for, and slowed down like a sign-in. Every other session ends.
 */
export async function changePassword(
  services: Services,
  actor: Actor,
  input: {
    readonly current: string;
    readonly next: string;
    readonly sessionId: string;
    readonly origin: Origin;
  },
): Promise<Result<{ accountId: AccountId }>> {
  const { database, clock } = services;
  if (actor.kind !== "officer" && actor.kind !== "citizen") return refuse({ code: "NOT_SIGNED_IN" });
  const account = await findAccount(database, actor.accountId);
  if (account === null || account.signInName === null) return refuse({ code: "ACCOUNT_NOT_FOUND" });
  const frame = { origin: input.origin, carrier: "COOKIE", deviceToken: null, formerToken: null } as const;
  const attempt = await attemptOf(services, { target: `change:${account.id}`, account, frame });
  const reserved = await reserveAttempt(database, attempt, clock.now());
  if ("retryAfterSeconds" in reserved)
    return refuse({ code: "SIGN_IN_SLOWED", retryAfterSeconds: reserved.retryAfterSeconds });
  if (!(await verifyPassword(input.current, account.passwordHash)))
    return refuse({ code: "CURRENT_PASSWORD_WRONG" });
  await releaseAttempt(database, reserved, attempt);
  // A password somebody else has chosen, and may have written down, is not changed by typing it again.
  if (await verifyPassword(input.next, account.passwordHash)) return refuse({ code: "PASSWORD_SAME" });
  const weakness = passwordWeakness(input.next, {
    signInName: account.signInName,
    fullName: account.fullName,
  });
  if (weakness !== null) return refuse({ code: weakness });
  const end = { accountId: account.id, except: input.sessionId };
  await writePassword(services, { ...end, password: input.next, kind: "PASSWORD_CHANGED", data: {} });
  return accept({ accountId: account.id });
}

/** Sets another officer's password (forgotten): every session of theirs ends. Nobody resets their own this way. */
export async function resetPassword(
  services: Services,
  actor: Actor,
  input: { readonly accountId: AccountId; readonly password: string },
): Promise<Result<{ accountId: AccountId }>> {
  const account = await findAccount(services.database, input.accountId);
  if (account === null || account.personId === null || account.signInName === null)
    return refuse({ code: "NOT_FOUND" });
  const denied = await deniedForAccount(services, actor, account.personId);
  if (denied !== null) return refuse(denied);
  const weakness = passwordWeakness(input.password, {
    signInName: account.signInName,
    fullName: account.fullName,
  });
  if (weakness !== null) return refuse({ code: weakness });
  const data = { by: accountOf(actor) };
  await writePassword(services, {
    accountId: account.id,
    except: null,
    password: input.password,
    kind: "PASSWORD_RESET",
    data,
  });
  return accept({ accountId: account.id });
}

async function writePassword(
  services: Services,
  write: {
    accountId: AccountId;
    except: string | null;
    password: string;
    kind: "PASSWORD_CHANGED" | "PASSWORD_RESET";
    data: object;
  },
): Promise<void> {
  const { accountId, except, kind, data } = write;
  const passwordHash = await hashPassword(write.password);
  const now = services.clock.now();
  await services.database.transaction(async (tx) => {
    await tx.kysely
      .updateTable("identityAccount")
      .set({ passwordHash, passwordGiven: kind === "PASSWORD_RESET" })
      .where("id", "=", accountId)
      .execute();
    await endSessionsOf(tx, { accountId, except, reason: "PASSWORD_CHANGED", now });
    await tx.kysely.deleteFrom("identityPendingSignIn").where("accountId", "=", accountId).execute();
    await appendJournal(tx, { kind, accountId, source: "-", data, at: now });
  });
}

/** Suspends or resumes an officer's account; suspended, every session ends at once. */
export async function setSuspended(
  services: Services,
  actor: Actor,
  input: { readonly accountId: AccountId; readonly suspended: boolean },
): Promise<Result<{ accountId: AccountId }>> {
  const account = await findAccount(services.database, input.accountId);
  if (account === null || account.personId === null) return refuse({ code: "NOT_FOUND" });
  const denied = await deniedForAccount(services, actor, account.personId);
  if (denied !== null) return refuse(denied);
  const now = services.clock.now();
  const { accountId, suspended } = input;
  return services.database.transaction(async (tx) => {
    await lockAccount(tx, accountId);
    await tx.kysely
      .updateTable("identityAccount")
      .set({ state: suspended ? "SUSPENDED" : "ACTIVE" })
      .where("id", "=", accountId)
      .execute();
    if (suspended) await endSessionsOf(tx, { accountId, except: null, reason: "SUSPENDED", now });
    const kind = suspended ? "ACCOUNT_SUSPENDED" : "ACCOUNT_RESUMED";
    await appendJournal(tx, { kind, accountId, source: "-", data: { by: accountOf(actor) }, at: now });
    return accept({ accountId });
  });
}

/** Signs out: the session ends at once. Unknown tokens are nobody's session and no error. */
export async function signOut(
  services: Services,
  input: { readonly token: string; readonly origin: Origin },
): Promise<void> {
  const now = services.clock.now();
  const accountId = await endSessionByToken(services.database, {
    token: input.token,
    reason: "SIGNED_OUT",
    now,
  });
  if (accountId === null) return;
  await appendJournal(services.database, {
    kind: "SIGNED_OUT",
    accountId,
    source: input.origin.source,
    data: {},
    at: now,
  });
}

/** Ends one of one's own sessions, e.g. on a phone that is lost. */
export async function endOwnSession(
  services: Services,
  actor: Actor,
  input: { readonly sessionId: string },
): Promise<Result<{ sessionId: string }>> {
  if (actor.kind !== "officer" && actor.kind !== "citizen") return refuse({ code: "NOT_SIGNED_IN" });
  const now = services.clock.now();
  const own = await listLiveSessions(services.database, actor.accountId, now);
  if (!own.some((session) => session.id === input.sessionId)) return refuse({ code: "SESSION_NOT_FOUND" });
  await endSessionsById(services.database, { ids: [input.sessionId], reason: "REVOKED", now });
  const data = { sessionId: input.sessionId };
  await appendJournal(services.database, {
    kind: "SESSIONS_ENDED",
    accountId: actor.accountId,
    source: "-",
    data,
    at: now,
  });
  return accept({ sessionId: input.sessionId });
}

/** Whoever manages the person manages the account, but nobody their own: it would be a way past the old password. */
export async function deniedForAccount(services: Services, actor: Actor, personId: PersonId) {
  if (actor.kind === "officer" && actor.personId === personId) return { code: "OWN_ACCOUNT_ONLY" } as const;
  const { database, clock } = services;
  const denied = await deniedForPerson(services, actor, personId);
  if (denied !== null) return denied;
  const posts = await listPostsOf(database, personId);
  const isRaised = posts.some((post) => isReservedRole(post.role) && isValidOn(post, clock.today()));
  // Whoever can set a password can sign in with it: the keys of the house are not in a unit administrator's hand.
  return isRaised && !mayGiveReserved(actor) ? ({ code: "POST_ROLE_RESERVED" } as const) : null;
}

function accountOf(actor: Actor): string | null {
  return actor.kind === "officer" || actor.kind === "citizen" ? actor.accountId : null;
}
