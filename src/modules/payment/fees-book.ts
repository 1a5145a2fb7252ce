import { z } from "zod";
import type { Instant } from "../../kernel/local-date.ts";
import type { Statement } from "../../platform/postgres/database.ts";
import type { FeesBook } from "../dossier/index.ts";
import { WITH_RESULT } from "./charge.ts";
import { isOrdered } from "./queries/decisions.ts";

const STANDING: Statement = {
  name: "payment-standing",
  text: (schema) => `
    SELECT count(*)::int AS charges, count(*) FILTER (WHERE c.state = 'DUE')::int AS open,
      count(*) FILTER (WHERE c.state = 'DUE' AND c.amount_dong IS NULL)::int AS unknown,
      coalesce(sum(c.amount_dong - c.exempt_dong) FILTER (WHERE c.state = 'DUE'), 0)::float8 AS owed,
      coalesce(sum(c.amount_dong - c.exempt_dong - c.refunded_dong - c.refund_due_dong)
        FILTER (WHERE c.state IN ('PAID', 'REFUND_DUE')), 0)::float8 AS paid,
      coalesce(sum(c.refunded_dong), 0)::float8 AS refunded, coalesce(sum(c.refund_due_dong), 0)::float8 AS refund_due,
      coalesce(sum(c.amount_dong - c.exempt_dong) FILTER (WHERE c.state = 'DUE' AND ${WITH_RESULT}), 0)::float8 AS with_result,
      coalesce(sum(c.amount_dong - c.exempt_dong) FILTER (WHERE c.state = 'DUE' AND c.collect_when = 'ON_RECEIPT'), 0)::float8 AS on_receipt,
      ARRAY (SELECT DISTINCT rc.charge_id::text FROM ${schema}.payment_request_charge AS rc
        JOIN ${schema}.payment_request AS r ON r.id = rc.request_id
        WHERE r.state = 'CLAIMED' AND rc.charge_id = ANY (array_agg(c.id) FILTER (WHERE c.state = 'DUE'))) AS claimed_ids,
      (SELECT max(d.paid_at) FROM ${schema}.payment_decision AS d
        WHERE d.charge_id = ANY (array_agg(c.id)) AND NOT ${isOrdered(schema)}) AS refunded_at,
      (SELECT coalesce(sum(d.amount_dong), 0)::float8 FROM ${schema}.payment_decision AS d
        WHERE d.charge_id = ANY (array_agg(c.id)) AND d.paid_at IS NOT NULL AND ${isOrdered(schema)}) AS ordered,
      (SELECT max(d.paid_at) FROM ${schema}.payment_decision AS d
        WHERE d.charge_id = ANY (array_agg(c.id)) AND ${isOrdered(schema)}) AS ordered_at,
      coalesce(sum(c.exempt_dong) FILTER (WHERE c.state <> 'CANCELLED'), 0)::float8 AS exempt,
      coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'name', c.name, 'nameEn', c.name_en,
        'amountDong', c.amount_dong - c.exempt_dong, 'isWithResult', ${WITH_RESULT}) ORDER BY c.opened_at, c.id)
        FILTER (WHERE c.state = 'DUE' AND c.amount_dong > c.exempt_dong), '[]') AS due,
      EXISTS (SELECT FROM ${schema}.payment_account AS a WHERE a.closed_at IS NULL) AS takes_transfers
    FROM ${schema}.payment_charge AS c WHERE c.dossier_id = $1`,
};

const dueRow = z.object({
  id: z.string(),
  name: z.string(),
  nameEn: z.string(),
  amountDong: z.number(),
  isWithResult: z.boolean(),
});
const instant = z.custom<Instant>((value) => typeof value === "string");
const standingRow = z.object({
  charges: z.number(),
  open: z.number(),
  unknown: z.number(),
  owed: z.number(),
  with_result: z.number(),
  on_receipt: z.number(),
  claimed_ids: z.array(z.string()),
  paid: z.number(),
  exempt: z.number(),
  refunded: z.number(),
  refund_due: z.number(),
  refunded_at: instant.nullable(),
  ordered: z.number(),
  ordered_at: instant.nullable(),
  due: z.array(dueRow),
  takes_transfers: z.boolean(),
});

/**
 * How the charges of a dossier stand. What the dossier asks before its result is handed over: never a tick on a form.
 * @law one-stop.md §3.3, T22: fees settled.
 */
export const feesBook: FeesBook = async (executor, dossierId) => {
  const [row] = await executor.run(STANDING, [dossierId]);
  const found = standingRow.parse(row);
  if (found.charges === 0) return null;
  return {
    owedDong: found.unknown > 0 ? null : found.owed,
    withResultDong: found.with_result,
    onReceiptDong: found.on_receipt,
    claimedIds: found.claimed_ids,
    paidDong: found.paid,
    due: found.due,
    exemptDong: found.exempt,
    refundedDong: found.refunded - found.ordered,
    orderedDong: found.ordered,
    refundDueDong: found.refund_due,
    refundedAt: found.refunded_at,
    orderedAt: found.ordered_at,
    isSettled: found.open === 0,
    takesTransfers: found.takes_transfers,
  };
};
