import { z } from "zod";
import type { Instant } from "../../../kernel/local-date.ts";
import type { Executor, Statement } from "../../../platform/postgres/database.ts";
import type { PersonId, UnitId } from "../../access/index.ts";
import { ASKED_KINDS } from "../movement-decision-store.ts";

const ASKED: Statement = {
  name: "payment-movements-asked",
  text: (schema) => `
    SELECT h.id, h.kind, h.amount_dong::float8 AS amount_dong, h.ground, h.document, h.asked_at, h.asked_by = $2 AS is_own, o.full_name AS asked_by, m.bank_ref, m.memo, m.booked_at, m.booked_day_only,
      (SELECT coalesce(jsonb_agg(DISTINCT jsonb_build_object('id', c.dossier_id, 'code', c.dossier_code)), '[]')
        FROM ${schema}.payment_charge AS c WHERE c.id = ANY (coalesce(h.charge_ids,
          ARRAY(SELECT p.charge_id FROM ${schema}.payment_allocation AS p WHERE p.payment_id = m.payment_id)))) AS dossiers,
      (SELECT l.bank_ref FROM ${schema}.payment_movement AS l WHERE l.id = h.late_for) AS late_for,
      a.bank_name, a.number, r.receiver_bank, r.receiver_number, r.receiver_name
    FROM ${schema}.payment_handing_on AS h JOIN ${schema}.payment_movement AS m ON m.id = h.movement_id
      JOIN ${schema}.payment_account AS a ON a.id = m.account_id
      LEFT JOIN ${schema}.payment_return AS r ON r.asked_id = h.id
      LEFT JOIN ${schema}.organisation_person AS o ON o.id = h.asked_by
    WHERE h.unit_id = ANY ($1::uuid[]) AND h.answer IS NULL ORDER BY h.asked_at, h.id LIMIT 200`,
};

const instant = z.custom<Instant>((value) => typeof value === "string");
const askedRow = z.object({
  id: z.string(),
  kind: z.enum(ASKED_KINDS),
  amount_dong: z.number(),
  ground: z.string(),
  /** The paper that proves it, where one is asked for. */
  document: z.string().nullable(),
  asked_at: instant,
  /** Asked by who looks: somebody else answers. */
  is_own: z.boolean(),
  asked_by: z.string().nullable(),
  /** Whose charges it pays, or paid. */
  dossiers: z.array(z.object({ id: z.string(), code: z.string() })),
  bank_ref: z.string(),
  /** The number of the announced movement whose money came late. */
  late_for: z.string().nullable(),
  memo: z.string(),
  booked_at: instant,
  booked_day_only: z.boolean(),
  bank_name: z.string(),
  number: z.string(),
  receiver_bank: z.string().nullable(),
  receiver_number: z.string().nullable(),
  receiver_name: z.string().nullable(),
});
/** A movement of a bank account, as one person says what it was; whole đồng. */
export type MovementDecisionRow = z.output<typeof askedRow>;

/** What waits for somebody else's word, the oldest first. */
export async function listMovementDecisions(
  executor: Executor,
  { unitIds, viewer }: { readonly unitIds: readonly UnitId[]; readonly viewer: PersonId },
): Promise<readonly MovementDecisionRow[]> {
  return (await executor.run(ASKED, [unitIds, viewer])).map((row) => askedRow.parse(row));
}
