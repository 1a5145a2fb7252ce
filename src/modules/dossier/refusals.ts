import type { Instant, LocalDate } from "../../kernel/local-date.ts";
import type { OfficeRole, PersonId, UnitId } from "../access/index.ts";
import type { RunRefusal, Stage } from "../process/index.ts";
import type { DossierAct } from "./acts.ts";
import type { DossierId } from "./dossier.ts";
import type { Status } from "./status.ts";

type Fact<Code extends string, Facts = unknown> = { readonly code: Code } & Readonly<Facts>;
type Codes = { readonly codes: readonly string[] };

type IntakeRefusal =
  | Fact<"ACT_NOT_IN_STATE", { act: DossierAct; status: Status }>
  | Fact<"TEXT_REQUIRED", { field: string }>
  | Fact<"LEGAL_GROUND_REQUIRED">
  | Fact<"FORM_NOT_VALID">
  | Fact<"COMPONENTS_MISSING", Codes>
  | Fact<"PREPAYMENT_REQUIRED">
  | Fact<"COMPONENT_NOT_PUBLISHED", Codes>
  | Fact<"COMPONENT_NOT_HELD", Codes>
  | Fact<"CUSTODY_MOVES_REQUIRED">;

type SupplementRefusal =
  | Fact<"SUPPLEMENT_ITEMS_REQUIRED">
  | Fact<"SUPPLEMENT_ASKED_ONCE", Codes>
  | Fact<"SUPPLEMENT_ALREADY_OPEN", { round: number }>
  | Fact<"SUPPLEMENT_TOO_LATE", { lastOn: LocalDate }>
  | Fact<"SUPPLEMENT_NOT_PROPOSED">
  | Fact<"SUPPLEMENT_NOT_APPROVED">
  | Fact<"SUPPLEMENT_ROUNDS_EXHAUSTED", { max: number }>
  | Fact<"SUPPLEMENT_ITEMS_MISSING", Codes>
  | Fact<"SUPPLEMENT_NOT_ANSWERED">
  | Fact<"SUPPLEMENT_ITEMS_NOT_ACCEPTED", Codes>
  | Fact<"SUPPLEMENT_WINDOW_OPEN", { respondBy: LocalDate | null }>
  | Fact<"SUPPLEMENT_ANSWERED", { answeredAt: Instant }>
  | Fact<"OWN_PROPOSAL">;

type WorkRefusal =
  | Fact<
      "TASK_DONE",
      { taskId: string; stepName: string; stepNameEn: string; personId: PersonId | null; finishedAt: Instant }
    >
  | Fact<"TASK_HELD_ELSEWHERE", { stepCode: string; role: OfficeRole; unitId: UnitId }>
  | Fact<"TASK_ASSIGNED_TO_OTHER", { taskId: string; assigneeId: PersonId }>
  | Fact<"TASK_ALREADY_ASSIGNED", { taskId: string; assigneeId: PersonId }>
  | Fact<"TASK_NEEDS_ITS_ACT", { stepCode: string; act: DossierAct }>
  | Fact<"NO_TASK_OF_STAGE", { stage: Stage }>
  | Fact<"CONSULTATION_UNITS_REQUIRED">
  | Fact<"CONSULTATION_ALREADY_OPEN", { consultationId: string }>
  | Fact<"CONSULTATION_DUE_OUT_OF_RANGE", { dueOn: LocalDate; latest: LocalDate | null }>
  | Fact<"CONSULTATION_NOT_OPEN">
  | Fact<"CONSULTATION_UNIT_NOT_ASKED", { unitId: UnitId }>
  | Fact<"CONSULTATION_ALREADY_ANSWERED", { unitId: UnitId; at: Instant }>
  | Fact<"CONSULTATION_WAITING", { unitIds: readonly UnitId[]; dueAt: Instant }>
  | Fact<"VERIFICATION_NOT_ALLOWED", { caseCode: string }>
  | Fact<"VERIFICATION_ALREADY_USED">
  | Fact<"VERIFICATION_NOT_OPEN">
  | Fact<"VERIFICATION_OPEN">
  | Fact<"VERIFICATION_STEP_OPEN", { stepCode: string }>
  | Fact<"DRAFT_NOT_AWAITED">
  | Fact<"TIMER_NOT_DUE", { timerId: string; dueAt: Instant }>;

type ClockRefusal =
  | Fact<"AMOUNT_NOT_POSITIVE", { amountDong: number }>
  | Fact<"PAYMENT_PROOF_REQUIRED">
  | Fact<"EXEMPTION_BY_CASHIER">
  | Fact<"EXTENSION_WHILE_PAUSED", { status: Status }>
  | Fact<"NO_DUE_DATE">
  | Fact<"EXTENSIONS_EXHAUSTED", { max: number }>
  | Fact<"EXTENSION_NOT_WORKING_DAY", { newDueOn: LocalDate }>
  | Fact<"EXTENSION_NOT_LATER", { newDueOn: LocalDate; dueAt: Instant }>
  | Fact<"EXTENSION_NOT_PROPOSED">
  | Fact<"DUE_UNCHANGED">;

type ResultRefusal =
  | Fact<"RESULT_ALREADY_SIGNED", { signedAt: Instant }>
  | Fact<"SIGNER_IS_SPECIALIST">
  | Fact<"RESULT_NOT_SIGNED">
  | Fact<"RESULT_NUMBER_REQUIRED">
  | Fact<"RESULT_NUMBER_VOIDED", { number: string }>
  | Fact<"RESULT_FILE_REQUIRED">
  | Fact<"CHILDREN_OPEN", { childIds: readonly DossierId[] }>
  | Fact<"FEES_NOT_SETTLED">
  | Fact<"RECEIVER_REQUIRED">
  | Fact<"DELIVERY_NOT_ONLINE">
  | Fact<"CHILD_ALREADY_LINKED", { childId: DossierId }>
  | Fact<"CHILD_UNKNOWN", { childId: DossierId }>
  | Fact<"CHILD_ALREADY_CLOSED", { childId: DossierId }>
  | Fact<"NESTED_CHILD">
  | Fact<"BUNDLE_NOT_REOPENED">
  | Fact<"REOPEN_PAST_SIGNATURE", { to: string }>
  | Fact<"ALREADY_COMPETENT", { unitId: UnitId }>;

/** Why the office says no to an act on a dossier, with the facts its text shows. */
export type DossierRefusal =
  | IntakeRefusal
  | SupplementRefusal
  | WorkRefusal
  | ClockRefusal
  | ResultRefusal
  | RunRefusal;
/** The refusals whose texts belong to this module; those of a running process have theirs in `process`. */
export type OwnRefusal = Exclude<DossierRefusal, RunRefusal>;
export type OwnRefusalCode = OwnRefusal["code"];
