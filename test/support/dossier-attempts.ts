import { present } from "../../src/kernel/assert.ts";
import { parseId } from "../../src/kernel/ids.ts";
import { localDateOf } from "../../src/kernel/local-date.ts";
import { addWorkingDays, type WorkCalendar } from "../../src/modules/calendar/index.ts";
import { type DossierAct, startsFrom } from "../../src/modules/dossier/acts.ts";
import type { Dossier, DossierTask } from "../../src/modules/dossier/dossier.ts";
import type { DossierCommand } from "../../src/modules/dossier/dossier-command.ts";
import { type CastName, personOf, refOf, UNITS } from "./dossier-cast.ts";
import { AMEND, CONSULT, DRAFT, ISSUE, PROPOSE, paper, RETURN, SIGN } from "./dossier-samples.ts";
import type { Situation } from "./dossiers.ts";

/** Something somebody may try on a dossier; null where the office says no. */
export type Attempt = {
  readonly act: DossierAct;
  readonly fits: (dossier: Dossier) => boolean;
  readonly try: (it: Situation) => Situation | null;
};

const reason = "Lý do";
const DESKS = ["intake", "specialist", "planner", "head", "leader", "clerk"] as const;

function attempt<A extends DossierAct>(
  act: A,
  by: CastName | ((it: Situation) => CastName),
  say: (it: Situation) => DossierCommand<A>,
): Attempt {
  return {
    act,
    fits: (dossier) => startsFrom(act, dossier.status),
    try: (it) => {
      const name = typeof by === "function" ? by(it) : by;
      const command = say(it);
      return it.answer(name, command).ok ? it.act(name, command) : null;
    },
  };
}

function task(it: Situation): DossierTask | undefined {
  const { tasks, events } = { tasks: it.dossier.tasks, events: it.events };
  return tasks[events.length % Math.max(1, tasks.length)];
}

/** Whoever holds the task. */
function holder(it: Situation): CastName {
  const held = task(it);
  const found = DESKS.find((name) => {
    const ref = refOf(name);
    const isDesk = ref.kind === "officer" && ref.role === held?.role && ref.unitId === held.unitId;
    return isDesk && (held.assigneeId === null || held.assigneeId === ref.personId);
  });
  return found ?? (held?.assigneeId === personOf("colleague") ? "colleague" : "specialist");
}

function taskId(it: Situation): string {
  return task(it)?.taskId ?? "task-0";
}

function outcome(it: Situation) {
  const offered = it.dossier.process?.openTasks.find((open) => open.taskId === taskId(it))?.outcomes ?? [];
  const chosen = offered[it.events.length % Math.max(1, offered.length)];
  return chosen === undefined ? {} : { outcome: chosen };
}

function childId(number: number) {
  return present(
    parseId<"dossier">(`00000000-0000-7000-8000-${String(500 + number).padStart(12, "0")}`),
    "child id",
  );
}

function laterDay(it: Situation, days: number) {
  return addWorkingDays(it.scene.calendar, localDateOf(it.dossier.dueAt ?? it.now), days);
}

function dayOffOnDueDay({ dossier, scene: { calendar } }: Situation): WorkCalendar {
  if (dossier.dueAt === null) return calendar;
  const on = localDateOf(dossier.dueAt);
  const off = {
    on,
    kind: "HOLIDAY",
    name: { vi: "Nghỉ", en: "Off" },
    legalBasis: "QĐ",
    sessions: null,
  } as const;
  return { ...calendar, revision: `off-${on}`, exceptions: new Map([...calendar.exceptions, [on, off]]) };
}

const BEFORE: readonly Attempt[] = [
  attempt("submit", "applicant", (it) => ({ act: "submit", ...it.scene.submission, channelIn: "ONLINE" })),
  attempt("receiveAtCounter", "intake", (it) => ({
    act: "receiveAtCounter",
    ...it.scene.submission,
    custody: [],
  })),
  attempt("accept", "intake", () => ({ act: "accept", components: [], custody: [] })),
  attempt("accept", "intake", () => ({ act: "accept", components: [paper("C3")], custody: [] })),
  attempt("requestIntakeSupplement", "intake", () => ({
    act: "requestIntakeSupplement",
    items: [{ componentCode: "C2", problem: "mờ" }],
    reason,
  })),
  attempt("answerIntakeSupplement", "applicant", () => ({
    act: "answerIntakeSupplement",
    components: [paper("C2")],
  })),
  attempt("reject", "intake", () => ({
    act: "reject",
    reasonCode: "OTHER",
    reason,
    legalGround: "Đ.1",
    instruction: "Nộp lại",
  })),
  attempt("cancel", "applicant", () => ({ act: "cancel", reason })),
];

const WORK: readonly Attempt[] = [
  attempt("handOver", holder, (it) => ({ act: "handOver", ...outcome(it) })),
  attempt("takeBack", "intake", () => ({ act: "takeBack", reason })),
  attempt("assignTask", "head", (it) => ({
    act: "assignTask",
    taskId: taskId(it),
    assigneeId: personOf("colleague"),
  })),
  attempt("completeTask", holder, (it) => ({
    act: "completeTask",
    taskId: taskId(it),
    note: "",
    ...outcome(it),
  })),
  attempt("completeTask", holder, (it) => ({
    act: "completeTask",
    taskId: taskId(it),
    note: "",
    facts: { needsVerification: true },
    ...outcome(it),
  })),
  attempt("returnToPrevious", holder, (it) => ({ act: "returnToPrevious", taskId: taskId(it), reason })),
  attempt("requestConsultation", "specialist", (it) => ({
    ...CONSULT,
    consultationId: `consultation-${it.dossier.consultations.length + 1}`,
    dueOn: localDateOf(it.now),
  })),
  attempt("replyConsultation", "planner", (it) => ({
    act: "replyConsultation",
    consultationId: it.dossier.consultations.at(-1)?.consultationId ?? "",
    unitId: UNITS.economy,
    opinion: "AGREE",
    text: "Đồng ý",
  })),
  attempt("closeConsultation", "specialist", (it) => ({
    act: "closeConsultation",
    consultationId: it.dossier.consultations.at(-1)?.consultationId ?? "",
  })),
  attempt("withdrawConsultation", "specialist", (it) => ({
    act: "withdrawConsultation",
    consultationId: it.dossier.consultations.at(-1)?.consultationId ?? "",
    reason,
  })),
  attempt("dropSupplement", "head", () => ({ act: "dropSupplement", reason })),
  attempt("startVerification", "specialist", () => ({ act: "startVerification", notice: "Xác minh" })),
  attempt("finishVerification", "specialist", () => ({ act: "finishVerification", finding: "Đúng" })),
  attempt("reroute", "head", () => ({ act: "reroute", toUnitId: UNITS.otherWard, reason })),
  attempt("confirmDraftByApplicant", "applicant", (it) => ({
    act: "confirmDraftByApplicant",
    confirmed: it.events.length % 3 !== 0,
  })),
  attempt("fireTimer", "system", (it) => ({
    act: "fireTimer",
    timerId: it.dossier.timers.at(0)?.timerId ?? "",
  })),
  attempt("openChild", "system", (it) => ({
    act: "openChild",
    childId: childId(it.dossier.children.length),
    childKey: it.dossier.process?.waits.find((wait) => wait.stage === "children")?.childKey ?? null,
    mandatory: true,
  })),
  attempt("closeChild", "system", (it) => ({
    act: "closeChild",
    childId: it.dossier.children.find((child) => !child.closed)?.id ?? childId(99),
    outcome: "POSITIVE",
  })),
];

const CLOCK: readonly Attempt[] = [
  attempt("proposeSupplement", "specialist", () => PROPOSE),
  attempt("approveSupplement", "leader", () => ({ act: "approveSupplement", overLimitReason: reason })),
  attempt("sendSupplement", "intake", () => ({ act: "sendSupplement" })),
  attempt("answerSupplement", "applicant", () => ({ act: "answerSupplement", components: [paper("C2")] })),
  attempt("confirmSupplement", "intake", () => ({ act: "confirmSupplement", acceptedComponents: ["C2"] })),
  attempt("stop", "head", () => ({ act: "stop", reason, legalGround: "Đ.2", papersReturned: [] })),
  attempt("requirePayment", "specialist", () => ({ act: "requirePayment", amountDong: 15_000, reason })),
  attempt("confirmPayment", "cashier", () => ({
    act: "confirmPayment",
    reference: "BL-01",
    exemption: null,
  })),
  attempt("suspend", "head", () => ({ act: "suspend", ground: "Tòa án", document: "01" })),
  attempt("resume", "head", () => ({ act: "resume", note: "Xong" })),
  attempt("requestWithdrawal", "applicant", () => ({ act: "requestWithdrawal", reason })),
  attempt("approveWithdrawal", "head", () => ({
    act: "approveWithdrawal",
    refundDecision: "Hoàn",
    papersReturned: [],
  })),
  attempt("refuseWithdrawal", "head", () => ({ act: "refuseWithdrawal", reason })),
  attempt("cancelWithdrawal", "applicant", () => ({ act: "cancelWithdrawal" })),
  attempt("proposeExtension", "specialist", (it) => ({
    act: "proposeExtension",
    newDueOn: laterDay(it, 3),
    reason,
  })),
  attempt("signExtension", "leader", () => ({ act: "signExtension" })),
];

const RESULT: readonly Attempt[] = [
  attempt("draftResult", holder, () => ({ act: "draftResult", draft: DRAFT })),
  attempt("signResult", holder, () => SIGN),
  attempt("signResult", holder, () => ({ ...SIGN, outcome: "NEGATIVE", legalGround: "Đ.3" })),
  attempt("issueResult", holder, (it) => ({ ...ISSUE, number: `${it.events.length}/GXN-UBND` })),
  attempt("returnResult", "intake", () => RETURN),
  attempt("reopen", "leader", () => ({ act: "reopen", reason })),
  attempt("revokeResult", "leader", () => ({ act: "revokeResult", reason, legalGround: "Đ.18" })),
  attempt("supersedeResult", "leader", (it) => ({
    act: "supersedeResult",
    reason,
    legalGround: "Đ.18",
    replacementNumber: `${it.events.length}/QĐ-UBND`,
  })),
  attempt("sendResultAgain", "intake", () => ({ act: "sendResultAgain", reason })),
  attempt("openCorrection", "intake", () => ({ act: "openCorrection", correctionId: childId(77), reason })),
  attempt("moveCustody", "intake", (it) => ({
    act: "moveCustody",
    moves: [{ at: it.now, componentCodes: ["C1"], from: "Một cửa", to: "Văn thư", note: "" }],
  })),
  attempt("amendApplication", "intake", () => AMEND),
  attempt("checkComponents", "intake", () => ({ act: "checkComponents", components: [paper("C3")] })),
  {
    act: "moveDue",
    fits: (dossier) => startsFrom("moveDue", dossier.status),
    // The day on which the dossier is due becomes a day off.
    try: (it) => {
      const revised = it.with({ calendar: dayOffOnDueDay(it) });
      const move = { act: "moveDue", basis: "Quyết định nghỉ bù" } as const;
      return revised.answer("unitAdmin", move).ok ? revised.act("unitAdmin", move) : null;
    },
  },
];

/** Work comes up more often than the rest, and what few processes offer is not lost among it. */
const RARELY: ReadonlySet<DossierAct> = new Set<DossierAct>([
  "confirmDraftByApplicant",
  "fireTimer",
  "approveSupplement",
  "sendSupplement",
  "signExtension",
]);
const RARE = [...WORK, ...CLOCK].filter(({ act }) => RARELY.has(act));
export const ATTEMPTS: readonly Attempt[] = [
  ...BEFORE,
  ...RARE,
  ...WORK,
  ...RARE,
  ...WORK.slice(0, 4),
  ...CLOCK,
  ...RARE,
  ...RESULT,
  ...RESULT.slice(0, 4),
];
