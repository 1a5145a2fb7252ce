import {
  earlier,
  epochOf,
  type Instant,
  instantOfEpoch,
  type LocalDate,
} from "../../../kernel/local-date.ts";
import { accept, type Result, refuse } from "../../../kernel/result.ts";
import type { Tx } from "../../../platform/postgres/database.ts";
import { transactionOrRefusal } from "../../../platform/postgres/transaction-or-refusal.ts";
import { findDifference } from "../difference-store.ts";
import { type Drawer, holdDrawer, spanOf } from "../drawer.ts";
import { book } from "../ledger.ts";
import type { PaymentRefusal } from "../refusals.ts";
import { deniedAt } from "../rights.ts";
import { drawerOf, keepClose } from "./close-day.ts";
import type { TillCall } from "./take-payment.ts";

type Answer = { readonly id: string; readonly approved: boolean; readonly reason: string };
type Done = Result<{ readonly id: string }, PaymentRefusal>;

/**
 * Agrees that a drawer has more or less than the books say, or not, never whoever counted it. What is agreed to is booked
 * for its day, which is closed with it; what is not is counted again.
 * @law one-stop.md §9: who handles money does not decide about it.
 */
export async function answerDifference(
  { services, actor }: Pick<TillCall, "services" | "actor">,
  { id, approved, reason }: Answer,
): Promise<Done> {
  const seen = await findDifference(services.database, id);
  if (seen === null || actor.kind !== "officer") return refuse({ code: "NOT_FOUND" });
  const { unitId, cashierId, day } = seen;
  const denied = await deniedAt(services, actor, { act: "payment.decide", unitId });
  if (denied !== null) return refuse(denied);
  if (cashierId === actor.personId) return refuse({ code: "DECISION_OWN" });
  if (!approved && reason === "") return refuse({ code: "DECISION_REASON_REQUIRED" });
  return transactionOrRefusal(services.database, async (tx): Promise<Done> => {
    const drawer = { unitId, cashierId };
    await holdDrawer(tx, drawer);
    const at = services.clock.now();
    const answered = await tx.kysely
      .updateTable("paymentDrawerDifference")
      .set({
        answer: approved ? "APPROVED" : "DECLINED",
        answeredBy: actor.personId,
        answeredAt: at,
        answerReason: reason,
      })
      .where("id", "=", id)
      .where("answer", "is", null)
      .returning("id")
      .executeTakeFirst();
    if (answered === undefined) return refuse({ code: "DECISION_ANSWERED" });
    if (!approved) return accept({ id });
    const { expectedDong, ...beside } = await drawerOf(tx, drawer, day);
    if (expectedDong !== seen.expectedDong) return refuse({ code: "DAY_MOVED" });
    const { countedDong, note, declaredAt } = seen;
    await keepClose(tx, {
      ...{ ...drawer, day, expectedDong, countedDong, ...beside },
      ...{ note, closedAt: at, differenceId: id },
    });
    await bookCounted(tx, { drawer, day, differenceDong: countedDong - expectedDong, at: declaredAt });
    return accept({ id });
  });
}

type Counted = {
  readonly drawer: Drawer;
  readonly day: LocalDate;
  readonly differenceDong: number;
  readonly at: Instant;
};

/** A drawer counted on a later day is counted for its own. */
async function bookCounted(tx: Tx, { drawer, day, differenceDong, at }: Counted): Promise<void> {
  const [debit, credit] =
    differenceDong > 0 ? (["CASH", "COUNTED"] as const) : (["COUNTED", "CASH"] as const);
  const last = instantOfEpoch(epochOf(spanOf(day).until) - 1);
  await book(tx, { unitId: drawer.unitId, at: earlier(at, last) }, [
    { why: "COUNTED", debit, credit, amountDong: Math.abs(differenceDong), personId: drawer.cashierId },
  ]);
}
