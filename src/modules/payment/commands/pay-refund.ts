import { localDateOf } from "../../../kernel/local-date.ts";
import { accept, refuse } from "../../../kernel/result.ts";
import { transactionOrRefusal } from "../../../platform/postgres/transaction-or-refusal.ts";
import { listCharges } from "../charge-store.ts";
import { holdDrawer, isDayClosed } from "../drawer.ts";
import { book } from "../ledger.ts";
import { paidOut } from "../money-back.ts";
import type { Receiver } from "../receiver.ts";
import { openReturn } from "../return-store.ts";
import { deniedAt } from "../rights.ts";
import { announceRefund, type Decision, heldOne, setMoneyBack } from "./decide-money.ts";
import type { TillCall } from "./take-payment.ts";

export type PayBack = {
  readonly id: string;
  readonly method: "CASH" | "BANK";
  /** Whose account a transfer goes to. */
  readonly receiver?: Receiver | null;
};

/** Pays back what was decided: from the cashier's drawer, or by a transfer that the bank's statement will show. */
export async function payRefund({ office, services, actor }: TillCall, asked: PayBack): Promise<Decision> {
  const seen = await services.database.kysely
    .selectFrom("paymentDecision")
    .select(["chargeId"])
    .where("id", "=", asked.id)
    .executeTakeFirst();
  const [charge] = seen === undefined ? [] : await listCharges(services.database, [seen.chargeId]);
  if (charge === undefined || actor.kind !== "officer") return refuse({ code: "NOT_FOUND" });
  const denied = await deniedAt(services, actor, { act: "payment.take", unitId: charge.unit_id });
  if (denied !== null) return refuse(denied);
  const { method, receiver = null } = asked;
  if (method === "BANK" && receiver === null) return refuse({ code: "RECEIVER_REQUIRED" });
  return transactionOrRefusal(services.database, async (tx): Promise<Decision> => {
    const at = services.clock.now();
    const held = await heldOne(tx, charge);
    const [drawer, day] = [{ unitId: charge.unit_id, cashierId: actor.personId }, localDateOf(at)];
    await holdDrawer(tx, drawer);
    if (await isDayClosed(tx, drawer, day)) return refuse({ code: "DAY_CLOSED", day });
    const paid = await tx.kysely
      .updateTable("paymentDecision")
      .set({ paidBy: actor.personId, paidAt: at, paidMethod: method })
      .where("id", "=", asked.id)
      .where("kind", "=", "REFUND")
      .where("answer", "=", "APPROVED")
      .where("paidAt", "is", null)
      .returning("amountDong")
      .executeTakeFirst();
    if (paid === undefined || held.state !== "REFUND_DUE") return refuse({ code: "REFUND_NOT_DUE" });
    const credit = method === "CASH" ? ("CASH" as const) : ("TRANSIT" as const);
    const personId = method === "CASH" ? actor.personId : null;
    const refunded = { why: "REFUNDED" as const, debit: "REFUND_PAYABLE" as const, credit };
    await book(tx, { unitId: charge.unit_id, at }, [
      { ...refunded, amountDong: paid.amountDong, chargeId: charge.id, personId },
    ]);
    const back = { unitId: charge.unit_id, amountDong: paid.amountDong, of: { decisionId: asked.id } };
    if (method === "BANK")
      await openReturn(tx, { ...back, at, agreedAt: at, receiver, saidBy: actor.personId });
    await setMoneyBack(tx, charge.id, { ...paidOut(held, paid.amountDong), at });
    await announceRefund(office, tx, { charge, kind: toldOf(method), id: asked.id, at });
    return accept({ id: asked.id, dossierCode: held.dossier_code });
  });
}

/** Cash is in the hand; a transfer is ordered, and whether it left is for the bank to say. */
export function toldOf(method: PayBack["method"]): "REFUND_PAID" | "REFUND_ORDERED" {
  return method === "CASH" ? "REFUND_PAID" : "REFUND_ORDERED";
}
