import type { Instant } from "../../../kernel/local-date.ts";
import { accept, type Result, refuse } from "../../../kernel/result.ts";
import type { Tx } from "../../../platform/postgres/database.ts";
import { transactionOrRefusal } from "../../../platform/postgres/transaction-or-refusal.ts";
import type { Services } from "../../../platform/services.ts";
import type { PersonId, UnitId } from "../../access/index.ts";
import { lineageOf } from "../../organisation/index.ts";
import { listCharges } from "../charge-store.ts";
import { isHandingOnAsked } from "../handing-on-store.ts";
import { type Account, book, passOn } from "../ledger.ts";
import {
  closeMovement,
  findMovement,
  holdOpenMovement,
  holdOutgoing,
  type KeptMovement,
} from "../movement-store.ts";
import { listOnItsWayBack, partsOfRefund } from "../queries/on-its-way-back.ts";
import type { PaymentRefusal } from "../refusals.ts";
import { deniedAt } from "../rights.ts";
import { settleCharges } from "../settle.ts";
import { holdDue } from "./hold-due.ts";
import type { TillCall } from "./take-payment.ts";

/**
 * What a person says a movement was: a payment of charges, the card terminal's or the portal's own transfer, cash carried
 * to the bank, what the post collected and hands in, money of nobody that is to go back, or a refund we sent. What was handed
 * on to the treasury is asked for instead (`hand-on.ts`).
 */
export type MatchTarget = "CHARGES" | "POS" | "PORTAL" | "CASH" | "POST" | "RETURN" | "REFUND";

type MatchMovement = {
  readonly movementId: string;
  readonly as: MatchTarget;
  readonly chargeIds: readonly string[];
  readonly reason: string;
};

/** The other side of SUSPENSE, and which way the money went. */
const OTHER_SIDE: Readonly<
  Record<Exclude<MatchTarget, "CHARGES">, { readonly account: Account; readonly way: "IN" | "OUT" }>
> = {
  POS: { account: "POS", way: "IN" },
  PORTAL: { account: "PORTAL", way: "IN" },
  CASH: { account: "CASH", way: "IN" },
  POST: { account: "POST_TRANSFER", way: "IN" },
  RETURN: { account: "TRANSIT", way: "IN" },
  REFUND: { account: "TRANSIT", way: "OUT" },
};

/**
 * Matches by hand what the reference could not: with who did it and why, and the amount to the đồng.
 * @law reform.md §I1: exact amount, otherwise the manual queue; partial and over-payment are flagged, not settled.
 */
export async function matchMovement(
  call: TillCall,
  asked: MatchMovement,
): Promise<Result<{ readonly id: string }, PaymentRefusal>> {
  const { office, services, actor } = call;
  const seen = await findMovement(services.database, asked.movementId);
  if (seen === null || actor.kind !== "officer") return refuse({ code: "NOT_FOUND" });
  const { unitId } = seen;
  const denied = await deniedAt(services, actor, { act: "payment.reconcile", unitId });
  if (denied !== null) return refuse(denied);
  const wrong = asked.as === "CHARGES" ? await unfit(call, asked.chargeIds, unitId) : null;
  if (wrong !== null) return refuse(wrong);
  return transactionOrRefusal(
    services.database,
    async (tx): Promise<Result<{ id: string }, PaymentRefusal>> => {
      const at = services.clock.now();
      if (!(await holdOpenMovement(tx, seen.id))) return refuse({ code: "MOVEMENT_MATCHED" });
      if (await isHandingOnAsked(tx, seen.id)) return refuse({ code: "DECISION_OPEN" });
      const movement = { ...seen, at, by: actor.personId };
      const { as, reason: matchReason } = asked;
      const settled =
        as === "CHARGES"
          ? await payCharges(office, { tx, movement, chargeIds: asked.chargeIds })
          : await moveAside(services, { tx, movement, as });
      if (!settled.ok) return settled;
      const { paymentId } = settled.value;
      const matched = { matchedAs: as, matchedBy: actor.personId, matchedAt: at, matchReason, paymentId };
      await closeMovement(tx, seen.id, matched);
      return accept({ id: seen.id });
    },
  );
}

type Movement = KeptMovement & { readonly at: Instant; readonly by: PersonId };
type Matched = Result<{ readonly paymentId: string | null }, PaymentRefusal>;

type Paying = {
  readonly tx: Tx;
  readonly movement: Movement;
  readonly chargeIds: readonly string[];
};

/** Whether these charges are such as the officer may see, of a unit whose transfers go, or went, to this account. */
async function unfit(
  { services, actor }: TillCall,
  chargeIds: readonly string[],
  accountUnit: UnitId,
): Promise<PaymentRefusal | null> {
  const { database, clock } = services;
  const charges = await listCharges(database, chargeIds);
  for (const unitId of new Set(charges.map((charge) => charge.unit_id))) {
    const denied = await deniedAt(services, actor, { act: "payment.reconcile", unitId });
    if (denied !== null) return { code: "NOT_FOUND" };
    const lineage = await lineageOf(database, unitId, clock.today());
    if (!lineage.includes(accountUnit)) return { code: "MATCH_OTHER_ACCOUNT" };
  }
  return null;
}

async function payCharges(office: TillCall["office"], { tx, movement, chargeIds }: Paying): Promise<Matched> {
  const held = await holdDue(tx, chargeIds);
  if (!held.ok) return held;
  const { charges, amountDong, unitId } = held.value;
  if (amountDong !== movement.amountDong) return refuse({ code: "MATCH_AMOUNT_DIFFERS", amountDong });
  await passOn(tx, {
    movementId: movement.id,
    amountDong,
    from: movement.unitId,
    to: unitId,
    at: movement.at,
  });
  const { paymentId } = await settleCharges(office, tx, {
    charges,
    money: {
      unitId,
      method: "VIETQR",
      account: "SUSPENSE",
      txnRef: movement.bankRef,
      payerName: null,
      takenBy: null,
      requestId: null,
      movementId: movement.id,
      paidAt: movement.bookedAt,
      at: movement.at,
    },
  });
  return accept({ paymentId });
}

type Aside = {
  readonly tx: Tx;
  readonly movement: Movement;
  readonly as: Exclude<MatchTarget, "CHARGES">;
};

async function moveAside(services: Services, { tx, movement, as }: Aside): Promise<Matched> {
  const { account, way } = OTHER_SIDE[as];
  if (movement.amountDong > 0 !== (way === "IN")) return refuse({ code: "MATCH_DIRECTION" });
  if (as === "REFUND") return sendBack(services, tx, movement);
  const [debit, credit] = way === "IN" ? (["SUSPENSE", account] as const) : ([account, "SUSPENSE"] as const);
  await book(tx, movement, [
    { why: "MATCHED", debit, credit, amountDong: Math.abs(movement.amountDong), movementId: movement.id },
  ]);
  return accept({ paymentId: null });
}

/** Money that left is a refund as far as others agreed to one; each unit's part is taken from what stands with it. */
async function sendBack(services: Services, tx: Tx, movement: Movement): Promise<Matched> {
  await holdOutgoing(tx);
  const waiting = await listOnItsWayBack({ services, executor: tx }, [movement.unitId]);
  const { id: movementId, unitId: from, by, at } = movement;
  const { parts, agreedDong } = partsOfRefund(waiting, { dong: -movement.amountDong, by });
  if (parts === null) return refuse({ code: "REFUND_NOT_AGREED", amountDong: agreedDong });
  for (const { unitId, dong: amountDong } of parts) {
    const moved = { why: "MATCHED", amountDong, movementId } as const;
    if (unitId === from) await book(tx, movement, [{ ...moved, debit: "TRANSIT", credit: "SUSPENSE" }]);
    else {
      await book(tx, { unitId, at }, [{ ...moved, debit: "TRANSIT", credit: "BETWEEN_UNITS" }]);
      await book(tx, movement, [{ ...moved, debit: "BETWEEN_UNITS", credit: "SUSPENSE" }]);
    }
  }
  return accept({ paymentId: null });
}
