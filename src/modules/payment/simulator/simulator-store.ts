import { z } from "zod";
import { newId } from "../../../kernel/ids.ts";
import type { Instant } from "../../../kernel/local-date.ts";
import type { Executor } from "../../../platform/postgres/database.ts";
import {
  type BankMessageSent,
  type BookedTransfer,
  MISBEHAVIOURS,
  type Misbehaviour,
} from "./simulated-bank.ts";

const modeOf = (text: string | undefined): Misbehaviour =>
  MISBEHAVIOURS.find((mode) => mode === text) ?? "honest";

/** How the simulated bank behaves now. */
export async function readBehaviour({ kysely }: Executor): Promise<Misbehaviour> {
  const row = await kysely.selectFrom("paymentSimulator").select("mode").executeTakeFirst();
  return modeOf(row?.mode);
}

/** Makes the simulated bank behave so from now on. */
export async function setBehaviour({ kysely }: Executor, mode: Misbehaviour): Promise<void> {
  await kysely
    .insertInto("paymentSimulator")
    .values({ mode })
    .onConflict((conflict) => conflict.column("single").doUpdateSet({ mode }))
    .execute();
}

/** Books a transfer in the simulated bank's own books. */
export async function keepTransfer(
  { kysely }: Executor,
  { accountNumber: number, amount: amountDong, ...booked }: BookedTransfer,
  mode: Misbehaviour,
): Promise<void> {
  await kysely
    .insertInto("paymentSimulatedTransfer")
    .values({ ...booked, number, amountDong, mode })
    .execute();
}

const LISTED_MAX = 200;
const transferRow = z.object({
  transactionId: z.string(),
  bankBin: z.string(),
  number: z.string(),
  amountDong: z.number(),
  memo: z.string(),
  bookedAt: z.custom<Instant>((value) => typeof value === "string"),
  mode: z.string().transform(modeOf),
});
export type SimulatedTransfer = z.output<typeof transferRow>;

/** What the simulated bank has in its books, the newest first. */
export async function listTransfers({ kysely }: Executor): Promise<readonly SimulatedTransfer[]> {
  const rows = await kysely
    .selectFrom("paymentSimulatedTransfer")
    .selectAll()
    .orderBy("bookedAt", "desc")
    .orderBy("transactionId", "desc")
    .limit(LISTED_MAX)
    .execute();
  return rows.map((row) => transferRow.parse(row));
}

type Held = { readonly dueAt: Instant; readonly behindNext: boolean };

/** Holds messages back: until their time, or until another transfer was told. */
export async function holdMessages(
  { kysely }: Executor,
  messages: readonly BankMessageSent[],
  held: Held,
): Promise<void> {
  const rows = messages.map(({ body, signature }) => ({
    id: newId(),
    body: Buffer.from(body),
    signature,
    ...held,
  }));
  await kysely.insertInto("paymentSimulatedMessage").values(rows).execute();
}

/** What is held back and may be told now: what waited for another transfer, or what is due. */
export function listHeld({ kysely }: Executor, which: "BEHIND_NEXT" | { readonly dueBy: Instant }) {
  const held = kysely
    .selectFrom("paymentSimulatedMessage")
    .select(["id", "body", "signature"])
    .orderBy("id")
    .limit(LISTED_MAX);
  return which === "BEHIND_NEXT"
    ? held.where("behindNext", "=", true).execute()
    : held.where("dueAt", "<=", which.dueBy).execute();
}

export async function dropHeld({ kysely }: Executor, id: string): Promise<void> {
  await kysely.deleteFrom("paymentSimulatedMessage").where("id", "=", id).execute();
}

export async function countHeld({ kysely }: Executor): Promise<number> {
  const { held } = await kysely
    .selectFrom("paymentSimulatedMessage")
    .select((eb) => eb.fn.countAll<number>().as("held"))
    .executeTakeFirstOrThrow();
  return Number(held);
}
