import { newId } from "../../../kernel/ids.ts";
import type { Instant } from "../../../kernel/local-date.ts";
import { accept, type Result, refuse } from "../../../kernel/result.ts";
import type { Tx } from "../../../platform/postgres/database.ts";
import { transactionOrRefusal } from "../../../platform/postgres/transaction-or-refusal.ts";
import type { Services } from "../../../platform/services.ts";
import type { PersonId } from "../../access/index.ts";
import { type Account, book } from "../ledger.ts";
import { arriveLate, holdMissing, settleMissing, unfitLate } from "../missing-money.ts";
import {
  type DecidedKind,
  findMovementDecision,
  isMissingCause,
  isMovementAsked,
  type MissingCause,
} from "../movement-decision-store.ts";
import {
  closeMovement,
  findMovement,
  heldOnAccounts,
  holdOpenMovement,
  holdOutgoing,
  type KeptMovement,
} from "../movement-store.ts";
import { listOnItsWayBack } from "../queries/on-its-way-back.ts";
import type { Receiver } from "../receiver.ts";
import type { PaymentRefusal } from "../refusals.ts";
import { answerReturn, openReturn } from "../return-store.ts";
import { deniedAt } from "../rights.ts";
import { personIdOf } from "../stored-id.ts";
import { holdOwed, offAccount, payByMovement, unfitCharges } from "./pay-by-movement.ts";
import type { TillCall } from "./take-payment.ts";

type Done = Result<{ readonly id: string }, PaymentRefusal>;
type AskMovement = {
  readonly movementId: string;
  readonly kind: DecidedKind;
  readonly ground: string;
  /** Whose account money that came in wrongly goes back to, where it is known. */
  readonly receiver?: Receiver | null;
  /** What it paid (CHARGES). */
  readonly chargeIds?: readonly string[];
  /** The announced movement whose money this is (LATE). */
  readonly lateFor?: string;
};

/** Late money stands where the money stands whose place it takes, and goes the same way. */
type BookedKind = Exclude<DecidedKind, "LATE">;

/** The other side of SUSPENSE, and which way the money went. */
const OTHER_SIDE: Readonly<Record<BookedKind, { readonly account: Account; readonly way: "IN" | "OUT" }>> = {
  TREASURY: { account: "TREASURY", way: "OUT" },
  FEE: { account: "BANK_FEE", way: "OUT" },
  INTEREST: { account: "BANK_INTEREST", way: "IN" },
  RETURN: { account: "TRANSIT", way: "IN" },
  CHARGES: { account: "RECEIVABLE", way: "IN" },
  POS: { account: "POS", way: "IN" },
  PORTAL: { account: "PORTAL", way: "IN" },
  CASH: { account: "CASH", way: "IN" },
  POST: { account: "POST_TRANSFER", way: "IN" },
};

/**
 * Asks that a movement is booked as handed on to the treasury, as what the bank charges or pays as interest, as money that
 * came in wrongly and is to go back, or as anything else that no reference proves. Somebody else decides.
 */
export async function askMovement(call: TillCall, asked: AskMovement): Promise<Done> {
  const { services, actor } = call;
  const seen = await findMovement(services.database, asked.movementId);
  if (seen === null || actor.kind !== "officer") return refuse({ code: "NOT_FOUND" });
  const denied = await deniedAt(services, actor, { act: "payment.reconcile", unitId: seen.unitId });
  if (denied !== null) return refuse(denied);
  const { kind } = asked;
  if (kind !== "LATE" && seen.amountDong > 0 !== (OTHER_SIDE[kind].way === "IN"))
    return refuse({ code: "MATCH_DIRECTION" });
  return transactionOrRefusal(services.database, async (tx): Promise<Done> => {
    if (!(await holdOpenMovement(tx, seen.id))) return refuse({ code: "MOVEMENT_MATCHED" });
    if (await isMovementAsked(tx, seen.id)) return refuse({ code: "DECISION_OPEN" });
    const unfit = await unfitFor(call, tx, { asked, seen });
    if (unfit !== null) return refuse(unfit);
    const by = actor.personId;
    return accept({ id: await keepAsked(tx, { asked, seen, by, at: services.clock.now() }) });
  });
}

type Asking = { readonly asked: AskMovement; readonly seen: KeptMovement };

/** What cannot be asked for now: told to who asks, and looked at again when it is agreed to. */
async function unfitFor(call: TillCall, tx: Tx, { asked, seen }: Asking): Promise<PaymentRefusal | null> {
  if (asked.kind === "TREASURY") return exceeds(call.services, tx, seen);
  if (asked.kind === "LATE") return unfitLate(tx, seen, asked.lateFor ?? "");
  if (asked.kind !== "CHARGES") return null;
  const chargeIds = asked.chargeIds ?? [];
  const wrong = await unfitCharges(tx, call, { chargeIds, accountUnit: seen.unitId });
  if (wrong !== null) return wrong;
  const held = await holdOwed(tx, { chargeIds, amountDong: seen.amountDong });
  return held.ok ? null : held.refusal;
}

async function keepAsked(
  tx: Tx,
  { asked, seen, by, at }: Asking & { readonly by: PersonId; readonly at: Instant },
): Promise<string> {
  const id = newId();
  const { kind, ground, receiver = null, chargeIds = [], lateFor = null } = asked;
  const { id: movementId, unitId } = seen;
  const amountDong = Math.abs(seen.amountDong);
  const about = { chargeIds: kind === "CHARGES" ? [...chargeIds] : null, lateFor };
  const asking = { askedBy: by, askedAt: at, ...about };
  await tx.kysely
    .insertInto("paymentHandingOn")
    .values({ id, kind, movementId, unitId, amountDong, ground, ...asking })
    .execute();
  if (kind === "RETURN")
    await openReturn(tx, {
      unitId,
      amountDong,
      of: { askedId: id },
      at,
      agreedAt: null,
      receiver,
      saidBy: by,
    });
  return id;
}

type Answer = { readonly id: string; readonly approved: boolean; readonly reason: string };

/**
 * Approves or declines, never by who asked. What is agreed is what was said of it; what is declined lies in suspense for
 * somebody to say what it was.
 * @law one-stop.md §9: who handles money does not decide about it.
 */
export async function answerMovement(call: TillCall, answer: Answer): Promise<Done> {
  const { services, actor } = call;
  const { id, approved, reason } = answer;
  const asked = await findMovementDecision(services.database, id);
  const seen = asked === null ? null : await findMovement(services.database, asked.movementId);
  if (asked === null || seen === null || actor.kind !== "officer") return refuse({ code: "NOT_FOUND" });
  const denied = await deniedAt(services, actor, { act: "payment.decide", unitId: seen.unitId });
  if (denied !== null) return refuse(denied);
  if (asked.askedBy === actor.personId) return refuse({ code: "DECISION_OWN" });
  if (!approved && reason === "") return refuse({ code: "DECISION_REASON_REQUIRED" });
  const { kind } = asked;
  const by = actor.personId;
  return transactionOrRefusal(services.database, (tx) =>
    isMissingCause(kind)
      ? answerMissing(call, tx, { ...answer, by, kind, movementId: seen.id, at: services.clock.now() })
      : answerOpen(call, tx, { ...answer, by, kind, movement: seen, at: services.clock.now() }),
  );
}

type Answering = Answer & { readonly by: PersonId; readonly at: Instant };

/** Keeps the answer; null where there is one already. */
async function keepAnswer(tx: Tx, { id, approved, reason, by, at }: Answering) {
  const answered = await tx.kysely
    .updateTable("paymentHandingOn")
    .set({
      answer: approved ? "APPROVED" : "DECLINED",
      answeredBy: by,
      answeredAt: at,
      answerReason: reason,
    })
    .where("id", "=", id)
    .where("answer", "is", null)
    .returning(["askedBy", "ground", "document", "chargeIds", "lateFor"])
    .executeTakeFirst();
  return answered ?? null;
}

type AnsweringMissing = Answering & { readonly kind: MissingCause; readonly movementId: string };

/** Of money on no statement: agreed, it stands where both say; what a statement has by now is not settled. */
async function answerMissing({ office }: TillCall, tx: Tx, answering: AnsweringMissing): Promise<Done> {
  const { id, approved, movementId, kind: cause, by, at } = answering;
  const missing = await holdMissing(tx, movementId);
  const answered = await keepAnswer(tx, answering);
  if (answered === null) return refuse({ code: "DECISION_ANSWERED" });
  if (!approved) return accept({ id });
  if (missing === null) return refuse({ code: "MISSING_ARRIVED" });
  const refusal = await settleMissing(office, tx, {
    missing,
    cause,
    document: answered.document ?? "",
    by,
    at,
  });
  return refusal === null ? accept({ id }) : refuse(refusal);
}

type AnsweringOpen = Answering & { readonly kind: DecidedKind; readonly movement: KeptMovement };

/** Of money nobody has matched: agreed, it is what was said of it. */
async function answerOpen({ office, services }: TillCall, tx: Tx, answering: AnsweringOpen): Promise<Done> {
  const { id, approved, movement, kind, at } = answering;
  const isOpen = await holdOpenMovement(tx, movement.id);
  const answered = await keepAnswer(tx, answering);
  if (answered === null) return refuse({ code: "DECISION_ANSWERED" });
  if (kind === "RETURN") await answerReturn(tx, { askedId: id, approved, at, by: answering.by });
  if (!approved) return accept({ id });
  if (!isOpen) return refuse({ code: "MOVEMENT_MATCHED" });
  const tooMuch = kind === "TREASURY" ? await exceeds(services, tx, movement) : null;
  if (tooMuch !== null) return refuse(tooMuch);
  const { askedBy, ground: matchReason, chargeIds, lateFor } = answered;
  const off = await offAccount(
    tx,
    { chargeIds: chargeIds ?? [], accountUnit: movement.unitId },
    services.clock.today(),
  );
  if (off !== null) return refuse(off);
  const paid = await settleAs(office, tx, { movement, kind, at, chargeIds: chargeIds ?? [], lateFor });
  if (!paid.ok) return paid;
  const matched = { matchedAs: kind, matchedBy: personIdOf(askedBy), matchReason, matchedAt: at };
  await closeMovement(tx, movement.id, { ...matched, ...paid.value });
  return accept({ id });
}

type Agreed = {
  readonly movement: KeptMovement;
  readonly kind: DecidedKind;
  readonly at: Instant;
};

type Settling = Agreed & { readonly chargeIds: readonly string[]; readonly lateFor: string | null };

/** What was agreed to, in the books; with the payment, where it paid something. */
async function settleAs(
  office: TillCall["office"],
  tx: Tx,
  { chargeIds, lateFor, ...agreed }: Settling,
): Promise<Result<{ readonly paymentId: string | null }, PaymentRefusal>> {
  const { movement, kind, at } = agreed;
  if (kind === "CHARGES") return payByMovement(office, { tx, movement: { ...movement, at }, chargeIds });
  if (kind === "LATE") {
    const refusal = await arriveLate(tx, { ...movement, at }, lateFor ?? "");
    return refusal === null ? accept({ paymentId: null }) : refuse(refusal);
  }
  await bookAs(tx, { movement, kind, at });
  return accept({ paymentId: null });
}

type Booked = Pick<Agreed, "movement" | "at"> & { readonly kind: BookedKind };

async function bookAs(tx: Tx, { movement, kind, at }: Booked): Promise<void> {
  const { account, way } = OTHER_SIDE[kind];
  const [debit, credit] = way === "IN" ? (["SUSPENSE", account] as const) : ([account, "SUSPENSE"] as const);
  const amountDong = Math.abs(movement.amountDong);
  await book(tx, { unitId: movement.unitId, at }, [
    { why: "MATCHED", debit, credit, amountDong, movementId: movement.id },
  ]);
}

/** Money of nobody and money on its way back is not the treasury's: what is left may go. Nothing goes where nobody knows what stands there. */
async function exceeds(services: Services, tx: Tx, movement: KeptMovement): Promise<PaymentRefusal | null> {
  await holdOutgoing(tx);
  const held = await heldOnAccounts(tx, movement.unitId);
  if ("unwatched" in held) return { code: "OPENING_UNKNOWN", account: held.unwatched };
  const waiting = await listOnItsWayBack({ services, executor: tx }, [movement.unitId]);
  const backDong = waiting
    .filter(({ is_agreed }) => is_agreed)
    .reduce((sum, { amount_dong: dong }) => sum + dong, 0);
  const amountDong = Math.max(0, held.heldDong - backDong);
  return -movement.amountDong > amountDong ? { code: "TREASURY_TOO_MUCH", amountDong } : null;
}
