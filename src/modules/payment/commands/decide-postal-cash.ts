import { newId } from "../../../kernel/ids.ts";
import { type Instant, localDateOf } from "../../../kernel/local-date.ts";
import { accept, type Result, refuse } from "../../../kernel/result.ts";
import type { Executor, Tx } from "../../../platform/postgres/database.ts";
import { transactionOrRefusal } from "../../../platform/postgres/transaction-or-refusal.ts";
import type { PersonId } from "../../access/index.ts";
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
import { spendPostalCash } from "./assign-postal-cash.ts";
import { type PayBack, toldOf } from "./pay-refund.ts";
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
 * revenue; what is to be spent on charges pays them.
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
  const answering = { id, approved, reason, by: actor.personId, at: services.clock.now() };
  return transactionOrRefusal(services.database, async (tx): Promise<Done> => {
    const done = accept({ id, parcelCode });
    if (asked.chargeIds !== null) {
      const spent = await answerSpending(office, tx, {
        ...answering,
        parcelCode,
        chargeIds: asked.chargeIds,
      });
      return spent === null ? done : refuse(spent);
    }
    const { at } = answering;
    await holdDossiers(tx, [dossierId]);
    const cash = await holdPostalCash(tx, parcelCode);
    const answered = await keepAnswer(tx, answering, null);
    if (answered === null) return refuse({ code: "DECISION_ANSWERED" });
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

type Answering = AnswerPostalCash & { readonly by: PersonId; readonly at: Instant };

/** Keeps the answer, with the payment it led to; null where there is one already. */
async function keepAnswer(tx: Tx, { id, approved, reason, by, at }: Answering, paymentId: string | null) {
  const answered = await tx.kysely
    .updateTable("paymentPostalClearing")
    .set({
      answer: approved ? "APPROVED" : "DECLINED",
      answeredBy: by,
      answeredAt: at,
      answerReason: reason,
      paymentId,
    })
    .where("id", "=", id)
    .where("paymentId", "is", null)
    .where("answer", "is", null)
    .returning(["kind", "amountDong"])
    .executeTakeFirst();
  return answered ?? null;
}

type AnsweringSpending = Answering & { readonly parcelCode: string; readonly chargeIds: readonly string[] };

/** Of money to be spent on charges: agreed, they are paid with it. */
async function answerSpending(
  office: TillCall["office"],
  tx: Tx,
  answering: AnsweringSpending,
): Promise<PaymentRefusal | null> {
  const spent = answering.approved ? await spendPostalCash(office, tx, answering) : null;
  if (spent !== null && !spent.ok)
    return (await isAnswered(tx, answering.id)) ? { code: "DECISION_ANSWERED" } : spent.refusal;
  const answered = await keepAnswer(tx, answering, spent?.value.paymentId ?? null);
  return answered === null ? { code: "DECISION_ANSWERED" } : null;
}

/** Of two who agree at one instant the second finds the charges paid, because the first has answered. */
async function isAnswered(tx: Tx, id: string): Promise<boolean> {
  const found = await tx.kysely
    .selectFrom("paymentPostalClearing")
    .select("answer")
    .where("id", "=", id)
    .executeTakeFirst();
  return found?.answer != null;
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
      await openReturn(tx, {
        unitId,
        amountDong,
        of: { clearingId: id },
        at,
        agreedAt: at,
        receiver,
        saidBy: actor.personId,
      });
    await office.announce(tx, [{ dossierId, kind: toldOf(method), of: `decision ${id}`, at }]);
    return accept({ id, parcelCode });
  });
}

type Asked = {
  readonly askedBy: string;
  readonly cash: PostalCash;
  /** What it is to be spent on; null where it goes back or stays. */
  readonly chargeIds: readonly string[] | null;
};

async function findAsked(executor: Executor, id: string): Promise<Asked | null> {
  const found = await executor.kysely
    .selectFrom("paymentPostalClearing")
    .select(["parcelCode", "askedBy", "chargeIds"])
    .where("id", "=", id)
    .where((eb) => eb.or([eb("kind", "<>", "CHARGES"), eb("chargeIds", "is not", null)]))
    .executeTakeFirst();
  const cash = found === undefined ? null : await findPostalCash(executor, found.parcelCode);
  return found === undefined || cash === null
    ? null
    : { askedBy: found.askedBy, cash, chargeIds: found.chargeIds };
}
