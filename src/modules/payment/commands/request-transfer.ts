import { newId } from "../../../kernel/ids.ts";
import { epochOf, type Instant, instantOfEpoch } from "../../../kernel/local-date.ts";
import { accept, type Result, refuse } from "../../../kernel/result.ts";
import type { Executor } from "../../../platform/postgres/database.ts";
import { transactionOrRefusal } from "../../../platform/postgres/transaction-or-refusal.ts";
import { lineageOf } from "../../organisation/index.ts";
import { payable } from "../charge.ts";
import { newReference, newToken } from "../reference.ts";
import type { PaymentRefusal } from "../refusals.ts";
import { accountOf } from "../rights.ts";
import { collectedByPost, holdDue } from "./hold-due.ts";
import type { TillCall } from "./take-payment.ts";

/** How long a code is shown for paying; what comes later is taken all the same. */
const OPEN_MS = 24 * 3_600_000;

type TransferRequest = {
  readonly token: string;
  readonly reference: string;
  readonly amountDong: number;
};

/**
 * Makes (or finds again) the request under which charges are paid by one transfer, with the reference the QR code
 * carries. Whoever asks twice for the same charges gets the same code, so that a page opened again is no second debt.
 * @law reform.md §I1: dynamic code, reference in field 62; qrIssued is not yet paid.
 */
export async function requestTransfer(
  { office, services }: Pick<TillCall, "office" | "services">,
  chargeIds: readonly string[],
): Promise<Result<TransferRequest, PaymentRefusal>> {
  const at = services.clock.now();
  return transactionOrRefusal(services.database, async (tx) => {
    const held = await holdDue(tx, chargeIds);
    if (!held.ok) return held;
    const { charges, unitId, amountDong } = held.value;
    const collected = await collectedByPost(office, tx, charges);
    if (collected !== null) return refuse(collected);
    const account = await accountOf(tx, await lineageOf(tx, unitId, services.clock.today()));
    if (account === null) return refuse({ code: "NO_BANK_ACCOUNT" });
    const known = await openRequest(tx, { chargeIds, amountDong, accountId: account.id, at });
    if (known !== null) return accept(known);
    const made = { id: newId(), token: newToken(), reference: newReference(), amountDong };
    const expiresAt = instantOfEpoch(epochOf(at) + OPEN_MS);
    await tx.kysely
      .insertInto("paymentRequest")
      .values({ ...made, unitId, accountId: account.id, state: "ISSUED", issuedAt: at, expiresAt })
      .execute();
    await tx.kysely
      .insertInto("paymentRequestCharge")
      .values(
        charges.map((each) => ({ requestId: made.id, chargeId: each.id, amountDong: payable(each) ?? 0 })),
      )
      .execute();
    return accept({ token: made.token, reference: made.reference, amountDong });
  });
}

type Wanted = {
  readonly chargeIds: readonly string[];
  readonly amountDong: number;
  readonly accountId: string;
  readonly at: Instant;
};

async function openRequest(executor: Executor, wanted: Wanted): Promise<TransferRequest | null> {
  const { chargeIds, amountDong, accountId, at } = wanted;
  const found = await executor.kysely
    .selectFrom("paymentRequest as r")
    .innerJoin("paymentRequestCharge as c", "c.requestId", "r.id")
    .innerJoin("paymentRequestCharge as part", "part.requestId", "r.id")
    .select(["r.token", "r.reference", "r.amountDong", "part.chargeId"])
    .distinct()
    .where("r.state", "in", ["ISSUED", "CLAIMED"])
    .where("r.accountId", "=", accountId)
    .where("r.amountDong", "=", amountDong)
    .where("r.expiresAt", ">", at)
    .where("c.chargeId", "in", [...chargeIds])
    .select("r.issuedAt")
    .orderBy("r.issuedAt", "desc")
    .execute();
  const [newest] = found;
  // Every charge of that request, so that one made for others too is not taken for this.
  const same = found.filter(({ token }) => token === newest?.token);
  if (!same.every(({ chargeId }) => chargeIds.includes(chargeId))) return null;
  if (newest === undefined || same.length !== new Set(chargeIds).size) return null;
  return { token: newest.token, reference: newest.reference, amountDong: newest.amountDong };
}
