import type { Dossier } from "../dossier.ts";
import type { NewEvent } from "../events.ts";
import { applyEvent } from "../evolve.ts";
import { dueOf, sameDue } from "./clock.ts";
import type { DecideContext } from "./context.ts";
import { isStageOpen } from "./tasks.ts";

type Ending = { readonly finding: string; readonly how: "REPORTED" | "TIMED_OUT" };

/**
 * The events of an act that moved the process, with what follows from it for the legal status: entering a step of
 * stage `verify` starts the verification (T9) and its extra time, leaving the last one ends it. The longer term is
 * given once, however often the process comes back.
 */
export function withVerification(
  dossier: Dossier,
  context: DecideContext,
  act: { readonly event: NewEvent; readonly ending: Ending },
): readonly NewEvent[] {
  const moment = { at: context.now, actor: context.actor };
  const after = applyEvent(dossier, act.event, moment);
  const isVerifying = after.status === "VERIFYING";
  const isOpen = isStageOpen(after, "verify");
  if (isOpen && !isVerifying) {
    const started = { ...after, verification: { startedAt: context.now, finishedAt: null } };
    const due = after.verification === null ? dueOf(started, context) : sameDue(after);
    return [act.event, { type: "VerificationStarted", data: { ...due, notice: act.ending.finding } }];
  }
  if (!isOpen && isVerifying && isStageOpen(dossier, "verify")) {
    return [act.event, { type: "VerificationFinished", data: { ...act.ending, facts: {}, movement: null } }];
  }
  return [act.event];
}
