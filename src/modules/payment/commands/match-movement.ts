import type { Instant } from "../../../kernel/local-date.ts";
import { accept, type Result, refuse } from "../../../kernel/result.ts";
import type { Tx } from "../../../platform/postgres/database.ts";
import { transactionOrRefusal } from "../../../platform/postgres/transaction-or-refusal.ts";
import type { Services } from "../../../platform/services.ts";
import type { PersonId, UnitId } from "../../access/index.ts";
import { lineageOf } from "../../organisation/index.ts";
import { book } from "../ledger.ts";
import { isMovementAsked } from "../movement-decision-store.ts";
import {
  closeMovement,
  findMovement,
  holdOpenMovement,
  holdOutgoing,
  type KeptMovement,
} from "../movement-store.ts";
import type { PaymentRefusal } from "../refusals.ts";
import { closeReturn, type HeldReturn, holdOpenReturn } from "../return-store.ts";
import { accountOf, deniedAt } from "../rights.ts";
import { askMovement } from "./decide-movement.ts";
import { isProven, payByMovement, unfitCharges } from "./pay-by-movement.ts";
import type { TillCall } from "./take-payment.ts";

/**
 * What a person says a movement was: a payment of charges, the card terminal's or the portal's own transfer, cash carried
 * to the bank, what the post collected and hands in, money that was to go back
 * and has left, or what the bank owed for money it had announced.
 */
export type MatchTarget = "CHARGES" | "POS" | "PORTAL" | "CASH" | "POST" | "REFUND" | "LATE";

type MatchMovement = {
  readonly movementId: string;
  readonly as: MatchTarget;
  readonly chargeIds: readonly string[];
  /** All of the money that is to go back that left with it (REFUND). */
  readonly returnIds?: readonly string[];
  /** The announced movement whose money this is (LATE). */
  readonly lateFor?: string;
  readonly reason: string;
};

function isDecided(as: MatchTarget): as is Exclude<MatchTarget, "REFUND"> {
  return as !== "REFUND";
}

/**
 * Matches by hand what the reference could not: with who did it and why, and the amount to the đồng. What neither its
 * reference nor an agreement of others proves is asked for, and booked once somebody else agrees.
 * @law one-stop.md §9: who handles money does not decide about it.
 * @law reform.md §I1: exact amount, otherwise the manual queue; partial and over-payment are flagged, not settled.
 */
export async function matchMovement(
  call: TillCall,
  asked: MatchMovement,
): Promise<Result<{ readonly id: string }, PaymentRefusal>> {
  const { services, actor } = call;
  const seen = await findMovement(services.database, asked.movementId);
  if (seen === null || actor.kind !== "officer") return refuse({ code: "NOT_FOUND" });
  const { unitId } = seen;
  const denied = await deniedAt(services, actor, { act: "payment.reconcile", unitId });
  if (denied !== null) return refuse(denied);
  const { as, chargeIds, reason: ground, lateFor = "" } = asked;
  if (isDecided(as) && !(as === "CHARGES" && (await isProven(services.database, seen.id, chargeIds))))
    return askMovement(call, {
      movementId: seen.id,
      kind: as,
      ground,
      chargeIds,
      ...(as === "LATE" ? { lateFor } : {}),
    });
  const wrong =
    as === "CHARGES" ? await unfitCharges(services.database, call, { chargeIds, accountUnit: unitId }) : null;
  if (wrong !== null) return refuse(wrong);
  return transactionOrRefusal(
    services.database,
    async (tx): Promise<Result<{ id: string }, PaymentRefusal>> => {
      const at = services.clock.now();
      if (!(await holdOpenMovement(tx, seen.id))) return refuse({ code: "MOVEMENT_MATCHED" });
      if (await isMovementAsked(tx, seen.id)) return refuse({ code: "DECISION_OPEN" });
      const movement = { ...seen, at, by: actor.personId };
      const settled = await settleAs(call, tx, { movement, asked });
      if (!settled.ok) return settled;
      const { paymentId } = settled.value;
      const matched = {
        matchedAs: as,
        matchedBy: actor.personId,
        matchedAt: at,
        matchReason: ground,
        paymentId,
      };
      await closeMovement(tx, seen.id, matched);
      return accept({ id: seen.id });
    },
  );
}

type Settling = { readonly movement: Movement; readonly asked: MatchMovement };

async function settleAs(
  { office, services }: TillCall,
  tx: Tx,
  { movement, asked }: Settling,
): Promise<Matched> {
  const { as, chargeIds, returnIds = [] } = asked;
  if (as === "CHARGES") return payByMovement(office, { tx, movement, chargeIds });
  return sendBack(services, tx, { movement, returnIds });
}

type Movement = KeptMovement & { readonly at: Instant; readonly by: PersonId };
type Matched = Result<{ readonly paymentId: string | null }, PaymentRefusal>;

type SentBack = { readonly movement: Movement; readonly returnIds: readonly string[] };

/**
 * Money that left pays what others agreed to send back, one thing or several, to the đồng and each once; it is taken from
 * what stands with the units that agreed.
 * @law one-stop.md §9: nobody agrees to a refund alone.
 */
async function sendBack(services: Services, tx: Tx, { movement, returnIds }: SentBack): Promise<Matched> {
  if (movement.amountDong > 0) return refuse({ code: "MATCH_DIRECTION" });
  if (returnIds.length === 0) return refuse({ code: "RETURN_NOT_CHOSEN" });
  await holdOutgoing(tx);
  const leaving: HeldReturn[] = [];
  for (const returnId of new Set(returnIds)) {
    const held = await holdOpenReturn(tx, returnId);
    if (held === null || !(await leavesHere(services, tx, { unitId: held.unitId, from: movement.unitId })))
      return refuse({ code: "RETURN_NOT_OPEN" });
    if (!held.isAgreed) return refuse({ code: "REFUND_NOT_AGREED" });
    if (held.isReceiverOpen) return refuse({ code: "RECEIVER_NOT_AGREED" });
    leaving.push(held);
  }
  const amountDong = leaving.reduce((sum, each) => sum + each.amountDong, 0);
  if (amountDong !== -movement.amountDong) return refuse({ code: "RETURN_AMOUNT_DIFFERS", amountDong });
  for (const each of leaving) await bookBack(tx, movement, each);
  return accept({ paymentId: null });
}

async function bookBack(tx: Tx, movement: Movement, { id, unitId, amountDong }: HeldReturn): Promise<void> {
  const { id: movementId, unitId: from, at } = movement;
  const moved = { why: "MATCHED", amountDong, movementId } as const;
  if (unitId === from) await book(tx, movement, [{ ...moved, debit: "TRANSIT", credit: "SUSPENSE" }]);
  else {
    await book(tx, { unitId, at }, [{ ...moved, debit: "TRANSIT", credit: "BETWEEN_UNITS" }]);
    await book(tx, movement, [{ ...moved, debit: "BETWEEN_UNITS", credit: "SUSPENSE" }]);
  }
  await closeReturn(tx, id, movementId);
}

type Leaving = { readonly unitId: UnitId; readonly from: UnitId };

/** Whether money of a unit leaves the account of this one: its own, or that of the nearest unit above. */
async function leavesHere({ clock }: Services, tx: Tx, { unitId, from }: Leaving): Promise<boolean> {
  if (unitId === from) return true;
  const lineage = await lineageOf(tx, unitId, clock.today());
  return (await accountOf(tx, lineage))?.unitId === from;
}
