import { z } from "zod";
import type { LocalDate } from "../../kernel/local-date.ts";
import type { Executor, Statement } from "../../platform/postgres/database.ts";
import type { PersonId, UnitId } from "../access/index.ts";
import type { Drawer } from "./drawer.ts";
import { joinedInstant } from "./queries/joined-rows.ts";

/** What was counted of drawers and is not what the books say; `which` says of which `d`. `$2` is who looks. */
export const DIFFERENCES = (schema: string, which: string) => `
    SELECT d.id, d.unit_id AS "unitId", d.cashier_id AS "cashierId", d.day, d.expected_dong::float8 AS "expectedDong",
      d.counted_dong::float8 AS "countedDong", d.note, d.declared_at AS "declaredAt", c.full_name AS cashier, d.answer,
      a.full_name AS "answeredBy", d.answered_at AS "answeredAt", d.answer_reason AS "answerReason", d.cashier_id = $2 AS "isOwn"
    FROM ${schema}.payment_drawer_difference AS d
    LEFT JOIN ${schema}.organisation_person AS c ON c.id = d.cashier_id
    LEFT JOIN ${schema}.organisation_person AS a ON a.id = d.answered_by
    WHERE ${which} ORDER BY d.declared_at DESC, d.id DESC LIMIT 200`;

export const differenceRow = z.object({
  id: z.string(),
  unitId: z.custom<UnitId>((value) => typeof value === "string"),
  cashierId: z.custom<PersonId>((value) => typeof value === "string"),
  day: z.custom<LocalDate>((value) => typeof value === "string"),
  expectedDong: z.number(),
  countedDong: z.number(),
  note: z.string(),
  declaredAt: joinedInstant,
  cashier: z.string().nullable(),
  answer: z.enum(["APPROVED", "DECLINED"]).nullable(),
  answeredBy: z.string().nullable(),
  answeredAt: joinedInstant.nullable(),
  answerReason: z.string().nullable(),
  isOwn: z.boolean().nullable(),
});
/** A drawer with more or less than the books say: what its cashier says, and what somebody else answered; whole đồng. */
export type Difference = z.output<typeof differenceRow>;

const ONE: Statement = {
  name: "payment-drawer-difference",
  text: (schema) => DIFFERENCES(schema, "d.id = $1 AND $2::uuid IS NULL"),
};
const LAST: Statement = {
  name: "payment-drawer-difference-last",
  text: (schema) => DIFFERENCES(schema, "d.unit_id = $1 AND d.cashier_id = $2 AND d.day = $3"),
};

export async function findDifference(executor: Executor, id: string): Promise<Difference | null> {
  const [row] = await executor.run(ONE, [id, null]);
  return row === undefined ? null : differenceRow.parse(row);
}

/** What was said last of a drawer and day; null where it was never otherwise than the books. */
export async function findLastDifference(
  executor: Executor,
  { unitId, cashierId }: Drawer,
  day: LocalDate,
): Promise<Difference | null> {
  const [row] = await executor.run(LAST, [unitId, cashierId, day]);
  return row === undefined ? null : differenceRow.parse(row);
}
