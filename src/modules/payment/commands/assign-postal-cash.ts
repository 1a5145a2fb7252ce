import { newId } from "../../../kernel/ids.ts";
import type { Instant } from "../../../kernel/local-date.ts";
import { accept, type Result, refuse } from "../../../kernel/result.ts";
import type { Tx } from "../../../platform/postgres/database.ts";
import { transactionOrRefusal } from "../../../platform/postgres/transaction-or-refusal.ts";
import type { Office } from "../../dossier/index.ts";
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
 * Asks that what is left of a parcel's money is spent on charges, each in full. Somebody else decides, by
 * `answerPostalCash`; who asks is told at once what could not be.
 * @law reform.md §I1: exact amount, otherwise the manual queue; one-stop.md §9: who handles money does not decide about it.
 */
export async function assignPostalCash(
  { office, services, actor }: TillCall,
  { parcelCode, chargeIds, reason: ground }: AssignPostalCash,
): Promise<Result<{ readonly id: string }, PaymentRefusal>> {
  const seen = await findPostalCash(services.database, parcelCode);
  if (seen === null || actor.kind !== "officer") return refuse({ code: "NOT_FOUND" });
  const denied = await deniedAt(services, actor, { act: "payment.reconcile", unitId: seen.unit_id });
  if (denied !== null) return refuse(denied);
  return transactionOrRefusal(
    services.database,
    async (tx): Promise<Result<{ id: string }, PaymentRefusal>> => {
      const held = await holdSpendable(office, tx, { chargeIds, unitId: seen.unit_id });
      if (!held.ok) return held;
      const cash = await holdPostalCash(tx, parcelCode);
      if (await isPostalCashOpen(tx, parcelCode)) return refuse({ code: "DECISION_OPEN" });
      const [left, { amountDong }] = [leftDong(cash), held.value];
      if (amountDong > left) return refuse({ code: "POSTAL_CASH_EXCEEDED", amountDong: left });
      const id = newId();
      const asked = { askedBy: actor.personId, askedAt: services.clock.now() };
      const about = { parcelCode, unitId: seen.unit_id, amountDong, ground, chargeIds: [...chargeIds] };
      await tx.kysely
        .insertInto("paymentPostalClearing")
        .values({ id, kind: "CHARGES", ...about, ...asked })
        .execute();
      return accept({ id });
    },
  );
}

type Spendable = { readonly chargeIds: readonly string[]; readonly unitId: PostalCash["unit_id"] };

/** Holds charges, dossiers first, that this unit's money of the post may pay: no other parcel is to collect them. */
async function holdSpendable(
  office: Office,
  tx: Tx,
  { chargeIds, unitId }: Spendable,
): ReturnType<typeof holdDue> {
  const held = await holdDue(tx, chargeIds);
  if (!held.ok) return held;
  if (held.value.unitId !== unitId) return refuse({ code: "CHARGES_OF_SEVERAL_UNITS" });
  const collected = await collectedByPost(office, tx, held.value.charges);
  return collected === null ? held : refuse(collected);
}

type Spending = { readonly parcelCode: string; readonly chargeIds: readonly string[]; readonly at: Instant };

/** Spends a parcel's money on charges as two agreed, each in full, with a receipt; holds dossiers, charges, then the money. */
export async function spendPostalCash(
  office: Office,
  tx: Tx,
  { parcelCode, chargeIds, at }: Spending,
): Promise<Result<{ readonly paymentId: string }, PaymentRefusal>> {
  const seen = await findPostalCash(tx, parcelCode);
  if (seen === null) return refuse({ code: "NOT_FOUND" });
  const held = await holdSpendable(office, tx, { chargeIds, unitId: seen.unit_id });
  if (!held.ok) return held;
  const cash = await holdPostalCash(tx, parcelCode);
  const { charges, unitId, amountDong } = held.value;
  const left = leftDong(cash);
  if (amountDong > left) return refuse({ code: "POSTAL_CASH_EXCEEDED", amountDong: left });
  const none = { payerName: null, takenBy: null, requestId: null, movementId: null };
  const from = { method: "POSTAL_COD", account: "POST_UNMATCHED", txnRef: parcelCode } as const;
  const money = { unitId, ...from, ...none, paidAt: cash.recorded_at, at };
  const { paymentId } = await settleCharges(office, tx, { charges, money });
  await lowerPostalCash(tx, cash, { settledDong: amountDong });
  return accept({ paymentId });
}
