import { accept } from "../../../kernel/result.ts";
import type { Dossier } from "../dossier.ts";
import type { CommandData } from "../dossier-command.ts";
import { dueAfterStop } from "./clock.ts";
import { withoutOpenPause } from "./consultation.ts";
import type { DecideContext, Decision } from "./context.ts";
import { type Guard, guarded, textsGiven } from "./guards.ts";
import { answerWaits, waitsOf } from "./world.ts";

/** T13: the amount is known, and the clock stops until it is paid. Whole đồng. */
export function requirePayment(
  _dossier: Dossier,
  { amountDong, reason }: CommandData["requirePayment"],
): Decision {
  const isAmount = Number.isSafeInteger(amountDong) && amountDong > 0;
  const guards: Guard[] = [
    isAmount ? null : { code: "AMOUNT_NOT_POSITIVE", amountDong },
    textsGiven({ reason }),
  ];
  return guarded(guards, () => accept([{ type: "PaymentRequired", data: { amountDong, reason } }]));
}

/**
 * T14: paid, or exempted; the clock resumes.
 * @law one-stop.md §9: whoever takes the money does not grant the exemption.
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
  ];
  return guarded(guards, () => {
    const facts = { paymentReceived: isPaid, paymentExempt: isExempt };
    const moved = answerWaits(dossier, { waits: waitsOf(dossier, "payment"), facts }, context);
    if (!moved.ok) return moved;
    const due = dueAfterStop(withoutOpenPause(dossier, context), context);
    const proof = { reference: isPaid ? reference : null, exemption: isExempt ? exemption : null };
    return accept([{ type: "PaymentConfirmed", data: { ...due, ...proof, movement: moved.value } }]);
  });
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
