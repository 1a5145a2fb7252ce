import { OFFICE_ROLES } from "../access/index.ts";
import {
  type BoundaryEvent,
  type ProcessNode,
  SIGNING_AUTHORITIES,
  STAGES,
  STEP_ACTIONS,
  type TaskNode,
  type TimerDuration,
  type WaitNode,
} from "./graph.ts";
import { problemAt, type RawElement, type RawFlow, type RawTrigger } from "./raw-process.ts";
import type { ProcessProblem, ProcessProblemCode } from "./refusals.ts";
import { isUnitSelector } from "./state.ts";

/** One working year; a bigger quota is a slip of the pen. */
const QUOTA_MINUTES_MAX = 120_000;
const IN_PROGRESS = 4;
const ID = /^[A-Za-z][A-Za-z0-9_]{0,62}$/;
const DURATION = /^P(?:(\d{1,4})D|T(?:(\d{1,4})H)?(?:(\d{1,5})M)?)$/;

type Report = (code: ProcessProblemCode, detail?: string | null) => void;
type Ways = Pick<ProcessNode, "incoming" | "outgoing">;

/** What the elements of a file say, with everything wrong in their values. Structure is checked elsewhere. */
export function parseNodes(
  elements: readonly RawElement[],
  flows: readonly RawFlow[],
): { readonly nodes: readonly ProcessNode[]; readonly problems: readonly ProcessProblem[] } {
  const problems: ProcessProblem[] = [];
  const reportFor =
    (element: RawElement): Report =>
    (code, detail = null) =>
      void problems.push(problemAt(element, code, detail));
  const boundaries = new Map<string, BoundaryEvent[]>();
  for (const element of elements.filter(({ type }) => type === "bpmn:BoundaryEvent")) {
    const event = parseBoundary(element, flows, reportFor(element));
    if (event !== null)
      boundaries.set(element.attachedTo ?? "", [...(boundaries.get(element.attachedTo ?? "") ?? []), event]);
  }
  const nodes = elements
    .filter(({ type }) => type !== "bpmn:BoundaryEvent")
    .flatMap((element) => {
      const report = reportFor(element);
      if (!ID.test(element.id)) report("BAD_ID", element.id);
      const ways = {
        incoming: flows.filter(({ to }) => to === element.id).map(({ id }) => id),
        outgoing: flows.filter(({ from }) => from === element.id).map(({ id }) => id),
      };
      const node = parseNode(element, { ways, boundary: boundaries.get(element.id) ?? [], report });
      return node === null ? [] : [node];
    });
  return { nodes, problems };
}

type Context = { readonly ways: Ways; readonly boundary: readonly BoundaryEvent[]; readonly report: Report };

function parseNode(element: RawElement, context: Context): ProcessNode | null {
  const { ways, report } = context;
  const base = { id: element.id, name: nameOf(element), ...ways };
  switch (element.type) {
    case "bpmn:StartEvent":
    case "bpmn:EndEvent":
      if (element.trigger !== null) report("UNKNOWN_ELEMENT", describe(element));
      return { ...base, kind: element.type === "bpmn:StartEvent" ? "start" : "end" };
    case "bpmn:ExclusiveGateway":
      return { ...base, kind: "exclusive" };
    case "bpmn:ParallelGateway":
      return { ...base, kind: "parallel" };
    case "bpmn:UserTask":
      return { ...base, ...parseTask(element, context) };
    case "bpmn:ReceiveTask":
    case "bpmn:IntermediateCatchEvent":
      return { ...base, ...parseWait(element, context) };
    case "bpmn:IntermediateThrowEvent":
      return parseSend(element, base, report);
    default:
      report("UNKNOWN_ELEMENT", element.type);
      return null;
  }
}

function parseTask(
  element: RawElement,
  { boundary, report }: Context,
): Omit<TaskNode, "id" | "name" | keyof Ways> {
  if (element.name === "") report("MISSING_NAME");
  const { role, unit, stage, quotaMinutes, quotaOnlineMinutes, signingAuthority } = element.attributes;
  if (role === undefined) report("MISSING_ROLE");
  if (unit === undefined) report("MISSING_UNIT");
  else if (!isUnitSelector(unit)) report("BAD_VALUE", `unit="${unit}"`);
  if (stage === undefined) report("MISSING_STAGE");
  if (quotaMinutes === undefined) report("MISSING_QUOTA");
  if (stage === "sign" && signingAuthority === undefined) report("MISSING_SIGNING_AUTHORITY");
  const quota = minutesOf(quotaMinutes, "quotaMinutes", report) ?? 1;
  return {
    kind: "task",
    role: oneOf(OFFICE_ROLES, { value: role, attribute: "role", report }) ?? "specialist",
    unit: unit !== undefined && isUnitSelector(unit) ? unit : "competent",
    stage: oneOf(STAGES, { value: stage, attribute: "stage", report }) ?? "appraise",
    quotaMinutes: quota,
    quotaOnlineMinutes: minutesOf(quotaOnlineMinutes, "quotaOnlineMinutes", report) ?? quota,
    actions: wordsOf(element.attributes.actions).flatMap((value) => {
      const action = oneOf(STEP_ACTIONS, { value, attribute: "actions", report });
      return action === null ? [] : [action];
    }),
    outcomes: wordsOf(element.attributes.outcomes).filter((word) => isWord(word, "outcomes", report)),
    signingAuthority: oneOf(SIGNING_AUTHORITIES, {
      value: signingAuthority,
      attribute: "signingAuthority",
      report,
    }),
    nationalStatus: nationalStatusOf(element, report),
    documents: wordsOf(element.attributes.documents).filter((word) => isWord(word, "documents", report)),
    boundary,
  };
}

function parseWait(
  element: RawElement,
  { boundary, report }: Context,
): Omit<WaitNode, "id" | "name" | keyof Ways> {
  if (element.name === "") report("MISSING_NAME");
  const { stage, childKey } = element.attributes;
  return {
    kind: "wait",
    trigger: parseTrigger(element, report),
    stage: oneOf(STAGES, { value: stage, attribute: "stage", report }),
    nationalStatus: nationalStatusOf(element, report),
    childKey: childKey ?? null,
    boundary,
  };
}

function parseSend(
  element: RawElement,
  base: { id: string; name: { vi: string; en: string } } & Ways,
  report: Report,
) {
  if (element.trigger?.kind !== "message") {
    report("UNKNOWN_ELEMENT", describe(element));
    return null;
  }
  const { message } = element.trigger;
  if (message === null) report("MISSING_MESSAGE");
  const { childKey = null, childProcedure = null } = element.attributes;
  return { ...base, kind: "send" as const, message: message ?? "", childKey, childProcedure };
}

function parseBoundary(element: RawElement, flows: readonly RawFlow[], report: Report): BoundaryEvent | null {
  if (!ID.test(element.id)) report("BAD_ID", element.id);
  if (!element.isInterrupting) report("NOT_INTERRUPTING");
  const outgoing = flows.filter(({ from }) => from === element.id);
  if (outgoing.length > 1) report("SEVERAL_WAYS_WITHOUT_GATEWAY");
  const flow = outgoing[0];
  if (flow === undefined) {
    report("DEAD_END");
    return null;
  }
  const outcome = element.attributes.outcome ?? null;
  if (outcome !== null) isWord(outcome, "outcome", report);
  return {
    id: element.id,
    name: nameOf(element),
    trigger: parseTrigger(element, report),
    outcome,
    flow: flow.id,
  };
}

function parseTrigger(element: RawElement, report: Report): WaitNode["trigger"] {
  const { trigger } = element;
  if (trigger?.kind === "timer") {
    const duration = parseDuration(trigger);
    if (duration === null) report("MISSING_DURATION", trigger.duration);
    return { kind: "timer", duration: duration ?? { unit: "WORKING_DAY", count: 1 } };
  }
  if (trigger?.kind === "message") {
    if (trigger.message === null) report("MISSING_MESSAGE");
    return { kind: "message", message: trigger.message ?? "" };
  }
  report("UNKNOWN_ELEMENT", describe(element));
  return { kind: "message", message: "" };
}

/** ISO 8601 in days, or in hours and minutes. Days are working days unless the file says `calendar`; hours always are working time. */
function parseDuration({
  duration,
  timerUnit,
}: Extract<RawTrigger, { kind: "timer" }>): TimerDuration | null {
  const match = DURATION.exec(duration ?? "");
  if (match === null || (timerUnit !== null && timerUnit !== "working" && timerUnit !== "calendar"))
    return null;
  const days = Number(match[1] ?? 0);
  const minutes = Number(match[2] ?? 0) * 60 + Number(match[3] ?? 0);
  if (days > 0) return { unit: timerUnit === "calendar" ? "CALENDAR_DAY" : "WORKING_DAY", count: days };
  return minutes > 0 && timerUnit !== "calendar" ? { unit: "WORKING_MINUTE", count: minutes } : null;
}

export function nameOf({ name, attributes }: Pick<RawElement, "name" | "attributes">) {
  return { vi: name, en: attributes.nameEn ?? name };
}

function describe({ type, trigger }: RawElement): string {
  if (trigger === null) return type;
  return `${type} + ${trigger.kind === "other" ? trigger.type : trigger.kind}`;
}

type Choice = { readonly value: string | undefined; readonly attribute: string; readonly report: Report };

function oneOf<const T extends string>(
  allowed: readonly T[],
  { value, attribute, report }: Choice,
): T | null {
  if (value === undefined) return null;
  const found = allowed.find((known) => known === value);
  if (found === undefined) report("BAD_VALUE", `${attribute}="${value}"`);
  return found ?? null;
}

function minutesOf(value: string | undefined, attribute: string, report: Report): number | null {
  if (value === undefined) return null;
  const minutes = /^\d{1,6}$/.test(value) ? Number(value) : 0;
  if (minutes > 0 && minutes <= QUOTA_MINUTES_MAX) return minutes;
  report("BAD_VALUE", `${attribute}="${value}"`);
  return null;
}

function nationalStatusOf({ attributes: { nationalStatus } }: RawElement, report: Report): number {
  if (nationalStatus === undefined) return IN_PROGRESS;
  if (/^([1-9]|10)$/.test(nationalStatus)) return Number(nationalStatus);
  report("BAD_VALUE", `nationalStatus="${nationalStatus}"`);
  return IN_PROGRESS;
}

function wordsOf(value: string | undefined): readonly string[] {
  return value === undefined || value === "" ? [] : value.split(" ");
}

function isWord(word: string, attribute: string, report: Report): boolean {
  if (/^[A-Z][A-Z0-9_]{0,39}$/.test(word)) return true;
  report("BAD_VALUE", `${attribute}="${word}"`);
  return false;
}
