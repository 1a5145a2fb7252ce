import { z } from "zod";
import type { Instant } from "../../kernel/local-date.ts";
import type { UnitId } from "../access/index.ts";
import type { DossierId } from "../dossier/index.ts";

/** States of a charge (khoản thu). @law one-stop.md §2.7 FeeItem. */
export const CHARGE_STATES = ["DUE", "EXEMPT", "PAID", "REFUND_DUE", "REFUNDED", "CANCELLED"] as const;
export type ChargeState = (typeof CHARGE_STATES)[number];

/** How money comes in. */
export const METHODS = ["CASH", "POS", "VIETQR", "PORTAL", "TREASURY", "POSTAL_COD"] as const;
export type Method = (typeof METHODS)[number];

const text = z.string();
const instant = z.custom<Instant>((value) => typeof value === "string");

export const chargeRow = z.object({
  id: text,
  dossier_id: z.custom<DossierId>((value) => typeof value === "string"),
  dossier_code: text,
  unit_id: z.custom<UnitId>((value) => typeof value === "string"),
  source: z.enum(["FEE", "OBLIGATION"]),
  fee_code: text.nullable(),
  kind: z.enum(["PHI", "LE_PHI", "OTHER"]),
  name: text,
  name_en: text,
  collect_when: z.enum(["ON_RECEIPT", "ON_SUPPLEMENT", "ON_RESULT"]),
  legal_ground: text.nullable(),
  amount_dong: z.number().nullable(),
  amount_ground: text.nullable(),
  exempt_dong: z.number(),
  exemption_ground: text.nullable(),
  refunded_dong: z.number(),
  /** Agreed to go back and not paid out yet. */
  refund_due_dong: z.number(),
  state: z.enum(CHARGE_STATES),
  opened_at: instant,
  changed_at: instant,
});
export type Charge = z.output<typeof chargeRow>;

/** The columns of `chargeRow`, of a charge `c`. */
export const CHARGE_COLUMNS = `c.id, c.dossier_id, c.dossier_code, c.unit_id, c.source, c.fee_code, c.kind, c.name, c.name_en, c.collect_when,
  c.legal_ground, c.amount_dong, c.amount_ground, c.exempt_dong, c.exemption_ground, c.refunded_dong, c.refund_due_dong, c.state, c.opened_at, c.changed_at`;

/** Whether a charge `c` is collected with the result only. */
export const WITH_RESULT = "(c.collect_when = 'ON_RESULT' AND c.source = 'FEE')";

/** What is to be paid: the amount less what is exempt; null where the amount is not known yet. */
export function payable({
  amount_dong,
  exempt_dong,
}: Pick<Charge, "amount_dong" | "exempt_dong">): number | null {
  return amount_dong === null ? null : amount_dong - exempt_dong;
}
