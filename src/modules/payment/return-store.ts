import { newId } from "../../kernel/ids.ts";
import type { Instant } from "../../kernel/local-date.ts";
import type { Tx } from "../../platform/postgres/database.ts";
import type { UnitId } from "../access/index.ts";
import type { Receiver } from "./receiver.ts";
import { unitIdOf } from "./stored-id.ts";

/** What somebody decided, and so what is to go back. */
type Of = { readonly decisionId: string } | { readonly clearingId: string } | { readonly askedId: string };

type Opened = {
  readonly unitId: UnitId;
  readonly amountDong: number;
  readonly of: Of;
  readonly at: Instant;
  /** Null where a second person's word is still asked for. */
  readonly agreedAt: Instant | null;
  readonly receiver: Receiver | null;
};

/** Money that is to leave an account again, told apart from all other such money. */
export async function openReturn(
  tx: Tx,
  { unitId, amountDong, of, at, agreedAt, receiver }: Opened,
): Promise<void> {
  await tx.kysely
    .insertInto("paymentReturn")
    .values({
      id: newId(),
      unitId,
      amountDong,
      ...of,
      openedAt: at,
      agreedAt,
      receiverBank: receiver?.bank ?? null,
      receiverNumber: receiver?.number ?? null,
      receiverName: receiver?.name ?? null,
    })
    .execute();
}

type Answered = { readonly askedId: string; readonly approved: boolean; readonly at: Instant };

/** Called with the movement that it came in with held. */
export async function answerReturn(tx: Tx, { askedId, approved, at }: Answered): Promise<void> {
  await tx.kysely
    .updateTable("paymentReturn")
    .set(approved ? { agreedAt: at } : { declinedAt: at })
    .where("askedId", "=", askedId)
    .execute();
}

export type HeldReturn = {
  readonly id: string;
  readonly unitId: UnitId;
  readonly amountDong: number;
  readonly isAgreed: boolean;
};

/** Holds what is to go back; null where it has left or was declined. */
export async function holdOpenReturn(tx: Tx, id: string): Promise<HeldReturn | null> {
  const held = await tx.kysely
    .selectFrom("paymentReturn")
    .select(["id", "unitId", "amountDong", "agreedAt"])
    .where("id", "=", id)
    .where("sentMovementId", "is", null)
    .where("declinedAt", "is", null)
    .forUpdate()
    .executeTakeFirst();
  if (held === undefined) return null;
  const { agreedAt, unitId, ...rest } = held;
  return { ...rest, unitId: unitIdOf(unitId), isAgreed: agreedAt !== null };
}

/** Called on a held one. */
export async function closeReturn(tx: Tx, id: string, sentMovementId: string): Promise<void> {
  await tx.kysely.updateTable("paymentReturn").set({ sentMovementId }).where("id", "=", id).execute();
}
