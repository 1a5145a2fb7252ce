import type { Officer, UnitId } from "../../access/index.ts";
import { listReturnTargets } from "../../process/index.ts";
import type { DossierAct } from "../acts.ts";
import type { RoutedAct } from "../api/act-bodies.ts";
import { isRoutedAct } from "../api/asked-command.ts";
import { unitsStillAsked } from "../awaited.ts";
import { untouchedHandOver } from "../decide/take-back.ts";
import { STAGE_ACTS, taskOfStage } from "../decide/tasks.ts";
import type { Dossier, DossierTask } from "../dossier.ts";

/** An act a screen offers now; `task` is the open task it is about, where it is about one. */
export type OfferedAct = { readonly act: RoutedAct; readonly task: DossierTask | null };

/** What comes first on the page: the act the desk is waiting for. The rest follow in the order of the list. */
const ORDER: readonly DossierAct[] = [
  "accept",
  "handOver",
  "signResult",
  "issueResult",
  "returnResult",
  "confirmSupplement",
  "sendSupplement",
  "approveSupplement",
  "signExtension",
  "approveWithdrawal",
  "replyConsultation",
  "finishVerification",
  "closeConsultation",
  "confirmPayment",
  "resume",
  "assignTask",
  "completeTask",
  "draftResult",
  "requestIntakeSupplement",
  "reject",
  "answerIntakeSupplement",
  "answerSupplement",
  "proposeSupplement",
  "requestConsultation",
  "startVerification",
  "requirePayment",
  "proposeExtension",
  "returnToPrevious",
  "takeBack",
  "withdrawConsultation",
  "dropSupplement",
  "confirmDraftByApplicant",
  "cancelWithdrawal",
  "refuseWithdrawal",
  "requestWithdrawal",
  "reroute",
  "suspend",
  "stop",
  "reopen",
  "sendResultAgain",
  "supersedeResult",
  "revokeResult",
  "cancel",
];

const LAST_AWAITED = ORDER.indexOf("completeTask");

/** Whether the desk is what the dossier waits for: only such an act stands open on the page, all others are folded. */
export function isAwaited({ act }: OfferedAct): boolean {
  return ORDER.indexOf(act) <= LAST_AWAITED;
}

/**
 * The acts worth showing: allowed by the state and by the officer's rights, and not plainly refused by what the
 * dossier holds. The decision itself is asked again when the act is done; this only spares people dead buttons.
 */
export function offeredActs(
  dossier: Dossier,
  allowed: readonly DossierAct[],
  officer: Officer,
): readonly OfferedAct[] {
  return ORDER.filter((act) => allowed.includes(act)).flatMap((act) => {
    if (!isRoutedAct(act)) return [];
    return tasksFor(act, dossier, officer).map((task) => ({ act, task }));
  });
}

const NO_TASK: readonly null[] = [null];

/** The tasks an act would be about; one null where it is about the dossier; none where it has nothing to act on. */
function tasksFor(act: RoutedAct, dossier: Dossier, officer: Officer): readonly (DossierTask | null)[] {
  const mine = dossier.tasks.filter((task) => isOnDesk(task, officer));
  switch (act) {
    case "completeTask":
      return mine.filter((task) => !Object.hasOwn(STAGE_ACTS, task.stage));
    case "returnToPrevious":
      return mine.filter(
        (task) => dossier.process !== null && listReturnTargets(dossier.process, task.taskId).length > 0,
      );
    case "assignTask":
      return dossier.tasks.filter((task) => task.assigneeId === null && task.role === "specialist");
    case "handOver":
      return stageTask(dossier, mine, "intake");
    case "takeBack":
      return untouchedHandOver(dossier)?.sent.personId === officer.personId ? NO_TASK : [];
    case "draftResult":
      return dossier.result === null && mine.length > 0 ? NO_TASK : [];
    case "signResult":
      return dossier.result === null ? stageTask(dossier, mine, "sign") : [];
    case "issueResult":
      return stageTask(dossier, mine, "issue");
    case "returnResult":
      return stageTask(dossier, mine, "return");
    case "replyConsultation":
      return (unitsStillAsked(dossier) ?? []).some((unitId) => sitsIn(officer, unitId)) ? NO_TASK : [];
    default:
      return holdsNow(act, dossier) ? NO_TASK : [];
  }
}

function stageTask(
  dossier: Dossier,
  mine: readonly DossierTask[],
  stage: DossierTask["stage"],
): readonly DossierTask[] {
  const task = taskOfStage(dossier, stage);
  return task !== null && mine.includes(task) ? [task] : [];
}

function sitsIn({ grants }: Officer, unitId: UnitId): boolean {
  return grants.some((grant) => grant.unitId === unitId);
}

function isOnDesk(task: DossierTask, officer: Officer): boolean {
  const holdsRole = officer.grants.some((grant) => grant.role === task.role && grant.unitId === task.unitId);
  return holdsRole && (task.assigneeId === null || task.assigneeId === officer.personId);
}

/** Guards that can be read off the dossier without any input. */
function holdsNow(act: RoutedAct, dossier: Dossier): boolean {
  const round = dossier.supplements.at(-1)?.step ?? null;
  const extension = dossier.extensions.at(-1);
  switch (act) {
    case "proposeSupplement":
      return round === null || round === "CONFIRMED" || round === "PROPOSED";
    case "approveSupplement":
      return round === "PROPOSED";
    case "sendSupplement":
      return round === "APPROVED";
    case "answerSupplement":
      return round === "SENT";
    case "confirmSupplement":
      return round === "ANSWERED";
    case "startVerification":
      return dossier.pinned?.verificationTerm != null && dossier.verification === null;
    case "finishVerification":
      return dossier.verification !== null && dossier.verification.finishedAt === null;
    case "proposeExtension":
      return dossier.dueAt !== null && dossier.extensions.length < (dossier.pinned?.extensionsMax ?? 0);
    case "signExtension":
      return extension !== undefined && extension.signedAt === null;
    case "confirmDraftByApplicant":
      return (
        dossier.tasks.some((task) => task.stage === "confirm") ||
        (dossier.process?.waits ?? []).some((wait) => wait.stage === "confirm")
      );
    default:
      return true;
  }
}
