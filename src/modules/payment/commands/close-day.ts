import { newId } from "../../../kernel/ids.ts";
import { epochOf, type Instant, instantOfEpoch, type LocalDate } from "../../../kernel/local-date.ts";
import { accept, type Result, refuse } from "../../../kernel/result.ts";
import type { Executor, Tx } from "../../../platform/postgres/database.ts";
import { transactionOrRefusal } from "../../../platform/postgres/transaction-or-refusal.ts";
import type { UnitId } from "../../access/index.ts";
import { type Drawer, holdDrawer, isDayClosed, spanOf } from "../drawer.ts";
import { balanceOf } from "../ledger.ts";
import type { PaymentRefusal } from "../refusals.ts";
import { deniedAt } from "../rights.ts";
import { unitIdOf } from "../stored-id.ts";
import type { TillCall } from "./take-payment.ts";

const CLAIMED_MS_MAX = 24 * 3_600_000;

type CloseDay = {
  readonly unitId: UnitId;
  readonly day: LocalDate;
  readonly countedDong: number;
  readonly note: string;
};
type ClosedDay = {
  readonly expectedDong: number;
  readonly countedDong: number;
  readonly differenceDong: number;
};

/** What should lie in a drawer for a day: cash taken less cash paid back. Beside it what was taken by card and by the portal. */
export async function drawerOf(executor: Executor, { unitId, cashierId }: Drawer, day: LocalDate) {
  const asked = { unitId, personId: cashierId, ...spanOf(day) };
  const expectedDong = await balanceOf(executor, { ...asked, account: "CASH" });
  const taken = await executor.kysely
    .selectFrom("paymentPayment")
    .select(["method", (eb) => eb.fn.sum<number>("amountDong").as("sum")])
    .where("unitId", "=", unitId)
    .where("takenBy", "=", cashierId)
    .where("method", "in", ["POS", "PORTAL"])
    .where("recordedAt", ">=", asked.from)
    .where("recordedAt", "<", asked.until)
    .groupBy("method")
    .execute();
  const of = (name: "POS" | "PORTAL") => Number(taken.find(({ method }) => method === name)?.sum ?? 0);
  return { expectedDong, cardDong: of("POS"), portalDong: of("PORTAL") };
}

/**
 * Counts a drawer at the end of the day. More or less than the books say needs a note, and waits for somebody else's word
 * before it is booked as counted (`answerDifference`); a transfer that a payer claims and no bank confirms for a day needs a note before the drawer can be closed.
 * @law reform.md §I2: daily close forbids open `claimed` older than one day without a note.
 */
export async function closeDay(
  { services, actor }: TillCall,
  asked: CloseDay,
): Promise<Result<ClosedDay, PaymentRefusal>> {
  if (actor.kind !== "officer") return refuse({ code: "NOT_FOUND" });
  const { unitId, day, countedDong } = asked;
  const denied = await deniedAt(services, actor, { act: "payment.take", unitId });
  if (denied !== null) return refuse(denied);
  if (day > services.clock.today()) return refuse({ code: "DAY_NOT_OVER" });
  return transactionOrRefusal(services.database, async (tx): Promise<Result<ClosedDay, PaymentRefusal>> => {
    const drawer = { unitId, cashierId: actor.personId };
    await holdDrawer(tx, drawer);
    if (await isDayClosed(tx, drawer, day)) return refuse({ code: "DAY_CLOSED", day });
    const at = services.clock.now();
    const claimed = await countClaimed(tx, { unitId, before: epochOf(at) - CLAIMED_MS_MAX });
    if (claimed > 0) return refuse({ code: "DAY_HAS_CLAIMED", count: claimed });
    const { expectedDong, ...beside } = await drawerOf(tx, drawer, day);
    const note = asked.note.trim();
    const differenceDong = countedDong - expectedDong;
    const counted = { expectedDong, countedDong };
    if (differenceDong === 0)
      await keepClose(tx, { ...drawer, day, ...counted, ...beside, note, closedAt: at });
    else {
      if (note === "") return refuse({ code: "DAY_NOTE_REQUIRED" });
      await declare(tx, { ...drawer, day, ...counted, note, declaredAt: at });
    }
    return accept({ expectedDong, countedDong, differenceDong });
  });
}

type Declared = Drawer & {
  readonly day: LocalDate;
  readonly expectedDong: number;
  readonly countedDong: number;
  readonly note: string;
  readonly declaredAt: Instant;
};

async function declare(tx: Tx, declared: Declared): Promise<void> {
  await tx.kysely
    .insertInto("paymentDrawerDifference")
    .values({ id: newId(), ...declared })
    .execute();
}

type Close = Omit<Declared, "declaredAt"> & {
  readonly cardDong: number;
  readonly portalDong: number;
  readonly closedAt: Instant;
  /** What a second person agreed to, of a drawer that had more or less. */
  readonly differenceId?: string;
};

/** Closes the day of a drawer for good. */
export async function keepClose(tx: Tx, close: Close): Promise<void> {
  await tx.kysely.insertInto("paymentDayClose").values(close).execute();
}

async function countClaimed(executor: Executor, { unitId, before }: { unitId: UnitId; before: number }) {
  const found = await executor.kysely
    .selectFrom("paymentRequest")
    .select("id")
    .where("unitId", "=", unitId)
    .where("state", "=", "CLAIMED")
    .where("note", "is", null)
    .where("claimedAt", "<", instantOfEpoch(before))
    .execute();
  return found.length;
}

/** Says why money that was claimed has not come: looked for, the payer asked. The claim stays what it is. */
export async function noteClaim(
  { services, actor }: TillCall,
  asked: { readonly requestId: string; readonly note: string },
): Promise<Result<{ readonly id: string }, PaymentRefusal>> {
  const { database } = services;
  const seen = await database.kysely
    .selectFrom("paymentRequest")
    .select(["unitId", "state"])
    .where("id", "=", asked.requestId)
    .executeTakeFirst();
  if (seen === undefined || actor.kind !== "officer") return refuse({ code: "NOT_FOUND" });
  const denied = await deniedAt(services, actor, { act: "payment.take", unitId: unitIdOf(seen.unitId) });
  if (denied !== null) return refuse(denied);
  if (seen.state !== "CLAIMED") return refuse({ code: "REQUEST_NOT_OPEN" });
  await database.kysely
    .updateTable("paymentRequest")
    .set({ note: asked.note, notedBy: actor.personId })
    .where("id", "=", asked.requestId)
    .execute();
  return accept({ id: asked.requestId });
}
