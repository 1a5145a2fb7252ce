import type { Executor } from "../../platform/postgres/database.ts";

/**
 * What a movement is only on the word of two: handed on to the treasury, money that came in wrongly and is to go back, what
 * the bank charges, the interest it pays; and whatever else no reference proves: a payment of charges, what cards and the
 * portal pay out, cash carried to the bank, what the post hands in, money that comes late for what the bank owes or somebody bears. The table is named after
 * the first of them.
 */
export const DECIDED_KINDS = [
  "TREASURY",
  "RETURN",
  "FEE",
  "INTEREST",
  "CHARGES",
  "POS",
  "PORTAL",
  "CASH",
  "POST",
  "LATE",
] as const;
export type DecidedKind = (typeof DECIDED_KINDS)[number];

/**
 * Why money that the bank announced is on no statement: the bank owes it and corrects it, somebody bears it, or it never
 * was, so that what it paid is owed again.
 */
export const MISSING_CAUSES = ["AWAITED", "BORNE", "REOPENED"] as const;
export type MissingCause = (typeof MISSING_CAUSES)[number];

export const ASKED_KINDS = [...DECIDED_KINDS, ...MISSING_CAUSES] as const;
type AskedKind = (typeof ASKED_KINDS)[number];

export function isMissingCause(kind: AskedKind): kind is MissingCause {
  return MISSING_CAUSES.some((cause) => cause === kind);
}

type MovementDecision = {
  readonly id: string;
  readonly kind: AskedKind;
  readonly movementId: string;
  readonly askedBy: string;
};

export async function findMovementDecision(executor: Executor, id: string): Promise<MovementDecision | null> {
  const found = await executor.kysely
    .selectFrom("paymentHandingOn")
    .select(["id", "kind", "movementId", "askedBy"])
    .where("id", "=", id)
    .executeTakeFirst();
  const kind = ASKED_KINDS.find((each) => each === found?.kind);
  return found === undefined || kind === undefined ? null : { ...found, kind };
}

/** Whether somebody has asked about this movement, and nobody has answered. */
export async function isMovementAsked(executor: Executor, movementId: string): Promise<boolean> {
  const open = await executor.kysely
    .selectFrom("paymentHandingOn")
    .select("id")
    .where("movementId", "=", movementId)
    .where("answer", "is", null)
    .executeTakeFirst();
  return open !== undefined;
}
