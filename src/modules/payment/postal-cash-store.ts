import { z } from "zod";
import type { Instant } from "../../kernel/local-date.ts";
import type { Executor, Statement, Tx } from "../../platform/postgres/database.ts";
import type { UnitId } from "../access/index.ts";
import type { DossierId } from "../dossier/index.ts";

const BY_CODE: Statement = {
  name: "payment-postal-cash-by-code",
  text: (schema) => `
    SELECT k.parcel_code, k.dossier_id, k.unit_id, k.collected_dong::float8 AS collected_dong, k.settled_dong::float8 AS settled_dong,
      k.cleared_dong::float8 AS cleared_dong, k.recorded_at
    FROM ${schema}.payment_postal_cod AS k WHERE k.parcel_code = $1`,
};

/** After its dossier, its parcels and charges: whoever spends or gives back what is left waits for the other. */
const HELD: Statement = {
  name: "payment-postal-cash-held",
  text: (schema) => `${BY_CODE.text(schema)} FOR NO KEY UPDATE OF k`,
};

const cashRow = z.object({
  parcel_code: z.string(),
  dossier_id: z.custom<DossierId>((value) => typeof value === "string"),
  unit_id: z.custom<UnitId>((value) => typeof value === "string"),
  collected_dong: z.number(),
  settled_dong: z.number(),
  cleared_dong: z.number(),
  recorded_at: z.custom<Instant>((value) => typeof value === "string"),
});
/** What the post collected with one parcel, as it stands in the books; whole đồng. */
export type PostalCash = z.output<typeof cashRow>;

export async function findPostalCash(executor: Executor, parcelCode: string): Promise<PostalCash | null> {
  const [row] = await executor.run(BY_CODE, [parcelCode]);
  return row === undefined ? null : cashRow.parse(row);
}

export async function holdPostalCash(tx: Tx, parcelCode: string): Promise<PostalCash> {
  const [row] = await tx.run(HELD, [parcelCode]);
  return cashRow.parse(row);
}

/** Whether somebody has asked what becomes of the rest, and nobody has answered. */
export async function isPostalCashOpen(tx: Tx, parcelCode: string): Promise<boolean> {
  const open = await tx.kysely
    .selectFrom("paymentPostalClearing")
    .select("id")
    .where("parcelCode", "=", parcelCode)
    .where("paymentId", "is", null)
    .where("answer", "is", null)
    .executeTakeFirst();
  return open !== undefined;
}

type Less = { readonly settledDong?: number; readonly clearedDong?: number };

/** Of what is left, so much was spent on charges, or is to go back or stay by a decision. */
export async function lowerPostalCash(tx: Tx, cash: PostalCash, less: Less): Promise<void> {
  await tx.kysely
    .updateTable("paymentPostalCod")
    .set({
      settledDong: cash.settled_dong + (less.settledDong ?? 0),
      clearedDong: cash.cleared_dong + (less.clearedDong ?? 0),
    })
    .where("parcelCode", "=", cash.parcel_code)
    .execute();
}

/** Of which parcel something was asked. */
export async function parcelOfClearing(executor: Executor, id: string): Promise<string | null> {
  const found = await executor.kysely
    .selectFrom("paymentPostalClearing")
    .select("parcelCode")
    .where("id", "=", id)
    .executeTakeFirst();
  return found?.parcelCode ?? null;
}
