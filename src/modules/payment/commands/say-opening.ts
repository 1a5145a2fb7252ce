import { newId } from "../../../kernel/ids.ts";
import type { LocalDate } from "../../../kernel/local-date.ts";
import { accept, type Result, refuse } from "../../../kernel/result.ts";
import type { Tx } from "../../../platform/postgres/database.ts";
import { transactionOrRefusal } from "../../../platform/postgres/transaction-or-refusal.ts";
import type { PaymentRefusal } from "../refusals.ts";
import { deniedAt } from "../rights.ts";
import { unitIdOf } from "../stored-id.ts";
import type { TillCall } from "./take-payment.ts";

type Call = Pick<TillCall, "services" | "actor">;
type Done = Result<{ readonly id: string }, PaymentRefusal>;
type SayOpening = {
  readonly accountId: string;
  /** What stood on it at the beginning of the day, whole đồng. */
  readonly amountDong: number;
  readonly fromOn: LocalDate;
  /** The bank's paper that says so; of a correction also why. */
  readonly ground: string;
};

/** Says, or corrects, what stood on an account when its books began here. It holds once somebody else agrees. */
export async function sayOpening({ services, actor }: Call, said: SayOpening): Promise<Done> {
  const { database, clock } = services;
  const { accountId, amountDong, fromOn, ground } = said;
  const account = await database.kysely
    .selectFrom("paymentAccount")
    .select("unitId")
    .where("id", "=", accountId)
    .executeTakeFirst();
  if (account === undefined || actor.kind !== "officer") return refuse({ code: "NOT_FOUND" });
  const unitId = unitIdOf(account.unitId);
  const denied = await deniedAt(services, actor, { act: "payment.manage-accounts", unitId });
  if (denied !== null) return refuse(denied);
  if (fromOn > clock.today()) return refuse({ code: "OPENING_DAY_TO_COME" });
  return transactionOrRefusal(database, async (tx): Promise<Done> => {
    const id = newId();
    const asked = { askedBy: actor.personId, askedAt: clock.now() };
    const made = await tx.kysely
      .insertInto("paymentOpening")
      .values({ id, accountId, amountDong, fromOn, ground, ...asked })
      .onConflict((conflict) => conflict.column("accountId").where("answer", "is", null).doNothing())
      .returning("id")
      .executeTakeFirst();
    return made === undefined ? refuse({ code: "DECISION_OPEN" }) : accept({ id });
  });
}

type Answer = { readonly id: string; readonly approved: boolean; readonly reason: string };

/**
 * Agrees to it or not, never who said it.
 * @law one-stop.md §9: who handles money does not decide about it.
 */
export async function answerOpening({ services, actor }: Call, answer: Answer): Promise<Done> {
  const { id, approved, reason } = answer;
  const seen = await services.database.kysely
    .selectFrom("paymentOpening as o")
    .innerJoin("paymentAccount as a", "a.id", "o.accountId")
    .select(["a.unitId", "o.askedBy"])
    .where("o.id", "=", id)
    .executeTakeFirst();
  if (seen === undefined || actor.kind !== "officer") return refuse({ code: "NOT_FOUND" });
  const unitId = unitIdOf(seen.unitId);
  const denied = await deniedAt(services, actor, { act: "payment.decide", unitId });
  if (denied !== null) return refuse(denied);
  if (seen.askedBy === actor.personId) return refuse({ code: "DECISION_OWN" });
  if (!approved && reason === "") return refuse({ code: "DECISION_REASON_REQUIRED" });
  return transactionOrRefusal(services.database, async (tx): Promise<Done> => {
    const said = await tx.kysely
      .updateTable("paymentOpening")
      .set({
        answer: approved ? "APPROVED" : "DECLINED",
        answeredBy: actor.personId,
        answeredAt: services.clock.now(),
        answerReason: reason,
      })
      .where("id", "=", id)
      .where("answer", "is", null)
      .returning(["accountId", "amountDong", "fromOn"])
      .executeTakeFirst();
    if (said === undefined) return refuse({ code: "DECISION_ANSWERED" });
    if (approved) await keepOpening(tx, said);
    return accept({ id });
  });
}

type Agreed = { readonly accountId: string; readonly amountDong: number; readonly fromOn: LocalDate };

async function keepOpening(tx: Tx, { accountId, amountDong, fromOn }: Agreed): Promise<void> {
  await tx.kysely
    .updateTable("paymentAccount")
    .set({ openingDong: amountDong, openingOn: fromOn })
    .where("id", "=", accountId)
    .execute();
}
