import type { Act } from "../access/index.ts";
import type { Status } from "./status.ts";

/** Where an act may start and where it may lead, with its row of the transition table where it has one. */
type Transition = {
  readonly row: string | null;
  readonly from: readonly Status[];
  /** `SAME`: the status does not change; `PREVIOUS`: back to where the withdrawal was asked from (T19). */
  readonly to: readonly (Status | "SAME" | "PREVIOUS")[];
};

const row = (name: string | null, from: readonly Status[], ...to: Transition["to"]): Transition => ({
  row: name,
  from,
  to,
});

const RUNNING = ["ACCEPTED", "IN_PROGRESS", "CONSULTING", "VERIFYING"] as const;
const PAUSED = ["SUPPLEMENT_WAIT", "FINANCIAL_WAIT", "SUSPENDED"] as const;
const UNDECIDED = [...RUNNING, ...PAUSED, "WITHDRAW_REQUESTED"] as const;
const WITH_PAPERS = [
  "SUBMITTED",
  "INTAKE_SUPPLEMENT",
  "REJECTED",
  ...UNDECIDED,
  "WITHDRAWN",
  "STOPPED",
  "RESULT_READY",
  "RETURNED",
  "CANCELLED",
] as const;

/**
 * The acts of the office on a dossier. An act that is not here does not exist; an act in a state its row does not
 * name is refused before anything else is asked.
 *
 * Work that a suspension interrupted (a consultation, a verification, the hand-over) is finished from `IN_PROGRESS`,
 * because T16 always leads there.
 * @law one-stop.md §3.3, T1–T27; Nghị định 118/2025/NĐ-CP.
 */
export const TRANSITIONS = {
  submit: row("T1", ["DRAFT"], "SUBMITTED"),
  receiveAtCounter: row("T2", ["DRAFT"], "ACCEPTED"),
  accept: row("T3", ["SUBMITTED"], "ACCEPTED"),
  requestIntakeSupplement: row("T4", ["SUBMITTED"], "INTAKE_SUPPLEMENT"),
  answerIntakeSupplement: row("T5", ["INTAKE_SUPPLEMENT"], "SUBMITTED"),
  reject: row("T6", ["SUBMITTED", "INTAKE_SUPPLEMENT"], "REJECTED"),
  cancel: row("T27", ["SUBMITTED", "INTAKE_SUPPLEMENT"], "CANCELLED"),
  handOver: row("T7", ["ACCEPTED", "IN_PROGRESS"], "IN_PROGRESS", "VERIFYING"),
  takeBack: row(null, ["IN_PROGRESS"], "SAME"),
  assignTask: row(null, [...UNDECIDED, "RESULT_READY"], "SAME"),
  completeTask: row(null, ["IN_PROGRESS", "VERIFYING"], "SAME", "IN_PROGRESS", "VERIFYING"),
  returnToPrevious: row(null, ["IN_PROGRESS", "VERIFYING"], "SAME", "IN_PROGRESS", "VERIFYING"),
  requestConsultation: row("T8", ["IN_PROGRESS"], "CONSULTING"),
  replyConsultation: row("T8", ["CONSULTING", "IN_PROGRESS"], "SAME"),
  closeConsultation: row("T8", ["CONSULTING", "IN_PROGRESS"], "IN_PROGRESS"),
  withdrawConsultation: row("T8", ["CONSULTING", "IN_PROGRESS"], "IN_PROGRESS"),
  startVerification: row("T9", ["IN_PROGRESS"], "VERIFYING"),
  finishVerification: row("T9", ["VERIFYING", "IN_PROGRESS"], "IN_PROGRESS", "VERIFYING"),
  proposeSupplement: row("T10", ["IN_PROGRESS"], "SAME"),
  approveSupplement: row("T10", ["IN_PROGRESS"], "SAME"),
  dropSupplement: row("T10", ["IN_PROGRESS"], "SAME"),
  sendSupplement: row("T10", ["IN_PROGRESS"], "SUPPLEMENT_WAIT"),
  answerSupplement: row("T11", ["SUPPLEMENT_WAIT"], "SAME"),
  confirmSupplement: row("T11", ["SUPPLEMENT_WAIT"], "IN_PROGRESS"),
  stop: row("T12", ["SUPPLEMENT_WAIT"], "STOPPED"),
  requirePayment: row("T13", ["IN_PROGRESS"], "FINANCIAL_WAIT"),
  confirmPayment: row("T14", ["FINANCIAL_WAIT"], "IN_PROGRESS"),
  suspend: row("T15", RUNNING, "SUSPENDED"),
  resume: row("T16", ["SUSPENDED"], "IN_PROGRESS"),
  requestWithdrawal: row(
    "T17",
    ["ACCEPTED", "IN_PROGRESS", "SUPPLEMENT_WAIT", "FINANCIAL_WAIT"],
    "WITHDRAW_REQUESTED",
  ),
  approveWithdrawal: row("T18", ["WITHDRAW_REQUESTED"], "WITHDRAWN"),
  refuseWithdrawal: row("T19", ["WITHDRAW_REQUESTED"], "PREVIOUS"),
  cancelWithdrawal: row("T19", ["WITHDRAW_REQUESTED"], "PREVIOUS"),
  draftResult: row(null, ["IN_PROGRESS"], "SAME"),
  signResult: row("T20", ["IN_PROGRESS"], "SAME"),
  issueResult: row("T20", ["IN_PROGRESS"], "RESULT_READY"),
  returnResult: row("T22", ["RESULT_READY"], "RETURNED"),
  reopen: row("T23", ["RESULT_READY"], "IN_PROGRESS"),
  revokeResult: row(null, ["RETURNED"], "SAME"),
  supersedeResult: row(null, ["RETURNED"], "SAME"),
  sendResultAgain: row(null, ["RETURNED"], "SAME"),
  openCorrection: row("T24", ["RETURNED"], "SAME"),
  proposeExtension: row("T25", ["IN_PROGRESS"], "SAME"),
  signExtension: row("T25", ["IN_PROGRESS"], "SAME"),
  openChild: row("T26", ["ACCEPTED", "IN_PROGRESS"], "SAME"),
  closeChild: row("T26", ["IN_PROGRESS"], "SAME", "RESULT_READY"),
  reroute: row(null, ["ACCEPTED", "IN_PROGRESS"], "SAME"),
  moveCustody: row(null, WITH_PAPERS, "SAME"),
  amendApplication: row(null, UNDECIDED, "SAME"),
  checkComponents: row(null, ["SUBMITTED", "ACCEPTED", "IN_PROGRESS", "SUPPLEMENT_WAIT"], "SAME"),
  confirmDraftByApplicant: row(null, ["IN_PROGRESS"], "SAME"),
  fireTimer: row(null, ["IN_PROGRESS", "VERIFYING"], "SAME", "IN_PROGRESS", "VERIFYING"),
  moveDue: row(null, UNDECIDED, "SAME"),
} as const satisfies Record<string, Transition>;

export type DossierAct = keyof typeof TRANSITIONS;

/** The row of the rights table that each act asks for. */
export const ACT_POLICY = {
  submit: "dossier.submit",
  receiveAtCounter: "dossier.receive",
  accept: "dossier.receive",
  requestIntakeSupplement: "dossier.request-intake-supplement",
  answerIntakeSupplement: "dossier.answer-supplement",
  reject: "dossier.reject",
  cancel: "dossier.cancel",
  handOver: "dossier.hand-over",
  takeBack: "dossier.hand-over",
  assignTask: "dossier.assign",
  completeTask: "dossier.complete-task",
  returnToPrevious: "dossier.return-to-previous",
  requestConsultation: "dossier.consult",
  replyConsultation: "dossier.reply-consultation",
  closeConsultation: "dossier.consult",
  withdrawConsultation: "dossier.consult",
  startVerification: "dossier.verify-facts",
  finishVerification: "dossier.verify-facts",
  proposeSupplement: "dossier.propose-supplement",
  approveSupplement: "dossier.approve-supplement",
  dropSupplement: "dossier.drop-supplement",
  sendSupplement: "dossier.send-supplement",
  answerSupplement: "dossier.answer-supplement",
  confirmSupplement: "dossier.confirm-supplement",
  stop: "dossier.stop",
  requirePayment: "dossier.require-payment",
  confirmPayment: "dossier.confirm-payment",
  suspend: "dossier.suspend",
  resume: "dossier.resume",
  requestWithdrawal: "dossier.request-withdrawal",
  approveWithdrawal: "dossier.decide-withdrawal",
  refuseWithdrawal: "dossier.decide-withdrawal",
  cancelWithdrawal: "dossier.request-withdrawal",
  draftResult: "dossier.draft-result",
  signResult: "dossier.sign",
  issueResult: "dossier.issue",
  returnResult: "dossier.return-result",
  reopen: "dossier.reopen",
  openCorrection: "dossier.correct",
  revokeResult: "dossier.recall-result",
  supersedeResult: "dossier.recall-result",
  sendResultAgain: "dossier.return-result",
  proposeExtension: "dossier.propose-extension",
  signExtension: "dossier.sign-extension",
  openChild: "dossier.open-child",
  closeChild: "dossier.advance-parent",
  reroute: "dossier.reroute",
  moveCustody: "dossier.move-custody",
  amendApplication: "dossier.correct",
  checkComponents: "dossier.check-components",
  confirmDraftByApplicant: "dossier.confirm-draft",
  fireTimer: "dossier.fire-timer",
  moveDue: "dossier.move-due",
} as const satisfies Record<DossierAct, Act>;

/** Whether the transition table lets the act start in this state, before any other guard. */
export function startsFrom(act: DossierAct, status: Status): boolean {
  const from: readonly Status[] = TRANSITIONS[act].from;
  return from.includes(status);
}

export const DOSSIER_ACTS: readonly DossierAct[] = keysOf(TRANSITIONS);

function keysOf<T extends object>(table: T): (keyof T)[] {
  const keys: (keyof T)[] = [];
  for (const key in table) keys.push(key);
  return keys;
}
