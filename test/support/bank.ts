import { assert } from "../../src/kernel/assert.ts";
import { newId } from "../../src/kernel/ids.ts";
import type { Acted } from "../../src/modules/dossier/index.ts";
import { signatureOf } from "../../src/modules/payment/bank-signature.ts";
import { receiveBankMessage } from "../../src/modules/payment/commands/receive-bank-message.ts";
import { requestTransfer } from "../../src/modules/payment/commands/request-transfer.ts";
import type { Services } from "../../src/platform/services.ts";
import type { MoneyWard } from "./money.ts";

export const ACCOUNT = { bankBin: "970415", number: "113366668888" };

/** What a bank says; a test changes what is wrong in it. */
export type Told = {
  readonly transactionId: string;
  readonly accountNumber: string;
  readonly bankBin: string;
  readonly amount: number;
  readonly currency: string;
  readonly bookedAt: string;
  readonly memo: string;
};

/** The bank of the tests: it can tell the ward anything, signed or not. */
export async function bankOf(ward: MoneyWard) {
  const { id: accountId } = await ward.database.kysely
    .selectFrom("paymentAccount")
    .select("id")
    .where("number", "=", ACCOUNT.number)
    .executeTakeFirstOrThrow();
  const secret = ward.services.config.bankSecret ?? "";
  const told = (changes: Partial<Told>): Told => ({
    transactionId: newId(),
    accountNumber: ACCOUNT.number,
    bankBin: ACCOUNT.bankBin,
    amount: 21_000,
    currency: "VND",
    bookedAt: ward.clock.now(),
    memo: "",
    ...changes,
  });
  const send = async (message: Told | string, signature?: string, services: Services = ward.services) => {
    const body = new TextEncoder().encode(typeof message === "string" ? message : JSON.stringify(message));
    const sent = { body, signature: signature ?? signatureOf(secret, body) };
    return receiveBankMessage(ward.office, services, sent);
  };
  const request = async (...dossiers: readonly Acted[]) => {
    const charges = (await Promise.all(dossiers.map(ward.chargesOf))).flat();
    const made = await requestTransfer(
      ward,
      charges.filter(({ state }) => state === "DUE").map(({ id }) => id),
    );
    assert(made.ok, made.ok ? "" : JSON.stringify(made.refusal));
    return made.value;
  };
  const movements = () =>
    ward.database.kysely
      .selectFrom("paymentMovement")
      .select(["id", "bankRef", "state", "problem", "amountDong", "matchedAs"])
      .orderBy("recordedAt")
      .orderBy("id")
      .execute();
  return { accountId, told, send, request, movements };
}
