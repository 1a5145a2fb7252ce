import { describe, expect, it } from "vitest";
import { type CastName, UNITS } from "../../../test/support/dossier-cast.ts";
import {
  AMEND,
  aDossier,
  COLLEAGUE,
  CONSULT,
  DRAFT,
  ISSUE,
  PROPOSE,
  paper,
  REPLACE,
  RETURN,
  SIGN,
  type Situation,
  SUBMISSION,
} from "../../../test/support/dossiers.ts";
import { localDateOf } from "../../kernel/local-date.ts";
import { addWorkingDays, shippedCalendar, type WorkCalendar } from "../calendar/index.ts";
import { DOSSIER_ACTS, type DossierAct } from "./acts.ts";
import type { DossierId } from "./dossier.ts";
import type { DossierCommand } from "./dossier-command.ts";
import { STATUSES, type Status } from "./status.ts";

/**
 * Every act in every state, written by hand from one-stop.md §3.3, never from the code. Columns in the order of
 * STATUSES. `+` the act is done, `.` its row does not name this state, a letter is the guard that says no:
 * T no such step is open, C nobody is being asked, c the asked unit has not answered, v no verification is open,
 * p nothing proposed, s nothing approved, a nothing supplied, w the applicant still has time, x no extension drafted,
 * k no such child, l no link to the result, V what is verified comes first, d no draft awaits the applicant,
 * t no such timer, b somebody has begun, P the clock is stopped.
 */
const MATRIX = `
act                      DRAFT SUBM ISUP REJE ACCE PROG CONS VERI SWAI FWAI SUSP WREQ WDRN STOP READ RETU CANC
submit                     +    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .
receiveAtCounter           +    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .
accept                     .    +    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .
requestIntakeSupplement    .    +    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .
answerIntakeSupplement     .    .    +    .    .    .    .    .    .    .    .    .    .    .    .    .    .
reject                     .    +    +    .    .    .    .    .    .    .    .    .    .    .    .    .    .
cancel                     .    +    +    .    .    .    .    .    .    .    .    .    .    .    .    .    .
handOver                   .    .    .    .    +    T    .    .    .    .    .    .    .    .    .    .    .
takeBack                   .    .    .    .    .    b    .    .    .    .    .    .    .    .    .    .    .
assignTask                 .    .    .    .    +    +    +    +    +    +    +    +    .    .    +    .    .
completeTask               .    .    .    .    .    +    .    V    .    .    .    .    .    .    .    .    .
returnToPrevious           .    .    .    .    .    +    .    +    .    .    .    .    .    .    .    .    .
requestConsultation        .    .    .    .    .    +    .    .    .    .    .    .    .    .    .    .    .
replyConsultation          .    .    .    .    .    C    +    .    .    .    .    .    .    .    .    .    .
closeConsultation          .    .    .    .    .    C    c    .    .    .    .    .    .    .    .    .    .
withdrawConsultation       .    .    .    .    .    C    +    .    .    .    .    .    .    .    .    .    .
startVerification          .    .    .    .    .    +    .    .    .    .    .    .    .    .    .    .    .
finishVerification         .    .    .    .    .    v    .    +    .    .    .    .    .    .    .    .    .
proposeSupplement          .    .    .    .    .    +    .    .    .    .    .    .    .    .    .    .    .
approveSupplement          .    .    .    .    .    p    .    .    .    .    .    .    .    .    .    .    .
dropSupplement             .    .    .    .    .    p    .    .    .    .    .    .    .    .    .    .    .
sendSupplement             .    .    .    .    .    s    .    .    .    .    .    .    .    .    .    .    .
answerSupplement           .    .    .    .    .    .    .    .    +    .    .    .    .    .    .    .    .
confirmSupplement          .    .    .    .    .    .    .    .    a    .    .    .    .    .    .    .    .
stop                       .    .    .    .    .    .    .    .    w    .    .    .    .    .    .    .    .
requirePayment             .    .    .    .    .    +    .    .    .    .    .    .    .    .    .    .    .
confirmPayment             .    .    .    .    .    .    .    .    .    +    .    .    .    .    .    .    .
suspend                    .    .    .    .    +    +    +    +    .    .    .    .    .    .    .    .    .
resume                     .    .    .    .    .    .    .    .    .    .    +    .    .    .    .    .    .
requestWithdrawal          .    .    .    .    +    +    .    .    +    +    .    .    .    .    .    .    .
approveWithdrawal          .    .    .    .    .    .    .    .    .    .    .    +    .    .    .    .    .
refuseWithdrawal           .    .    .    .    .    .    .    .    .    .    .    +    .    .    .    .    .
cancelWithdrawal           .    .    .    .    .    .    .    .    .    .    .    +    .    .    .    .    .
draftResult                .    .    .    .    .    +    .    .    .    .    .    .    .    .    .    .    .
signResult                 .    .    .    .    .    T    .    .    .    .    .    .    .    .    .    .    .
issueResult                .    .    .    .    .    T    .    .    .    .    .    .    .    .    .    .    .
returnResult               .    .    .    .    .    .    .    .    .    .    .    .    .    .    +    .    .
reopen                     .    .    .    .    .    .    .    .    .    .    .    .    .    .    +    .    .
revokeResult               .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    +    .
supersedeResult            .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    +    .
sendResultAgain            .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    l    .
openCorrection             .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    +    .
proposeExtension           .    .    .    .    .    +    .    .    P    P    P    .    .    .    .    .    .
signExtension              .    .    .    .    .    x    .    .    P    P    P    .    .    .    .    .    .
openChild                  .    .    .    .    +    +    .    .    .    .    .    .    .    .    .    .    .
closeChild                 .    .    .    .    .    k    .    .    .    .    .    .    .    .    .    .    .
reroute                    .    .    .    .    +    +    .    .    .    .    .    .    .    .    .    .    .
moveCustody                .    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +
amendApplication           .    .    .    .    +    +    +    +    +    +    +    +    .    .    .    .    .
checkComponents            .    +    .    .    +    +    .    .    +    .    .    .    .    .    .    .    .
confirmDraftByApplicant    .    .    .    .    .    d    .    .    .    .    .    .    .    .    .    .    .
fireTimer                  .    .    .    .    .    t    .    t    .    .    .    .    .    .    .    .    .
moveDue                    .    .    .    .    +    +    +    +    +    +    +    +    .    .    .    .    .
`;

const REFUSALS: Readonly<Record<string, string>> = {
  ".": "ACT_NOT_IN_STATE",
  T: "NO_TASK_OF_STAGE",
  C: "CONSULTATION_NOT_OPEN",
  c: "CONSULTATION_WAITING",
  v: "VERIFICATION_NOT_OPEN",
  V: "STEP_AWAITS_VERIFICATION",
  p: "SUPPLEMENT_NOT_PROPOSED",
  s: "SUPPLEMENT_NOT_APPROVED",
  a: "SUPPLEMENT_NOT_ANSWERED",
  w: "SUPPLEMENT_WINDOW_OPEN",
  x: "EXTENSION_NOT_PROPOSED",
  k: "CHILD_UNKNOWN",
  d: "DRAFT_NOT_AWAITED",
  t: "TIMER_NOT_RUNNING",
  b: "HAND_OVER_BEGUN",
  P: "EXTENSION_WHILE_PAUSED",
  l: "RESULT_HAS_NO_LINK",
};

const CHILD = "00000000-0000-7000-8000-000000000098" as DossierId;
const reason = "Lý do";
const MOVES = [{ componentCodes: ["C1"], from: "Một cửa", to: "Văn thư", note: "" }];
const TO_SUPPLEMENT = { items: [{ componentCode: "C2", problem: "mờ" }], reason };

/** One dossier in each state; in progress it lies with the specialist. */
const IN_STATE: Readonly<Record<Status, () => Situation>> = {
  DRAFT: () => aDossier(),
  SUBMITTED: () => aDossier().submitted(),
  INTAKE_SUPPLEMENT: () => aDossier().askedAtIntake(),
  REJECTED: () => aDossier().submitted().act("intake", command("reject")),
  ACCEPTED: () => aDossier().received(),
  IN_PROGRESS: () => aDossier().atAppraisal(),
  CONSULTING: () => aDossier().consulting(),
  VERIFYING: () => aDossier().verifying(),
  SUPPLEMENT_WAIT: () => aDossier().awaitingSupplement(),
  FINANCIAL_WAIT: () => aDossier().awaitingPayment(),
  SUSPENDED: () => aDossier().suspended(),
  WITHDRAW_REQUESTED: () => aDossier().atAppraisal().withdrawalRequested(),
  WITHDRAWN: () => aDossier().atAppraisal().withdrawalRequested().act("head", command("approveWithdrawal")),
  STOPPED: () => aDossier().awaitingSupplement().on("2027-01-04 09:00").act("head", command("stop")),
  RESULT_READY: () => aDossier().resultReady(),
  RETURNED: () => aDossier().returned(),
  CANCELLED: () => aDossier().submitted().act("applicant", command("cancel")),
};

type Doing<A extends DossierAct> = {
  readonly by: CastName;
  readonly says: (it: Situation) => DossierCommand<A>;
};
/** A complete command for each act, by someone who may do it. */
const DOING: { readonly [A in DossierAct]: Doing<A> } = {
  submit: { by: "applicant", says: () => ({ act: "submit", ...SUBMISSION }) },
  receiveAtCounter: { by: "intake", says: () => ({ act: "receiveAtCounter", ...SUBMISSION, custody: [] }) },
  accept: { by: "intake", says: () => ({ act: "accept", components: [], custody: [] }) },
  requestIntakeSupplement: {
    by: "intake",
    says: () => ({ act: "requestIntakeSupplement", ...TO_SUPPLEMENT }),
  },
  answerIntakeSupplement: {
    by: "applicant",
    says: () => ({ act: "answerIntakeSupplement", components: [paper("C2")] }),
  },
  reject: {
    by: "intake",
    says: () => ({
      act: "reject",
      reasonCode: "NOT_COMPETENT",
      reason,
      legalGround: "Đ.1",
      instruction: "Nộp tại sở",
    }),
  },
  cancel: { by: "applicant", says: () => ({ act: "cancel", reason }) },
  handOver: { by: "intake", says: () => ({ act: "handOver" }) },
  takeBack: { by: "intake", says: () => ({ act: "takeBack", reason }) },
  assignTask: { by: "head", says: (it) => ({ act: "assignTask", taskId: open(it), assigneeId: COLLEAGUE }) },
  completeTask: { by: "specialist", says: (it) => ({ act: "completeTask", taskId: open(it), note: "" }) },
  returnToPrevious: {
    by: "specialist",
    says: (it) => ({ act: "returnToPrevious", taskId: open(it), reason }),
  },
  requestConsultation: { by: "specialist", says: () => CONSULT },
  replyConsultation: {
    by: "planner",
    says: () => ({
      act: "replyConsultation",
      consultationId: "consultation-1",
      unitId: UNITS.economy,
      opinion: "AGREE",
      text: "Đồng ý",
    }),
  },
  closeConsultation: {
    by: "specialist",
    says: () => ({ act: "closeConsultation", consultationId: "consultation-1" }),
  },
  withdrawConsultation: {
    by: "specialist",
    says: () => ({ act: "withdrawConsultation", consultationId: "consultation-1", reason }),
  },
  startVerification: { by: "specialist", says: () => ({ act: "startVerification", notice: "Xác minh" }) },
  finishVerification: { by: "specialist", says: () => ({ act: "finishVerification", finding: "Đúng" }) },
  proposeSupplement: { by: "specialist", says: () => PROPOSE },
  approveSupplement: { by: "head", says: () => ({ act: "approveSupplement", overLimitReason: null }) },
  dropSupplement: { by: "specialist", says: () => ({ act: "dropSupplement", reason }) },
  sendSupplement: { by: "intake", says: () => ({ act: "sendSupplement" }) },
  answerSupplement: { by: "applicant", says: () => ({ act: "answerSupplement", components: [paper("C2")] }) },
  confirmSupplement: { by: "intake", says: () => ({ act: "confirmSupplement", acceptedComponents: ["C2"] }) },
  stop: { by: "head", says: () => ({ act: "stop", reason, legalGround: "Đ.2", papersReturned: ["C1"] }) },
  requirePayment: { by: "specialist", says: () => ({ act: "requirePayment", amountDong: 15_000, reason }) },
  confirmPayment: {
    by: "cashier",
    says: () => ({ act: "confirmPayment", reference: "BL-01", exemption: null }),
  },
  suspend: {
    by: "head",
    says: () => ({ act: "suspend", ground: "Quyết định thanh tra", document: "01/QĐ-TTr" }),
  },
  resume: { by: "head", says: () => ({ act: "resume", note: "Thanh tra xong" }) },
  requestWithdrawal: { by: "applicant", says: () => ({ act: "requestWithdrawal", reason }) },
  approveWithdrawal: {
    by: "head",
    says: () => ({ act: "approveWithdrawal", refundDecision: "Hoàn lệ phí", papersReturned: ["C1"] }),
  },
  refuseWithdrawal: { by: "head", says: () => ({ act: "refuseWithdrawal", reason }) },
  cancelWithdrawal: { by: "applicant", says: () => ({ act: "cancelWithdrawal" }) },
  draftResult: { by: "specialist", says: () => ({ act: "draftResult", draft: DRAFT }) },
  signResult: { by: "leader", says: () => SIGN },
  issueResult: { by: "clerk", says: () => ISSUE },
  returnResult: { by: "intake", says: () => RETURN },
  reopen: { by: "head", says: () => ({ act: "reopen", reason }) },
  revokeResult: { by: "leader", says: () => ({ act: "revokeResult", reason, legalGround: "Đ.18" }) },
  supersedeResult: { by: "leader", says: () => REPLACE },
  sendResultAgain: { by: "intake", says: () => ({ act: "sendResultAgain", reason }) },
  openCorrection: { by: "intake", says: () => ({ act: "openCorrection", correctionId: CHILD, reason }) },
  proposeExtension: {
    by: "specialist",
    says: (it) => ({ act: "proposeExtension", newDueOn: fiveDaysOn(it), reason }),
  },
  signExtension: { by: "leader", says: () => ({ act: "signExtension" }) },
  openChild: {
    by: "intake",
    says: () => ({ act: "openChild", childId: CHILD, childKey: null, mandatory: true }),
  },
  closeChild: { by: "system", says: () => ({ act: "closeChild", childId: CHILD, outcome: "POSITIVE" }) },
  reroute: { by: "head", says: () => ({ act: "reroute", toUnitId: UNITS.otherWard, reason }) },
  moveCustody: { by: "intake", says: () => ({ act: "moveCustody", moves: MOVES }) },
  amendApplication: { by: "intake", says: () => AMEND },
  checkComponents: { by: "intake", says: () => ({ act: "checkComponents", components: [paper("C3")] }) },
  confirmDraftByApplicant: {
    by: "applicant",
    says: () => ({ act: "confirmDraftByApplicant", confirmed: true }),
  },
  fireTimer: { by: "system", says: () => ({ act: "fireTimer", timerId: "timer-1" }) },
  moveDue: { by: "unitAdmin", says: () => ({ act: "moveDue", basis: "Quyết định nghỉ bù" }) },
};

function command<A extends DossierAct>(act: A): DossierCommand<A> {
  return sayingOf(act, aDossier());
}

function sayingOf<A extends DossierAct>(act: A, it: Situation): DossierCommand<A> {
  const doing: Doing<A> = DOING[act];
  return doing.says(it);
}

function open(it: Situation): string {
  return it.dossier.tasks.at(0)?.taskId ?? "task-0";
}

function fiveDaysOn(it: Situation) {
  return addWorkingDays(shippedCalendar(), localDateOf(it.dossier.dueAt ?? it.now), 5);
}

/** The calendar after a day off was announced for 5 November 2026. */
function revised(): WorkCalendar {
  const calendar = shippedCalendar();
  const on = "2026-11-05" as Parameters<WorkCalendar["exceptions"]["get"]>[0];
  const name = { vi: "Nghỉ", en: "Off" };
  const announced = { on, kind: "HOLIDAY", name, legalBasis: "QĐ", sessions: null } as const;
  return { ...calendar, revision: "revised", exceptions: new Map([...calendar.exceptions, [on, announced]]) };
}

const rows = MATRIX.trim()
  .split("\n")
  .slice(1)
  .map((line) => line.trim().split(/\s+/));

describe("every act in every state", () => {
  it("has a row for every act and a cell for every state", () => {
    expect(rows.map(([act]) => act)).toEqual([...DOSSIER_ACTS]);
    for (const [act, ...cells] of rows) expect(cells, act).toHaveLength(STATUSES.length);
  });

  for (const act of DOSSIER_ACTS) {
    const [, ...cells] = rows.find(([name]) => name === act) ?? [];
    STATUSES.forEach((status, index) => {
      const cell = cells[index] ?? "?";
      it(`${act} in ${status}: ${cell === "+" ? "done" : REFUSALS[cell]}`, () => {
        const there = IN_STATE[status]();
        expect(there.dossier.status).toBe(status);
        const it = act === "moveDue" ? there.with({ calendar: revised() }) : there;
        const outcome = it.outcome(DOING[act].by, sayingOf(act, it));
        if (cell === "+") expect(outcome).toBeInstanceOf(Array);
        else expect(outcome).toBe(REFUSALS[cell]);
      });
    });
  }
});
