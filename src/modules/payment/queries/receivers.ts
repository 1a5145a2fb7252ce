import { z } from "zod";
import { foldedWords } from "../../../kernel/fold-text.ts";
import { APPLICANT_OF } from "./applicant-of.ts";

/** What is to be sent back by transfer, agreed to, whose receiver nobody has agreed to, or nobody has said; the oldest first. */
export const RECEIVERS = (schema: string) => `
    SELECT r.id, r.amount_dong::float8 AS amount_dong, c.dossier_id, c.dossier_code, w.parcel_code, r.receiver_bank, r.receiver_number,
      r.receiver_name, coalesce(r.receiver_said_by = $2, false) AS is_own, o.full_name AS said_by,
      (SELECT coalesce(p.payer_name, x.applicant_name, ${APPLICANT_OF(schema)}) FROM ${schema}.payment_allocation AS a
        JOIN ${schema}.payment_payment AS p ON p.id = a.payment_id AND p.reversed_at IS NULL
        LEFT JOIN ${schema}.payment_receipt AS x ON x.payment_id = p.id AND x.cancelled_at IS NULL
        WHERE a.charge_id = c.id ORDER BY p.recorded_at DESC LIMIT 1) AS payer
    FROM ${schema}.payment_return AS r
    LEFT JOIN ${schema}.payment_decision AS d ON d.id = r.decision_id
    LEFT JOIN ${schema}.payment_charge AS c ON c.id = d.charge_id
    LEFT JOIN ${schema}.payment_postal_clearing AS w ON w.id = r.clearing_id
    LEFT JOIN ${schema}.organisation_person AS o ON o.id = r.receiver_said_by
    WHERE r.unit_id = ANY ($1::uuid[]) AND r.sent_movement_id IS NULL AND r.declined_at IS NULL AND r.agreed_at IS NOT NULL
      AND r.receiver_agreed_at IS NULL AND (r.receiver_number IS NOT NULL OR r.receiver_said_by IS NOT NULL OR r.asked_id IS NULL)
    ORDER BY r.opened_at, r.id LIMIT 200`;

const text = z.string().nullable();
export const receiverRow = z.object({
  id: z.string(),
  amount_dong: z.number(),
  dossier_id: text,
  dossier_code: text,
  parcel_code: text,
  receiver_bank: text,
  receiver_number: text,
  receiver_name: text,
  is_own: z.boolean(),
  said_by: text,
  /** Who paid what goes back; null where nobody was named. */
  payer: text,
});
export type ReceiverRow = z.output<typeof receiverRow>;

/** Whether the money goes to somebody else than who paid it, by their names without marks. */
export function isAnotherThanPayer({ receiver_name, payer }: ReceiverRow): boolean {
  if (receiver_name === null || payer === null) return false;
  return foldedWords(receiver_name).join(" ") !== foldedWords(payer).join(" ");
}
