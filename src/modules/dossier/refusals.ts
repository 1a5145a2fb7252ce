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
  | Fact<"DOSSIER_PAST">
  | Fact<"TEXT_REQUIRED", { field: string }>
  | Fact<"LEGAL_GROUND_REQUIRED">
  | Fact<"FORM_NOT_VALID">
  | Fact<"COMPONENTS_MISSING", Codes>
  | Fact<"PREPAYMENT_REQUIRED">
  | Fact<"COMPONENT_NOT_PUBLISHED", Codes>
  | Fact<"COMPONENT_NOT_HELD", Codes>
  | Fact<"SCAN_NOT_COMPARED" | "SCAN_DATED_AHEAD", Codes>
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
  | Fact<
      "TASK_NEEDS_ITS_ACT",
      { stepCode: string; act: "handOver" | "signResult" | "issueResult" | "returnResult" }
    >
  | Fact<"NO_TASK_OF_STAGE", { stage: Stage }>
  | Fact<"CONSULTATION_UNITS_REQUIRED">
  | Fact<"CONSULTATION_ALREADY_OPEN", { consultationId: string }>
  | Fact<"CONSULTATION_DUE_OUT_OF_RANGE", { dueOn: LocalDate; latest: LocalDate | null }>
  | Fact<"CONSULTATION_NOT_OPEN">
  | Fact<"CONSULTATION_UNIT_NOT_ASKED", { unitId: UnitId }>
  | Fact<"CONSULTATION_OF_OTHER_UNIT", { unitId: UnitId }>
  | Fact<"CONSULTATION_ALREADY_ANSWERED", { unitId: UnitId; at: Instant }>
  | Fact<"CONSULTATION_ANSWERED", { unitId: UnitId; at: Instant }>
  | Fact<"HAND_OVER_BEGUN">
  | Fact<"HAND_OVER_BY_OTHER", { personId: PersonId | null }>
  | Fact<"STEP_AWAITS_VERIFICATION">
  | Fact<"STEP_AWAITS_SUPPLEMENT", { round: number }>
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
  | Fact<"PAYMENT_ALREADY_CHARGED", { amountDong: number }>
  | Fact<"PAYMENT_SUM_DIFFERS", { amountDong: number }>
  | Fact<"PAYMENT_CHARGE_NOT_DUE">
  | Fact<"PAYMENT_PROOF_REQUIRED">
  | Fact<"EXEMPTION_BY_CASHIER">
  | Fact<"PAID_ON_IN_FUTURE", { paidOn: LocalDate }>
  | Fact<"EXTENSION_WHILE_PAUSED", { status: Status }>
  | Fact<"NO_DUE_DATE">
  | Fact<"EXTENSIONS_EXHAUSTED", { max: number }>
  | Fact<"EXTENSION_NOT_WORKING_DAY", { newDueOn: LocalDate }>
  | Fact<"EXTENSION_NOT_LATER", { newDueOn: LocalDate; dueAt: Instant }>
  | Fact<"EXTENSION_NOT_PROPOSED">
  | Fact<"LATE_CAUSE_UNKNOWN", { lateCause: string }>
  | Fact<"DUE_UNCHANGED">
  | Fact<"NOTHING_AMENDED">;

type ResultRefusal =
  | Fact<"RESULT_ALREADY_SIGNED", { signedAt: Instant }>
  | Fact<"RESULT_DRAFT_OUTDATED">
  | Fact<"SIGNER_IS_SPECIALIST">
  | Fact<"RESULT_NOT_SIGNED">
  | Fact<"RESULT_NUMBER_REQUIRED">
  | Fact<"RESULT_NUMBER_VOIDED", { number: string }>
  | Fact<"RESULT_FILE_REQUIRED">
  | Fact<"CHILDREN_OPEN", { childIds: readonly DossierId[] }>
  | Fact<"FEES_NOT_SETTLED">
  | Fact<"RECEIVER_REQUIRED">
  | Fact<"RECEIVER_NOT_SEEN">
  | Fact<"AUTHORISATION_REQUIRED">
  | Fact<"CONSIGNMENT_REQUIRED">
  | Fact<"DELIVERY_NOT_ONLINE">
  | Fact<"CHILD_ALREADY_LINKED", { childId: DossierId }>
  | Fact<"CHILD_UNKNOWN", { childId: DossierId }>
  | Fact<"CHILD_ALREADY_CLOSED", { childId: DossierId }>
  | Fact<"NESTED_CHILD">
  | Fact<"RESULT_HAS_NO_NUMBER">
  | Fact<"RESULT_NOT_IN_FORCE", { since: Instant }>
  | Fact<"RESULT_HAS_NO_LINK">
  | Fact<"RESULT_SENT_OFTEN", { times: number }>
  | Fact<"REPLACEMENT_UNKNOWN", { number: string }>
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

/** Status over HTTP, and the law by which the office says no, where a text of law does. */
export const dossierRefusals = {
  DOSSIER_PAST: { status: 409 },
  ACT_NOT_IN_STATE: { status: 409, legalGround: "Nghị định 118/2025/NĐ-CP" },
  TEXT_REQUIRED: { status: 422, legalGround: "Thông tư 03/2025/TT-VPCP" },
  LEGAL_GROUND_REQUIRED: { status: 422, legalGround: "Thông tư 03/2025/TT-VPCP" },
  FORM_NOT_VALID: { status: 422, legalGround: "Nghị định 45/2020/NĐ-CP" },
  COMPONENTS_MISSING: { status: 422, legalGround: "Nghị định 63/2010/NĐ-CP, Đ.8" },
  PREPAYMENT_REQUIRED: { status: 409 },
  COMPONENT_NOT_PUBLISHED: { status: 422, legalGround: "Nghị định 63/2010/NĐ-CP, Đ.8" },
  COMPONENT_NOT_HELD: { status: 422 },
  SCAN_DATED_AHEAD: { status: 422 },
  SCAN_NOT_COMPARED: { status: 422, legalGround: "Quyết định 468/QĐ-TTg 2021" },
  CUSTODY_MOVES_REQUIRED: { status: 422 },
  SUPPLEMENT_ITEMS_REQUIRED: { status: 422, legalGround: "Thông tư 03/2025/TT-VPCP" },
  SUPPLEMENT_ASKED_ONCE: { status: 409, legalGround: "Nghị định 118/2025/NĐ-CP" },
  SUPPLEMENT_ALREADY_OPEN: { status: 409, legalGround: "Nghị định 118/2025/NĐ-CP" },
  SUPPLEMENT_TOO_LATE: { status: 409, legalGround: "Nghị định 118/2025/NĐ-CP" },
  SUPPLEMENT_NOT_PROPOSED: { status: 409, legalGround: "Nghị định 118/2025/NĐ-CP" },
  SUPPLEMENT_NOT_APPROVED: { status: 409, legalGround: "Nghị định 118/2025/NĐ-CP" },
  SUPPLEMENT_ROUNDS_EXHAUSTED: { status: 409, legalGround: "Quyết định 766/QĐ-TTg 2022" },
  SUPPLEMENT_ITEMS_MISSING: { status: 422, legalGround: "Thông tư 03/2025/TT-VPCP" },
  SUPPLEMENT_NOT_ANSWERED: { status: 409 },
  SUPPLEMENT_ITEMS_NOT_ACCEPTED: { status: 409, legalGround: "Thông tư 03/2025/TT-VPCP" },
  SUPPLEMENT_WINDOW_OPEN: { status: 409, legalGround: "Thông tư 03/2025/TT-VPCP" },
  SUPPLEMENT_ANSWERED: { status: 409, legalGround: "Thông tư 03/2025/TT-VPCP" },
  OWN_PROPOSAL: { status: 403, legalGround: "Nghị định 118/2025/NĐ-CP" },
  TASK_DONE: { status: 409 },
  TASK_HELD_ELSEWHERE: { status: 403, legalGround: "Nghị định 118/2025/NĐ-CP" },
  TASK_ASSIGNED_TO_OTHER: { status: 409 },
  TASK_ALREADY_ASSIGNED: { status: 409 },
  TASK_NEEDS_ITS_ACT: { status: 409, legalGround: "Nghị định 118/2025/NĐ-CP" },
  NO_TASK_OF_STAGE: { status: 409 },
  CONSULTATION_UNITS_REQUIRED: { status: 422 },
  CONSULTATION_ALREADY_OPEN: { status: 409 },
  CONSULTATION_DUE_OUT_OF_RANGE: { status: 422, legalGround: "Nghị định 118/2025/NĐ-CP" },
  CONSULTATION_NOT_OPEN: { status: 409 },
  CONSULTATION_UNIT_NOT_ASKED: { status: 403, legalGround: "Nghị định 118/2025/NĐ-CP" },
  CONSULTATION_OF_OTHER_UNIT: { status: 403, legalGround: "Nghị định 118/2025/NĐ-CP" },
  CONSULTATION_ALREADY_ANSWERED: { status: 409 },
  CONSULTATION_ANSWERED: { status: 409 },
  STEP_AWAITS_VERIFICATION: { status: 409 },
  STEP_AWAITS_SUPPLEMENT: { status: 409 },
  CONSULTATION_WAITING: { status: 409, legalGround: "Nghị định 118/2025/NĐ-CP" },
  VERIFICATION_NOT_ALLOWED: { status: 409, legalGround: "Nghị định 63/2010/NĐ-CP, Đ.8" },
  VERIFICATION_ALREADY_USED: { status: 409, legalGround: "Nghị định 63/2010/NĐ-CP, Đ.8" },
  VERIFICATION_NOT_OPEN: { status: 409 },
  VERIFICATION_OPEN: { status: 409 },
  VERIFICATION_STEP_OPEN: { status: 409 },
  DRAFT_NOT_AWAITED: { status: 409 },
  TIMER_NOT_DUE: { status: 409 },
  AMOUNT_NOT_POSITIVE: { status: 422 },
  PAYMENT_ALREADY_CHARGED: { status: 409 },
  PAYMENT_SUM_DIFFERS: { status: 422 },
  PAYMENT_CHARGE_NOT_DUE: { status: 409 },
  PAYMENT_PROOF_REQUIRED: { status: 422 },
  PAID_ON_IN_FUTURE: { status: 422 },
  EXEMPTION_BY_CASHIER: { status: 403, legalGround: "Nghị định 118/2025/NĐ-CP" },
  EXTENSION_WHILE_PAUSED: { status: 409, legalGround: "Thông tư 03/2025/TT-VPCP" },
  NO_DUE_DATE: { status: 409 },
  EXTENSIONS_EXHAUSTED: { status: 409, legalGround: "Thông tư 03/2025/TT-VPCP" },
  EXTENSION_NOT_WORKING_DAY: { status: 422, legalGround: "Bộ luật Dân sự 2015, Đ.147-148" },
  EXTENSION_NOT_LATER: { status: 422, legalGround: "Thông tư 03/2025/TT-VPCP" },
  EXTENSION_NOT_PROPOSED: { status: 409, legalGround: "Thông tư 03/2025/TT-VPCP" },
  LATE_CAUSE_UNKNOWN: { status: 422, legalGround: "Thông tư 03/2025/TT-VPCP" },
  DUE_UNCHANGED: { status: 409 },
  NOTHING_AMENDED: { status: 422 },
  HAND_OVER_BEGUN: { status: 409 },
  HAND_OVER_BY_OTHER: { status: 403 },
  RESULT_ALREADY_SIGNED: { status: 409, legalGround: "Nghị định 118/2025/NĐ-CP" },
  RESULT_DRAFT_OUTDATED: { status: 409 },
  SIGNER_IS_SPECIALIST: { status: 403, legalGround: "Nghị định 118/2025/NĐ-CP" },
  RESULT_NOT_SIGNED: { status: 409, legalGround: "Nghị định 30/2020/NĐ-CP" },
  RESULT_NUMBER_REQUIRED: { status: 422, legalGround: "Nghị định 30/2020/NĐ-CP" },
  RESULT_NUMBER_VOIDED: { status: 409, legalGround: "Nghị định 30/2020/NĐ-CP" },
  RESULT_FILE_REQUIRED: { status: 422, legalGround: "Nghị định 30/2020/NĐ-CP" },
  CHILDREN_OPEN: { status: 409, legalGround: "Nghị định 118/2025/NĐ-CP" },
  FEES_NOT_SETTLED: { status: 409 },
  RECEIVER_REQUIRED: { status: 422, legalGround: "Nghị định 118/2025/NĐ-CP" },
  RECEIVER_NOT_SEEN: { status: 422 },
  AUTHORISATION_REQUIRED: { status: 422, legalGround: "Nghị định 118/2025/NĐ-CP" },
  CONSIGNMENT_REQUIRED: { status: 422 },
  DELIVERY_NOT_ONLINE: { status: 409, legalGround: "Nghị định 118/2025/NĐ-CP" },
  CHILD_ALREADY_LINKED: { status: 409 },
  CHILD_UNKNOWN: { status: 404 },
  CHILD_ALREADY_CLOSED: { status: 409 },
  NESTED_CHILD: { status: 409 },
  RESULT_HAS_NO_NUMBER: { status: 409 },
  RESULT_HAS_NO_LINK: { status: 409 },
  RESULT_SENT_OFTEN: { status: 409 },
  RESULT_NOT_IN_FORCE: { status: 409, legalGround: "Nghị định 30/2020/NĐ-CP" },
  REPLACEMENT_UNKNOWN: { status: 422, legalGround: "Nghị định 30/2020/NĐ-CP" },
  BUNDLE_NOT_REOPENED: { status: 409 },
  REOPEN_PAST_SIGNATURE: { status: 422, legalGround: "Nghị định 30/2020/NĐ-CP" },
  ALREADY_COMPETENT: { status: 409 },
} as const satisfies Record<OwnRefusalCode, { readonly status: number; readonly legalGround?: string }>;
