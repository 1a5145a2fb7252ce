import { newId } from "../../../kernel/ids.ts";
import { accept, type Result, refuse } from "../../../kernel/result.ts";
import type { Tx } from "../../../platform/postgres/database.ts";
import { transactionOrRefusal } from "../../../platform/postgres/transaction-or-refusal.ts";
import type { Services } from "../../../platform/services.ts";
import { findHandingOn, isHandingOnAsked } from "../handing-on-store.ts";
import { book } from "../ledger.ts";
import {
  closeMovement,
  findMovement,
  heldOnAccounts,
  holdOpenMovement,
  holdOutgoing,
  type KeptMovement,
} from "../movement-store.ts";
import { listOnItsWayBack } from "../queries/on-its-way-back.ts";
import type { PaymentRefusal } from "../refusals.ts";
import { deniedAt } from "../rights.ts";
import { personIdOf } from "../stored-id.ts";
import type { TillCall } from "./take-payment.ts";

type Done = Result<{ readonly id: string }, PaymentRefusal>;
type AskHandingOn = { readonly movementId: string; readonly ground: string };

/** Asks that money that left an account is booked as handed on to the treasury. Somebody else decides. */
export async function askHandingOn({ services, actor }: TillCall, asked: AskHandingOn): Promise<Done> {
  const seen = await findMovement(services.database, asked.movementId);
  if (seen === null || actor.kind !== "officer") return refuse({ code: "NOT_FOUND" });
  const denied = await deniedAt(services, actor, { act: "payment.reconcile", unitId: seen.unitId });
  if (denied !== null) return refuse(denied);
  if (seen.amountDong > 0) return refuse({ code: "MATCH_DIRECTION" });
  return transactionOrRefusal(services.database, async (tx): Promise<Done> => {
    if (!(await holdOpenMovement(tx, seen.id))) return refuse({ code: "MOVEMENT_MATCHED" });
    if (await isHandingOnAsked(tx, seen.id)) return refuse({ code: "DECISION_OPEN" });
    const tooMuch = await exceeds(services, tx, seen);
    if (tooMuch !== null) return refuse(tooMuch);
    const id = newId();
    await tx.kysely
      .insertInto("paymentHandingOn")
      .values({
        id,
        movementId: seen.id,
        unitId: seen.unitId,
        amountDong: -seen.amountDong,
        ground: asked.ground,
        askedBy: actor.personId,
        askedAt: services.clock.now(),
      })
      .execute();
    return accept({ id });
  });
}

type Answer = { readonly id: string; readonly approved: boolean; readonly reason: string };

/**
 * Approves or declines, never by who asked. What is agreed has left for the treasury; what is declined lies in suspense for
 * somebody to say what it was.
 * @law one-stop.md §9: who handles money does not decide about it.
 */
export async function answerHandingOn({ services, actor }: TillCall, answer: Answer): Promise<Done> {
  const { id, approved, reason } = answer;
  const asked = await findHandingOn(services.database, id);
  const seen = asked === null ? null : await findMovement(services.database, asked.movementId);
  if (asked === null || seen === null || actor.kind !== "officer") return refuse({ code: "NOT_FOUND" });
  const denied = await deniedAt(services, actor, { act: "payment.decide", unitId: seen.unitId });
  if (denied !== null) return refuse(denied);
  if (asked.askedBy === actor.personId) return refuse({ code: "DECISION_OWN" });
  if (!approved && reason === "") return refuse({ code: "DECISION_REASON_REQUIRED" });
  return transactionOrRefusal(services.database, async (tx): Promise<Done> => {
    const at = services.clock.now();
    if (!(await holdOpenMovement(tx, seen.id))) return refuse({ code: "DECISION_ANSWERED" });
    const answered = await tx.kysely
      .updateTable("paymentHandingOn")
      .set({
        answer: approved ? "APPROVED" : "DECLINED",
        answeredBy: actor.personId,
        answeredAt: at,
        answerReason: reason,
      })
      .where("id", "=", id)
      .where("answer", "is", null)
      .returning(["askedBy", "ground", "amountDong"])
      .executeTakeFirst();
    if (answered === undefined) return refuse({ code: "DECISION_ANSWERED" });
    if (!approved) return accept({ id });
    const tooMuch = await exceeds(services, tx, seen);
    if (tooMuch !== null) return refuse(tooMuch);
    const { askedBy, ground: matchReason, amountDong } = answered;
    const matchedBy = personIdOf(askedBy);
    await book(tx, { unitId: seen.unitId, at }, [
      { why: "MATCHED", debit: "TREASURY", credit: "SUSPENSE", amountDong, movementId: seen.id },
    ]);
    const matched = { matchedAs: "TREASURY", matchedBy, matchReason, matchedAt: at, paymentId: null };
    await closeMovement(tx, seen.id, matched);
    return accept({ id });
  });
}

/** Money of nobody and money on its way back is not the treasury's: what is left may go, where the books know it. */
async function exceeds(services: Services, tx: Tx, movement: KeptMovement): Promise<PaymentRefusal | null> {
  await holdOutgoing(tx);
  const held = await heldOnAccounts(tx, movement.unitId);
  if (held === null) return null;
  const waiting = await listOnItsWayBack({ services, executor: tx }, [movement.unitId]);
  const amountDong = Math.max(0, held - waiting.reduce((sum, { amount_dong: dong }) => sum + dong, 0));
  return -movement.amountDong > amountDong ? { code: "TREASURY_TOO_MUCH", amountDong } : null;
}
