import { z } from "zod";
import type { LocalDate } from "../../../kernel/local-date.ts";
import type { Executor, Statement } from "../../../platform/postgres/database.ts";
import type { PersonId, UnitId } from "../../access/index.ts";
import { joinedInstant } from "./joined-rows.ts";

/** What was said of opening balances, the newest first; `which` says of which `o`. */
export const OPENINGS = (schema: string, which: string) => `
    SELECT o.id, o.account_id, a.bank_name, a.number, o.amount_dong::float8 AS amount_dong, o.from_on, o.ground, o.asked_at,
      p.full_name AS asked_by, coalesce(o.asked_by = $2, false) AS is_own, o.answer, q.full_name AS answered_by, o.answered_at,
      o.answer_reason, a.opening_dong::float8 AS now_dong
    FROM ${schema}.payment_opening AS o JOIN ${schema}.payment_account AS a ON a.id = o.account_id
    LEFT JOIN ${schema}.organisation_person AS p ON p.id = o.asked_by
    LEFT JOIN ${schema}.organisation_person AS q ON q.id = o.answered_by
    WHERE a.unit_id = ANY ($1::uuid[]) AND ${which}
    ORDER BY o.asked_at DESC, o.id DESC LIMIT 200`;

const OF_ACCOUNT: Statement = {
  name: "payment-openings",
  text: (schema) => OPENINGS(schema, "o.account_id = $3"),
};

export const openingRow = z.object({
  id: z.string(),
  account_id: z.string(),
  bank_name: z.string(),
  number: z.string(),
  amount_dong: z.number(),
  from_on: z.custom<LocalDate>((value) => typeof value === "string"),
  ground: z.string(),
  asked_at: joinedInstant,
  /** Null of what was typed before anybody had to agree. */
  asked_by: z.string().nullable(),
  is_own: z.boolean(),
  answer: z.enum(["APPROVED", "DECLINED"]).nullable(),
  answered_by: z.string().nullable(),
  answered_at: joinedInstant.nullable(),
  answer_reason: z.string().nullable(),
  /** What holds today; null where nothing was agreed yet. */
  now_dong: z.number().nullable(),
});
/** An opening balance as somebody said it; whole đồng, at the beginning of its day. */
export type OpeningRow = z.output<typeof openingRow>;

type Asked = {
  readonly unitIds: readonly UnitId[];
  readonly viewer: PersonId;
  readonly accountId: string;
};

/** What was said of one account, the newest first. */
export async function listOpenings(
  executor: Executor,
  { unitIds, viewer, accountId }: Asked,
): Promise<readonly OpeningRow[]> {
  return (await executor.run(OF_ACCOUNT, [unitIds, viewer, accountId])).map((row) => openingRow.parse(row));
}
