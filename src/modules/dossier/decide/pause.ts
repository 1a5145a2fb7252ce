import { type Instant, instantAt, localDateOf } from "../../../kernel/local-date.ts";
import { accept } from "../../../kernel/result.ts";
import type { Dossier } from "../dossier.ts";
import type { CommandData } from "../dossier-command.ts";
import { unpaused } from "../evolve/evolver.ts";
import type { DueCharge } from "../fees-standing.ts";
import { dueAfterStop } from "./clock.ts";
import { withoutOpenPause } from "./consultation.ts";
import type { DecideContext, Decision } from "./context.ts";
import { type Guard, guarded, textsGiven } from "./guards.ts";
import { answerWaits, waitsOf } from "./world.ts";

/**
 * T13: the amount is known, and the clock stops until it is paid. Whole đồng. What is charged already is waited for, not
 * charged again.
 */
export function requirePayment(_dossier: Dossier, command: CommandData["requirePayment"]): Decision {
  const { amountDong, reason, chargeIds = [], due = [] } = command;
  const named = due.filter(({ id }) => chargeIds.includes(id));
  const sum = named.reduce((total, charge) => total + charge.amountDong, 0);
  const wrong =
    chargeIds.length === 0
      ? unfitAmount(amountDong, due)
      : unfitCharges({ amountDong, sum, isDue: named.length === new Set(chargeIds).size });
  const data = chargeIds.length === 0 ? { amountDong, reason } : { amountDong: sum, reason, chargeIds };
  return guarded([wrong, textsGiven({ reason })], () => accept([{ type: "PaymentRequired", data }]));
}

/** A demand for what stands in the books under another name would be paid twice. */
function unfitAmount(amountDong: number, due: readonly DueCharge[]): Guard {
  if (!Number.isSafeInteger(amountDong) || amountDong <= 0)
    return { code: "AMOUNT_NOT_POSITIVE", amountDong };
  return due.some((charge) => charge.amountDong === amountDong)
    ? { code: "PAYMENT_ALREADY_CHARGED", amountDong }
    : null;
}

type Demanded = { readonly amountDong: number; readonly sum: number; readonly isDue: boolean };

/** Whoever names charges need not add them up; an amount typed all the same must be theirs. */
function unfitCharges({ amountDong, sum, isDue }: Demanded): Guard {
  if (!isDue) return { code: "PAYMENT_CHARGE_NOT_DUE" };
  return amountDong === 0 || amountDong === sum ? null : { code: "PAYMENT_SUM_DIFFERS", amountDong: sum };
}

/**
 * T14: paid, or exempted; the clock resumes, and has run since the money was there, however late that was told.
 * @law one-stop.md §9: whoever takes the money does not grant the exemption.
 * @law one-stop.md §3.2 (T14), §4.5 (D26): the stop ends with the payment.
 */
export function confirmPayment(
  dossier: Dossier,
  command: CommandData["confirmPayment"],
  context: DecideContext,
): Decision {
  const { reference, exemption } = command;
  const isPaid = (reference ?? "").trim() !== "";
  const isExempt = exemption !== null && exemption.reason.trim() !== "";
  const { actor } = context;
  const ownExemption =
    exemption !== null && actor.kind === "officer" && exemption.approvedBy === actor.personId;
  const guards: Guard[] = [
    isPaid === isExempt ? { code: "PAYMENT_PROOF_REQUIRED" } : null,
    ownExemption ? { code: "EXEMPTION_BY_CASHIER" } : null,
    paidInFuture(command, context),
  ];
  return guarded(guards, () => {
    const facts = { paymentReceived: isPaid, paymentExempt: isExempt };
    const moved = answerWaits(dossier, { waits: waitsOf(dossier, "payment"), facts }, context);
    if (!moved.ok) return moved;
    const paidAt = isPaid ? paidBefore(command, context) : null;
    const due = dueAfterStop(unpaused(dossier, paidAt ?? context.now), context);
    const proof = { reference: isPaid ? reference : null, exemption: isExempt ? exemption : null };
    const since = paidAt === null ? {} : { paidAt };
    return accept([
      { type: "PaymentConfirmed", data: { ...due, ...since, ...proof, movement: moved.value } },
    ]);
  });
}

function paidInFuture({ paidOn }: CommandData["confirmPayment"], { now }: DecideContext): Guard {
  return paidOn != null && paidOn > localDateOf(now) ? { code: "PAID_ON_IN_FUTURE", paidOn } : null;
}

const LAST_MINUTE = 24 * 60 - 1;

/** When the money was there, where that was before now; null where it came only now. */
function paidBefore(
  { paidAt, paidOn }: CommandData["confirmPayment"],
  { now }: DecideContext,
): Instant | null {
  // A paper names the day alone: the clock stood to its end.
  const at = paidOn == null ? (paidAt ?? null) : instantAt(paidOn, LAST_MINUTE);
  return at === null || at >= now ? null : at;
}

/** T15: a court, an inspection or another legal ground holds the dossier; the paper that says so is named. */
export function suspend(_dossier: Dossier, { ground, document }: CommandData["suspend"]): Decision {
  const guards: Guard[] = [
    ground.trim() === "" ? { code: "LEGAL_GROUND_REQUIRED" } : null,
    textsGiven({ document }),
  ];
  return guarded(guards, () => accept([{ type: "Suspended", data: { ground, document } }]));
}

/** T16: the ground has ended; what was left of the time runs on. */
export function resume(dossier: Dossier, { note }: CommandData["resume"], context: DecideContext): Decision {
  return guarded([textsGiven({ note })], () => {
    const due = dueAfterStop(withoutOpenPause(dossier, context), context);
    return accept([{ type: "Resumed", data: { ...due, note } }]);
  });
}
