import { newId } from "../../../kernel/ids.ts";
import { accept, type Result, refuse } from "../../../kernel/result.ts";
import { transactionOrRefusal } from "../../../platform/postgres/transaction-or-refusal.ts";
import { holdMissing, unsettleable } from "../missing-money.ts";
import { isMovementAsked, type MissingCause } from "../movement-decision-store.ts";
import { findMovement } from "../movement-store.ts";
import type { PaymentRefusal } from "../refusals.ts";
import { deniedAt } from "../rights.ts";
import type { TillCall } from "./take-payment.ts";

type AskMissing = {
  readonly movementId: string;
  readonly cause: MissingCause;
  /** The number and day of the paper that proves it. */
  readonly document: string;
  readonly ground: string;
};
type Asked = Result<{ readonly id: string }, PaymentRefusal>;

/**
 * Asks that money which the bank announced, and no statement has, is settled with its cause. Somebody else decides, by
 * `answerMovement`.
 * @law one-stop.md §9: who handles money does not decide about it.
 */
export async function askMissing({ services, actor }: TillCall, asked: AskMissing): Promise<Asked> {
  const seen = await findMovement(services.database, asked.movementId);
  if (seen === null || actor.kind !== "officer") return refuse({ code: "NOT_FOUND" });
  const denied = await deniedAt(services, actor, { act: "payment.reconcile", unitId: seen.unitId });
  if (denied !== null) return refuse(denied);
  const { cause: kind, document, ground } = asked;
  return transactionOrRefusal(services.database, async (tx): Promise<Asked> => {
    const missing = await holdMissing(tx, seen.id);
    if (missing === null) return refuse({ code: "MISSING_ARRIVED" });
    if (await isMovementAsked(tx, seen.id)) return refuse({ code: "DECISION_OPEN" });
    const unfit = unsettleable(missing, kind);
    if (unfit !== null) return refuse(unfit);
    const id = newId();
    const asking = { askedBy: actor.personId, askedAt: services.clock.now() };
    const about = { movementId: seen.id, unitId: seen.unitId, amountDong: Math.abs(seen.amountDong) };
    await tx.kysely
      .insertInto("paymentHandingOn")
      .values({ id, kind, ...about, document, ground, ...asking })
      .execute();
    return accept({ id });
  });
}
