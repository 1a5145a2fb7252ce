import { accept } from "../../../kernel/result.ts";
import type { Dossier } from "../dossier.ts";
import type { CommandData } from "../dossier-command.ts";
import { dueOf } from "./clock.ts";
import type { DecideContext, Decision } from "./context.ts";
import { type Guard, guarded, pinnedOf, textsGiven } from "./guards.ts";
import { taskOfStage } from "./tasks.ts";
import { answerWaits, waitsOf } from "./world.ts";

/** T9: facts must be verified elsewhere; the longer term of the case counts from acceptance. */
export function startVerification(
  dossier: Dossier,
  { notice }: CommandData["startVerification"],
  context: DecideContext,
): Decision {
  const { verificationTerm, caseCode } = pinnedOf(dossier);
  const guards: Guard[] = [
    verificationTerm === null ? { code: "VERIFICATION_NOT_ALLOWED", caseCode } : null,
    dossier.verification === null ? null : { code: "VERIFICATION_ALREADY_USED" },
    textsGiven({ notice }),
  ];
  return guarded(guards, () => {
    const started = { ...dossier, verification: { startedAt: context.now, finishedAt: null } };
    return accept([{ type: "VerificationStarted", data: { ...dueOf(started, context), notice } }]);
  });
}

/**
 * T9 back: the answer is in. Where the process has verifying steps of its own left (to conclude, to write up), the
 * dossier stays in verification until the last of them is done.
 */
export function finishVerification(
  dossier: Dossier,
  command: CommandData["finishVerification"],
  context: DecideContext,
): Decision {
  const { finding, facts = {} } = command;
  const step = taskOfStage(dossier, "verify");
  const isOpen = dossier.verification !== null && dossier.verification.finishedAt === null;
  const guards: Guard[] = [
    isOpen ? null : { code: "VERIFICATION_NOT_OPEN" },
    step === null ? null : { code: "VERIFICATION_STEP_OPEN", stepCode: step.stepCode },
    textsGiven({ finding }),
  ];
  return guarded(guards, () => {
    const moved = answerWaits(dossier, { waits: waitsOf(dossier, "verify"), facts }, context);
    if (!moved.ok) return moved;
    const movement = moved.value;
    if (movement?.process.openTasks.some((task) => task.stage === "verify")) {
      return accept([{ type: "VerificationReplied", data: { finding, facts, movement } }]);
    }
    return accept([{ type: "VerificationFinished", data: { finding, how: "REPORTED", facts, movement } }]);
  });
}
