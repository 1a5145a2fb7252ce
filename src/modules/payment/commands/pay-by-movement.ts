import type { Instant, LocalDate } from "../../../kernel/local-date.ts";
import { accept, type Result, refuse } from "../../../kernel/result.ts";
import type { Executor, Tx } from "../../../platform/postgres/database.ts";
import type { UnitId } from "../../access/index.ts";
import type { Office } from "../../dossier/index.ts";
import { lineageOf } from "../../organisation/index.ts";
import { listCharges } from "../charge-store.ts";
import { passOn } from "../ledger.ts";
import { type KeptMovement, paidAtOf } from "../movement-store.ts";
import type { PaymentRefusal } from "../refusals.ts";
import { deniedAt } from "../rights.ts";
import { settleCharges } from "../settle.ts";
import { holdDue } from "./hold-due.ts";
import type { TillCall } from "./take-payment.ts";

type Paid = { readonly chargeIds: readonly string[]; readonly accountUnit: UnitId };

/** Whether these charges are such as the officer may see, of a unit whose transfers go, or went, to this account. */
export async function unfitCharges(
  executor: Executor,
  { services: { clock }, actor }: Pick<TillCall, "services" | "actor">,
  { chargeIds, accountUnit }: Paid,
): Promise<PaymentRefusal | null> {
  const charges = await listCharges(executor, chargeIds);
  for (const unitId of new Set(charges.map((charge) => charge.unit_id))) {
    const asked = { act: "payment.reconcile", unitId } as const;
    if ((await deniedAt({ database: executor, clock }, actor, asked)) !== null) return { code: "NOT_FOUND" };
  }
  return offAccount(executor, { chargeIds, accountUnit }, clock.today());
}

/** Whether these charges are of units whose transfers go, or went, to this account: units change between two words. */
export async function offAccount(
  executor: Executor,
  { chargeIds, accountUnit }: Paid,
  on: LocalDate,
): Promise<PaymentRefusal | null> {
  const charges = await listCharges(executor, chargeIds);
  for (const unitId of new Set(charges.map((charge) => charge.unit_id))) {
    const lineage = await lineageOf(executor, unitId, on);
    if (!lineage.includes(accountUnit)) return { code: "MATCH_OTHER_ACCOUNT" };
  }
  return null;
}

/**
 * Whether the movement proves by itself what it was sent for: its words name the request made for just these charges, of
 * just its amount. Then one person is enough.
 */
export async function isProven(
  executor: Executor,
  movementId: string,
  chargeIds: readonly string[],
): Promise<boolean> {
  const named = await executor.kysely
    .selectFrom("paymentMovement as m")
    .innerJoin("paymentRequest as r", "r.id", "m.requestId")
    .innerJoin("paymentRequestCharge as c", "c.requestId", "r.id")
    .select("c.chargeId")
    .where("m.id", "=", movementId)
    .whereRef("r.amountDong", "=", "m.amountDong")
    .execute();
  const asked = new Set(chargeIds);
  return (
    named.length > 0 && named.length === asked.size && named.every(({ chargeId }) => asked.has(chargeId))
  );
}

type Sum = { readonly chargeIds: readonly string[]; readonly amountDong: number };

/** Holds charges that are owed to the đồng what came. */
export async function holdOwed(tx: Tx, { chargeIds, amountDong }: Sum): ReturnType<typeof holdDue> {
  const held = await holdDue(tx, chargeIds);
  if (!held.ok || held.value.amountDong === amountDong) return held;
  return refuse({ code: "MATCH_AMOUNT_DIFFERS", amountDong: held.value.amountDong });
}

type Paying = {
  readonly tx: Tx;
  readonly movement: KeptMovement & { readonly at: Instant };
  readonly chargeIds: readonly string[];
};

/** Pays charges with money that lies in suspense, to the đồng; with a receipt. Called on a held movement. */
export async function payByMovement(
  office: Office,
  { tx, movement, chargeIds }: Paying,
): Promise<Result<{ readonly paymentId: string }, PaymentRefusal>> {
  const held = await holdOwed(tx, { chargeIds, amountDong: movement.amountDong });
  if (!held.ok) return held;
  const { charges, amountDong, unitId } = held.value;
  const { id: movementId, unitId: from, at } = movement;
  await passOn(tx, { movementId, amountDong, from, to: unitId, at });
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
      movementId,
      paidAt: paidAtOf(movement, at),
      at,
    },
  });
  return accept({ paymentId });
}
