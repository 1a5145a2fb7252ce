import { assert, present } from "../../kernel/assert.ts";
import { newId } from "../../kernel/ids.ts";
import type { Instant } from "../../kernel/local-date.ts";
import type { Tx } from "../../platform/postgres/database.ts";
import type { PersonId, SystemActor, UnitId } from "../access/index.ts";
import { actWithin, type DossierId, type Office } from "../dossier/index.ts";
import { type Charge, type Method, payable } from "./charge.ts";
import { type Account, book, type Transfer } from "./ledger.ts";
import { type IssuedReceipt, issueReceipt } from "./receipt.ts";
import { endCodes } from "./request-store.ts";

const SYSTEM: SystemActor = { kind: "system", name: "cash-desk" };

/** Money that is ours: taken at the counter, told by the bank and recognised, or collected by the post. */
type Money = {
  readonly unitId: UnitId;
  readonly method: Exclude<Method, "TREASURY">;
  /** Where it is now. */
  readonly account: Extract<Account, "CASH" | "POS" | "PORTAL" | "SUSPENSE" | "POST" | "POST_UNMATCHED">;
  readonly txnRef: string | null;
  readonly payerName: string | null;
  readonly takenBy: string | null;
  /** Cash handed over, where it was counted and typed; the rest was given back as change. */
  readonly tenderedDong?: number | null;
  readonly requestId: string | null;
  readonly movementId: string | null;
  readonly paidAt: Instant;
  readonly at: Instant;
};

export type Settled = {
  readonly paymentId: string;
  readonly receipt: IssuedReceipt;
  readonly amountDong: number;
};

/**
 * Settles charges that the caller holds (dossiers first, then charges) and found due: payment, books, receipt, and the
 * act on each dossier that waited for it, all in the caller's transaction, so that all of it happens or none.
 */
export async function settleCharges(
  office: Office,
  tx: Tx,
  { charges, money }: { readonly charges: readonly Charge[]; readonly money: Money },
): Promise<Settled> {
  const parts = charges.map((charge) => ({
    charge,
    dong: present(payable(charge), "amount of a due charge"),
  }));
  assert(parts.length > 0 && parts.every(({ charge, dong }) => charge.state === "DUE" && dong > 0), "due");
  const amountDong = parts.reduce((sum, { dong }) => sum + dong, 0);
  const paymentId = newId();
  await writePayment(tx, { paymentId, parts, amountDong, money });
  const receipt = await issueReceipt(tx, {
    paymentId,
    unitId: money.unitId,
    amountDong,
    payerName: money.payerName,
    issuedBy: money.takenBy,
    replacesId: null,
    at: money.at,
  });
  await endCodes(
    tx,
    charges.map(({ id }) => id),
    money.at,
  );
  const goneOn = await tellDossiers(office, tx, { charges, reference: receipt.name, method: money.method });
  await announceReceipt(office, tx, { charges, receiptId: receipt.id, goneOn, at: money.at });
  return { paymentId, receipt, amountDong };
}

type Written = {
  readonly paymentId: string;
  readonly parts: readonly { readonly charge: Charge; readonly dong: number }[];
  readonly amountDong: number;
  readonly money: Money;
};

/** The payment, what it is spent on, its movements in the books, and the charges it settles. */
async function writePayment(tx: Tx, { paymentId, parts, amountDong, money }: Written): Promise<void> {
  const { account, movementId, at, ...paid } = money;
  await tx.kysely
    .insertInto("paymentPayment")
    .values({ id: paymentId, ...paid, amountDong, recordedAt: at })
    .execute();
  await tx.kysely
    .insertInto("paymentAllocation")
    .values(parts.map(({ charge, dong }) => ({ paymentId, chargeId: charge.id, amountDong: dong })))
    .execute();
  await book(
    tx,
    { unitId: money.unitId, at },
    parts.map(
      ({ charge, dong }): Transfer => ({
        why: "PAID",
        debit: account,
        credit: "RECEIVABLE",
        amountDong: dong,
        chargeId: charge.id,
        paymentId,
        movementId,
        personId: account === "CASH" ? money.takenBy : null,
      }),
    ),
  );
  await tx.kysely
    .updateTable("paymentCharge")
    .set({ state: "PAID", changedAt: at })
    .where(
      "id",
      "in",
      parts.map(({ charge }) => charge.id),
    )
    .execute();
}

type Told = { readonly charges: readonly Charge[]; readonly reference: string; readonly method: Method };

/** Answers the dossiers that went on. */
async function tellDossiers(
  office: Office,
  tx: Tx,
  { charges, reference }: Told,
): Promise<ReadonlySet<DossierId>> {
  const obligations = charges.filter(({ source }) => source === "OBLIGATION").map((each) => each.dossier_id);
  const goneOn = new Set<DossierId>();
  for (const dossierId of new Set(obligations))
    if (!(await owesStill(tx, dossierId)) && (await confirmPaid(office, tx, { dossierId, reference })))
      goneOn.add(dossierId);
  return goneOn;
}

/** Of several that a dossier waits for, the last one lets it go on. */
export async function owesStill(tx: Tx, dossierId: DossierId): Promise<boolean> {
  const open = await tx.kysely
    .selectFrom("paymentCharge")
    .select("id")
    .where("dossierId", "=", dossierId)
    .where("source", "=", "OBLIGATION")
    .where("state", "=", "DUE")
    .limit(1)
    .executeTakeFirst();
  return open !== undefined;
}

type Receipted = {
  readonly charges: readonly Charge[];
  readonly receiptId: string;
  readonly goneOn: ReadonlySet<DossierId>;
  readonly at: Instant;
};

/** Whose dossier went on is told of the money by that act; the others by the receipt. */
async function announceReceipt(
  office: Office,
  tx: Tx,
  { charges, receiptId, goneOn, at }: Receipted,
): Promise<void> {
  const dossierIds = new Set(charges.map((charge) => charge.dossier_id).filter((id) => !goneOn.has(id)));
  const of = `receipt ${receiptId}`;
  await office.announce(
    tx,
    [...dossierIds].map((dossierId) => ({ dossierId, kind: "RECEIPT_ISSUED", of, at })),
  );
}

type Confirmed =
  | { readonly dossierId: DossierId; readonly reference: string }
  | {
      readonly dossierId: DossierId;
      readonly exemption: { readonly reason: string; readonly approvedBy: PersonId };
    };

/**
 * The dossier that waited for this money goes on, its clock runs again (T14). A dossier that does not wait now (it is
 * being withdrawn, or suspended) is not told: `resumePaid` does so once it waits again.
 * @law one-stop.md §4.5 (D26): the clock has run since the money was there, whenever the bank told us.
 */
export async function confirmPaid(office: Office, tx: Tx, confirmed: Confirmed): Promise<boolean> {
  const paidAt = await lastSettledAt(tx, confirmed.dossierId);
  const done = await actWithin(office, tx, {
    actor: SYSTEM,
    request: {
      dossierId: confirmed.dossierId,
      command: {
        act: "confirmPayment",
        reference: "reference" in confirmed ? confirmed.reference : null,
        paidAt,
        exemption: "exemption" in confirmed ? confirmed.exemption : null,
      },
      expectedVersion: null,
      key: null,
      private: null,
    },
  });
  return done.ok;
}

/** When the last of what the dossier waited for was paid, by the bank's word, or let off. Null where nothing was. */
async function lastSettledAt(tx: Tx, dossierId: DossierId): Promise<Instant | null> {
  const row = await tx.kysely
    .selectFrom("paymentCharge as c")
    .leftJoin("paymentAllocation as a", "a.chargeId", "c.id")
    .leftJoin("paymentPayment as p", (on) =>
      on.onRef("p.id", "=", "a.paymentId").on("p.reversedAt", "is", null),
    )
    .select((eb) =>
      eb.fn
        .max(
          eb.case().when("c.state", "=", "EXEMPT").then(eb.ref("c.changedAt")).else(eb.ref("p.paidAt")).end(),
        )
        .as("at"),
    )
    .where("c.dossierId", "=", dossierId)
    .where("c.source", "=", "OBLIGATION")
    .executeTakeFirst();
  return row?.at ?? null;
}
