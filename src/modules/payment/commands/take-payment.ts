import { localDateOf } from "../../../kernel/local-date.ts";
import { accept, type Result, refuse } from "../../../kernel/result.ts";
import type { Statement, Tx } from "../../../platform/postgres/database.ts";
import { transactionOrRefusal } from "../../../platform/postgres/transaction-or-refusal.ts";
import type { Services } from "../../../platform/services.ts";
import type { Actor, UnitId } from "../../access/index.ts";
import type { Office } from "../../dossier/index.ts";
import { listCharges } from "../charge-store.ts";
import { holdDrawer, isDayClosed } from "../drawer.ts";
import type { PaymentRefusal } from "../refusals.ts";
import { deniedAt } from "../rights.ts";
import { type Settled, settleCharges } from "../settle.ts";
import { collectedByPost, holdDue } from "./hold-due.ts";

export type TakePayment = {
  readonly chargeIds: readonly string[];
  readonly method: "CASH" | "POS" | "PORTAL";
  /** The amount the cashier saw; another amount by now is refused, not taken. */
  readonly amountDong: number;
  /** Approval code of the card terminal, or transaction number of the portal. */
  readonly txnRef: string | null;
  readonly payerName: string | null;
  /** Cash handed over, at least the amount; absent where nobody typed it. */
  readonly tenderedDong?: number | null;
};

/** A command of the cash desk: the office whose dossiers go on, the services (of the request's transaction) and who. */
export type TillCall = { readonly office: Office; readonly services: Services; readonly actor: Actor };

/**
 * Takes money at the counter for any number of charges of one unit, of several dossiers too: one payment, one receipt.
 * @law one-stop.md §2.7 (Payment, Receipt); §3.3, T14.
 */
export async function takePayment(
  { office, services, actor }: TillCall,
  asked: TakePayment,
): Promise<Result<Settled, PaymentRefusal>> {
  const [seen] = await listCharges(services.database, asked.chargeIds);
  if (seen === undefined || actor.kind !== "officer") return refuse({ code: "NOT_FOUND" });
  const denied = await deniedAt(services, actor, { act: "payment.take", unitId: seen.unit_id });
  if (denied !== null) return refuse(denied);
  const txnRef = (asked.txnRef ?? "").trim();
  if (asked.method !== "CASH" && txnRef === "") return refuse({ code: "TXN_REFERENCE_REQUIRED" });
  const at = services.clock.now();
  return transactionOrRefusal(services.database, async (tx) => {
    const held = await holdDue(tx, asked.chargeIds);
    if (!held.ok) return held;
    const { unitId, charges, amountDong } = held.value;
    const collected = await collectedByPost(office, tx, charges);
    if (collected !== null) return refuse(collected);
    if (amountDong !== asked.amountDong) return refuse({ code: "AMOUNT_CHANGED", amountDong });
    const [drawer, day] = [{ unitId, cashierId: actor.personId }, localDateOf(at)];
    await holdDrawer(tx, drawer);
    if (await isDayClosed(tx, drawer, day)) return refuse({ code: "DAY_CLOSED", day });
    if (asked.method !== "CASH" && (await isTaken(tx, { unitId, method: asked.method, txnRef })))
      return refuse({ code: "TXN_REFERENCE_TAKEN", reference: txnRef });
    const money = {
      unitId,
      method: asked.method,
      account: asked.method,
      txnRef: asked.method === "CASH" ? null : txnRef,
      payerName: asked.payerName,
      takenBy: actor.personId,
      tenderedDong: asked.method === "CASH" ? (asked.tenderedDong ?? null) : null,
      requestId: null,
      movementId: null,
      paidAt: at,
      at,
    };
    return accept(await settleCharges(office, tx, { charges, money }));
  });
}

const HOLD_SLIP: Statement = {
  name: "payment-hold-slip",
  text: () => `SELECT pg_advisory_xact_lock(hashtextextended($1, 30)) IS NULL AS held`,
};

/**
 * A card slip or portal transaction is one payment; typed twice it is a mistake, and told so. A slip's number is of the
 * unit's own terminal, the portal's is one for the whole authority. Two who type it at one instant wait for each other here,
 * so that the second sees what the first has taken.
 */
async function isTaken(
  tx: Tx,
  asked: { readonly unitId: UnitId; readonly method: string; readonly txnRef: string },
): Promise<boolean> {
  const of = asked.method === "PORTAL" ? "everywhere" : asked.unitId;
  await tx.run(HOLD_SLIP, [`${tx.schema} ${of} ${asked.method} ${asked.txnRef}`]);
  const taken = tx.kysely
    .selectFrom("paymentPayment")
    .select("id")
    .where("method", "=", asked.method)
    .where("txnRef", "=", asked.txnRef);
  const known = await (asked.method === "PORTAL"
    ? taken
    : taken.where("unitId", "=", asked.unitId)
  ).executeTakeFirst();
  return known !== undefined;
}
