import { z } from "zod";
import { assert } from "../../kernel/assert.ts";
import type { Instant } from "../../kernel/local-date.ts";
import { accept, type Result, refuse } from "../../kernel/result.ts";
import type { Statement, Tx } from "../../platform/postgres/database.ts";
import type { PersonId, UnitId } from "../access/index.ts";
import { holdDossiers, type Office } from "../dossier/index.ts";
import { holdCharges, listCharges } from "./charge-store.ts";
import { type Account, book, passOn, type Transfer } from "./ledger.ts";
import { matchByReference } from "./movement.ts";
import type { MissingCause } from "./movement-decision-store.ts";
import { ON_NO_STATEMENT } from "./queries/missing-on-statement.ts";
import type { PaymentRefusal } from "./refusals.ts";
import { unitIdOf } from "./stored-id.ts";

const HOLD: Statement = {
  name: "payment-hold-missing",
  text: (schema) => `
    SELECT m.id, m.amount_dong::float8 AS amount_dong, m.state, m.absent_as, m.payment_id, a.unit_id
    FROM ${schema}.payment_movement AS m JOIN ${schema}.payment_account AS a ON a.id = m.account_id
    WHERE m.id = $1 AND ${ON_NO_STATEMENT(schema)} FOR NO KEY UPDATE OF m`,
};
const missingRow = z.object({
  id: z.string(),
  amount_dong: z.number(),
  state: z.enum(["OPEN", "MATCHED"]),
  absent_as: z.enum(["AWAITED", "BORNE", "REOPENED", "REPLACED"]).nullable(),
  payment_id: z.string().nullable(),
  unit_id: z.custom<UnitId>((value) => typeof value === "string"),
});
type Missing = z.output<typeof missingRow>;

/** Money announced that no statement of its time has, held; null where one has it by now. */
export async function holdMissing(tx: Tx, movementId: string): Promise<Missing | null> {
  const [row] = await tx.run(HOLD, [movementId]);
  return row === undefined ? null : missingRow.parse(row);
}

/** What keeps a difference from being settled so; null where nothing does. What the bank owes may turn out otherwise. */
export function unsettleable(missing: Missing, cause: MissingCause): PaymentRefusal | null {
  if (missing.absent_as !== null && (missing.absent_as !== "AWAITED" || cause === "AWAITED"))
    return { code: "MISSING_SETTLED" };
  const isPayment = missing.payment_id !== null || missing.state === "OPEN";
  return cause === "REOPENED" && !isPayment ? { code: "MISSING_NOT_PAID" } : null;
}

type Settling = {
  readonly missing: Missing;
  readonly cause: MissingCause;
  /** What proves it, and who agreed and when. */
  readonly document: string;
  readonly by: PersonId;
  readonly at: Instant;
};

const TO: Readonly<Record<MissingCause, Account>> = {
  AWAITED: "BANK_CLAIM",
  BORNE: "BANK_LOSS",
  REOPENED: "SUSPENSE",
};

/** Settles what the caller holds and two people agreed on: it leaves the account, to where they say that it stands. */
export async function settleMissing(
  office: Pick<Office, "announce">,
  tx: Tx,
  settling: Settling,
): Promise<PaymentRefusal | null> {
  const { missing, cause, at } = settling;
  const { id: movementId, payment_id: paymentId, unit_id: unitId, amount_dong: dong } = missing;
  const unfit = unsettleable(missing, cause);
  if (unfit !== null) return unfit;
  if (cause === "REOPENED" && paymentId !== null) {
    const refusal = await strikePayment(office, tx, { ...settling, paymentId });
    if (refusal !== null) return refusal;
  }
  const from = missing.absent_as === "AWAITED" ? ("BANK_CLAIM" as const) : ("BANK" as const);
  const why = from === "BANK" ? ("BANKED" as const) : ("MATCHED" as const);
  await book(tx, { unitId, at }, [{ why, ...sides(dong, TO[cause], from), movementId }]);
  const never = { state: "MATCHED", matchedAs: "NEVER", matchedBy: settling.by, matchedAt: at };
  await tx.kysely
    .updateTable("paymentMovement")
    .set({ absentAs: cause, ...(cause === "REOPENED" ? { ...never, paymentId: null } : {}) })
    .where("id", "=", movementId)
    .execute();
  return null;
}

/** Money in stands on the debit of where it is; money out the other way round. */
function sides(dong: number, to: Account, from: Account): Pick<Transfer, "debit" | "credit" | "amountDong"> {
  const [debit, credit] = dong > 0 ? [to, from] : [from, to];
  return { debit, credit, amountDong: Math.abs(dong) };
}

/**
 * Takes back a payment whose money never came: its charges are owed again, its receipt is cancelled and keeps its number.
 * Nothing of it may have gone back already. Whoever it was paid for is told, and what to do before paying again.
 */
async function strikePayment(
  office: Pick<Office, "announce">,
  tx: Tx,
  { missing, paymentId, document, by, at }: Settling & { readonly paymentId: string },
): Promise<PaymentRefusal | null> {
  const parts = await tx.kysely
    .selectFrom("paymentAllocation")
    .select(["chargeId", "amountDong"])
    .where("paymentId", "=", paymentId)
    .execute();
  const ids = parts.map(({ chargeId }) => chargeId);
  const dossierIds = (await listCharges(tx, ids)).map((charge) => charge.dossier_id);
  await holdDossiers(tx, dossierIds);
  const charges = await holdCharges(tx, ids);
  const isWhole = charges.every(
    ({ state, refunded_dong, refund_due_dong }) =>
      state === "PAID" && refunded_dong === 0 && refund_due_dong === 0,
  );
  if (!isWhole) return { code: "CHARGE_GOES_BACK" };
  const payment = await tx.kysely
    .updateTable("paymentPayment")
    .set({ reversedAt: at })
    .where("id", "=", paymentId)
    .returning(["unitId", "amountDong", "requestId"])
    .executeTakeFirstOrThrow();
  const [unitId, movementId] = [unitIdOf(payment.unitId), missing.id];
  const struck = parts.map(({ chargeId, amountDong }): Transfer => {
    const moved = { debit: "RECEIVABLE", credit: "SUSPENSE", amountDong, chargeId } as const;
    return { why: "REVERSED", ...moved, paymentId, movementId };
  });
  await book(tx, { unitId, at }, struck);
  await passOn(tx, { movementId, amountDong: payment.amountDong, from: unitId, to: missing.unit_id, at });
  await tx.kysely
    .updateTable("paymentCharge")
    .set({ state: "DUE", changedAt: at })
    .where("id", "in", ids)
    .execute();
  await endPapers(tx, { paymentId, requestId: payment.requestId, document, by, at });
  const told = { kind: "PAYMENT_STRUCK", of: `struck ${paymentId}`, at } as const;
  await office.announce(
    tx,
    [...new Set(dossierIds)].map((dossierId) => ({ dossierId, ...told })),
  );
  return null;
}

type Ended = Pick<Settling, "document" | "by" | "at"> & {
  readonly paymentId: string;
  readonly requestId: string | null;
};

/** The receipt of a payment that is struck is cancelled, and its code shown no more. */
async function endPapers(tx: Tx, { paymentId, requestId, document, by, at }: Ended): Promise<void> {
  await tx.kysely
    .updateTable("paymentReceipt")
    .set({ cancelledAt: at, cancelledBy: by, cancelReason: document })
    .where("paymentId", "=", paymentId)
    .where("cancelledAt", "is", null)
    .execute();
  if (requestId !== null)
    await tx.kysely
      .updateTable("paymentRequest")
      .set({ state: "EXPIRED" })
      .where("id", "=", requestId)
      .execute();
}

/** Money settled as missing that a statement has after all: it stands on the account again, and is matched anew where it has to be. */
export async function moneyArrived(
  office: Office,
  tx: Tx,
  { movementId, at }: { readonly movementId: string; readonly at: Instant },
): Promise<void> {
  const found = await tx.kysely
    .selectFrom("paymentMovement as m")
    .innerJoin("paymentAccount as a", "a.id", "m.accountId")
    .select([
      "m.bankRef",
      "m.amountDong",
      "m.memo",
      "m.bookedAt",
      "m.bookedDayOnly",
      "m.absentAs",
      "a.id as accountId",
      "a.unitId",
    ])
    .where("m.id", "=", movementId)
    .forNoKeyUpdate("m")
    .executeTakeFirstOrThrow();
  const { absentAs, accountId, ...rest } = found;
  assert(absentAs !== null, "it was missing");
  const unitId = unitIdOf(rest.unitId);
  const isMatched = absentAs === "AWAITED" || absentAs === "BORNE";
  const from = isMatched ? TO[absentAs] : ("SUSPENSE" as const);
  await book(tx, { unitId, at }, [{ why: "BANKED", ...sides(rest.amountDong, "BANK", from), movementId }]);
  const anew = { state: "OPEN", matchedAs: null, matchedBy: null, matchedAt: null, matchReason: null };
  await tx.kysely
    .updateTable("paymentMovement")
    .set({ absentAs: null, ...(isMatched ? {} : { ...anew, paymentId: null }) })
    .where("id", "=", movementId)
    .execute();
  const movement = { ...rest, id: movementId, account: { id: accountId, unitId } };
  if (!isMatched) await matchByReference(office, tx, { movement, at });
}

type Late = {
  readonly id: string;
  readonly amountDong: number;
  readonly unitId: UnitId;
  readonly at: Instant;
};
type Owed = { readonly amountDong: number; readonly absentAs: "AWAITED" | "BORNE" };

/** What the bank owes, or somebody bears, on an account of the unit, held; a refusal where this money is not its. */
async function holdAbsent(
  tx: Tx,
  { amountDong, unitId }: Pick<Late, "amountDong" | "unitId">,
  lateFor: string,
): Promise<Result<Owed, PaymentRefusal>> {
  const owed = await tx.kysely
    .selectFrom("paymentMovement as m")
    .innerJoin("paymentAccount as a", "a.id", "m.accountId")
    .select(["m.amountDong", "m.absentAs"])
    .where("m.id", "=", lateFor)
    .where("m.absentAs", "in", ["AWAITED", "BORNE"])
    .where("a.unitId", "=", unitId)
    .forNoKeyUpdate("m")
    .executeTakeFirst();
  if (owed === undefined) return refuse({ code: "MISSING_NOT_AWAITED" });
  if (owed.amountDong !== amountDong)
    return refuse({ code: "MATCH_AMOUNT_DIFFERS", amountDong: owed.amountDong });
  return accept({ amountDong, absentAs: owed.absentAs === "BORNE" ? "BORNE" : "AWAITED" });
}

/** What keeps money from being asked for as late; null where nothing does. */
export async function unfitLate(
  tx: Tx,
  late: Pick<Late, "amountDong" | "unitId">,
  lateFor: string,
): Promise<PaymentRefusal | null> {
  const held = await holdAbsent(tx, late, lateFor);
  return held.ok ? null : held.refusal;
}

/** Money that came under a number of its own for what the bank owes, or somebody bears: it takes its place. Held by the caller. */
export async function arriveLate(
  tx: Tx,
  { id, amountDong, unitId, at }: Late,
  lateFor: string,
): Promise<PaymentRefusal | null> {
  const held = await holdAbsent(tx, { amountDong, unitId }, lateFor);
  if (!held.ok) return held.refusal;
  const stood = TO[held.value.absentAs];
  await book(tx, { unitId, at }, [
    { why: "MATCHED", ...sides(amountDong, "SUSPENSE", stood), movementId: id },
  ]);
  const { kysely } = tx;
  await kysely
    .updateTable("paymentMovement")
    .set({ absentAs: "REPLACED" })
    .where("id", "=", lateFor)
    .execute();
  await kysely.updateTable("paymentMovement").set({ lateFor }).where("id", "=", id).execute();
  return null;
}
