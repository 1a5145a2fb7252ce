import { newId } from "../../../kernel/ids.ts";
import type { Instant } from "../../../kernel/local-date.ts";
import { accept, type Result, refuse } from "../../../kernel/result.ts";
import type { Tx } from "../../../platform/postgres/database.ts";
import { transactionOrRefusal } from "../../../platform/postgres/transaction-or-refusal.ts";
import type { PersonId } from "../../access/index.ts";
import {
  findPostalCash,
  holdPostalCash,
  isPostalCashOpen,
  lowerPostalCash,
  type PostalCash,
} from "../postal-cash-store.ts";
import { leftDong } from "../postal-cod.ts";
import type { PaymentRefusal } from "../refusals.ts";
import { deniedAt } from "../rights.ts";
import { settleCharges } from "../settle.ts";
import { collectedByPost, holdDue } from "./hold-due.ts";
import type { TillCall } from "./take-payment.ts";

type AssignPostalCash = {
  readonly parcelCode: string;
  readonly chargeIds: readonly string[];
  readonly reason: string;
};

/**
 * Spends what is left of a parcel's money on charges, each in full, with a receipt: by hand, with who did it and why.
 * @law reform.md §I1: exact amount, otherwise the manual queue; one-stop.md §2.7 (Payment, POSTAL_COD).
 */
export async function assignPostalCash(
  { office, services, actor }: TillCall,
  { parcelCode, chargeIds, reason }: AssignPostalCash,
): Promise<Result<{ readonly id: string }, PaymentRefusal>> {
  const seen = await findPostalCash(services.database, parcelCode);
  if (seen === null || actor.kind !== "officer") return refuse({ code: "NOT_FOUND" });
  const denied = await deniedAt(services, actor, { act: "payment.reconcile", unitId: seen.unit_id });
  if (denied !== null) return refuse(denied);
  return transactionOrRefusal(
    services.database,
    async (tx): Promise<Result<{ id: string }, PaymentRefusal>> => {
      const at = services.clock.now();
      const held = await holdDue(tx, chargeIds);
      if (!held.ok) return held;
      const { charges, unitId, amountDong } = held.value;
      if (unitId !== seen.unit_id) return refuse({ code: "CHARGES_OF_SEVERAL_UNITS" });
      const collected = await collectedByPost(office, tx, charges);
      if (collected !== null) return refuse(collected);
      const cash = await holdPostalCash(tx, parcelCode);
      if (await isPostalCashOpen(tx, parcelCode)) return refuse({ code: "DECISION_OPEN" });
      const left = leftDong(cash);
      if (amountDong > left) return refuse({ code: "POSTAL_CASH_EXCEEDED", amountDong: left });
      const { paymentId } = await settleCharges(office, tx, {
        charges,
        money: {
          unitId,
          method: "POSTAL_COD",
          account: "POST_UNMATCHED",
          txnRef: parcelCode,
          payerName: null,
          takenBy: null,
          requestId: null,
          movementId: null,
          paidAt: cash.recorded_at,
          at,
        },
      });
      const spent = { cash, amountDong, paymentId, ground: reason, askedBy: actor.personId, askedAt: at };
      return accept({ id: await recordSpent(tx, spent) });
    },
  );
}

type Spent = Readonly<Record<"paymentId" | "ground", string>> & {
  readonly cash: PostalCash;
  readonly amountDong: number;
  readonly askedBy: PersonId;
  readonly askedAt: Instant;
};

async function recordSpent(tx: Tx, { cash, ...spent }: Spent): Promise<string> {
  const id = newId();
  await tx.kysely
    .insertInto("paymentPostalClearing")
    .values({ id, parcelCode: cash.parcel_code, unitId: cash.unit_id, kind: "CHARGES", ...spent })
    .execute();
  await lowerPostalCash(tx, cash, { settledDong: spent.amountDong });
  return id;
}
