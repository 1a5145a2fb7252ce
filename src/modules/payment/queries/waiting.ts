import { z } from "zod";
import type { Statement } from "../../../platform/postgres/database.ts";
import type { Services } from "../../../platform/services.ts";
import type { Officer } from "../../access/index.ts";
import { unitsOf } from "../rights.ts";
import { IS_MISSING } from "./missing-on-statement.ts";

/** A number in the margin: more than so many are "many". */
const COUNTED_MAX = 999;

const WAITING: Statement = {
  name: "payment-waiting",
  text: (schema) => `
    SELECT
      (SELECT count(*)::int FROM (SELECT DISTINCT d.dossier_id FROM unnest($1::uuid[]) AS u (id) CROSS JOIN LATERAL (
        SELECT DISTINCT c.dossier_id FROM ${schema}.payment_charge AS c
        WHERE c.state = 'DUE' AND c.unit_id = u.id ORDER BY c.dossier_id LIMIT ${COUNTED_MAX}) AS d LIMIT ${COUNTED_MAX}) AS owed) AS owed,
      (SELECT count(*)::int FROM ${schema}.payment_decision AS d
        WHERE d.unit_id = ANY ($1::uuid[]) AND d.kind = 'REFUND' AND d.answer = 'APPROVED' AND d.paid_at IS NULL)
      + (SELECT count(*)::int FROM ${schema}.payment_postal_clearing AS w
        WHERE w.unit_id = ANY ($1::uuid[]) AND w.kind = 'RETURN' AND w.answer = 'APPROVED' AND w.paid_at IS NULL) AS pay,
      (SELECT count(*)::int FROM ${schema}.payment_decision AS d
        WHERE d.unit_id = ANY ($2::uuid[]) AND d.answer IS NULL AND d.asked_by IS DISTINCT FROM $3)
      + (SELECT count(*)::int FROM ${schema}.payment_postal_clearing AS w
        WHERE w.unit_id = ANY ($2::uuid[]) AND w.payment_id IS NULL AND w.answer IS NULL AND w.asked_by <> $3)
      + (SELECT count(*)::int FROM ${schema}.payment_handing_on AS h
        WHERE h.unit_id = ANY ($2::uuid[]) AND h.answer IS NULL AND h.asked_by <> $3)
      + (SELECT count(*)::int FROM ${schema}.payment_drawer_difference AS x
        WHERE x.unit_id = ANY ($2::uuid[]) AND x.answer IS NULL AND x.cashier_id <> $3)
      + (SELECT count(*)::int FROM ${schema}.payment_opening AS o JOIN ${schema}.payment_account AS a ON a.id = o.account_id
        WHERE a.unit_id = ANY ($2::uuid[]) AND o.answer IS NULL AND o.asked_by <> $3)
      + (SELECT count(*)::int FROM ${schema}.payment_return AS r WHERE r.unit_id = ANY ($2::uuid[]) AND r.sent_movement_id IS NULL
        AND r.declined_at IS NULL AND r.agreed_at IS NOT NULL AND r.receiver_agreed_at IS NULL AND r.receiver_number IS NOT NULL
        AND r.receiver_said_by IS DISTINCT FROM $3) AS decide,
      (SELECT count(*)::int FROM (
        SELECT FROM ${schema}.payment_account AS a JOIN ${schema}.payment_movement AS m ON m.account_id = a.id
        WHERE a.unit_id = ANY ($4::uuid[]) AND ${IS_MISSING(schema)} LIMIT ${COUNTED_MAX}) AS missing) AS missing`,
};

const row = z.object({ owed: z.number(), pay: z.number(), decide: z.number(), missing: z.number() });

/**
 * What waits for an officer about money: at the till dossiers that owe and refunds to pay out, for who reconciles money
 * announced and on no statement, for who decides what others asked for (one-stop.md §9: nobody decides on their own).
 */
export function moneyWaitingFor(services: Services) {
  return async (officer: Officer): Promise<{ readonly cash: number; readonly deciding: number }> => {
    const [till, decides, reconciles] = await Promise.all([
      unitsOf(services, officer, "payment.take"),
      unitsOf(services, officer, "payment.decide"),
      unitsOf(services, officer, "payment.reconcile"),
    ]);
    if (till.length + decides.length + reconciles.length === 0) return { cash: 0, deciding: 0 };
    const [found] = await services.database.run(WAITING, [till, decides, officer.personId, reconciles]);
    const { owed, pay, decide, missing } = row.parse(found);
    return { cash: owed + pay + missing, deciding: decide };
  };
}
