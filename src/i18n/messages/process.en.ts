import type { Messages } from "../messages-type.ts";
import type { processVi } from "./process.vi.ts";

type Problem = {
  readonly code: string;
  readonly elementId: string | null;
  readonly elementName: string | null;
  readonly detail: string | null;
};

function at({ elementId, elementName }: Problem): string {
  if (elementId === null) return "The process";
  return elementName === null ? `Element ${elementId}` : `“${elementName}” (${elementId})`;
}

const problems = {
  UNKNOWN_ELEMENT: (p: Problem) => `${at(p)}: the type ${p.detail ?? "found here"} is not supported.`,
  UNKNOWN_ATTRIBUTE: (p: Problem) => `${at(p)}: there is no attribute ${p.detail ?? ""}; check its spelling.`,
  BAD_VALUE: (p: Problem) => `${at(p)}: the value ${p.detail ?? ""} is not valid.`,
  BAD_ID: (p: Problem) =>
    `${at(p)}: an id has ASCII letters, digits and underscores and begins with a letter (the process id uses hyphens).`,
  DUPLICATE_ID: (p: Problem) => `${at(p)}: two elements have this id.`,
  UNRESOLVED_REFERENCE: (p: Problem) => `${at(p)}: refers to ${p.detail ?? ""}, which is not in the file.`,
  MISSING_ROLE: (p: Problem) => `${at(p)}: has no role (motcua:role).`,
  MISSING_UNIT: (p: Problem) => `${at(p)}: has no unit (motcua:unit).`,
  MISSING_QUOTA: (p: Problem) => `${at(p)}: has no time quota (motcua:quotaMinutes).`,
  MISSING_STAGE: (p: Problem) => `${at(p)}: has no stage (motcua:stage).`,
  MISSING_NAME: (p: Problem) => `${at(p)}: has no name.`,
  MISSING_SIGNING_AUTHORITY: (p: Problem) =>
    `${at(p)}: a signing step names its authority TM, Q, KT, TL, TUQ or NONE (motcua:signingAuthority).`,
  MISSING_MESSAGE: (p: Problem) => `${at(p)}: names no message.`,
  MISSING_DURATION: (p: Problem) =>
    `${at(p)}: the duration ${p.detail ?? ""} cannot be read; write P3D (days) or PT4H (working hours).`,
  NO_START: () => "The process has no start.",
  SEVERAL_STARTS: (p: Problem) => `${at(p)}: a process has one start, this is one too many.`,
  NO_END: () => "The process has no end.",
  UNREACHABLE: (p: Problem) => `${at(p)}: no way leads here from the start.`,
  DEAD_END: (p: Problem) => `${at(p)}: no way leads from here to an end.`,
  SEVERAL_WAYS_WITHOUT_GATEWAY: (p: Problem) => `${at(p)}: several ways out need a gateway.`,
  GATEWAY_WITHOUT_DEFAULT: (p: Problem) => `${at(p)}: the exclusive gateway has no default flow.`,
  DEFAULT_WITH_CONDITION: (p: Problem) =>
    `${at(p)}: the default flow of ${p.detail ?? ""} must have no condition.`,
  MISSING_CONDITION: (p: Problem) => `${at(p)}: this way out of ${p.detail ?? ""} has no condition.`,
  MISPLACED_CONDITION: (p: Problem) =>
    `${at(p)}: conditions belong on the ways out of an exclusive gateway with several of them.`,
  CONDITION_DOES_NOT_PARSE: (p: Problem) => `${at(p)}: the condition cannot be read: ${p.detail ?? ""}`,
  CONDITION_NOT_ALLOWED: (p: Problem) =>
    `${at(p)}: the condition uses what is not allowed, ${p.detail ?? ""}`,
  UNBALANCED_JOIN: (p: Problem) =>
    p.detail === null
      ? `${at(p)}: the join waits for branches that never all arrive.`
      : `${at(p)}: the join does not match the split ${p.detail}; each branch must enter it exactly once.`,
  END_IN_BRANCH: (p: Problem) =>
    `${at(p)}: an end inside a parallel branch of ${p.detail ?? ""} that was not joined.`,
  BRANCHES_MIXED: (p: Problem) =>
    `${at(p)}: a way leads from one parallel branch into another without a join.`,
  AUTOMATIC_LOOP: (p: Problem) => `${at(p)}: a loop without any step would turn for ever.`,
  NOT_INTERRUPTING: (p: Problem) => `${at(p)}: events that do not interrupt the step are not supported.`,
  QUOTAS_EXCEED_TERM: (p: Problem) =>
    `${at(p)}: the quotas exceed the statutory term (${p.detail ?? ""} minutes).`,
};

export const processEn: Messages<typeof processVi> = {
  problems,
  errors: {
    PROCESS_FILE_TOO_LARGE: (f) =>
      `The process file is too large (${f.sizeBytes} bytes, at most ${f.sizeBytesMax}).`,
    PROCESS_FILE_TOO_DEEP: (f) =>
      `The process file is nested more than ${f.depthMax} levels deep and was not read.`,
    PROCESS_FILE_HAS_DOCTYPE:
      "The process file declares a DOCTYPE or XML entities; for safety it was not read.",
    PROCESS_FILE_NOT_BPMN: (f) => `The file is not one BPMN 2.0 process: ${f.detail}`,
    PROCESS_FILE_TOO_COMPLEX: (f) =>
      `The process has ${f.elements} elements, at most ${f.elementsMax} are allowed.`,
    PROCESS_INVALID: (f) =>
      `The process has ${f.problems.length} problem(s). The first: ${firstProblem(f.problems)}`,
    PROCESS_NOT_RUNNING: (f) =>
      f.status === "ENDED" ? "The dossier's process has ended." : "The dossier's process was stopped.",
    TASK_ALREADY_CLOSED: "This step was finished before. Reload the dossier to see by whom.",
    TASK_UNKNOWN: "The dossier has no such step.",
    TIMER_NOT_RUNNING: "This timer is no longer running.",
    MESSAGE_NOT_EXPECTED: (f) => `The dossier does not wait for “${f.message}” now.`,
    OUTCOME_REQUIRED: (f) => `Choose the outcome of the step: ${f.outcomes.map(outcomeName).join(", ")}.`,
    OUTCOME_NOT_OFFERED: (f) =>
      f.outcomes.length === 0
        ? "This step offers no outcome to choose."
        : `This step offers only: ${f.outcomes.map(outcomeName).join(", ")}.`,
    STEP_ACTION_NOT_ALLOWED: "The process does not allow this act at the current step.",
    NO_PREVIOUS_STEP:
      "There is no earlier step to return to. Inside a parallel branch only its own steps can be returned to.",
    STEP_NOT_BEHIND: "Work can only be returned to a step the dossier has passed on this branch.",
    PROCESS_RUNS_IN_CIRCLES: (f) =>
      `The process turned more than ${f.limit} times around ${f.elementId}; tell whoever manages processes.`,
    PROCESS_VERSION_KNOWN: (f) => `This file is version ${f.version} of ${f.processCode} already.`,
    PROCESS_ALREADY_PUBLISHED: (f) =>
      `Version ${f.version} of ${f.processCode} is published. To change it, import a new version.`,
    PROCESS_EFFECTIVE_DAY_TAKEN: (f) =>
      `${f.processCode} already has a version in force from ${f.effectiveFrom}.`,
    PROCESS_PUBLISHED_IN_PAST: (f) =>
      `The day ${f.effectiveFrom} has passed; dossiers already received keep their process.`,
    PROCESS_FILE_BROKEN: "A stored process file can no longer be read. The operator has to check the data.",
  },
  drawing: {
    title: (name) => `Process drawing: ${name}`,
    current: (steps) => `Current step: ${steps}.`,
    done: (steps) => `Done: ${steps}.`,
    later: (steps) => `Not reached yet: ${steps}.`,
    doneMark: "Done",
    currentMark: "Now at this step",
    waitingMark: "Waiting",
  },
  outcomes: {
    AGREE: "Agree",
    CONDITIONAL: "Agree with conditions",
    DISAGREE: "Disagree",
    NO_REPLY: "No reply",
    APPROVE: "Approve",
    REFUSE: "Refuse",
    DISPUTED: "Asks for a correction",
  },
  units: {
    receiving: "Receiving one-stop unit",
    competent: "Competent agency",
    support: "Support point",
    consulted: "Consulted unit",
    byCode: (code) => `Unit ${code}`,
  },
  stages: {
    intake: "Intake",
    assign: "Assignment",
    appraise: "Appraisal",
    consult: "Consultation",
    verify: "Verification",
    confirm: "Applicant confirms",
    review: "Review",
    sign: "Signing",
    payment: "Financial obligation",
    record: "Record update",
    issue: "Issue",
    children: "Child dossiers",
    return: "Return",
  },
  duration: {
    hours: (hours) => `${hours} h`,
    minutes: (minutes) => `${minutes} min`,
    workingDays: (days) => `${days} working days`,
    calendarDays: (days) => `${days} days`,
    none: "not counted",
  },
  admin: {
    title: "Processes",
    intro: "Internal and electronic processes, by version and effective date.",
    list: "List of processes",
    code: "Code",
    name: "Process",
    version: "Version",
    status: "Status",
    draft: "Draft",
    published: "In force",
    scheduled: "Not yet in force",
    superseded: "No longer in force",
    effectiveFrom: "In force from",
    effectiveTo: "Until the end of",
    decision: "Approved by decision no.",
    importedAt: "Imported at",
    fingerprint: "SHA-256",
    steps: "Steps",
    step: "Step",
    role: "Role",
    unit: "Unit",
    quota: "Quota",
    quotaOnline: "Online quota",
    stage: "Stage",
    outcome: "Outcomes",
    optionalStep: "depends on the case",
    waits: "waiting, no quota",
    total: "Sum of quotas on the default way",
    drawing: "Drawing",
    download: "Download the BPMN file",
    open: "Open",
    edit: "Open the editor",
    upload: "Import a process file",
    file: "BPMN 2.0 file (.bpmn)",
    check: "Check and import",
    checked: "The file is valid and was imported as a draft.",
    notValid: "The file is not valid yet",
    publish: "Publish",
    publishIntro:
      "Once published, a version cannot be changed. Dossiers already received keep their process.",
    minutes: "minutes",
    actions: "Allowed acts",
    signingAuthority: "Signing authority",
    nationalStatus: "National portal status (1–10)",
    documents: "Papers produced",
    condition: "Condition (FEEL)",
    durationField: "Duration (P3D, PT4H)",
    message: "Message",
    elementName: "Name",
    fileHint: "A .bpmn or .xml file of at most 0.5 MB.",
    decisionMissing: "Write the number of the approving decision.",
    dayMissing: "The day is not valid; write day, month and year.",
    back: "Back",
    empty: "There are no processes yet.",
    versions: "Versions",
    editor: "Edit the process",
    editorIntro:
      "Change the drawing and save it as a new draft version. The properties of the selected step are below it.",
    editorNeedsScript:
      "The editor needs JavaScript. You can also download the file, edit it with any BPMN tool and import it again.",
    save: "Save as a new draft",
    selectHint: "Select an element of the drawing to edit its properties.",
    properties: "Properties of the element",
    nameEn: "English name",
  },
};

function firstProblem(found: readonly Problem[]): string {
  const first = found[0];
  if (first === undefined) return "";
  return Object.entries(problems).find(([code]) => code === first.code)?.[1](first) ?? first.code;
}

function outcomeName(outcome: string): string {
  return Object.entries(processEn.outcomes).find(([code]) => code === outcome)?.[1] ?? outcome;
}
