import type { Instant } from "../../kernel/local-date.ts";
import { DOSSIER_ACTS, type DossierAct, startsFrom } from "./acts.ts";
import { isConsultationOver, openConsultation } from "./decide/consultation.ts";
import { isResultInForce } from "./decide/recall.ts";
import { sentAgainRefusal } from "./decide/send-again.ts";
import { unsentSupplement } from "./decide/supplement.ts";
import { untouchedHandOver } from "./decide/take-back.ts";
import { isStageOpen, STAGE_ACTS, taskOfStage } from "./decide/tasks.ts";
import { nothingPending } from "./decide/work.ts";
import type { Dossier, SupplementRound } from "./dossier.ts";
import { isPast } from "./past.ts";

type Ready = (dossier: Dossier, now: Instant) => boolean;

/** Acts whose guards ask nothing of the clock. */
type TimelessAct = "approveSupplement" | "approveWithdrawal" | "signExtension" | "replyConsultation";

/** Guards that need nothing from the person who acts: what must already lie before them. */
const READY: { readonly [A in DossierAct]?: Ready } = {
  handOver: (dossier) => taskOfStage(dossier, "intake") !== null,
  takeBack: (dossier) => untouchedHandOver(dossier) !== null,
  assignTask: (dossier) => dossier.tasks.length > 0,
  completeTask: (dossier) =>
    dossier.tasks.some((task) => !Object.hasOwn(STAGE_ACTS, task.stage)) &&
    nothingPending(dossier).every((guard) => guard === null),
  returnToPrevious: (dossier) =>
    dossier.process?.openTasks.some((task) => task.actions.includes("RETURN_PREVIOUS")) ?? false,
  requestConsultation: (dossier) => !isConsulting(dossier),
  replyConsultation: isConsulting,
  closeConsultation: (dossier, now) => {
    const open = openConsultation(dossier);
    return open !== null && isConsultationOver(open, now);
  },
  withdrawConsultation: (dossier) => openConsultation(dossier)?.replies.length === 0,
  startVerification: (dossier) =>
    dossier.verification === null && (dossier.pinned?.verificationTerm ?? null) !== null,
  finishVerification: (dossier) => isVerifying(dossier) && taskOfStage(dossier, "verify") === null,
  proposeSupplement: (dossier) => dossier.result === null && lastStep(dossier) !== "APPROVED",
  approveSupplement: (dossier) => lastStep(dossier) === "PROPOSED",
  dropSupplement: (dossier) => unsentSupplement(dossier) !== null,
  sendSupplement: (dossier) => lastStep(dossier) === "APPROVED",
  confirmSupplement: (dossier) => lastStep(dossier) === "ANSWERED",
  stop: (dossier) => lastStep(dossier) !== "ANSWERED",
  requestWithdrawal: (dossier) => dossier.result === null,
  draftResult: (dossier) => dossier.result === null,
  signResult: (dossier) =>
    taskOfStage(dossier, "sign") !== null && !isConsulting(dossier) && !isVerifying(dossier),
  issueResult: (dossier) =>
    dossier.result !== null &&
    taskOfStage(dossier, "issue") !== null &&
    !dossier.children.some((c) => c.mandatory && !c.closed),
  reopen: (dossier) => (dossier.result?.number ?? null) !== null,
  revokeResult: isResultInForce,
  supersedeResult: isResultInForce,
  sendResultAgain: (dossier) => sentAgainRefusal(dossier) === null,
  proposeExtension: (dossier) =>
    dossier.dueAt !== null && signedExtensions(dossier) < (dossier.pinned?.extensionsMax ?? 0),
  signExtension: (dossier) => dossier.extensions.some((extension) => extension.signedAt === null),
  openChild: (dossier) => dossier.parentId === null,
  closeChild: (dossier) => dossier.children.some((child) => !child.closed),
  confirmDraftByApplicant: (dossier) => isStageOpen(dossier, "confirm"),
  amendApplication: (dossier) => dossier.result === null,
  fireTimer: (dossier) => dossier.timers.length > 0,
  moveDue: (dossier) => dossier.dueAt !== null,
};

/**
 * The acts that can be done now, by state and by the guards that need no input: what a screen may offer. Rights are
 * asked separately; a button shown here may still be refused for what is typed into its form.
 */
export function allowedActs(dossier: Dossier, now: Instant): DossierAct[] {
  if (isPast(dossier)) return [];
  return DOSSIER_ACTS.filter((act) => isReady(act, dossier, now));
}

function isReady(act: DossierAct, dossier: Dossier, now: Instant): boolean {
  return startsFrom(act, dossier.status) && (READY[act]?.(dossier, now) ?? true);
}

/** Whether an act that no hour decides on can be done. */
export function isOpenTo(act: TimelessAct, dossier: Dossier): boolean {
  return dossier.lastEventAt !== null && !isPast(dossier) && isReady(act, dossier, dossier.lastEventAt);
}

function isConsulting(dossier: Dossier): boolean {
  return openConsultation(dossier) !== null;
}

function isVerifying(dossier: Dossier): boolean {
  return dossier.verification !== null && dossier.verification.finishedAt === null;
}

function lastStep(dossier: Dossier): SupplementRound["step"] | null {
  return dossier.supplements.findLast((round) => round.stage === "APPRAISAL")?.step ?? null;
}

function signedExtensions(dossier: Dossier): number {
  return dossier.extensions.filter((extension) => extension.signedAt !== null).length;
}
