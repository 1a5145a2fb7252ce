import type { OfficeRole } from "../access/index.ts";

/** What an officer may do with an open task (one-stop.md §5.1). */
export const STEP_ACTIONS = [
  "FORWARD",
  "RETURN_PREVIOUS",
  "REQUEST_SUPPLEMENT",
  "CONSULT",
  "SPLIT",
  "JOIN",
  "DECIDE",
  "SIGN",
  "ISSUE",
  "RETURN_RESULT",
  "STOP",
] as const;
export type StepAction = (typeof STEP_ACTIONS)[number];

/** What part of the work a step is; the dossier maps `verify`, `consult` and `payment` to its legal states. */
export const STAGES = [
  "intake",
  "assign",
  "appraise",
  "consult",
  "verify",
  "confirm",
  "review",
  "sign",
  "payment",
  "record",
  "issue",
  "children",
  "return",
] as const;
export type Stage = (typeof STAGES)[number];

/** The word before the signatory's title (NĐ 30/2020, Phụ lục I): thay mặt, quyền, ký thay, thừa lệnh, thừa uỷ quyền. */
export const SIGNING_AUTHORITIES = ["TM", "Q", "KT", "TL", "TUQ", "NONE"] as const;
export type SigningAuthority = (typeof SIGNING_AUTHORITIES)[number];

/**
 * Which unit holds the step; the dossier resolves it together with the step's role.
 * `receiving`: the one-stop unit that received; `competent`: the agency that decides, in its unit tree;
 * `support`: the support point; `consulted`: the unit asked for an opinion; `by-code:`: one fixed unit.
 */
export type UnitSelector = "receiving" | "competent" | "support" | "consulted" | `by-code:${string}`;

/** Text in both languages; `vi` is the official one. */
export type BilingualName = { readonly vi: string; readonly en: string };

/** How long a timer runs. Working units are counted on the deadline calendar by whoever schedules it. */
export type TimerDuration = {
  readonly unit: "WORKING_MINUTE" | "WORKING_DAY" | "CALENDAR_DAY";
  readonly count: number;
};

/** An interrupting event on the border of a task or wait: when it comes, the task ends and the token leaves by `flow`. */
export type BoundaryEvent = {
  readonly id: string;
  readonly name: BilingualName;
  readonly trigger: TimerTrigger | MessageTrigger;
  /** Recorded as the outcome of the step when the event ends it, e.g. `NO_REPLY`. */
  readonly outcome: string | null;
  readonly flow: string;
};
export type TimerTrigger = { readonly kind: "timer"; readonly duration: TimerDuration };
export type MessageTrigger = { readonly kind: "message"; readonly message: string };

type NodeBase = {
  /** Element id of the BPMN file; for tasks and waits also the step code. */
  readonly id: string;
  readonly name: BilingualName;
  readonly incoming: readonly string[];
  readonly outgoing: readonly string[];
};

export type TaskNode = NodeBase & {
  readonly kind: "task";
  readonly role: OfficeRole;
  readonly unit: UnitSelector;
  readonly stage: Stage;
  /** Upper bound of working time on this step (định mức thời gian), minutes. */
  readonly quotaMinutes: number;
  /** The bound for dossiers submitted online; equals `quotaMinutes` where the file names no other. */
  readonly quotaOnlineMinutes: number;
  readonly actions: readonly StepAction[];
  /** Allowed outcomes; empty means the step just ends. */
  readonly outcomes: readonly string[];
  readonly signingAuthority: SigningAuthority | null;
  /** Status of the national portal (DVCQG, 1 to 10) while the step is open. */
  readonly nationalStatus: number;
  /** Internal keys of the papers the step produces, e.g. `RECEIPT`, `CONTROL_SHEET`. */
  readonly documents: readonly string[];
  readonly boundary: readonly BoundaryEvent[];
};

/** A token waits for the world: payment, a reply, a child dossier, the applicant, or only time. */
export type WaitNode = NodeBase & {
  readonly kind: "wait";
  readonly trigger: TimerTrigger | MessageTrigger;
  readonly stage: Stage | null;
  readonly nationalStatus: number;
  readonly childKey: string | null;
  readonly boundary: readonly BoundaryEvent[];
};

/** Tells the world something, e.g. "open the child dossier"; never waits. */
export type SendNode = NodeBase & {
  readonly kind: "send";
  readonly message: string;
  readonly childKey: string | null;
  readonly childProcedure: string | null;
};

export type GatewayNode = NodeBase & { readonly kind: "exclusive" | "parallel" };
export type EndpointNode = NodeBase & { readonly kind: "start" | "end" };

export type ProcessNode = TaskNode | WaitNode | SendNode | GatewayNode | EndpointNode;

export type Flow = {
  readonly id: string;
  readonly name: BilingualName;
  readonly from: string;
  readonly to: string;
  /** FEEL expression over the case data; null on the default flow and wherever there is no choice. */
  readonly condition: string | null;
  /** The flow an exclusive gateway takes when no condition holds. */
  readonly isDefault: boolean;
};

/** Drawn positions, px; taken from the file's diagram. */
export type Bounds = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};
export type Point = { readonly x: number; readonly y: number };
export type DiagramLayout = {
  readonly nodes: Readonly<Record<string, Bounds>>;
  readonly flows: Readonly<Record<string, readonly Point[]>>;
};

export type ProcessKind = "PROCEDURE" | "INTERNAL";

/** A validated process, ready to run. Plain JSON, never changed after reading. */
export type ProcessGraph = {
  /** Id of the BPMN process element; the `processCode` of a procedure's case. */
  readonly code: string;
  readonly name: BilingualName;
  readonly kind: ProcessKind;
  readonly startId: string;
  readonly nodes: Readonly<Record<string, ProcessNode>>;
  readonly flows: Readonly<Record<string, Flow>>;
  /** From the file's diagram, or computed where the file has none or an incomplete one. */
  readonly layout: DiagramLayout;
};
