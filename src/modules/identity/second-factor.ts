import { accept, type Result, refuse } from "../../kernel/result.ts";
import { unseal } from "../../kernel/seal.ts";
import { readSealingKey } from "../../platform/config/sealing-key.ts";
import type { Services } from "../../platform/services.ts";
import type { Account } from "./account.ts";
import { findAccount, useRecoveryCode, useTotpStep } from "./account-store.ts";
import { deletePending, trySecondFactor } from "./pending-store.ts";
import {
  attemptOf,
  beginSession,
  journalWrong,
  type SignedIn,
  type SignInFrame,
  type SignInRefusal,
} from "./sign-in.ts";
import { releaseAttempt, reserveAttempt } from "./throttle-store.ts";
import { looksLikeRecoveryCode, recoveryCodeHash, stepOfCode } from "./totp.ts";

/**
 * The second step: a code from the phone, or a recovery code. A code works once, also within its half minute; five
 * tries for one right password, and the same slowing down as for passwords.
 */
export async function completeSecondFactor(
  services: Services,
  input: SignInFrame & { readonly pendingToken: string; readonly code: string },
): Promise<Result<SignedIn, SignInRefusal>> {
  const { database, clock } = services;
  const now = clock.now();
  const accountId = await trySecondFactor(database, input.pendingToken, now);
  const account = accountId === null ? null : await findAccount(database, accountId);
  if (account === null || account.state !== "ACTIVE") return refuse({ code: "SIGN_IN_EXPIRED" });
  const attempt = await attemptOf(services, { target: `factor:${account.id}`, account, frame: input });
  const reserved = await reserveAttempt(database, attempt, now);
  if ("retryAfterSeconds" in reserved)
    return refuse({ code: "SIGN_IN_SLOWED", retryAfterSeconds: reserved.retryAfterSeconds });
  const by = await proofOf(services, account, input.code);
  if (by === null) {
    await journalWrong(services, { kind: "SECOND_FACTOR_WRONG", account, origin: input.origin });
    return refuse({ code: "SECOND_FACTOR_WRONG" });
  }
  await releaseAttempt(database, reserved, attempt);
  if (!(await deletePending(database, input.pendingToken))) return refuse({ code: "SIGN_IN_EXPIRED" });
  return accept(await beginSession(services, { account, frame: input, by }));
}

async function proofOf(
  services: Services,
  account: Account,
  code: string,
): Promise<"TOTP" | "RECOVERY_CODE" | null> {
  const { database, clock, config } = services;
  if (account.totpSecret === null) return null;
  const secret = unseal(account.totpSecret, readSealingKey(config.dataFolder), account.id);
  const step = stepOfCode(secret, code, clock.now());
  if (step !== null) return (await useTotpStep(database, { accountId: account.id, step })) ? "TOTP" : null;
  if (!looksLikeRecoveryCode(code)) return null;
  const codeHash = recoveryCodeHash(code, account.id);
  return (await useRecoveryCode(database, { accountId: account.id, codeHash, now: clock.now() }))
    ? "RECOVERY_CODE"
    : null;
}
