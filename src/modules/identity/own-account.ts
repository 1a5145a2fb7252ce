import type { Services } from "../../platform/services.ts";
import type { AccountId } from "../access/index.ts";
import { countUnusedRecoveryCodes, findAccount } from "./account-store.ts";
import { listLiveSessions, type SessionInList } from "./session-store.ts";

/** One's own account as its page and the API show it; no secret in it. */
export type OwnAccount = {
  readonly accountId: AccountId;
  readonly kind: "citizen" | "officer";
  readonly signInName: string | null;
  readonly fullName: string;
  readonly phone: string | null;
  /** The password came from whoever opened or reset the account, and is to be changed. */
  readonly passwordGiven: boolean;
  /** Null for citizens, whose second factor is VNeID's. */
  readonly factor: { readonly isOn: boolean; readonly recoveryCodesLeft: number } | null;
  readonly sessions: readonly SessionInList[];
};

export async function findOwnAccount(services: Services, accountId: AccountId): Promise<OwnAccount | null> {
  const { database, clock } = services;
  const account = await findAccount(database, accountId);
  if (account === null) return null;
  const { kind, signInName, fullName, phone, passwordGiven } = account;
  const isOn = account.totpConfirmedAt !== null;
  const recoveryCodesLeft = isOn ? await countUnusedRecoveryCodes(database, accountId) : 0;
  const factor = kind === "officer" ? { isOn, recoveryCodesLeft } : null;
  const sessions = await listLiveSessions(database, accountId, clock.now());
  return { accountId, kind, signInName, fullName, phone, passwordGiven, factor, sessions };
}
