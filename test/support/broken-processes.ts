import { aFlow, aLine, aTask } from "./bpmn-text.ts";

const START = '<bpmn:startEvent id="start" />';
const END = '<bpmn:endEvent id="finish" />';
const around = (...ids: string[]) =>
  START + END + aFlow("start", ids[0] ?? "") + aFlow(ids.at(-1) ?? "", "finish");
const timer = (duration: string, more = "") =>
  `<bpmn:timerEventDefinition ${more}><bpmn:timeDuration xsi:type="bpmn:tFormalExpression">${duration}</bpmn:timeDuration></bpmn:timerEventDefinition>`;
/** start → choice → a or b → finish. */
const choice = (gateway: string, toA: string, toB: string) =>
  `${START}${END}<bpmn:exclusiveGateway id="choice" name="Chọn" ${gateway} />${aTask("a")}${aTask("b")}` +
  aFlow("start", "choice") +
  toA +
  toB +
  aFlow("a", "finish") +
  aFlow("b", "finish");
const BY_DEFAULT = 'default="choice_to_a"';
/** start → split → a and b → join → finish, flows given. */
const parallel = (flows: string, more = "") =>
  `${START}${END}<bpmn:parallelGateway id="split" /><bpmn:parallelGateway id="join" name="Gộp" />${aTask("a")}${aTask("b")}${more}` +
  aFlow("start", "split") +
  aFlow("split", "a") +
  aFlow("split", "b") +
  aFlow("join", "finish") +
  flows;
const withoutAttribute = (name: string) =>
  aTask("appraise").replace(new RegExp(` motcua:${name}="[^"]*"`), "");

/** What is wrong, the body of the file, and the problem it must be refused with. */
export type BrokenProcess = readonly [
  string,
  string,
  { code: string; elementId: string | null; detail?: string },
];

export const BROKEN_PROCESSES: readonly BrokenProcess[] = [
  [
    "a script task",
    `${around("x")}<bpmn:scriptTask id="x" name="Mã" />`,
    { code: "UNKNOWN_ELEMENT", elementId: "x", detail: "bpmn:ScriptTask" },
  ],
  [
    "a sub-process",
    `${around("x")}<bpmn:subProcess id="x" name="Con" />`,
    { code: "UNKNOWN_ELEMENT", elementId: "x" },
  ],
  [
    "an inclusive gateway",
    `${around("x")}<bpmn:inclusiveGateway id="x" />`,
    { code: "UNKNOWN_ELEMENT", elementId: "x" },
  ],
  [
    "a type BPMN does not have",
    `${aLine("a")}<bpmn:magicTask id="x" />`,
    { code: "UNKNOWN_ELEMENT", elementId: null, detail: "bpmn:magicTask" },
  ],
  [
    "a signal event",
    `${around("x")}<bpmn:intermediateCatchEvent id="x"><bpmn:signalEventDefinition /></bpmn:intermediateCatchEvent>`,
    { code: "UNKNOWN_ELEMENT", elementId: "x" },
  ],
  [
    "a timed start",
    aLine("a").replace(START, `<bpmn:startEvent id="start">${timer("P1D")}</bpmn:startEvent>`),
    { code: "UNKNOWN_ELEMENT", elementId: "start" },
  ],
  [
    "a misspelt attribute",
    aLine("a").replace("motcua:role", "motcua:rol"),
    { code: "UNKNOWN_ATTRIBUTE", elementId: "a", detail: "motcua:rol" },
  ],
  [
    "a role nobody holds",
    aLine("a").replace('"specialist"', '"king"'),
    { code: "BAD_VALUE", elementId: "a", detail: 'role="king"' },
  ],
  [
    "a unit that is no selector",
    aLine("a").replace('"competent"', '"somewhere"'),
    { code: "BAD_VALUE", elementId: "a" },
  ],
  [
    "a quota of nothing",
    aLine("a").replace('"60"', '"0"'),
    { code: "BAD_VALUE", elementId: "a", detail: 'quotaMinutes="0"' },
  ],
  ["a quota with a comma", aLine("a").replace('"60"', '"1,5"'), { code: "BAD_VALUE", elementId: "a" }],
  [
    "a national status 11",
    around("a") + aTask("a", { nationalStatus: "11" }),
    { code: "BAD_VALUE", elementId: "a" },
  ],
  [
    "an action nobody knows",
    around("a") + aTask("a", { actions: "DANCE" }),
    { code: "BAD_VALUE", elementId: "a" },
  ],
  ["a step whose id has a hyphen", aLine("a-b"), { code: "BAD_ID", elementId: "a-b" }],
  ["a step called __proto__", aLine("__proto__"), { code: "BAD_ID", elementId: "__proto__" }],
  ["the same id twice", aLine("a") + aTask("a"), { code: "DUPLICATE_ID", elementId: "a" }],
  [
    "a flow to nowhere",
    `${aLine("a")}<bpmn:sequenceFlow id="f" sourceRef="a" targetRef="ghost" />`,
    { code: "UNRESOLVED_REFERENCE", elementId: null, detail: "ghost" },
  ],
  [
    "a step without role",
    around("appraise") + withoutAttribute("role"),
    { code: "MISSING_ROLE", elementId: "appraise" },
  ],
  [
    "a step without unit",
    around("appraise") + withoutAttribute("unit"),
    { code: "MISSING_UNIT", elementId: "appraise" },
  ],
  [
    "a step without quota",
    around("appraise") + withoutAttribute("quotaMinutes"),
    { code: "MISSING_QUOTA", elementId: "appraise" },
  ],
  [
    "a step without stage",
    around("appraise") + withoutAttribute("stage"),
    { code: "MISSING_STAGE", elementId: "appraise" },
  ],
  ["a step without name", aLine("a").replace(' name="Bước a"', ""), { code: "MISSING_NAME", elementId: "a" }],
  [
    "a signing step without authority word",
    around("a") + aTask("a", { stage: "sign" }),
    { code: "MISSING_SIGNING_AUTHORITY", elementId: "a" },
  ],
  [
    "a wait for no message",
    `${around("x")}<bpmn:receiveTask id="x" name="Chờ" />`,
    { code: "MISSING_MESSAGE", elementId: "x" },
  ],
  [
    "a timer of no length",
    `${around("x")}<bpmn:intermediateCatchEvent id="x" name="Chờ">${timer("P0D")}</bpmn:intermediateCatchEvent>`,
    { code: "MISSING_DURATION", elementId: "x", detail: "P0D" },
  ],
  [
    "a timer in months",
    `${around("x")}<bpmn:intermediateCatchEvent id="x" name="Chờ">${timer("P1M")}</bpmn:intermediateCatchEvent>`,
    { code: "MISSING_DURATION", elementId: "x" },
  ],
  [
    "calendar hours",
    `${around("x")}<bpmn:intermediateCatchEvent id="x" name="Chờ">${timer("PT4H", 'motcua:timerUnit="calendar"')}</bpmn:intermediateCatchEvent>`,
    { code: "MISSING_DURATION", elementId: "x" },
  ],
  ["no start", `${END}${aTask("a")}${aFlow("a", "finish")}`, { code: "NO_START", elementId: null }],
  [
    "several starts",
    `${aLine("a")}<bpmn:startEvent id="second" />${aFlow("second", "a")}`,
    { code: "SEVERAL_STARTS", elementId: "second" },
  ],
  ["no end", `${START}${aTask("a")}${aFlow("start", "a")}`, { code: "NO_END", elementId: null }],
  [
    "a step nothing leads to",
    `${aLine("a")}${aTask("b")}${aFlow("b", "finish")}`,
    { code: "UNREACHABLE", elementId: "b" },
  ],
  [
    "a step that leads nowhere",
    choice(BY_DEFAULT, aFlow("choice", "a"), aFlow("choice", "b", "x = 1")).replace(aFlow("b", "finish"), ""),
    { code: "DEAD_END", elementId: "b" },
  ],
  [
    "an event on the border that leads nowhere",
    `${aLine("a")}<bpmn:boundaryEvent id="late" attachedToRef="a">${timer("P1D")}</bpmn:boundaryEvent>`,
    { code: "DEAD_END", elementId: "late" },
  ],
  [
    "two ways out of a step",
    `${aLine("a")}${aTask("b")}${aFlow("a", "b")}${aFlow("b", "finish")}`,
    { code: "SEVERAL_WAYS_WITHOUT_GATEWAY", elementId: "a" },
  ],
  [
    "a choice without default",
    choice("", aFlow("choice", "a", "x = 1"), aFlow("choice", "b", "x = 2")),
    { code: "GATEWAY_WITHOUT_DEFAULT", elementId: "choice" },
  ],
  [
    "a default with a condition",
    choice(BY_DEFAULT, aFlow("choice", "a", "x = 1"), aFlow("choice", "b", "x = 2")),
    { code: "DEFAULT_WITH_CONDITION", elementId: "choice_to_a" },
  ],
  [
    "a way without condition",
    choice(BY_DEFAULT, aFlow("choice", "a"), aFlow("choice", "b")),
    { code: "MISSING_CONDITION", elementId: "choice_to_b" },
  ],
  [
    "a condition after a step",
    aLine("a").replace(aFlow("a", "finish"), aFlow("a", "finish", "x = 1")),
    { code: "MISPLACED_CONDITION", elementId: "a_to_finish" },
  ],
  [
    "half a condition",
    choice(BY_DEFAULT, aFlow("choice", "a"), aFlow("choice", "b", "x = ")),
    { code: "CONDITION_DOES_NOT_PARSE", elementId: "choice_to_b", detail: "x =" },
  ],
  [
    "a condition with a loop",
    choice(BY_DEFAULT, aFlow("choice", "a"), aFlow("choice", "b", "count(for x in 1..9 return x) = 9")),
    { code: "CONDITION_NOT_ALLOWED", elementId: "choice_to_b" },
  ],
  [
    "a branch that skips the join",
    parallel(aFlow("a", "join") + aFlow("b", "finish")),
    { code: "END_IN_BRANCH", elementId: "finish", detail: "split" },
  ],
  [
    "a join of a choice",
    choice(BY_DEFAULT, aFlow("choice", "a"), aFlow("choice", "b", "x = 1"))
      .replaceAll("_to_finish", "_to_join")
      .replaceAll('targetRef="finish"', 'targetRef="join"') +
      '<bpmn:parallelGateway id="join" name="Gộp" />' +
      aFlow("join", "finish"),
    { code: "UNBALANCED_JOIN", elementId: "join" },
  ],
  [
    "a third way into a join",
    parallel(
      aFlow("a", "c") +
        aFlow("c", "join") +
        aFlow("c", "e", "x = 1") +
        aFlow("e", "join") +
        aFlow("b", "join"),
      `<bpmn:exclusiveGateway id="c" default="c_to_join" />${aTask("e")}`,
    ),
    { code: "UNBALANCED_JOIN", elementId: "join", detail: "split" },
  ],
  [
    "a branch that enters the join twice while the other never does",
    parallel(
      aFlow("a", "c") +
        aFlow("c", "join") +
        aFlow("c", "e", "x = 1") +
        aFlow("e", "join") +
        aFlow("b", "finish"),
      `<bpmn:exclusiveGateway id="c" default="c_to_join" />${aTask("e")}`,
    ),
    { code: "UNBALANCED_JOIN", elementId: "join", detail: "split" },
  ],
  [
    "two joins between which the branches may disagree",
    parallel(
      ["a", "b"]
        .map((id) => aFlow(id, `${id}2`) + aFlow(`${id}2`, "join") + aFlow(`${id}2`, "other", "x = 1"))
        .join("") + aFlow("other", "finish"),
      ["a", "b"].map((id) => `<bpmn:exclusiveGateway id="${id}2" default="${id}2_to_join" />`).join("") +
        '<bpmn:parallelGateway id="other" />',
    ),
    { code: "UNBALANCED_JOIN", elementId: "join", detail: "split" },
  ],
  [
    "a way back into a join",
    parallel(
      aFlow("a", "join") + aFlow("b", "join"),
      '<bpmn:exclusiveGateway id="back" default="back_to_finish" />',
    ).replace(
      aFlow("join", "finish"),
      aFlow("join", "back") +
        aFlow("back", "finish") +
        aFlow("back", "e", "x = 1") +
        aTask("e") +
        aFlow("e", "join"),
    ),
    { code: "UNBALANCED_JOIN", elementId: "join" },
  ],
  [
    "a way from branch to branch",
    parallel(
      aFlow("a", "c") + aFlow("c", "join") + aFlow("c", "b", "x = 1") + aFlow("b", "join"),
      '<bpmn:exclusiveGateway id="c" default="c_to_join" />',
    ),
    { code: "BRANCHES_MIXED", elementId: "b" },
  ],
  [
    "a circle of gateways",
    `${START}${END}<bpmn:exclusiveGateway id="g" default="g_to_finish" /><bpmn:exclusiveGateway id="h" />${aFlow("start", "h")}${aFlow("h", "g")}${aFlow("g", "h", "x = 1")}${aFlow("g", "finish")}`,
    { code: "AUTOMATIC_LOOP", elementId: "g" },
  ],
  [
    "an event that does not interrupt",
    `${aLine("a")}<bpmn:boundaryEvent id="late" attachedToRef="a" cancelActivity="false">${timer("P1D")}</bpmn:boundaryEvent>${aFlow("late", "finish")}`,
    { code: "NOT_INTERRUPTING", elementId: "late" },
  ],
];
