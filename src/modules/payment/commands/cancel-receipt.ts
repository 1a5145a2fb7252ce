import { type Instant, localDateOf } from "../../../kernel/local-date.ts";
import { accept, type Result, refuse } from "../../../kernel/result.ts";
import type { Tx } from "../../../platform/postgres/database.ts";
import { transactionOrRefusal } from "../../../platform/postgres/transaction-or-refusal.ts";
import { holdDrawer, isDayClosed } from "../drawer.ts";
import { type IssuedReceipt, issueReceipt } from "../receipt.ts";
import type { PaymentRefusal } from "../refusals.ts";
import { deniedAt } from "../rights.ts";
import { dossierIdOf, personIdOf, unitIdOf } from "../stored-id.ts";
import type { TillCall } from "./take-payment.ts";

/**
 * Replaces a receipt that was written wrongly: the old one is cancelled with its reason and keeps its number, the new
 * one says which it replaces. The money and what it paid for stay as they are; money given back is a refund.
 * @law Nghị định 123/2020/NĐ-CP, Đ.36: a wrong receipt is cancelled or replaced, never written over.
 */
export async function replaceReceipt(
  { office, services, actor }: TillCall,
  asked: { readonly receiptId: string; readonly payerName: string; readonly reason: string },
): Promise<Result<IssuedReceipt, PaymentRefusal>> {
  const { database, clock } = services;
  const seen = await database.kysely
    .selectFrom("paymentReceipt")
    .selectAll()
    .where("id", "=", asked.receiptId)
    .executeTakeFirst();
  if (seen === undefined || actor.kind !== "officer") return refuse({ code: "NOT_FOUND" });
  const unitId = unitIdOf(seen.unitId);
  const denied = await deniedAt(services, actor, { act: "payment.take", unitId });
  if (denied !== null) return refuse(denied);
  return transactionOrRefusal(database, async (tx): Promise<Result<IssuedReceipt, PaymentRefusal>> => {
    const at = clock.now();
    const day = localDateOf(seen.issuedAt);
    if (seen.issuedBy !== null) {
      const drawer = { unitId, cashierId: personIdOf(seen.issuedBy) };
      await holdDrawer(tx, drawer);
      // A closed day's list of receipts has been handed in.
      if (await isDayClosed(tx, drawer, day)) return refuse({ code: "RECEIPT_DAY_CLOSED", day });
    }
    const cancelled = await tx.kysely
      .updateTable("paymentReceipt")
      .set({ cancelledAt: at, cancelledBy: actor.personId, cancelReason: asked.reason })
      .where("id", "=", asked.receiptId)
      .where("cancelledAt", "is", null)
      .returning("id")
      .executeTakeFirst();
    if (cancelled === undefined) return refuse({ code: "RECEIPT_CANCELLED" });
    const issued = await issueReceipt(tx, {
      paymentId: seen.paymentId,
      unitId,
      amountDong: seen.amountDong,
      payerName: asked.payerName,
      issuedBy: actor.personId,
      replacesId: seen.id,
      at,
    });
    await announceReplaced(office, tx, { paymentId: seen.paymentId, of: `receipt ${issued.id}`, at });
    return accept(issued);
  });
}

type Replaced = { readonly paymentId: string; readonly of: string; readonly at: Instant };

/** Whoever it was paid for is told of the receipt that counts now. */
async function announceReplaced(
  office: TillCall["office"],
  tx: Tx,
  { paymentId, of, at }: Replaced,
): Promise<void> {
  const paidFor = await tx.kysely
    .selectFrom("paymentAllocation as a")
    .innerJoin("paymentCharge as c", "c.id", "a.chargeId")
    .select("c.dossierId")
    .distinct()
    .where("a.paymentId", "=", paymentId)
    .execute();
  await office.announce(
    tx,
    paidFor.map(({ dossierId }) => ({ dossierId: dossierIdOf(dossierId), kind: "RECEIPT_REPLACED", of, at })),
  );
}
