import { describe, expect, it } from "vitest";
import { aFile, aFlow, aTask } from "../../../test/support/bpmn-text.ts";
import type { ProcessGraph } from "./graph.ts";
import { readProcess } from "./read-process.ts";
import {
  ACTS_MAX,
  cancel,
  completeTask,
  fireTimer,
  listReturnTargets,
  receiveMessage,
  returnToPrevious,
  start,
} from "./run.ts";
import { readShippedProcess, type ShippedProcessCode } from "./shipped.ts";
import type { ProcessAdvance, ProcessFacts, ProcessState, RunResult } from "./state.ts";

async function graphOf(xml: string): Promise<ProcessGraph> {
  const read = await readProcess(xml);
  if (!read.ok) throw new TypeError(JSON.stringify(read.refusal));
  return read.value;
}
const shipped = async (code: ShippedProcessCode) => graphOf(await readShippedProcess(code));

function accepted(result: RunResult): ProcessAdvance {
  if (!result.ok) throw new TypeError(JSON.stringify(result.refusal));
  return result.value;
}
const codeOf = (result: RunResult) => (result.ok ? "accepted" : result.refusal.code);
const openSteps = ({ openTasks, waits }: ProcessState) =>
  [...openTasks, ...waits].map(({ stepCode }) => stepCode).toSorted();
const idOf = (state: ProcessState, stepCode: string) =>
  state.openTasks.find((task) => task.stepCode === stepCode)?.taskId ?? "none";

/** Completes the named steps one after the other; `step:OUTCOME` gives an outcome. */
function complete(
  graph: ProcessGraph,
  state: ProcessState,
  steps: string,
  facts: ProcessFacts = {},
): ProcessState {
  return steps.split(" ").reduce((current, step) => {
    const [code = "", outcome] = step.split(":");
    const act = { taskId: idOf(current, code), facts, ...(outcome === undefined ? {} : { outcome }) };
    return accepted(completeTask(graph, current, act)).state;
  }, state);
}

describe("the land-use process", () => {
  const begin = async () => {
    const graph = await shipped("land-use-change");
    const state = complete(graph, accepted(start(graph, {})).state, "intake assign appraise");
    return { graph, state };
  };

  it("asks planning and the land office at the same time and goes on when both have answered", async () => {
    const { graph, state } = await begin();
    expect(openSteps(state)).toEqual(["consultLandOffice", "consultPlanning"]);
    const half = complete(graph, state, "consultPlanning:AGREE");
    expect(openSteps(half)).toEqual(["consultLandOffice"]);
    expect(openSteps(complete(graph, half, "consultLandOffice:CONDITIONAL"))).toEqual(["review"]);
  });

  it("counts no reply in three working days as an outcome of its own", async () => {
    const { graph, state } = await begin();
    expect(state.timers.map(({ duration }) => duration)).toEqual([
      { unit: "WORKING_DAY", count: 3 },
      { unit: "WORKING_DAY", count: 3 },
    ]);
    const timerId = state.timers.find(({ elementId }) => elementId === "planningTimeout")?.timerId ?? "";
    const { state: late, effects } = accepted(fireTimer(graph, state, { timerId, facts: {} }));
    expect(effects.map(({ kind }) => kind)).toEqual(["TASK_CLOSED", "TIMER_STOPPED"]);
    expect(late.outcomes).toEqual({ consultPlanning: "NO_REPLY" });
    expect(codeOf(fireTimer(graph, late, { timerId, facts: {} }))).toBe("TIMER_NOT_RUNNING");
    expect(openSteps(complete(graph, late, "consultLandOffice:AGREE"))).toEqual(["review"]);
  });

  it("waits for the payment, and not when it came early or is exempt", async () => {
    const { graph, state } = await begin();
    const decided = complete(
      graph,
      state,
      "consultPlanning:AGREE consultLandOffice:AGREE review sign:APPROVE",
    );
    const waiting = complete(graph, decided, "sendTaxSlip");
    expect(waiting.waits).toMatchObject([
      { stepCode: "awaitPayment", stage: "payment", nationalStatus: 6, message: "payment-received" },
    ]);
    expect(codeOf(receiveMessage(graph, waiting, { message: "something-else", facts: {} }))).toBe(
      "MESSAGE_NOT_EXPECTED",
    );
    const paid = accepted(receiveMessage(graph, waiting, { message: "payment-received", facts: {} })).state;
    expect(openSteps(paid)).toEqual(["updateRecord"]);
    for (const facts of [{ paymentReceived: true }, { paymentExempt: true }]) {
      expect(openSteps(complete(graph, decided, "sendTaxSlip", facts))).toEqual(["updateRecord"]);
    }
  });

  it("issues a refusal without tax and payment", async () => {
    const { graph, state } = await begin();
    const refused = complete(
      graph,
      state,
      "consultPlanning:DISAGREE consultLandOffice:AGREE review sign:REFUSE",
    );
    expect(openSteps(refused)).toEqual(["issue"]);
    expect(complete(graph, refused, "issue returnResult").status).toBe("ENDED");
  });

  it("goes back from the review to the appraisal, never into one branch of the consultation", async () => {
    const { graph, state } = await begin();
    const review = complete(graph, state, "consultPlanning:AGREE consultLandOffice:AGREE");
    expect(listReturnTargets(review, idOf(review, "review"))).toEqual(["intake", "assign", "appraise"]);
    const { state: back, effects } = accepted(
      returnToPrevious(graph, review, { taskId: idOf(review, "review") }),
    );
    expect(effects).toMatchObject([
      { kind: "TASK_CLOSED", how: "RETURNED" },
      { kind: "TASK_OPENED", task: { stepCode: "appraise" } },
    ]);
    expect(back.doneSteps).toEqual(["intake", "assign"]);
    expect(back.outcomes).toEqual({});
    const to = { taskId: idOf(review, "review"), to: "consultPlanning" };
    expect(codeOf(returnToPrevious(graph, review, to))).toBe("STEP_NOT_BEHIND");
  });
});

describe("the birth process", () => {
  it("asks for the applicant's confirmation only online; silence for an hour means yes", async () => {
    const graph = await shipped("birth-same-day");
    const begun = accepted(start(graph, {})).state;
    expect(openSteps(complete(graph, begun, "intake draftRecord", { channel: "counter" }))).toEqual([
      "registerBirth",
    ]);
    const online = complete(graph, begun, "intake draftRecord", { channel: "online" });
    expect(openSteps(online)).toEqual(["confirmDraft"]);
    const timerId = online.timers[0]?.timerId ?? "";
    const silent = accepted(fireTimer(graph, online, { timerId, facts: {} })).state;
    expect(openSteps(silent)).toEqual(["registerBirth"]);
    expect(silent.outcomes).toEqual({ confirmDraft: "NO_REPLY" });
  });

  it("takes a disputed draft back to whoever wrote it and stops the hour", async () => {
    const graph = await shipped("birth-same-day");
    const online = complete(graph, accepted(start(graph, {})).state, "intake draftRecord", {
      channel: "online",
    });
    const { state, effects } = accepted(
      receiveMessage(graph, online, { message: "applicant-disputed-draft", facts: {} }),
    );
    expect(openSteps(state)).toEqual(["draftRecord"]);
    expect(state.timers).toEqual([]);
    expect(state.doneSteps).toEqual(["intake"]);
    expect(effects.map(({ kind }) => kind)).toEqual(["WAIT_CLOSED", "TIMER_STOPPED", "TASK_OPENED"]);
  });
});

describe("the marital status process", () => {
  it("takes the verification way only in case 02", async () => {
    const graph = await shipped("marital-status");
    const appraised = (facts: ProcessFacts) =>
      complete(graph, accepted(start(graph, {})).state, "intake assign appraise", facts);
    expect(openSteps(appraised({ needsVerification: false }))).toEqual(["sign"]);
    expect(openSteps(appraised({}))).toEqual(["sign"]);
    const verifying = complete(graph, appraised({ needsVerification: true }), "askFormerResidence");
    expect(verifying.waits).toMatchObject([{ stepCode: "awaitReply", stage: "verify" }]);
    expect(verifying.timers).toMatchObject([{ duration: { unit: "CALENDAR_DAY", count: 20 } }]);
  });
});

describe("the birth bundle", () => {
  it("opens the children when their turn comes and returns when all have closed", async () => {
    const graph = await shipped("birth-bundle");
    const first = completeTask(graph, accepted(start(graph, {})).state, { taskId: "task-2", facts: {} });
    expect(accepted(first).effects).toContainEqual({
      kind: "MESSAGE_SENT",
      stepCode: "openBirth",
      message: "open-child",
      childKey: "birth",
      childProcedure: "1.001193",
    });
    const close = (state: ProcessState, key: string) =>
      accepted(receiveMessage(graph, state, { message: `child-closed-${key}`, facts: {} })).state;
    const born = close(accepted(first).state, "birth");
    expect(openSteps(born)).toEqual(["awaitInsurance", "awaitResidence"]);
    expect(openSteps(close(born, "insurance"))).toEqual(["awaitResidence"]);
    expect(openSteps(close(close(born, "insurance"), "residence"))).toEqual(["returnResult"]);
  });
});

describe("acts out of turn", () => {
  it("are refused by what they are", async () => {
    const graph = await shipped("ward-standard");
    const begun = accepted(start(graph, {})).state;
    const next = complete(graph, begun, "intake");
    const twice = completeTask(graph, next, { taskId: "task-2", facts: {} });
    expect(codeOf(twice)).toBe("TASK_ALREADY_CLOSED");
    expect(codeOf(completeTask(graph, next, { taskId: "task-99", facts: {} }))).toBe("TASK_UNKNOWN");
    expect(codeOf(completeTask(graph, next, { taskId: "nonsense", facts: {} }))).toBe("TASK_UNKNOWN");
    expect(
      codeOf(completeTask(graph, next, { taskId: idOf(next, "assign"), outcome: "YES", facts: {} })),
    ).toBe("OUTCOME_NOT_OFFERED");
    expect(codeOf(returnToPrevious(graph, begun, { taskId: "task-2" }))).toBe("STEP_ACTION_NOT_ALLOWED");
    const stopped = accepted(cancel(graph, next)).state;
    expect(codeOf(cancel(graph, stopped))).toBe("PROCESS_NOT_RUNNING");
    expect(codeOf(completeTask(graph, stopped, { taskId: idOf(next, "assign"), facts: {} }))).toBe(
      "PROCESS_NOT_RUNNING",
    );
    const land = await shipped("land-use-change");
    const consult = complete(land, accepted(start(land, {})).state, "intake assign appraise");
    const silent = { taskId: idOf(consult, "consultPlanning"), facts: {} };
    expect(codeOf(completeTask(land, consult, silent))).toBe("OUTCOME_REQUIRED");
    expect(codeOf(completeTask(land, consult, { ...silent, outcome: "MAYBE" }))).toBe("OUTCOME_NOT_OFFERED");
  });

  it("include returning from the first step of a branch", async () => {
    const body = `<bpmn:startEvent id="start" /><bpmn:endEvent id="finish" /><bpmn:parallelGateway id="split" /><bpmn:parallelGateway id="join" />${["before", "a", "b"].map((id) => aTask(id)).join("")}`;
    const flows = [
      ["start", "before"],
      ["before", "split"],
      ["split", "a"],
      ["split", "b"],
      ["a", "join"],
      ["b", "join"],
      ["join", "finish"],
    ];
    const graph = await graphOf(aFile(body + flows.map(([from = "", to = ""]) => aFlow(from, to)).join("")));
    const state = complete(graph, accepted(start(graph, {})).state, "before");
    expect(codeOf(returnToPrevious(graph, state, { taskId: idOf(state, "a") }))).toBe("NO_PREVIOUS_STEP");
  });
});

describe("a loop that someone keeps turning", () => {
  it("is refused after the limit of acts, and can still be cancelled", async () => {
    const graph = await shipped("ward-standard");
    let state = complete(graph, accepted(start(graph, {})).state, "intake");
    let last: RunResult | null = null;
    for (let turn = 0; turn <= ACTS_MAX && (last === null || last.ok); turn += 1) {
      last = returnToPrevious(graph, state, { taskId: idOf(state, "assign") });
      if (last.ok)
        last = completeTask(graph, last.value.state, { taskId: idOf(last.value.state, "intake"), facts: {} });
      if (last.ok) state = last.value.state;
    }
    expect(last === null ? "" : codeOf(last)).toBe("PROCESS_RUNS_IN_CIRCLES");
    expect(JSON.stringify(state).length).toBeLessThan(2_000);
    expect(accepted(cancel(graph, state)).state.tokens).toEqual([]);
  });

  it("is refused also where the file itself turns it", async () => {
    const gateways =
      '<bpmn:exclusiveGateway id="open" /><bpmn:exclusiveGateway id="close" default="close_to_finish" />';
    const flows =
      aFlow("start", "open") +
      aFlow("open", "a") +
      aFlow("a", "close") +
      aFlow("close", "open", "again = true") +
      aFlow("close", "finish");
    const ends = '<bpmn:startEvent id="start" /><bpmn:endEvent id="finish" />';
    const graph = await graphOf(aFile(ends + gateways + aTask("a") + flows));
    let state = accepted(start(graph, {})).state;
    let code = "accepted";
    for (let turn = 0; turn <= ACTS_MAX && code === "accepted"; turn += 1) {
      const result = completeTask(graph, state, { taskId: idOf(state, "a"), facts: { again: true } });
      code = codeOf(result);
      if (result.ok) state = result.value.state;
    }
    expect([code, state.acts]).toEqual(["PROCESS_RUNS_IN_CIRCLES", ACTS_MAX]);
  });
});
