import { z } from "zod";
import { assert } from "../../../kernel/assert.ts";
import { type Instant, localDateOf } from "../../../kernel/local-date.ts";
import { accept, type Result, refuse } from "../../../kernel/result.ts";
import type { Statement, Tx } from "../../../platform/postgres/database.ts";
import type { Services } from "../../../platform/services.ts";
import type { Officer, UnitId } from "../../access/index.ts";
import type { DossierId, Office } from "../../dossier/index.ts";
import { type Charge, payable } from "../charge.ts";
import { holdCharges, listChargesOf } from "../charge-store.ts";
import { holdDrawer, isDayClosed } from "../drawer.ts";
import { book } from "../ledger.ts";
import { spend } from "../postal-cod.ts";
import type { PaymentRefusal } from "../refusals.ts";
import { deniedAt } from "../rights.ts";
import { settleCharges } from "../settle.ts";
import { unitIdOf } from "../stored-id.ts";

type Collected = {
  /** What stands on the parcel: its money is booked once. */
  readonly parcelCode: string;
  readonly dossierId: DossierId;
  /** Whose parcel it is; the money is booked here where nothing is owed. */
  readonly officeUnitId: UnitId;
  readonly collectedDong: number;
  readonly paidAt: Instant;
  readonly at: Instant;
};

const RECORD: Statement = {
  name: "payment-postal-cod-record",
  text: (schema) => `
    INSERT INTO ${schema}.payment_postal_cod (parcel_code, dossier_id, unit_id, collected_dong, settled_dong, payment_id, recorded_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7)`,
};

/**
 * Takes what the post collected with a parcel into the books, in the transaction that believes the delivery and holds the
 * dossier: what is owed is settled with a receipt, and what fits no charge is kept with the parcel.
 * @law one-stop.md §2.7 (Payment, POSTAL_COD).
 */
export async function settleCollected(office: Office, tx: Tx, collected: Collected): Promise<void> {
  const { parcelCode, dossierId, officeUnitId, collectedDong, paidAt, at } = collected;
  const due = await holdDueOf(tx, dossierId);
  const unitId = due[0]?.unit_id ?? officeUnitId;
  const { paid, leftDong } = spend(
    due.filter((charge) => charge.unit_id === unitId),
    collectedDong,
  );
  const settled =
    paid.length === 0
      ? null
      : await settleCharges(office, tx, {
          charges: paid,
          money: {
            unitId,
            method: "POSTAL_COD",
            account: "POST",
            txnRef: parcelCode,
            payerName: null,
            takenBy: null,
            requestId: null,
            movementId: null,
            paidAt,
            at,
          },
        });
  if (leftDong > 0)
    await book(tx, { unitId, at }, [
      { why: "COLLECTED", debit: "POST", credit: "POST_UNMATCHED", amountDong: leftDong },
    ]);
  await tx.run(RECORD, [
    parcelCode,
    dossierId,
    unitId,
    collectedDong,
    collectedDong - leftDong,
    settled?.paymentId ?? null,
    at,
  ]);
}

/** What is owed for a dossier with an amount, the oldest first. */
async function holdDueOf(tx: Tx, dossierId: DossierId): Promise<readonly Charge[]> {
  const ids = (await listChargesOf(tx, [dossierId])).map(({ id }) => id);
  const held = new Map((await holdCharges(tx, ids)).map((charge) => [charge.id, charge]));
  return ids
    .flatMap((id) => held.get(id) ?? [])
    .filter((each) => each.state === "DUE" && payable(each) !== 0);
}

const REMIT: Statement = {
  name: "payment-postal-cod-remit",
  text: (schema) => `
    UPDATE ${schema}.payment_postal_cod AS k SET remitted_at = $2
    WHERE k.parcel_code = ANY ($1::text[]) AND k.remitted_at IS NULL
    RETURNING k.unit_id, k.collected_dong::float8 AS dong`,
};
const remittedRow = z.object({ unit_id: z.string(), dong: z.number() });

type HandedIn = {
  readonly parcelCodes: readonly string[];
  /** Whose drawer the cash lies in now; null where the post transfers it. */
  readonly cashier: Officer | null;
  readonly at: Instant;
};

/**
 * The post hands in what it collected: in cash into the drawer of whoever takes it, of the day; otherwise it is on its way
 * to the bank until a movement there is matched with it.
 */
export async function remitCollected(
  services: Pick<Services, "database" | "clock">,
  tx: Tx,
  { parcelCodes, cashier, at }: HandedIn,
): Promise<Result<null, PaymentRefusal>> {
  const rows = (await tx.run(REMIT, [parcelCodes, at])).map((row) => remittedRow.parse(row));
  assert(rows.length === new Set(parcelCodes).size, "each parcel is in the books and handed in once");
  const byUnit = new Map<string, number>();
  for (const { unit_id: unit, dong } of rows) byUnit.set(unit, (byUnit.get(unit) ?? 0) + dong);
  for (const [unit, amountDong] of [...byUnit].sort(([one], [other]) => one.localeCompare(other))) {
    const unitId = unitIdOf(unit);
    const wrong = cashier === null ? null : await openDrawer(services, tx, { unitId, cashier, at });
    if (wrong !== null) return refuse(wrong);
    const debit = cashier === null ? "POST_TRANSFER" : "CASH";
    const personId = cashier?.personId ?? null;
    await book(tx, { unitId, at }, [{ why: "REMITTED", debit, credit: "POST", amountDong, personId }]);
  }
  return accept(null);
}

type Opened = { readonly unitId: UnitId; readonly cashier: Officer; readonly at: Instant };

/** Holds the cashier's drawer of the unit; no where they keep none there, or have counted it today. */
async function openDrawer(
  services: Pick<Services, "database" | "clock">,
  tx: Tx,
  { unitId, cashier, at }: Opened,
): Promise<PaymentRefusal | null> {
  const denied = await deniedAt(services, cashier, { act: "payment.take", unitId });
  if (denied !== null) return denied;
  const [drawer, day] = [{ unitId, cashierId: cashier.personId }, localDateOf(at)];
  await holdDrawer(tx, drawer);
  return (await isDayClosed(tx, drawer, day)) ? { code: "DAY_CLOSED", day } : null;
}
