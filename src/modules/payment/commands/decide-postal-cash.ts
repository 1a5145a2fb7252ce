import { newId } from "../../../kernel/ids.ts";
import { localDateOf } from "../../../kernel/local-date.ts";
import { accept, type Result, refuse } from "../../../kernel/result.ts";
import type { Executor } from "../../../platform/postgres/database.ts";
import { transactionOrRefusal } from "../../../platform/postgres/transaction-or-refusal.ts";
import { holdDossiers } from "../../dossier/index.ts";
import { holdDrawer, isDayClosed } from "../drawer.ts";
import { book } from "../ledger.ts";
import {
  findPostalCash,
  holdPostalCash,
  isPostalCashOpen,
  lowerPostalCash,
  type PostalCash,
} from "../postal-cash-store.ts";
import { leftDong } from "../postal-cod.ts";
import type { PaymentRefusal } from "../refusals.ts";
import { openReturn } from "../return-store.ts";
import { deniedAt } from "../rights.ts";
import type { PayBack } from "./pay-refund.ts";
import type { TillCall } from "./take-payment.ts";

type AskPostalCash = {
  readonly parcelCode: string;
  /** Back to who paid it at the door, or kept for the budget. */
  readonly kind: "RETURN" | "KEEP";
  readonly amountDong: number;
  readonly ground: string;
};
type Done = Result<{ readonly id: string; readonly parcelCode: string }, PaymentRefusal>;

/** Asks that what is left of a parcel's money goes back, or is kept. Somebody else decides. */
export async function askPostalCash({ services, actor }: TillCall, asked: AskPostalCash): Promise<Done> {
  const { parcelCode, kind, amountDong, ground } = asked;
  const seen = await findPostalCash(services.database, parcelCode);
  if (seen === null || actor.kind !== "officer") return refuse({ code: "NOT_FOUND" });
  const denied = await deniedAt(services, actor, { act: "payment.reconcile", unitId: seen.unit_id });
  if (denied !== null) return refuse(denied);
  return transactionOrRefusal(services.database, async (tx): Promise<Done> => {
    const cash = await holdPostalCash(tx, parcelCode);
    if (await isPostalCashOpen(tx, parcelCode)) return refuse({ code: "DECISION_OPEN" });
    const left = leftDong(cash);
    if (amountDong > left) return refuse({ code: "POSTAL_CASH_EXCEEDED", amountDong: left });
    const id = newId();
    await tx.kysely
      .insertInto("paymentPostalClearing")
      .values({
        id,
        parcelCode,
        unitId: cash.unit_id,
        kind,
        amountDong,
        ground,
        askedBy: actor.personId,
        askedAt: services.clock.now(),
      })
      .execute();
    return accept({ id, parcelCode });
  });
}

type AnswerPostalCash = { readonly id: string; readonly approved: boolean; readonly reason: string };

/**
 * Approves or declines, never by who asked. What is agreed to go back is due to the payer, who is told; what is kept is
 * revenue.
 * @law one-stop.md §9: who handles money does not decide about it.
 */
export async function answerPostalCash(
  { office, services, actor }: TillCall,
  { id, approved, reason }: AnswerPostalCash,
): Promise<Done> {
  const asked = await findAsked(services.database, id);
  if (asked === null || actor.kind !== "officer") return refuse({ code: "NOT_FOUND" });
  const { parcel_code: parcelCode, dossier_id: dossierId, unit_id: unitId } = asked.cash;
  const denied = await deniedAt(services, actor, { act: "payment.decide", unitId });
  if (denied !== null) return refuse(denied);
  if (asked.askedBy === actor.personId) return refuse({ code: "DECISION_OWN" });
  if (!approved && reason === "") return refuse({ code: "DECISION_REASON_REQUIRED" });
  return transactionOrRefusal(services.database, async (tx): Promise<Done> => {
    const at = services.clock.now();
    await holdDossiers(tx, [dossierId]);
    const cash = await holdPostalCash(tx, parcelCode);
    const answered = await tx.kysely
      .updateTable("paymentPostalClearing")
      .set({
        answer: approved ? "APPROVED" : "DECLINED",
        answeredBy: actor.personId,
        answeredAt: at,
        answerReason: reason,
      })
      .where("id", "=", id)
      .where("kind", "<>", "CHARGES")
      .where("answer", "is", null)
      .returning(["kind", "amountDong"])
      .executeTakeFirst();
    if (answered === undefined) return refuse({ code: "DECISION_ANSWERED" });
    const done = accept({ id, parcelCode });
    if (!approved) return done;
    const { kind, amountDong } = answered;
    const isBack = kind === "RETURN";
    const moved = isBack
      ? ({ why: "REFUND_DUE", credit: "REFUND_PAYABLE" } as const)
      : ({ why: "KEPT", credit: "REVENUE" } as const);
    await book(tx, { unitId, at }, [{ ...moved, debit: "POST_UNMATCHED", amountDong }]);
    await lowerPostalCash(tx, cash, { clearedDong: amountDong });
    if (isBack) await office.announce(tx, [{ dossierId, kind: "REFUND_APPROVED", of: `decision ${id}`, at }]);
    return done;
  });
}

/** Pays back what was agreed: from the cashier's drawer, or by a transfer that the bank's statement will show. */
export async function payPostalCash(
  { office, services, actor }: TillCall,
  { id, method, receiver = null }: PayBack,
): Promise<Done> {
  const asked = await findAsked(services.database, id);
  if (asked === null || actor.kind !== "officer") return refuse({ code: "NOT_FOUND" });
  const { parcel_code: parcelCode, dossier_id: dossierId, unit_id: unitId } = asked.cash;
  const denied = await deniedAt(services, actor, { act: "payment.take", unitId });
  if (denied !== null) return refuse(denied);
  if (method === "BANK" && receiver === null) return refuse({ code: "RECEIVER_REQUIRED" });
  return transactionOrRefusal(services.database, async (tx): Promise<Done> => {
    const at = services.clock.now();
    await holdDossiers(tx, [dossierId]);
    const [drawer, day] = [{ unitId, cashierId: actor.personId }, localDateOf(at)];
    await holdDrawer(tx, drawer);
    if (await isDayClosed(tx, drawer, day)) return refuse({ code: "DAY_CLOSED", day });
    const paid = await tx.kysely
      .updateTable("paymentPostalClearing")
      .set({ paidBy: actor.personId, paidAt: at, paidMethod: method })
      .where("id", "=", id)
      .where("kind", "=", "RETURN")
      .where("answer", "=", "APPROVED")
      .where("paidAt", "is", null)
      .returning("amountDong")
      .executeTakeFirst();
    if (paid === undefined) return refuse({ code: "REFUND_NOT_DUE" });
    const [credit, personId] =
      method === "CASH" ? (["CASH", actor.personId] as const) : (["TRANSIT", null] as const);
    const refunded = { why: "REFUNDED", debit: "REFUND_PAYABLE", amountDong: paid.amountDong } as const;
    await book(tx, { unitId, at }, [{ ...refunded, credit, personId }]);
    const { amountDong } = paid;
    if (method === "BANK")
      await openReturn(tx, { unitId, amountDong, of: { clearingId: id }, at, agreedAt: at, receiver });
    await office.announce(tx, [{ dossierId, kind: "REFUND_PAID", of: `decision ${id}`, at }]);
    return accept({ id, parcelCode });
  });
}

type Asked = { readonly askedBy: string; readonly cash: PostalCash };

async function findAsked(executor: Executor, id: string): Promise<Asked | null> {
  const found = await executor.kysely
    .selectFrom("paymentPostalClearing")
    .select(["parcelCode", "askedBy"])
    .where("id", "=", id)
    .where("kind", "<>", "CHARGES")
    .executeTakeFirst();
  const cash = found === undefined ? null : await findPostalCash(executor, found.parcelCode);
  return found === undefined || cash === null ? null : { askedBy: found.askedBy, cash };
}
