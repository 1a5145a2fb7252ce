import { accept, type Result, refuse } from "../../../kernel/result.ts";
import type { Executor } from "../../../platform/postgres/database.ts";
import type { Receiver } from "../receiver.ts";
import type { PaymentRefusal } from "../refusals.ts";
import { deniedAt } from "../rights.ts";
import { unitIdOf } from "../stored-id.ts";
import type { TillCall } from "./take-payment.ts";

type Call = Pick<TillCall, "services" | "actor">;
type Done = Result<{ readonly id: string }, PaymentRefusal>;

/**
 * Says, or corrects, whose account money goes back to. What was agreed to before holds no more: somebody agrees anew. While
 * it is asked whether it goes back at all, the receiver asked about stays: who answers that agrees to both.
 */
export async function sayReceiver(
  { services, actor }: Call,
  { id, receiver }: { readonly id: string; readonly receiver: Receiver },
): Promise<Done> {
  const { database } = services;
  const seen = await findReturn(database, id);
  if (seen === null || actor.kind !== "officer") return refuse({ code: "NOT_FOUND" });
  const denied = await deniedAt(services, actor, { act: "payment.take", unitId: seen.unitId });
  if (denied !== null) return refuse(denied);
  const said = await database.kysely
    .updateTable("paymentReturn")
    .set({
      receiverBank: receiver.bank,
      receiverNumber: receiver.number,
      receiverName: receiver.name,
      receiverSaidBy: actor.personId,
      receiverAgreedBy: null,
      receiverAgreedAt: null,
    })
    .where("id", "=", id)
    .where("agreedAt", "is not", null)
    .where("sentMovementId", "is", null)
    .returning("id")
    .executeTakeFirst();
  return said === undefined ? refuse({ code: "RETURN_NOT_OPEN" }) : accept({ id });
}

type Answer = {
  readonly id: string;
  readonly approved: boolean;
  readonly reason: string;
  /** The account that was seen, whole: another by now is asked about anew. */
  readonly seen: Receiver;
};

/**
 * Agrees to whose account it is, never who said so; declined, it is to be said again.
 * @law one-stop.md §9: who handles money does not decide about it.
 */
export async function answerReceiver({ services, actor }: Call, answer: Answer): Promise<Done> {
  const { id, approved, reason, seen: account } = answer;
  const { database, clock } = services;
  const seen = await findReturn(database, id);
  if (seen === null || actor.kind !== "officer") return refuse({ code: "NOT_FOUND" });
  const denied = await deniedAt(services, actor, { act: "payment.decide", unitId: seen.unitId });
  if (denied !== null) return refuse(denied);
  if (seen.saidBy === actor.personId) return refuse({ code: "DECISION_OWN" });
  if (!approved && reason === "") return refuse({ code: "DECISION_REASON_REQUIRED" });
  // That somebody was named stays: without it, the bank would send the money back by its number, and nobody would be asked.
  const receiverSaidBy = seen.saidBy ?? actor.personId;
  const nobody = { receiverBank: null, receiverNumber: null, receiverName: null, receiverSaidBy };
  const answered = await database.kysely
    .updateTable("paymentReturn")
    .set(approved ? { receiverAgreedBy: actor.personId, receiverAgreedAt: clock.now() } : nobody)
    .where("id", "=", id)
    .where("receiverBank", "=", account.bank)
    .where("receiverNumber", "=", account.number)
    .where("receiverName", "=", account.name)
    .where("receiverSaidBy", "is distinct from", actor.personId)
    .where("agreedAt", "is not", null)
    .where("receiverAgreedAt", "is", null)
    .where("sentMovementId", "is", null)
    .returning("id")
    .executeTakeFirst();
  return answered === undefined ? refuse({ code: "RECEIVER_CHANGED" }) : accept({ id });
}

async function findReturn(executor: Executor, id: string) {
  const found = await executor.kysely
    .selectFrom("paymentReturn")
    .select(["unitId", "receiverSaidBy"])
    .where("id", "=", id)
    .executeTakeFirst();
  return found === undefined ? null : { unitId: unitIdOf(found.unitId), saidBy: found.receiverSaidBy };
}
