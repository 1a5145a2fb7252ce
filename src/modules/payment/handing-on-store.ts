import type { Executor } from "../../platform/postgres/database.ts";

/** What somebody asked about money that left: that it was handed on to the treasury. */
type HandingOn = { readonly id: string; readonly movementId: string; readonly askedBy: string };

export async function findHandingOn(executor: Executor, id: string): Promise<HandingOn | null> {
  const found = await executor.kysely
    .selectFrom("paymentHandingOn")
    .select(["id", "movementId", "askedBy"])
    .where("id", "=", id)
    .executeTakeFirst();
  return found ?? null;
}

/** Whether somebody has asked about this movement, and nobody has answered. */
export async function isHandingOnAsked(executor: Executor, movementId: string): Promise<boolean> {
  const open = await executor.kysely
    .selectFrom("paymentHandingOn")
    .select("id")
    .where("movementId", "=", movementId)
    .where("answer", "is", null)
    .executeTakeFirst();
  return open !== undefined;
}
