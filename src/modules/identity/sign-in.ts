import { epochOf, type Instant, instantOfEpoch } from "../../kernel/local-date.ts";
import { accept, type Result, refuse } from "../../kernel/result.ts";
import type { Services } from "../../platform/services.ts";
import { type Account, type Carrier, type Origin, parseSignInName } from "./account.ts";
import { appendJournal, findAccountByName, findKnownPlace, rememberDevice } from "./account-store.ts";
import { verifyPassword } from "./password.ts";
import { insertSecondFactor } from "./pending-store.ts";
import { endSessionByToken, insertSession } from "./session-store.ts";
import type { Attempt } from "./throttle.ts";
import { releaseAttempt, reserveAttempt } from "./throttle-store.ts";
import { isToken, newToken, tokenHash } from "./token.ts";

/** What every sign-in brings along, whatever it proves itself with. */
export type SignInFrame = {
  readonly origin: Origin;
  readonly carrier: Carrier;
  /** The long-lived token of a browser that signed in before. */
  readonly deviceToken: string | null;
  /** The session the browser came with; it ends, so that a planted one is worth nothing. */
  readonly formerToken: string | null;
};

export type SignedIn = {
  readonly step: "DONE";
  readonly token: string;
  readonly sessionId: string;
  readonly expiresAt: Instant;
  readonly deviceToken: string;
  readonly account: Pick<Account, "id" | "kind" | "fullName">;
};
type SecondFactorNeeded = { readonly step: "SECOND_FACTOR"; readonly pendingToken: string };

export type SignInRefusal =
  | { readonly code: "SIGN_IN_WRONG" | "SIGN_IN_EXPIRED" | "SECOND_FACTOR_WRONG" | "ACCOUNT_SUSPENDED" }
  | { readonly code: "SIGN_IN_SLOWED"; readonly retryAfterSeconds: number };

/** How long a device or source counts as known after its last sign-in. */
const KNOWN_MS = 90 * 86_400_000;

/**
 * Signs in with name and password. Counted before the password is looked at; the same work and the same answer for
 * an unknown name, a wrong password and an account without one. Where the account has a second factor, the answer is
 * a token to bring the code with.
 */
export async function signIn(
  services: Services,
  input: SignInFrame & { readonly signInName: string; readonly password: string },
): Promise<Result<SignedIn | SecondFactorNeeded, SignInRefusal>> {
  const { database, clock } = services;
  const now = clock.now();
  const name = parseSignInName(input.signInName);
  const account = name === null ? null : await findAccountByName(database, name);
  const attempt = await attemptOf(services, { target: `password:${name ?? "?"}`, account, frame: input });
  const reserved = await reserveAttempt(database, attempt, now);
  if ("retryAfterSeconds" in reserved) {
    await journalWrong(services, { kind: "SIGN_IN_SLOWED", account, origin: input.origin });
    return refuse({ code: "SIGN_IN_SLOWED", retryAfterSeconds: reserved.retryAfterSeconds });
  }
  const fits = await verifyPassword(input.password, account?.passwordHash ?? null);
  if (!fits || account === null) {
    await journalWrong(services, { kind: "SIGN_IN_WRONG", account, origin: input.origin });
    return refuse({ code: "SIGN_IN_WRONG" });
  }
  await releaseAttempt(database, reserved, attempt);
  if (account.state === "SUSPENDED") return refuse({ code: "ACCOUNT_SUSPENDED" });
  if (account.totpConfirmedAt !== null) {
    return accept({
      step: "SECOND_FACTOR",
      pendingToken: await insertSecondFactor(database, account.id, now),
    });
  }
  return accept(await beginSession(services, { account, frame: input, by: "PASSWORD" }));
}

/** How an attempt is counted: by what it guesses at, and whether it comes from a place the account knows. */
export async function attemptOf(
  services: Services,
  about: { readonly target: string; readonly account: Account | null; readonly frame: SignInFrame },
): Promise<Attempt> {
  const { target, account, frame } = about;
  const { source } = frame.origin;
  if (account === null) return { target, source, knownDeviceId: null, isKnownSource: false };
  const deviceHash =
    frame.deviceToken !== null && isToken(frame.deviceToken) ? tokenHash(frame.deviceToken) : null;
  const since = instantOfEpoch(epochOf(services.clock.now()) - KNOWN_MS);
  const place = await findKnownPlace(services.database, { accountId: account.id, deviceHash, source, since });
  return { target, source, knownDeviceId: place.deviceId, isKnownSource: place.isKnownSource };
}

/** Begins a new session, ends the one the browser came with, remembers the device, writes the journal: one transaction. */
export async function beginSession(
  services: Services,
  begin: {
    readonly account: Pick<Account, "id" | "kind" | "fullName">;
    readonly frame: SignInFrame;
    readonly by: "PASSWORD" | "TOTP" | "RECOVERY_CODE" | "PROVIDER";
  },
): Promise<SignedIn> {
  const { account, frame, by } = begin;
  const now = services.clock.now();
  const { source } = frame.origin;
  const deviceToken =
    frame.deviceToken !== null && isToken(frame.deviceToken) ? frame.deviceToken : newToken();
  return services.database.transaction(async (tx) => {
    if (frame.formerToken !== null)
      await endSessionByToken(tx, { token: frame.formerToken, reason: "REPLACED", now });
    const session = await insertSession(tx, { account, carrier: frame.carrier, origin: frame.origin, now });
    await rememberDevice(tx, { accountId: account.id, tokenHash: tokenHash(deviceToken), source, now });
    const data = { by, carrier: frame.carrier, sessionId: session.sessionId };
    await appendJournal(tx, { kind: "SIGNED_IN", accountId: account.id, source, data, at: now });
    const { id, kind, fullName } = account;
    return { step: "DONE", ...session, deviceToken, account: { id, kind, fullName } };
  });
}

export async function journalWrong(
  services: Services,
  wrong: {
    kind: "SIGN_IN_WRONG" | "SIGN_IN_SLOWED" | "SECOND_FACTOR_WRONG";
    account: Account | null;
    origin: Origin;
  },
): Promise<void> {
  const { kind, account, origin } = wrong;
  const at = services.clock.now();
  await appendJournal(services.database, {
    kind,
    accountId: account?.id ?? null,
    source: origin.source,
    data: {},
    at,
  });
}
