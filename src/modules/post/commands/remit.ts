import { newId } from "../../../kernel/ids.ts";
import type { LocalDate } from "../../../kernel/local-date.ts";
import { type Result, refuse } from "../../../kernel/result.ts";
import type { Statement } from "../../../platform/postgres/database.ts";
import { transactionOrRefusal } from "../../../platform/postgres/transaction-or-refusal.ts";
import type { UnitId } from "../../access/index.ts";
import { type PaymentRefusal, remitCollected } from "../../payment/index.ts";
import { holdParcels } from "../parcel-store.ts";
import type { PostRefusal } from "../refusals.ts";
import { deniedAt, type PostCall } from "../rights.ts";

type Remittance = {
  readonly officeUnitId: UnitId;
  readonly carrierUnitId: UnitId;
  readonly reference: string;
  readonly amountDong: number;
  /** By a transfer that the bank will tell, or in cash into the drawer of whoever records it. */
  readonly method: "BANK" | "CASH";
  readonly remittedOn: LocalDate;
  readonly codes: readonly string[];
};

const TAKEN: Statement = {
  name: "post-remittance-taken",
  text: (schema) => `
    SELECT r.id FROM ${schema}.post_remittance AS r WHERE r.carrier_unit_id = $1 AND r.reference = $2`,
};
const REMITTED: Statement = {
  name: "post-remitted",
  text: (schema) => `
    SELECT c.id FROM ${schema}.post_consignment AS c WHERE c.id = ANY ($1::uuid[]) AND c.remittance_id IS NOT NULL`,
};
const RECORD: Statement = {
  name: "post-remittance-record",
  text: (schema) => `
    WITH recorded AS (
      INSERT INTO ${schema}.post_remittance (id, office_unit_id, carrier_unit_id, reference, amount_dong, parcels, remitted_on,
        recorded_by, recorded_at, method)
      VALUES ($1, $2, $3, $4, $5, cardinality($9::uuid[]), $6, $7, $8, $10)
      RETURNING id
    )
    UPDATE ${schema}.post_consignment AS c SET remittance_id = $1
    FROM recorded WHERE c.id = ANY ($9::uuid[])`,
};

/**
 * The post hands in what it collected: one amount for a list of parcels, equal to the đồng, each parcel once. A list that
 * does not add up is not booked in part. What is transferred is on its way until the bank tells it; cash lies in the drawer.
 * @law one-stop.md §2.7 (Payment, POSTAL_COD).
 */
export async function recordRemittance(
  { services, actor }: PostCall,
  asked: Remittance,
): Promise<Result<null, PostRefusal | PaymentRefusal>> {
  const { officeUnitId, carrierUnitId, reference, amountDong, remittedOn, method } = asked;
  const denied = await deniedAt(services, actor, { act: "post.reconcile", unitId: officeUnitId });
  if (denied !== null) return refuse(denied);
  if (actor.kind !== "officer") return refuse({ code: "NOT_ALLOWED" });
  return transactionOrRefusal<null, PostRefusal | PaymentRefusal>(services.database, async (tx) => {
    const codes = [...new Set(asked.codes)];
    const held = await holdParcels(tx, codes);
    const fitting = held.filter(
      (each) =>
        each.office_unit_id === officeUnitId &&
        each.carrier_unit_id === carrierUnitId &&
        each.collected_dong > 0,
    );
    if ((await tx.run(TAKEN, [carrierUnitId, reference])).length > 0)
      return refuse({ code: "POST_REMITTANCE_TAKEN", reference });
    const before = new Set((await tx.run(REMITTED, [fitting.map(({ id }) => id)])).map((row) => row["id"]));
    const good = new Set(fitting.filter(({ id }) => !before.has(id)).map(({ code }) => code));
    const bad = codes.filter((code) => !good.has(code));
    if (bad.length > 0 || codes.length === 0) return refuse({ code: "POST_REMITTANCE_LINES", parcels: bad });
    const collectedDong = fitting.reduce((sum, each) => sum + each.collected_dong, 0);
    if (collectedDong !== amountDong)
      return refuse({ code: "POST_REMITTANCE_SUM", statedDong: amountDong, collectedDong });
    const at = services.clock.now();
    const ids = fitting.map(({ id }) => id);
    await tx.run(RECORD, [
      newId(),
      officeUnitId,
      carrierUnitId,
      reference,
      amountDong,
      remittedOn,
      actor.personId,
      at,
      ids,
      method,
    ]);
    const parcelCodes = fitting.map(({ code }) => code);
    return remitCollected(services, tx, { parcelCodes, cashier: method === "CASH" ? actor : null, at });
  });
}
