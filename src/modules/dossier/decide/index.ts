import { refuse } from "../../../kernel/result.ts";
import { type DossierAct, startsFrom } from "../acts.ts";
import type { Dossier } from "../dossier.ts";
import type { DossierCommand } from "../dossier-command.ts";
import { isPast } from "../past.ts";
import type { DossierRefusal } from "../refusals.ts";
import { STATUS_FACTS } from "../status.ts";
import { momentOf } from "./clock.ts";
import {
  closeConsultation,
  replyConsultation,
  requestConsultation,
  withdrawConsultation,
} from "./consultation.ts";
import type { DecideContext, Decision } from "./context.ts";
import { proposeExtension, signExtension } from "./extension.ts";
import {
  acceptDossier,
  answerIntakeSupplement,
  cancel,
  receiveAtCounter,
  reject,
  requestIntakeSupplement,
  submit,
} from "./intake.ts";
import { closeChild, openChild, openCorrection, reroute } from "./interlink.ts";
import { amendApplication, checkComponents, moveCustody, moveDue } from "./papers.ts";
import { confirmPayment, requirePayment, resume, suspend } from "./pause.ts";
import { revokeResult, supersedeResult } from "./recall.ts";
import { draftResult, issueResult, reopen, returnResult, signResult } from "./result.ts";
import { sendResultAgain } from "./send-again.ts";
import {
  answerSupplement,
  approveSupplement,
  confirmSupplement,
  dropSupplement,
  proposeSupplement,
  sendSupplement,
  stop,
} from "./supplement.ts";
import { takeBack } from "./take-back.ts";
import { finishVerification, startVerification } from "./verification.ts";
import { approveWithdrawal, cancelWithdrawal, refuseWithdrawal, requestWithdrawal } from "./withdrawal.ts";
import { assignTask, completeTask, handOver, returnToPrevious } from "./work.ts";
import { confirmDraftByApplicant, fireTimer } from "./world.ts";

export type { Decision } from "./context.ts";
export { type Desk, deskOf, holdersOf } from "./tasks.ts";
export { momentOf };

type Decisions = {
  readonly [A in DossierAct]: (
    dossier: Dossier,
    command: DossierCommand<A>,
    context: DecideContext,
  ) => Decision;
};

const DECISIONS: Decisions = {
  submit,
  receiveAtCounter,
  accept: acceptDossier,
  requestIntakeSupplement,
  answerIntakeSupplement,
  reject,
  cancel,
  handOver,
  takeBack,
  assignTask,
  completeTask,
  returnToPrevious,
  requestConsultation,
  replyConsultation,
  closeConsultation,
  withdrawConsultation,
  startVerification,
  finishVerification,
  proposeSupplement,
  approveSupplement,
  dropSupplement,
  sendSupplement,
  answerSupplement,
  confirmSupplement,
  stop,
  requirePayment,
  confirmPayment,
  suspend,
  resume,
  requestWithdrawal,
  approveWithdrawal,
  refuseWithdrawal,
  cancelWithdrawal,
  draftResult,
  signResult,
  issueResult,
  returnResult,
  reopen,
  revokeResult,
  supersedeResult,
  sendResultAgain,
  openCorrection,
  proposeExtension,
  signExtension,
  openChild,
  closeChild,
  reroute,
  moveCustody,
  amendApplication,
  checkComponents,
  confirmDraftByApplicant,
  fireTimer,
  moveDue,
};

/**
 * What an act does to a dossier: the events it adds, or why the office says no. Pure: the same dossier, command and
 * context always give the same answer. Rights (who, in which unit) are asked before, by `authorize` and `ACT_POLICY`.
 *
 * @law one-stop.md §3.3: an act in a state that its row does not name is refused before anything else is asked.
 */
export function decide<A extends DossierAct>(
  dossier: Dossier,
  command: DossierCommand<A>,
  context: DecideContext,
): Decision {
  if (isPast(dossier)) return refuse({ code: "DOSSIER_PAST" });
  if (!startsFrom(command.act, dossier.status)) return refuse(notNow(dossier, command.act));
  return DECISIONS[command.act](dossier, command, { ...context, now: momentOf(dossier, context.now) });
}

function notNow({ status }: Dossier, act: DossierAct): DossierRefusal {
  const isExtension = act === "proposeExtension" || act === "signExtension";
  if (isExtension && STATUS_FACTS[status].clock === "paused")
    return { code: "EXTENSION_WHILE_PAUSED", status };
  return { code: "ACT_NOT_IN_STATE", act, status };
}
