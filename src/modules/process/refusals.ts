/** One thing wrong in a process file, named by its element so that an author finds it. */
export type ProcessProblem = {
  readonly code: ProcessProblemCode;
  readonly elementId: string | null;
  readonly elementName: string | null;
  /** What the message shows besides the element: the unknown type, the other element, the expression … */
  readonly detail: string | null;
};

export const PROCESS_PROBLEM_CODES = [
  "UNKNOWN_ELEMENT",
  "UNKNOWN_ATTRIBUTE",
  "BAD_VALUE",
  "BAD_ID",
  "DUPLICATE_ID",
  "UNRESOLVED_REFERENCE",
  "MISSING_ROLE",
  "MISSING_UNIT",
  "MISSING_QUOTA",
  "MISSING_STAGE",
  "MISSING_NAME",
  "MISSING_SIGNING_AUTHORITY",
  "MISSING_MESSAGE",
  "MISSING_DURATION",
  "NO_START",
  "SEVERAL_STARTS",
  "NO_END",
  "UNREACHABLE",
  "DEAD_END",
  "SEVERAL_WAYS_WITHOUT_GATEWAY",
  "GATEWAY_WITHOUT_DEFAULT",
  "DEFAULT_WITH_CONDITION",
  "MISSING_CONDITION",
  "MISPLACED_CONDITION",
  "CONDITION_DOES_NOT_PARSE",
  "CONDITION_NOT_ALLOWED",
  "UNBALANCED_JOIN",
  "END_IN_BRANCH",
  "BRANCHES_MIXED",
  "AUTOMATIC_LOOP",
  "NOT_INTERRUPTING",
  "QUOTAS_EXCEED_TERM",
] as const;
export type ProcessProblemCode = (typeof PROCESS_PROBLEM_CODES)[number];

/** Why a file could not be read as a process. */
export type ProcessRefusal =
  | { readonly code: "PROCESS_FILE_TOO_LARGE"; readonly sizeBytes: number; readonly sizeBytesMax: number }
  | { readonly code: "PROCESS_FILE_TOO_DEEP"; readonly depthMax: number }
  | { readonly code: "PROCESS_FILE_HAS_DOCTYPE" }
  | { readonly code: "PROCESS_FILE_NOT_BPMN"; readonly detail: string }
  | { readonly code: "PROCESS_FILE_TOO_COMPLEX"; readonly elements: number; readonly elementsMax: number }
  | { readonly code: "PROCESS_INVALID"; readonly problems: readonly ProcessProblem[] };

/** Why an act on a running process is refused. */
export type RunRefusal =
  | { readonly code: "PROCESS_NOT_RUNNING"; readonly status: "ENDED" | "CANCELLED" }
  | { readonly code: "TASK_ALREADY_CLOSED"; readonly taskId: string }
  | { readonly code: "TASK_UNKNOWN"; readonly taskId: string }
  | { readonly code: "TIMER_NOT_RUNNING"; readonly timerId: string }
  | { readonly code: "MESSAGE_NOT_EXPECTED"; readonly message: string }
  | { readonly code: "OUTCOME_REQUIRED"; readonly stepCode: string; readonly outcomes: readonly string[] }
  | { readonly code: "OUTCOME_NOT_OFFERED"; readonly outcome: string; readonly outcomes: readonly string[] }
  | { readonly code: "STEP_ACTION_NOT_ALLOWED"; readonly stepCode: string; readonly action: string }
  | { readonly code: "NO_PREVIOUS_STEP"; readonly stepCode: string }
  | { readonly code: "STEP_NOT_BEHIND"; readonly stepCode: string; readonly to: string }
  | { readonly code: "PROCESS_RUNS_IN_CIRCLES"; readonly elementId: string; readonly limit: number };

/** Why a command on stored versions is refused. */
export type ProcessStoreRefusal =
  | { readonly code: "PROCESS_VERSION_KNOWN"; readonly processCode: string; readonly version: number }
  | { readonly code: "PROCESS_ALREADY_PUBLISHED"; readonly processCode: string; readonly version: number }
  | {
      readonly code: "PROCESS_EFFECTIVE_DAY_TAKEN";
      readonly processCode: string;
      readonly effectiveFrom: string;
    }
  | { readonly code: "PROCESS_PUBLISHED_IN_PAST"; readonly effectiveFrom: string };

export const processRefusals = {
  PROCESS_FILE_TOO_LARGE: { status: 422 },
  PROCESS_FILE_TOO_DEEP: { status: 422 },
  PROCESS_FILE_HAS_DOCTYPE: { status: 422 },
  PROCESS_FILE_NOT_BPMN: { status: 422 },
  PROCESS_FILE_TOO_COMPLEX: { status: 422 },
  PROCESS_INVALID: { status: 422 },
  PROCESS_NOT_RUNNING: { status: 409 },
  TASK_ALREADY_CLOSED: { status: 409 },
  TASK_UNKNOWN: { status: 404 },
  TIMER_NOT_RUNNING: { status: 409 },
  MESSAGE_NOT_EXPECTED: { status: 409 },
  OUTCOME_REQUIRED: { status: 422 },
  OUTCOME_NOT_OFFERED: { status: 422 },
  STEP_ACTION_NOT_ALLOWED: { status: 409 },
  NO_PREVIOUS_STEP: { status: 409 },
  STEP_NOT_BEHIND: { status: 422 },
  PROCESS_RUNS_IN_CIRCLES: { status: 409 },
  PROCESS_VERSION_KNOWN: { status: 409 },
  PROCESS_ALREADY_PUBLISHED: { status: 409 },
  PROCESS_EFFECTIVE_DAY_TAKEN: { status: 409 },
  PROCESS_PUBLISHED_IN_PAST: { status: 422 },
} as const;

export const processFaults = {
  PROCESS_FILE_BROKEN: { status: 503 },
} as const;
