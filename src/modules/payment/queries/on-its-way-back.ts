import { z } from "zod";
import type { Instant } from "../../../kernel/local-date.ts";
import type { Executor, Statement } from "../../../platform/postgres/database.ts";
import type { Services } from "../../../platform/services.ts";
import type { UnitId } from "../../access/index.ts";
import { lineageOf } from "../../organisation/index.ts";
import { servingAccounts } from "../rights.ts";

const OPEN_UNITS: Statement = {
  name: "payment-returns-open-units",
  text: (schema) => `
    SELECT DISTINCT unit_id FROM ${schema}.payment_return WHERE sent_movement_id IS NULL AND declined_at IS NULL`,
};
const unitRow = z.object({ unit_id: z.custom<UnitId>((value) => typeof value === "string") });

/** All of it, however much: what is left out here could not be matched, and would be taken for the treasury's. */
const OPEN: Statement = {
  name: "payment-returns-open",
  text: (schema) => `
    SELECT r.id, r.unit_id, r.amount_dong::float8 AS amount_dong, r.opened_at AS at, r.agreed_at IS NOT NULL
        AND (r.receiver_agreed_at IS NOT NULL OR (r.receiver_number IS NULL AND r.receiver_said_by IS NULL AND r.asked_id IS NOT NULL)) AS may_leave, r.agreed_at IS NOT NULL AS is_agreed,
      c.dossier_code, k.parcel_code, m.bank_ref, coalesce(d.ground, w.ground, h.ground) AS reason,
      r.receiver_bank, r.receiver_number, r.receiver_name
    FROM ${schema}.payment_return AS r
      LEFT JOIN ${schema}.payment_decision AS d ON d.id = r.decision_id
      LEFT JOIN ${schema}.payment_charge AS c ON c.id = d.charge_id
      LEFT JOIN ${schema}.payment_postal_clearing AS w ON w.id = r.clearing_id
      LEFT JOIN ${schema}.payment_postal_cod AS k ON k.parcel_code = w.parcel_code
      LEFT JOIN ${schema}.payment_handing_on AS h ON h.id = r.asked_id
      LEFT JOIN ${schema}.payment_movement AS m ON m.id = h.movement_id
    WHERE r.unit_id = ANY($1::uuid[]) AND r.sent_movement_id IS NULL AND r.declined_at IS NULL
    ORDER BY r.opened_at DESC, r.id DESC`,
};

const openRow = z.object({
  id: z.string(),
  unit_id: z.custom<UnitId>((value) => typeof value === "string"),
  amount_dong: z.number(),
  at: z.custom<Instant>((value) => typeof value === "string"),
  /** Whether a second person has agreed to it: only then it may leave. */
  is_agreed: z.boolean(),
  /** That, and to whose account it goes. */
  may_leave: z.boolean(),
  dossier_code: z.string().nullable(),
  parcel_code: z.string().nullable(),
  /** The number of the money that came in wrongly. */
  bank_ref: z.string().nullable(),
  reason: z.string().nullable(),
  receiver_bank: z.string().nullable(),
  receiver_number: z.string().nullable(),
  receiver_name: z.string().nullable(),
});
export type OnItsWayBack = z.output<typeof openRow>;

type Asking = { readonly services: Pick<Services, "clock">; readonly executor: Executor };

/**
 * What is to leave the accounts of these units yet, the newest first: agreed refunds by transfer, and money of nobody that
 * is to go back, also where a second person's word is still asked for. It stands with the unit that agreed to it, and
 * leaves the account that serves that unit today.
 */
export async function listOnItsWayBack(
  { services: { clock }, executor }: Asking,
  accountUnits: readonly UnitId[],
): Promise<readonly OnItsWayBack[]> {
  const units = (await executor.run(OPEN_UNITS, [])).map((row) => unitRow.parse(row).unit_id);
  if (units.length === 0) return [];
  const serving = await servingAccounts(executor);
  const leavingHere: UnitId[] = [];
  for (const unitId of units) {
    const account = serving(await lineageOf(executor, unitId, clock.today()));
    if (accountUnits.some((each) => each === unitId || each === account?.unitId)) leavingHere.push(unitId);
  }
  return (await executor.run(OPEN, [leavingHere])).map((row) => openRow.parse(row));
}
