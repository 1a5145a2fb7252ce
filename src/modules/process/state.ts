import { z } from "zod";
import type { Json } from "../../kernel/json.ts";
import type { Result } from "../../kernel/result.ts";
import { OFFICE_ROLES, type OfficeRole } from "../access/index.ts";
import {
  type BilingualName,
  SIGNING_AUTHORITIES,
  type SigningAuthority,
  STAGES,
  STEP_ACTIONS,
  type Stage,
  type StepAction,
  type TimerDuration,
  type UnitSelector,
} from "./graph.ts";
import type { RunRefusal } from "./refusals.ts";

/** Case data that conditions may read. */
export type ProcessFacts = Readonly<Record<string, Json>>;

/** A step the token has finished, with the steps of parallel blocks that closed after it. */
export type TrailEntry = { readonly stepCode: string; readonly covers: readonly string[] };

/** The parallel block a token is in: which split, which of its branches, and the trail before it. */
type TokenScope = {
  readonly splitId: string;
  readonly flowId: string;
  readonly trail: readonly TrailEntry[];
};

/** A token is in exactly one place: a task, a wait, or before a join on `flowId`. */
export type Token = {
  readonly id: string;
  readonly nodeId: string;
  readonly flowId: string | null;
  readonly trail: readonly TrailEntry[];
  readonly scopes: readonly TokenScope[];
};

/** Work for a person. At most one a token; the id is made from the state's own counter, so a replay gives it again. */
export type OpenTask = {
  readonly taskId: string;
  readonly tokenId: string;
  readonly stepCode: string;
  readonly name: BilingualName;
  readonly role: OfficeRole;
  readonly unitSelector: UnitSelector;
  readonly stage: Stage;
  readonly quotaMinutes: number;
  readonly quotaOnlineMinutes: number;
  readonly actions: readonly StepAction[];
  readonly outcomes: readonly string[];
  readonly signingAuthority: SigningAuthority | null;
  readonly nationalStatus: number;
  readonly documents: readonly string[];
};

/** A token waiting for a message; `message` is null where only a timer ends the wait. */
export type OpenWait = {
  readonly waitId: string;
  readonly tokenId: string;
  readonly stepCode: string;
  readonly name: BilingualName;
  readonly stage: Stage | null;
  readonly message: string | null;
  readonly nationalStatus: number;
  readonly childKey: string | null;
};

/** A running timer. Whoever runs the process computes the instant and calls `fireTimer` once it has passed. */
export type OpenTimer = {
  readonly timerId: string;
  readonly tokenId: string;
  /** The boundary event or timer event of the file. */
  readonly elementId: string;
  readonly duration: TimerDuration;
};

/** A run of a process: plain JSON, kept inside the dossier's events and projection. */
export type ProcessState = {
  readonly status: "RUNNING" | "ENDED" | "CANCELLED";
  /** Counter all ids are made from. */
  readonly nextSeq: number;
  /** Acts accepted so far; bounded, so that no loop of a file runs for ever. */
  readonly acts: number;
  readonly tokens: readonly Token[];
  readonly openTasks: readonly OpenTask[];
  readonly waits: readonly OpenWait[];
  readonly timers: readonly OpenTimer[];
  /** Step codes finished and not undone by a return, in order of finishing. */
  readonly doneSteps: readonly string[];
  /** Last outcome of each step that had one; conditions read it as `outcomes.<stepCode>`. */
  readonly outcomes: Readonly<Record<string, string>>;
};

export type TaskClosing = "COMPLETED" | "RETURNED" | "TIMED_OUT" | "MESSAGE" | "CANCELLED";

/** What the world has to do after an act, in order. */
export type ProcessEffect =
  | { readonly kind: "TASK_OPENED"; readonly task: OpenTask }
  | {
      readonly kind: "TASK_CLOSED";
      readonly taskId: string;
      readonly stepCode: string;
      readonly how: TaskClosing;
      readonly outcome: string | null;
    }
  | { readonly kind: "WAIT_OPENED"; readonly wait: OpenWait }
  | {
      readonly kind: "WAIT_CLOSED";
      readonly waitId: string;
      readonly stepCode: string;
      readonly how: TaskClosing;
      readonly outcome: string | null;
    }
  | { readonly kind: "TIMER_STARTED"; readonly timer: OpenTimer }
  | { readonly kind: "TIMER_STOPPED"; readonly timerId: string }
  | {
      readonly kind: "MESSAGE_SENT";
      readonly stepCode: string;
      readonly message: string;
      readonly childKey: string | null;
      readonly childProcedure: string | null;
    }
  | { readonly kind: "PROCESS_ENDED" };

export type ProcessAdvance = { readonly state: ProcessState; readonly effects: readonly ProcessEffect[] };
export type RunResult = Result<ProcessAdvance, RunRefusal>;

const nameSchema = z.strictObject({ vi: z.string(), en: z.string() });
const trailSchema = z.array(z.strictObject({ stepCode: z.string(), covers: z.array(z.string()) }));
const selectorSchema = z.custom<UnitSelector>(
  (value) => typeof value === "string" && isUnitSelector(value),
  "unit selector",
);

export function isUnitSelector(text: string): text is UnitSelector {
  return (
    text === "receiving" ||
    text === "competent" ||
    text === "support" ||
    text === "consulted" ||
    /^by-code:[A-Za-z0-9.-]{1,40}$/.test(text)
  );
}

/** Shape of a stored state, for whoever reads it back from JSON. */
export const processStateSchema = z.strictObject({
  status: z.enum(["RUNNING", "ENDED", "CANCELLED"]),
  nextSeq: z.int().positive(),
  acts: z.int().nonnegative(),
  tokens: z.array(
    z.strictObject({
      id: z.string(),
      nodeId: z.string(),
      flowId: z.string().nullable(),
      trail: trailSchema,
      scopes: z.array(z.strictObject({ splitId: z.string(), flowId: z.string(), trail: trailSchema })),
    }),
  ),
  openTasks: z.array(
    z.strictObject({
      taskId: z.string(),
      tokenId: z.string(),
      stepCode: z.string(),
      name: nameSchema,
      role: z.enum(OFFICE_ROLES),
      unitSelector: selectorSchema,
      stage: z.enum(STAGES),
      quotaMinutes: z.int().positive(),
      quotaOnlineMinutes: z.int().positive(),
      actions: z.array(z.enum(STEP_ACTIONS)),
      outcomes: z.array(z.string()),
      signingAuthority: z.enum(SIGNING_AUTHORITIES).nullable(),
      nationalStatus: z.int(),
      documents: z.array(z.string()),
    }),
  ),
  waits: z.array(
    z.strictObject({
      waitId: z.string(),
      tokenId: z.string(),
      stepCode: z.string(),
      name: nameSchema,
      stage: z.enum(STAGES).nullable(),
      message: z.string().nullable(),
      nationalStatus: z.int(),
      childKey: z.string().nullable(),
    }),
  ),
  timers: z.array(
    z.strictObject({
      timerId: z.string(),
      tokenId: z.string(),
      elementId: z.string(),
      duration: z.strictObject({
        unit: z.enum(["WORKING_MINUTE", "WORKING_DAY", "CALENDAR_DAY"]),
        count: z.int().positive(),
      }),
    }),
  ),
  doneSteps: z.array(z.string()),
  outcomes: z.record(z.string(), z.string()),
}) satisfies z.ZodType<ProcessState>;
