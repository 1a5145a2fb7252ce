import { newId } from "../../kernel/ids.ts";
import type { Instant } from "../../kernel/local-date.ts";
import type { Statement, Tx } from "../../platform/postgres/database.ts";
import type { UnitId } from "../access/index.ts";
import { type DossierId, holdDossiers, type Office } from "../dossier/index.ts";
import { type Charge, payable } from "./charge.ts";
import { holdCharges, listCharges } from "./charge-store.ts";
import { book, passOn } from "./ledger.ts";
import { type Booked as Moved, paidAtOf } from "./movement-store.ts";
import { referencesIn } from "./reference.ts";
import { settleCharges } from "./settle.ts";

/** Money that moved on an account of ours; positive came in. */
type BankMovement = Moved & {
  readonly account: { readonly id: string; readonly unitId: UnitId };
  readonly bankRef: string;
  readonly amountDong: number;
  readonly memo: string;
};

type Done =
  | { readonly outcome: "KNOWN"; readonly id: string; readonly amountDong: number }
  | { readonly outcome: "MATCHED" | "OPEN"; readonly id: string };

type Problem = "NO_REFERENCE" | "AMOUNT_DIFFERS" | "ALREADY_SETTLED" | "OTHER_ACCOUNT" | "OUTGOING";

const KEEP: Statement = {
  name: "payment-keep-movement",
  text: (schema) => `
    INSERT INTO ${schema}.payment_movement (id, account_id, bank_ref, amount_dong, memo, booked_at, booked_day_only, recorded_at, named, state)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'OPEN') ON CONFLICT (account_id, bank_ref) DO NOTHING RETURNING id`,
};

/**
 * Books what a bank tells, once a transaction number of an account however often and from wherever it is told, and
 * settles what it was sent for where its reference, amount and account fit. Whatever does not fit lies in suspense for a
 * person to look at; it is in the books all the same.
 * @law reliability.md I8: exactly one effect, amount exact; reform.md §I1: exact-amount match by reference.
 */
export async function bookMovement(
  office: Office,
  tx: Tx,
  { movement, at }: { readonly movement: BankMovement; readonly at: Instant },
): Promise<Done> {
  const id = await keepMovement(tx, { movement, at });
  return id === null
    ? known(tx, movement)
    : matchByReference(office, tx, { movement: { ...movement, id }, at });
}

/**
 * Many at once, in an order in which no two that book or take money can wait for each other: first the movements by their
 * numbers, then every dossier they are for, then one by one. Answered as they were given.
 */
export async function bookMovements(
  office: Office,
  tx: Tx,
  { movements, at }: { readonly movements: readonly BankMovement[]; readonly at: Instant },
): Promise<readonly (Done & { readonly movement: BankMovement })[]> {
  const ids = new Map<BankMovement, string | null>();
  for (const movement of movements.toSorted((a, b) => (a.bankRef < b.bankRef ? -1 : 1)))
    ids.set(movement, await keepMovement(tx, { movement, at }));
  const fresh = movements.filter((movement) => ids.get(movement) != null);
  await holdDossiers(
    tx,
    await dossiersNamed(
      tx,
      fresh.flatMap(({ memo }) => referencesIn(memo)),
    ),
  );
  const booked: (Done & { readonly movement: BankMovement })[] = [];
  for (const movement of movements) {
    const id = ids.get(movement) ?? null;
    const done =
      id === null
        ? await known(tx, movement)
        : await matchByReference(office, tx, { movement: { ...movement, id }, at });
    booked.push({ ...done, movement });
  }
  return booked;
}

/** Keeps a movement in the books of the bank; null where its number is known. */
async function keepMovement(
  tx: Tx,
  { movement, at }: { readonly movement: BankMovement; readonly at: Instant },
): Promise<string | null> {
  const id = newId();
  const { account, bankRef, amountDong, memo, bookedAt, bookedDayOnly } = movement;
  const named = referencesIn(memo);
  const kept = await tx.run(KEEP, [
    id,
    account.id,
    bankRef,
    amountDong,
    memo,
    bookedAt,
    bookedDayOnly,
    at,
    named,
  ]);
  if (kept.length === 0) return null;
  const [debit, credit] = amountDong > 0 ? (["BANK", "SUSPENSE"] as const) : (["SUSPENSE", "BANK"] as const);
  await book(tx, { unitId: account.unitId, at }, [
    { why: "BANKED", debit, credit, amountDong: Math.abs(amountDong), movementId: id },
  ]);
  return id;
}

/** The dossiers whose charges these references were given out for. */
async function dossiersNamed(tx: Tx, references: readonly string[]): Promise<readonly DossierId[]> {
  if (references.length === 0) return [];
  const parts = await tx.kysely
    .selectFrom("paymentRequest as r")
    .innerJoin("paymentRequestCharge as c", "c.requestId", "r.id")
    .select("c.chargeId")
    .where("r.reference", "in", [...references])
    .execute();
  const charges = await listCharges(tx, [...new Set(parts.map(({ chargeId }) => chargeId))]);
  return charges.map((charge) => charge.dossier_id);
}

async function known(tx: Tx, { account, bankRef }: BankMovement): Promise<Done> {
  const found = await tx.kysely
    .selectFrom("paymentMovement")
    .select(["id", "amountDong"])
    .where("accountId", "=", account.id)
    .where("bankRef", "=", bankRef)
    .executeTakeFirstOrThrow();
  return { outcome: "KNOWN", ...found };
}

type Kept = { readonly movement: BankMovement & { readonly id: string }; readonly at: Instant };

/** Finds the request a movement answers and settles it; else says why not. */
export async function matchByReference(office: Office, tx: Tx, { movement, at }: Kept): Promise<Done> {
  const found = await requestMeant(tx, movement);
  if ("problem" in found) {
    await announceProblem(office, tx, { movement, at, ...found });
    return leaveOpen(tx, movement.id, found);
  }
  const { request, charges } = found;
  const [from, to] = [movement.account.unitId, request.unitId];
  await passOn(tx, { movementId: movement.id, amountDong: movement.amountDong, from, to, at });
  const { paymentId } = await settleCharges(office, tx, {
    charges,
    money: {
      unitId: request.unitId,
      method: "VIETQR",
      account: "SUSPENSE",
      txnRef: movement.bankRef,
      payerName: null,
      takenBy: null,
      requestId: request.id,
      movementId: movement.id,
      paidAt: paidAtOf(movement, at),
      at,
    },
  });
  await tx.kysely
    .updateTable("paymentRequest")
    .set({ state: "CONFIRMED", settledAt: at })
    .where("id", "=", request.id)
    .execute();
  await tx.kysely
    .updateTable("paymentMovement")
    .set({
      state: "MATCHED",
      problem: null,
      requestId: request.id,
      paymentId,
      matchedAs: "REQUEST",
      matchedAt: at,
    })
    .where("id", "=", movement.id)
    .execute();
  return { outcome: "MATCHED", id: movement.id };
}

type Amiss = Kept & { readonly problem: Problem; readonly requestId?: string };

/** Whoever was asked for the money is told that it does not fit; of money that names nobody, nobody is. */
async function announceProblem(
  office: Office,
  tx: Tx,
  { movement, at, problem, requestId }: Amiss,
): Promise<void> {
  const kind =
    problem === "AMOUNT_DIFFERS"
      ? ("PAYMENT_DIFFERS" as const)
      : problem === "ALREADY_SETTLED"
        ? ("PAYMENT_NOT_OWED" as const)
        : null;
  if (kind === null || requestId === undefined) return;
  const asked = await tx.kysely
    .selectFrom("paymentRequestCharge")
    .select("chargeId")
    .where("requestId", "=", requestId)
    .execute();
  const charges = await listCharges(
    tx,
    asked.map(({ chargeId }) => chargeId),
  );
  const dossierIds = new Set(charges.map((charge) => charge.dossier_id));
  const of = `movement ${movement.id}`;
  await office.announce(
    tx,
    [...dossierIds].map((dossierId) => ({ dossierId, kind, of, at })),
  );
}

async function leaveOpen(
  tx: Tx,
  id: string,
  { problem, requestId }: { readonly problem: Problem; readonly requestId?: string },
): Promise<Done> {
  await tx.kysely
    .updateTable("paymentMovement")
    .set({ problem, requestId: requestId ?? null })
    .where("id", "=", id)
    .where((eb) =>
      eb.or([
        eb("problem", "is distinct from", problem),
        eb("requestId", "is distinct from", requestId ?? null),
      ]),
    )
    .execute();
  return { outcome: "OPEN", id };
}

type Meant =
  | { readonly problem: Problem; readonly requestId?: string }
  | {
      readonly request: { readonly id: string; readonly unitId: UnitId };
      readonly charges: readonly Charge[];
    };

async function requestMeant(tx: Tx, movement: BankMovement): Promise<Meant> {
  if (movement.amountDong < 0) return { problem: "OUTGOING" };
  const references = referencesIn(movement.memo);
  if (references.length === 0) return { problem: "NO_REFERENCE" };
  const [seen, ...more] = await tx.kysely
    .selectFrom("paymentRequest")
    .select(["id", "accountId", "amountDong"])
    .where("reference", "in", [...references])
    .execute();
  if (seen === undefined || more.length > 0) return { problem: "NO_REFERENCE" };
  const requestId = seen.id;
  if (seen.accountId !== movement.account.id) return { problem: "OTHER_ACCOUNT", requestId };
  if (seen.amountDong !== movement.amountDong) return { problem: "AMOUNT_DIFFERS", requestId };
  return (await heldRequest(tx, requestId)) ?? { problem: "ALREADY_SETTLED", requestId };
}

/**
 * The request with its charges held, where all of them are still owed as they were when it was made; an expired one too:
 * money that comes late is money all the same.
 */
async function heldRequest(tx: Tx, requestId: string): Promise<Meant | null> {
  const parts = await tx.kysely
    .selectFrom("paymentRequestCharge")
    .select(["chargeId", "amountDong"])
    .where("requestId", "=", requestId)
    .execute();
  const ids = parts.map(({ chargeId }) => chargeId);
  const seen = await listCharges(tx, ids);
  await holdDossiers(
    tx,
    seen.map((charge) => charge.dossier_id),
  );
  const charges = await holdCharges(tx, ids);
  const request = await tx.kysely
    .selectFrom("paymentRequest")
    .select(["id", "unitId", "state"])
    .where("id", "=", requestId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const isOwed = (charge: Charge) =>
    charge.state === "DUE" &&
    parts.some(({ chargeId, amountDong }) => chargeId === charge.id && amountDong === payable(charge));
  const [first] = charges;
  if (request.state === "CONFIRMED" || first === undefined || !charges.every(isOwed)) return null;
  return { request: { id: request.id, unitId: first.unit_id }, charges };
}
