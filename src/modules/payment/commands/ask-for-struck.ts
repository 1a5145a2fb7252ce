import { newId } from "../../../kernel/ids.ts";
import type { Instant } from "../../../kernel/local-date.ts";
import type { Executor, Tx } from "../../../platform/postgres/database.ts";
import type { PersonId } from "../../access/index.ts";
import { type DossierId, holdDossiers } from "../../dossier/index.ts";
import { type Charge, payable } from "../charge.ts";
import { holdCharges, listChargesOf } from "../charge-store.ts";
import { isPaid, keptDong, shareDong } from "../money-back.ts";
import { isPaidHere } from "./decide-money.ts";

type Struck = {
  readonly dossierId: DossierId;
  /** The line of the register, which asks once. */
  readonly about: string;
  /** Its part of each fee, before anything was let off; of no code where only the sum was written down. */
  readonly fees: readonly { readonly code: string | null; readonly dong: number }[];
  readonly ground: string;
  readonly by: PersonId;
  readonly at: Instant;
};

/**
 * What was reckoned for a line that is struck out is not owed: asks for each fee of it to be taken off what is unpaid, or to
 * be paid back, in the transaction that strikes. Somebody else decides, as on every fee that becomes less.
 * @law one-stop.md §9: cashier ≠ exemption approver.
 */
export async function askForStruck(tx: Tx, struck: Struck): Promise<void> {
  const { dossierId, fees } = struck;
  if (fees.every(({ dong }) => dong === 0)) return;
  await holdDossiers(tx, [dossierId]);
  const ids = (await listChargesOf(tx, [dossierId])).map(({ id }) => id);
  const charges = await holdCharges(tx, ids);
  for (const { code, dong } of fees) {
    let rest = dong;
    for (const charge of charges) {
      if (rest === 0) break;
      if (code !== null && charge.fee_code !== code) continue;
      const part = Math.min(rest, charge.amount_dong ?? 0);
      if (await askOf(tx, { charge, dong: part, struck })) rest -= part;
    }
  }
}

type Part = { readonly charge: Charge; readonly dong: number; readonly struck: Struck };

/** Asks for so much of one charge; false where nothing of it can become less. */
async function askOf(tx: Tx, { charge, dong, struck }: Part): Promise<boolean> {
  const { about, ground, by, at } = struck;
  const kind = await kindFor(tx, charge);
  if (kind === null) return false;
  const most = kind === "REFUND" ? keptDong(charge) : (payable(charge) ?? 0);
  const amountDong = Math.min(await paidForLine(tx, charge, dong), most);
  if (amountDong === 0) return false;
  const asked = { kind, chargeId: charge.id, unitId: charge.unit_id, amountDong };
  await tx.kysely
    .insertInto("paymentDecision")
    .values({ id: newId(), ...asked, ground, about, askedBy: by, askedAt: at })
    .execute();
  return true;
}

async function kindFor(tx: Tx, charge: Charge): Promise<"EXEMPTION" | "REFUND" | null> {
  // A fee that was demanded meanwhile is an obligation, and still this fee.
  if (charge.fee_code === null) return null;
  if (charge.state === "DUE") return "EXEMPTION";
  return isPaid(charge) && (await isPaidHere(tx, charge.id)) ? "REFUND" : null;
}

/** What the line costs the payer: its part of what was let off the charge, or paid back of it, was never its price. */
async function paidForLine(tx: Tx, charge: Charge, feeDong: number): Promise<number> {
  const agreed = await tx.kysely
    .selectFrom("paymentDecision")
    .select(["kind", "about", "amountDong"])
    .where("chargeId", "=", charge.id)
    .where("answer", "=", "APPROVED")
    .orderBy("answeredAt")
    .orderBy("id")
    .execute();
  const later = agreed
    .filter(({ kind }) => kind === "EXEMPTION")
    .reduce((sum, { amountDong }) => sum + amountDong, 0);
  const lowerings = agreed.map(({ about, amountDong }) => ({ amountDong, isOfLine: about !== "" }));
  return shareDong(charge.amount_dong ?? 0, feeDong, {
    openedExemptDong: charge.exempt_dong - later,
    lowerings,
  });
}

export type AskedForStruck = {
  readonly kind: "EXEMPTION" | "REFUND";
  readonly amountDong: number;
  readonly answer: "APPROVED" | "DECLINED" | null;
  readonly isPaidOut: boolean;
};

/** What was asked about a struck line, fee by fee, and what became of it; empty where nothing of it was owed or paid. */
export async function listAskedForStruck(
  executor: Executor,
  { dossierId, about }: Pick<Struck, "dossierId" | "about">,
): Promise<readonly AskedForStruck[]> {
  const found = await executor.kysely
    .selectFrom("paymentDecision as d")
    .innerJoin("paymentCharge as c", "c.id", "d.chargeId")
    .select(["d.kind", "d.amountDong", "d.answer", "d.paidAt"])
    .where("c.dossierId", "=", dossierId)
    .where("d.about", "=", about)
    .orderBy("d.askedAt")
    .orderBy("d.id")
    .execute();
  return found.map(({ kind, amountDong, answer, paidAt }) => ({
    kind: kind === "REFUND" ? "REFUND" : "EXEMPTION",
    amountDong,
    answer: answer === "APPROVED" || answer === "DECLINED" ? answer : null,
    isPaidOut: paidAt !== null,
  }));
}
