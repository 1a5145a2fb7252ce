import { newId } from "../../kernel/ids.ts";
import type { Instant } from "../../kernel/local-date.ts";
import type { Tx } from "../../platform/postgres/database.ts";
import type { PersonId, UnitId } from "../access/index.ts";
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
  /** Who said whose account it goes to: somebody else agrees to that. */
  readonly saidBy: PersonId;
};

/** Money that is to leave an account again, told apart from all other such money. */
export async function openReturn(
  tx: Tx,
  { unitId, amountDong, of, at, agreedAt, receiver, saidBy }: Opened,
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
      receiverSaidBy: receiver === null ? null : saidBy,
    })
    .execute();
}

type Answered = {
  readonly askedId: string;
  readonly approved: boolean;
  readonly at: Instant;
  readonly by: PersonId;
};

/** Called with the movement that it came in with held. Who agrees has seen the receiver, and agrees to it too. */
export async function answerReturn(tx: Tx, { askedId, approved, at, by }: Answered): Promise<void> {
  await tx.kysely
    .updateTable("paymentReturn")
    .set(approved ? { agreedAt: at } : { declinedAt: at })
    .where("askedId", "=", askedId)
    .execute();
  if (!approved) return;
  await tx.kysely
    .updateTable("paymentReturn")
    .set({ receiverAgreedBy: by, receiverAgreedAt: at })
    .where("askedId", "=", askedId)
    .where("receiverNumber", "is not", null)
    .execute();
}

export type HeldReturn = {
  readonly id: string;
  readonly unitId: UnitId;
  readonly amountDong: number;
  readonly isAgreed: boolean;
  /** A receiver was said, and nobody else has agreed to it, or it was declined; or a refund by transfer has none. */
  readonly isReceiverOpen: boolean;
};

/** Holds what is to go back; null where it has left or was declined. */
export async function holdOpenReturn(tx: Tx, id: string): Promise<HeldReturn | null> {
  const held = await tx.kysely
    .selectFrom("paymentReturn")
    .select(["id", "unitId", "amountDong", "agreedAt", "askedId"])
    .select(["receiverNumber", "receiverSaidBy", "receiverAgreedAt"])
    .where("id", "=", id)
    .where("sentMovementId", "is", null)
    .where("declinedAt", "is", null)
    .forUpdate()
    .executeTakeFirst();
  if (held === undefined) return null;
  const { amountDong, agreedAt, receiverNumber, receiverSaidBy, receiverAgreedAt, askedId } = held;
  // Before the agreement was asked for, and where the bank sends it back by its number, there is none to agree to.
  const isNamed = receiverNumber !== null || receiverSaidBy !== null;
  const isReceiverOpen = receiverAgreedAt === null && (isNamed || askedId === null);
  return { id, unitId: unitIdOf(held.unitId), amountDong, isAgreed: agreedAt !== null, isReceiverOpen };
}

/** Called on a held one. */
export async function closeReturn(tx: Tx, id: string, sentMovementId: string): Promise<void> {
  await tx.kysely.updateTable("paymentReturn").set({ sentMovementId }).where("id", "=", id).execute();
}
