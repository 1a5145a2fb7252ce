import { present } from "../../../kernel/assert.ts";
import { newId } from "../../../kernel/ids.ts";
import type { Services } from "../../../platform/services.ts";
import type { Office } from "../../dossier/index.ts";
import { bankSecretOf, signatureOf } from "../bank-signature.ts";
import { receiveBankMessage } from "../commands/receive-bank-message.ts";
import { memoOf, type TransferView } from "../queries/transfer-view.ts";

/** How the simulated bank misbehaves: as banks do, one way at a time. */
export type Misbehaviour =
  | "honest"
  | "twice"
  | "less"
  | "more"
  | "other-account"
  | "other-currency"
  | "without-memo"
  | "unsigned";

type Sent = { readonly body: Uint8Array; readonly signature: string };

/**
 * What the simulated bank sends for one transfer, each message signed as a real one would be. Ships for demonstrations
 * and development: no money moves, and a receipt printed with it is marked.
 */
export function messagesOf(
  transfer: Pick<TransferView, "reference" | "amount_dong" | "bank_bin" | "number">,
  told: { readonly secret: string; readonly at: string; readonly as: Misbehaviour },
): readonly Sent[] {
  const { as, at, secret } = told;
  const wrong = { less: -1_000, more: 1_000 };
  const message = {
    transactionId: `SIM-${newId()}`,
    bankBin: transfer.bank_bin,
    accountNumber: as === "other-account" ? "000000000" : transfer.number,
    amount: transfer.amount_dong + (as === "less" || as === "more" ? wrong[as] : 0),
    currency: as === "other-currency" ? "USD" : "VND",
    bookedAt: at,
    memo: as === "without-memo" ? "CHUYEN TIEN" : `SIM ${memoOf(transfer)}`,
  };
  const body = new TextEncoder().encode(JSON.stringify(message));
  const one = { body, signature: as === "unsigned" ? "sha256=" : signatureOf(secret, body) };
  return as === "twice" ? [one, one] : [one];
}

/** The simulated bank says that a transfer has come, through the door a real bank would use. */
export async function simulateTransfer(office: Office, services: Services, transfer: TransferView) {
  const secret = bankSecretOf(services.config) ?? "";
  const [sent] = messagesOf(transfer, { secret, at: services.clock.now(), as: "honest" });
  return receiveBankMessage(office, services, present(sent, "a message of the simulated bank"));
}
