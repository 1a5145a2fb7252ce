import { present } from "../../../kernel/assert.ts";
import { newId } from "../../../kernel/ids.ts";
import { accept, type Result, refuse } from "../../../kernel/result.ts";
import type { Tx } from "../../../platform/postgres/database.ts";
import { transactionOrRefusal } from "../../../platform/postgres/transaction-or-refusal.ts";
import type { Officer, PersonId } from "../../access/index.ts";
import { holdDossiers } from "../../dossier/index.ts";
import { type Charge, payable } from "../charge.ts";
import { holdCharges, listCharges } from "../charge-store.ts";
import { book } from "../ledger.ts";
import { agreed, isPaid, keptDong } from "../money-back.ts";
import type { PaymentRefusal } from "../refusals.ts";
import { deniedAt } from "../rights.ts";
import { confirmPaid, owesStill } from "../settle.ts";
import type { TillCall } from "./take-payment.ts";

type AskDecision = {
  readonly chargeId: string;
  readonly kind: "EXEMPTION" | "REFUND";
  /** How much less, or how much back; whole đồng. */
  readonly amountDong: number;
  readonly ground: string;
};
export type Decision = Result<{ readonly id: string; readonly dossierCode: string }, PaymentRefusal>;

/** Asks for an exemption (or reduction) of what is owed, or for a refund of what was paid. Somebody else decides. */
export async function askDecision({ services, actor }: TillCall, asked: AskDecision): Promise<Decision> {
  const [seen] = await listCharges(services.database, [asked.chargeId]);
  if (seen === undefined || actor.kind !== "officer") return refuse({ code: "NOT_FOUND" });
  const denied = await deniedAt(services, actor, { act: "payment.ask-decision", unitId: seen.unit_id });
  if (denied !== null) return refuse(denied);
  return transactionOrRefusal(services.database, async (tx): Promise<Decision> => {
    const charge = await heldOne(tx, seen);
    const refusal = await unfit(tx, charge, asked);
    if (refusal !== null) return refuse(refusal);
    const id = newId();
    const { kind, amountDong, ground } = asked;
    await tx.kysely
      .insertInto("paymentDecision")
      .values({
        id,
        kind,
        chargeId: charge.id,
        unitId: charge.unit_id,
        amountDong,
        ground,
        askedBy: actor.personId,
        askedAt: services.clock.now(),
      })
      .execute();
    return accept({ id, dossierCode: charge.dossier_code });
  });
}

export async function heldOne(tx: Tx, { id, dossier_id }: Charge): Promise<Charge> {
  await holdDossiers(tx, [dossier_id]);
  const [held] = await holdCharges(tx, [id]);
  return present(held, "a charge, which is never deleted,");
}

/** Whether somebody has asked for less, or money back, and nobody has answered yet. */
export async function isBeingDecided(tx: Tx, chargeId: string): Promise<boolean> {
  const open = await tx.kysely
    .selectFrom("paymentDecision")
    .select("id")
    .where("chargeId", "=", chargeId)
    .where("answer", "is", null)
    .executeTakeFirst();
  return open !== undefined;
}

async function unfit(tx: Tx, charge: Charge, asked: AskDecision): Promise<PaymentRefusal | null> {
  if (await isBeingDecided(tx, charge.id)) return { code: "DECISION_OPEN" };
  const rest = payable(charge);
  const dossierCode = charge.dossier_code;
  if (asked.kind === "EXEMPTION" && charge.state !== "DUE") return { code: "CHARGE_NOT_DUE", dossierCode };
  if (asked.kind === "REFUND" && !isPaid(charge)) return { code: "REFUND_NOT_DUE" };
  if (rest === null) return { code: "CHARGE_AMOUNT_UNKNOWN", dossierCode };
  const most = asked.kind === "REFUND" ? keptDong(charge) : rest;
  if (asked.amountDong > most) return { code: "DECISION_TOO_MUCH", amountDong: most };
  return asked.kind === "REFUND" && !(await isPaidHere(tx, charge.id))
    ? { code: "REFUND_NOT_PAID_BY_US" }
    : null;
}

export async function isPaidHere(tx: Tx, chargeId: string): Promise<boolean> {
  const found = await tx.kysely
    .selectFrom("paymentAllocation as a")
    .innerJoin("paymentPayment as p", "p.id", "a.paymentId")
    .select("p.id")
    .where("a.chargeId", "=", chargeId)
    .where("p.method", "<>", "TREASURY")
    .where("p.reversedAt", "is", null)
    .executeTakeFirst();
  return found !== undefined;
}

type Answer = { readonly id: string; readonly approved: boolean; readonly reason: string };

/**
 * Approves or declines. Never by who asked, nor by a cashier: whoever decides holds no drawer.
 * @law one-stop.md §9: cashier ≠ exemption approver.
 */
export async function answerDecision(
  { office, services, actor }: TillCall,
  answer: Answer,
): Promise<Decision> {
  const seen = await services.database.kysely
    .selectFrom("paymentDecision")
    .selectAll()
    .where("id", "=", answer.id)
    .executeTakeFirst();
  const [charge] = seen === undefined ? [] : await listCharges(services.database, [seen.chargeId]);
  if (seen === undefined || charge === undefined || actor.kind !== "officer")
    return refuse({ code: "NOT_FOUND" });
  const denied = await deniedAt(services, actor, { act: "payment.decide", unitId: charge.unit_id });
  if (denied !== null) return refuse(denied);
  if (seen.askedBy === actor.personId || (await hasTaken(services.database, charge.id, actor)))
    return refuse({ code: "DECISION_OWN" });
  if (!answer.approved && answer.reason === "") return refuse({ code: "DECISION_REASON_REQUIRED" });
  return transactionOrRefusal(services.database, async (tx): Promise<Decision> => {
    const at = services.clock.now();
    const held = await heldOne(tx, charge);
    const answered = await tx.kysely
      .updateTable("paymentDecision")
      .set({
        answer: answer.approved ? "APPROVED" : "DECLINED",
        answeredBy: actor.personId,
        answeredAt: at,
        answerReason: answer.reason,
        ...(answer.approved && (await wasPaidMeanwhile(tx, seen.kind, held)) ? { kind: "REFUND" } : {}),
      })
      .where("id", "=", answer.id)
      .where("answer", "is", null)
      .returning(["kind", "amountDong", "ground"])
      .executeTakeFirst();
    if (answered === undefined) return refuse({ code: "DECISION_ANSWERED" });
    const done = accept({ id: answer.id, dossierCode: held.dossier_code });
    const kind = answer.approved ? "REFUND_APPROVED" : "REFUND_DECLINED";
    if (answered.kind === "REFUND")
      await announceRefund(office, tx, { charge: held, kind, id: answer.id, at });
    if (!answer.approved) return done;
    const effect = { ...answered, by: actor.personId, at };
    const wrong =
      answered.kind === "REFUND"
        ? await refundDue(tx, held, effect)
        : await letOff(office, tx, { charge: held, ...effect });
    return wrong === null ? done : refuse(wrong);
  });
}

/** What is let off after all of it was paid goes back to the payer. */
async function wasPaidMeanwhile(tx: Tx, kind: string, held: Charge): Promise<boolean> {
  return kind === "EXEMPTION" && isPaid(held) && (await isPaidHere(tx, held.id));
}

async function hasTaken(
  executor: Parameters<typeof listCharges>[0],
  chargeId: string,
  { personId }: Officer,
) {
  const found = await executor.kysely
    .selectFrom("paymentAllocation as a")
    .innerJoin("paymentPayment as p", "p.id", "a.paymentId")
    .select("p.id")
    .where("a.chargeId", "=", chargeId)
    .where("p.takenBy", "=", personId)
    .executeTakeFirst();
  return found !== undefined;
}

type Decided = { readonly amountDong: number; readonly at: ReturnType<TillCall["services"]["clock"]["now"]> };

async function refundDue(
  tx: Tx,
  charge: Charge,
  { amountDong, at }: Decided,
): Promise<PaymentRefusal | null> {
  if (!isPaid(charge)) return { code: "REFUND_NOT_DUE" };
  const kept = keptDong(charge);
  if (amountDong > kept) return { code: "DECISION_TOO_MUCH", amountDong: kept };
  await book(tx, { unitId: charge.unit_id, at }, [
    { why: "REFUND_DUE", debit: "REVENUE", credit: "REFUND_PAYABLE", amountDong, chargeId: charge.id },
  ]);
  await setMoneyBack(tx, charge.id, { ...agreed(charge, amountDong), at });
  return null;
}

type LetOff = Decided & { readonly charge: Charge; readonly ground: string; readonly by: PersonId };

/** Lowers what is owed; a dossier that waited for this alone goes on. */
async function letOff(
  office: TillCall["office"],
  tx: Tx,
  { charge, ground, by, ...decided }: LetOff,
): Promise<PaymentRefusal | null> {
  const { state, source, dossier_id: dossierId, dossier_code: dossierCode } = charge;
  if (state !== "DUE") return { code: "CHARGE_NOT_DUE", dossierCode };
  const rest = payable(charge) ?? 0;
  if (decided.amountDong > rest) return { code: "DECISION_TOO_MUCH", amountDong: rest };
  const isWhole = await exempt(tx, charge, { ...decided, ground });
  if (isWhole && source === "OBLIGATION" && !(await owesStill(tx, dossierId)))
    await confirmPaid(office, tx, { dossierId, exemption: { reason: ground, approvedBy: by } });
  return null;
}

/** Lowers what is owed; true where nothing is left. */
async function exempt(
  tx: Tx,
  charge: Charge,
  { amountDong, ground, at }: Decided & { readonly ground: string },
): Promise<boolean> {
  const isWhole = payable(charge) === amountDong;
  await book(tx, { unitId: charge.unit_id, at }, [
    { why: "EXEMPTED", debit: "EXEMPTION", credit: "RECEIVABLE", amountDong, chargeId: charge.id },
  ]);
  await setState(tx, charge.id, {
    state: isWhole ? "EXEMPT" : "DUE",
    exemptDong: charge.exempt_dong + amountDong,
    exemptionGround: ground,
    changedAt: at,
  });
  return isWhole;
}

type Changed = {
  readonly state: Charge["state"];
  readonly exemptDong: number;
  readonly exemptionGround: string;
  readonly changedAt: Decided["at"];
};

async function setState(tx: Tx, id: string, changed: Changed): Promise<void> {
  await tx.kysely.updateTable("paymentCharge").set(changed).where("id", "=", id).execute();
}

type MoneyBack = ReturnType<typeof agreed> & { readonly at: Decided["at"] };

export async function setMoneyBack(tx: Tx, id: string, back: MoneyBack): Promise<void> {
  const { state, refunded_dong: refundedDong, refund_due_dong: refundDueDong, at: changedAt } = back;
  await tx.kysely
    .updateTable("paymentCharge")
    .set({ state, refundedDong, refundDueDong, changedAt })
    .where("id", "=", id)
    .execute();
}

type Refund = {
  readonly charge: Charge;
  readonly kind: "REFUND_APPROVED" | "REFUND_DECLINED" | "REFUND_ORDERED" | "REFUND_PAID";
  readonly id: string;
  readonly at: Decided["at"];
};

export async function announceRefund(
  office: TillCall["office"],
  tx: Tx,
  { charge, kind, id, at }: Refund,
): Promise<void> {
  await office.announce(tx, [{ dossierId: charge.dossier_id, kind, of: `decision ${id}`, at }]);
}
