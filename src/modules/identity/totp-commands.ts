import { messages } from "../../i18n/index.ts";
import { accept, type Result, refuse } from "../../kernel/result.ts";
import { seal, unseal } from "../../kernel/seal.ts";
import { readSealingKey } from "../../platform/config/sealing-key.ts";
import type { Services } from "../../platform/services.ts";
import type { AccountId, Actor } from "../access/index.ts";
import type { Origin } from "./account.ts";
import { deniedForAccount } from "./account-commands.ts";
import {
  appendJournal,
  findAccount,
  lockAccount,
  replaceRecoveryCodes,
  useTotpStep,
} from "./account-store.ts";
import { endSessionsOf } from "./session-store.ts";
import { attemptOf } from "./sign-in.ts";
import { releaseAttempt, reserveAttempt } from "./throttle-store.ts";
import { enrolmentUri, newEnrolment, newRecoveryCodes, recoveryCodeHash, stepOfCode } from "./totp.ts";

type Enrolling = { readonly secret: string; readonly uri: string };

/** Starts, or shows again, an enrolment of the authenticator. Nothing is asked for at sign-in until a code confirms it. */
export async function enrolTotp(services: Services, actor: Actor): Promise<Result<Enrolling>> {
  if (actor.kind !== "officer") return refuse({ code: "TOTP_OFFICERS_ONLY" });
  const key = readSealingKey(services.config.dataFolder);
  return services.database.transaction(async (tx) => {
    const account = await lockAccount(tx, actor.accountId);
    if (account === null || account.signInName === null) return refuse({ code: "ACCOUNT_NOT_FOUND" });
    if (account.totpConfirmedAt !== null) return refuse({ code: "TOTP_ALREADY_ON" });
    const label = { issuer: messages("vi").shell.productName, signInName: account.signInName };
    if (account.totpSecret !== null) {
      const secret = unseal(account.totpSecret, key, account.id);
      return accept({ secret, uri: enrolmentUri(secret, label) });
    }
    const fresh = newEnrolment(label);
    const totpSecret = seal(fresh.secret, key, account.id);
    await tx.kysely
      .updateTable("identityAccount")
      .set({ totpSecret, totpLastStep: null })
      .where("id", "=", account.id)
      .execute();
    return accept(fresh);
  });
}

/** Confirms the enrolment with a first code; gives the recovery codes, shown this once. Other sessions end. */
export async function confirmTotp(
  services: Services,
  actor: Actor,
  input: { readonly code: string; readonly sessionId: string },
): Promise<Result<{ recoveryCodes: readonly string[] }>> {
  if (actor.kind !== "officer") return refuse({ code: "TOTP_OFFICERS_ONLY" });
  const now = services.clock.now();
  return services.database.transaction(async (tx) => {
    const account = await lockAccount(tx, actor.accountId);
    if (account === null) return refuse({ code: "ACCOUNT_NOT_FOUND" });
    if (account.totpConfirmedAt !== null) return refuse({ code: "TOTP_ALREADY_ON" });
    if (account.totpSecret === null) return refuse({ code: "TOTP_NOT_STARTED" });
    const step = stepOfCode(
      unseal(account.totpSecret, readSealingKey(services.config.dataFolder), account.id),
      input.code,
      now,
    );
    if (step === null || !(await useTotpStep(tx, { accountId: account.id, step })))
      return refuse({ code: "SECOND_FACTOR_WRONG" });
    await tx.kysely
      .updateTable("identityAccount")
      .set({ totpConfirmedAt: now })
      .where("id", "=", account.id)
      .execute();
    const recoveryCodes = newRecoveryCodes();
    await replaceRecoveryCodes(
      tx,
      account.id,
      recoveryCodes.map((code) => recoveryCodeHash(code, account.id)),
    );
    await endSessionsOf(tx, { accountId: account.id, except: input.sessionId, reason: "REPLACED", now });
    await appendJournal(tx, { kind: "TOTP_ON", accountId: account.id, source: "-", data: {}, at: now });
    return accept({ recoveryCodes });
  });
}

/** Turns one's own second factor off; a fresh code, slowed down like a sign-in, proves it is not somebody at an open desk. */
export async function disableTotp(
  services: Services,
  actor: Actor,
  input: { readonly code: string; readonly origin: Origin },
): Promise<Result<{ accountId: AccountId }>> {
  if (actor.kind !== "officer") return refuse({ code: "TOTP_OFFICERS_ONLY" });
  const { database, clock, config } = services;
  const account = await findAccount(database, actor.accountId);
  if (account === null) return refuse({ code: "ACCOUNT_NOT_FOUND" });
  if (account.totpConfirmedAt === null || account.totpSecret === null) return refuse({ code: "TOTP_NOT_ON" });
  const frame = { origin: input.origin, carrier: "COOKIE", deviceToken: null, formerToken: null } as const;
  const attempt = await attemptOf(services, { target: `factor:${account.id}`, account, frame });
  const reserved = await reserveAttempt(database, attempt, clock.now());
  if ("retryAfterSeconds" in reserved) return refuse({ code: "SIGN_IN_SLOWED", ...reserved });
  const secret = unseal(account.totpSecret, readSealingKey(config.dataFolder), account.id);
  const step = stepOfCode(secret, input.code, clock.now());
  if (step === null || !(await useTotpStep(database, { accountId: account.id, step })))
    return refuse({ code: "SECOND_FACTOR_WRONG" });
  await releaseAttempt(database, reserved, attempt);
  await turnOff(services, account.id, { by: account.id });
  return accept({ accountId: account.id });
}

/** Takes another officer's second factor away, when the phone and the recovery codes are lost. */
export async function resetTotp(
  services: Services,
  actor: Actor,
  input: { readonly accountId: AccountId },
): Promise<Result<{ accountId: AccountId }>> {
  const account = await findAccount(services.database, input.accountId);
  if (account === null || account.personId === null) return refuse({ code: "NOT_FOUND" });
  const denied = await deniedForAccount(services, actor, account.personId);
  if (denied !== null) return refuse(denied);
  if (account.totpConfirmedAt === null) return refuse({ code: "TOTP_NOT_ON" });
  await turnOff(services, account.id, { by: actor.kind === "officer" ? actor.accountId : null });
  return accept({ accountId: account.id });
}

async function turnOff(
  services: Services,
  accountId: AccountId,
  data: { readonly by: string | null },
): Promise<void> {
  const now = services.clock.now();
  await services.database.transaction(async (tx) => {
    const off = { totpSecret: null, totpConfirmedAt: null, totpLastStep: null };
    await tx.kysely.updateTable("identityAccount").set(off).where("id", "=", accountId).execute();
    await replaceRecoveryCodes(tx, accountId, []);
    await appendJournal(tx, { kind: "TOTP_OFF", accountId, source: "-", data, at: now });
  });
}
