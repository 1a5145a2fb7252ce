import { describe, expect, it } from "vitest";
import { actorOf, type CastName, subjectOf } from "../../../test/support/dossier-cast.ts";
import { aDossier, type Situation } from "../../../test/support/dossiers.ts";
import { authorize } from "../access/index.ts";
import { ACT_POLICY, DOSSIER_ACTS, type DossierAct } from "./acts.ts";

type Row = {
  readonly there: () => Situation;
  readonly may: readonly CastName[];
  /** In the right unit, in the wrong role. */
  readonly wrongRole: readonly CastName[];
  /** In the right role, in the wrong unit; for applicants, not theirs. */
  readonly wrongUnit: readonly CastName[];
};

const desk = () => aDossier().atAppraisal();
const counter = () => aDossier().submitted();

/** Who may do each act, and who may not, by hand from one-stop.md §3.3 and §9. */
const ROWS: Readonly<Record<DossierAct, Row>> = {
  submit: row(counter, ["applicant", "guest", "intake"], ["leader", "auditor"], []),
  receiveAtCounter: row(counter, ["intake"], ["specialist", "applicant"], ["intakeElsewhere"]),
  accept: row(counter, ["intake"], ["specialist", "leader", "applicant"], ["intakeElsewhere"]),
  requestIntakeSupplement: row(counter, ["intake"], ["specialist", "applicant"], ["intakeElsewhere"]),
  answerIntakeSupplement: row(
    counter,
    ["applicant", "intake"],
    ["specialist", "guest"],
    ["stranger", "intakeElsewhere"],
  ),
  reject: row(counter, ["intake", "system"], ["specialist", "applicant"], ["intakeElsewhere"]),
  cancel: row(counter, ["applicant", "intake"], ["leader", "guest"], ["stranger", "intakeElsewhere"]),
  handOver: row(() => aDossier().received(), ["intake"], ["specialist", "applicant"], ["intakeElsewhere"]),
  takeBack: row(() => aDossier().handedOver(), ["intake"], ["specialist", "applicant"], ["intakeElsewhere"]),
  assignTask: row(desk, ["head"], ["specialist", "intake"], ["headElsewhere", "directorElsewhere"]),
  completeTask: row(desk, ["specialist"], ["applicant", "auditor"], ["specialistElsewhere", "planner"]),
  returnToPrevious: row(desk, ["specialist"], ["intake", "applicant"], ["specialistElsewhere", "planner"]),
  requestConsultation: row(
    desk,
    ["specialist", "head"],
    ["intake", "clerk"],
    ["specialistElsewhere", "planner"],
  ),
  replyConsultation: row(
    () => aDossier().consulting(),
    ["planner"],
    ["clerk"],
    ["specialist", "specialistElsewhere"],
  ),
  closeConsultation: row(
    () => aDossier().consulting(),
    ["specialist", "head"],
    ["intake"],
    ["specialistElsewhere"],
  ),
  withdrawConsultation: row(
    () => aDossier().consulting(),
    ["specialist", "head"],
    ["intake", "leader"],
    ["specialistElsewhere"],
  ),
  startVerification: row(
    desk,
    ["specialist", "head"],
    ["intake", "leader"],
    ["specialistElsewhere", "planner"],
  ),
  finishVerification: row(() => aDossier().verifying(), ["specialist"], ["intake"], ["specialistElsewhere"]),
  proposeSupplement: row(desk, ["specialist"], ["head", "intake"], ["specialistElsewhere", "planner"]),
  approveSupplement: row(
    desk,
    ["head", "leader"],
    ["specialist", "intake"],
    ["headElsewhere", "leaderElsewhere"],
  ),
  dropSupplement: row(
    desk,
    ["specialist", "head", "leader"],
    ["intake"],
    ["specialistElsewhere", "headElsewhere", "leaderElsewhere"],
  ),
  sendSupplement: row(desk, ["intake"], ["specialist", "head"], ["intakeElsewhere"]),
  answerSupplement: row(
    desk,
    ["applicant", "intake"],
    ["specialist", "guest"],
    ["stranger", "intakeElsewhere"],
  ),
  confirmSupplement: row(desk, ["intake"], ["specialist", "applicant"], ["intakeElsewhere"]),
  stop: row(desk, ["head", "system"], ["specialist", "intake"], ["headElsewhere"]),
  requirePayment: row(
    desk,
    ["specialist", "system"],
    ["intake", "clerk"],
    ["specialistElsewhere", "cashierElsewhere"],
  ),
  confirmPayment: row(desk, ["cashier", "system"], ["specialist", "applicant"], ["cashierElsewhere"]),
  suspend: row(desk, ["head", "leader"], ["specialist", "intake"], ["headElsewhere", "leaderElsewhere"]),
  resume: row(desk, ["head", "leader"], ["specialist"], ["headElsewhere", "leaderElsewhere"]),
  requestWithdrawal: row(
    desk,
    ["applicant", "intake"],
    ["specialist", "guest"],
    ["stranger", "intakeElsewhere"],
  ),
  approveWithdrawal: row(
    desk,
    ["head", "leader"],
    ["specialist", "applicant"],
    ["headElsewhere", "leaderElsewhere"],
  ),
  refuseWithdrawal: row(desk, ["head", "leader"], ["specialist", "applicant"], ["headElsewhere"]),
  cancelWithdrawal: row(desk, ["applicant", "intake"], ["head", "leader"], ["stranger", "intakeElsewhere"]),
  draftResult: row(desk, ["specialist", "head"], ["applicant", "intake", "clerk"], ["specialistElsewhere"]),
  signResult: row(
    () => aDossier().atSignature(),
    ["leader"],
    ["specialist", "head", "clerk"],
    ["leaderElsewhere"],
  ),
  issueResult: row(() => aDossier().signed(), ["clerk"], ["leader", "specialist"], ["clerkElsewhere"]),
  returnResult: row(
    () => aDossier().resultReady(),
    ["intake", "system"],
    ["specialist", "applicant"],
    ["intakeElsewhere"],
  ),
  reopen: row(
    () => aDossier().resultReady(),
    ["leader"],
    ["specialist", "intake"],
    ["head", "headElsewhere", "leaderElsewhere"],
  ),
  revokeResult: row(
    () => aDossier().returned(),
    ["leader"],
    ["specialist", "clerk", "intake"],
    ["head", "leaderElsewhere"],
  ),
  supersedeResult: row(
    () => aDossier().returned(),
    ["leader"],
    ["specialist", "clerk", "intake"],
    ["head", "leaderElsewhere"],
  ),
  sendResultAgain: row(
    () => aDossier().returned(),
    ["intake"],
    ["specialist", "leader", "applicant"],
    ["intakeElsewhere"],
  ),
  openCorrection: row(
    () => aDossier().returned(),
    ["intake"],
    ["specialist", "clerk"],
    ["intakeElsewhere", "headElsewhere"],
  ),
  proposeExtension: row(desk, ["specialist"], ["head", "intake"], ["specialistElsewhere", "planner"]),
  signExtension: row(desk, ["leader"], ["head", "specialist"], ["leaderElsewhere"]),
  openChild: row(
    desk,
    ["intake", "specialist", "system"],
    ["leader", "clerk"],
    ["intakeElsewhere", "specialistElsewhere"],
  ),
  closeChild: row(desk, ["system"], ["intake", "head", "applicant"], []),
  reroute: row(desk, ["head", "director"], ["specialist", "intake"], ["headElsewhere", "directorElsewhere"]),
  moveCustody: row(
    desk,
    ["intake", "specialist"],
    ["leader", "applicant"],
    ["intakeElsewhere", "specialistElsewhere"],
  ),
  amendApplication: row(
    desk,
    ["intake"],
    ["specialist", "applicant", "clerk"],
    ["intakeElsewhere", "headElsewhere"],
  ),
  checkComponents: row(
    desk,
    ["intake", "specialist"],
    ["leader", "applicant"],
    ["intakeElsewhere", "planner"],
  ),
  confirmDraftByApplicant: row(
    desk,
    ["applicant", "intake"],
    ["specialist", "guest"],
    ["stranger", "intakeElsewhere"],
  ),
  fireTimer: row(desk, ["system"], ["specialist", "head", "applicant"], []),
  moveDue: row(desk, ["unitAdmin"], ["head", "leader", "applicant"], ["unitAdminElsewhere"]),
};

function row(there: Row["there"], ...who: readonly [Row["may"], Row["wrongRole"], Row["wrongUnit"]]): Row {
  const [may, wrongRole, wrongUnit] = who;
  return { there, may, wrongRole, wrongUnit };
}

describe("who may do what to a dossier", () => {
  for (const act of DOSSIER_ACTS) {
    const { there, may, wrongRole, wrongUnit } = ROWS[act];
    const answer = (name: CastName) =>
      authorize(actorOf(name), ACT_POLICY[act], subjectOf(there().dossier)).allowed;
    it.each(may)(`${act} by %s is allowed`, (name) => expect(answer(name)).toBe(true));
    it.each(wrongRole)(`${act} by %s, in the wrong role, is denied`, (name) =>
      expect(answer(name)).toBe(false),
    );
    it.each(wrongUnit)(`${act} by %s, in the wrong unit, is denied`, (name) =>
      expect(answer(name)).toBe(false),
    );
  }

  it("whoever appraised the dossier may not sign it, even holding the leader's post", () => {
    const { dossier } = aDossier().atSignature();
    const leader = actorOf("leader");
    const person = leader.kind === "officer" ? [leader.personId] : [];
    const decision = authorize(leader, "dossier.sign", { ...subjectOf(dossier), specialists: person });
    expect(decision.allowed).toBe(false);
  });

  it("every person who worked as a specialist on it is remembered as one", () => {
    const { dossier } = aDossier().atSignature();
    const specialist = actorOf("specialist");
    expect(dossier.specialists).toEqual(specialist.kind === "officer" ? [specialist.personId] : []);
  });
});
