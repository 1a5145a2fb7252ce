import type { UploadRefusal } from "../../platform/uploads/refusals.ts";
import type { ReleaseRefusal } from "../../platform/uploads/released-file.ts";
import type { FormError, LocalText } from "../catalogue/index.ts";
import type { AuthorityMisfit } from "../document/index.ts";
import type { SignatureRefusal } from "../signature/index.ts";
import type { DossierChanged } from "./commands/changed-meanwhile.ts";
import type { ResultFileRefusal } from "./commands/result-files.ts";
import type { DossierRefusal } from "./refusals.ts";
import type { SignedFileRefusal } from "./signed-files.ts";

/** How the command layer says no before or after a decision, with its status over HTTP. */
export const commandRefusals = {
  DOSSIER_CHANGED: { status: 409 },
  DOSSIER_UNIT_NOT_OPEN: { status: 422 },
  DOSSIER_NOT_OPEN_ELSEWHERE: { status: 422, legalGround: "Nghị định 118/2025/NĐ-CP" },
  DOSSIER_PROCEDURE_NOT_PUBLISHED: { status: 422, legalGround: "Nghị định 63/2010/NĐ-CP, Đ.8" },
  DOSSIER_CASE_UNKNOWN: { status: 422 },
  DOSSIER_PROCESS_NOT_PUBLISHED: { status: 422 },
  DOSSIER_NOT_ONLINE: { status: 422, legalGround: "Nghị định 42/2022/NĐ-CP" },
  DOSSIER_FORM_INVALID: { status: 422 },
  DOSSIER_COUNTER_NONE: { status: 403 },
  DOSSIER_CONTACT_REQUIRED: { status: 422 },
  ORGANISATION_NEEDS_SUBMITTER: { status: 422 },
  PROCEDURE_NOT_FOR_ORGANISATIONS: { status: 422 },
  ONLINE_RESULT_NEEDS_NUMBER: { status: 422 },
  EXEMPTION_APPROVER_UNFIT: { status: 422 },
  ASSIGNEE_NOT_AT_DESK: { status: 422, legalGround: "Nghị định 118/2025/NĐ-CP" },
  RESULT_PAPER_NOT_SHIPPED: { status: 422 },
  RESULT_TEMPLATE_CHANGED: { status: 409 },
  RESULT_FIELDS_MISSING: { status: 422, legalGround: "Nghị định 30/2020/NĐ-CP" },
  AGENCY_SYMBOL_MISSING: { status: 422, legalGround: "Nghị định 30/2020/NĐ-CP" },
  AMENDMENT_CHANGES_CASE: { status: 422 },
  AMENDMENT_OF_CONFIRMED: { status: 422 },
  RESULT_REGISTER_EMPTY: { status: 409, legalGround: "Nghị định 23/2015/NĐ-CP; Thông tư 01/2020/TT-BTP" },
  RESULT_FILE_EDITABLE: { status: 422, legalGround: "Nghị định 30/2020/NĐ-CP, Đ.25" },
  RESULT_FILE_UNSIGNED: { status: 422, legalGround: "Nghị định 30/2020/NĐ-CP, Đ.13" },
  RESULT_SIGNATURE_INVALID: { status: 422, legalGround: "Nghị định 30/2020/NĐ-CP, Đ.13" },
  RESULT_SIGNATURE_UNJUDGED: { status: 409 },
  RESULT_PAPER_OUTDATED: { status: 409, legalGround: "Nghị định 23/2015/NĐ-CP; Thông tư 01/2020/TT-BTP" },
  SIGNED_FILE_ALTERED: { status: 422, legalGround: "Luật Giao dịch điện tử 2023" },
  SIGNED_FILE_UNREADABLE: { status: 422, legalGround: "Luật Giao dịch điện tử 2023" },
  UPLOAD_UNKNOWN: { status: 422 },
  UPLOAD_KEY_REQUIRED: { status: 422 },
} as const;

/** How the world fails around dossiers. */
export const dossierFaults = {
  DOSSIER_VERSION_MISSING: { status: 500 },
  DOSSIER_STEP_UNIT_MISSING: { status: 500 },
  PAPER_NUMBERS_CONTENDED: { status: 503 },
} as const;

type PlainCode = Exclude<
  keyof typeof commandRefusals,
  | "DOSSIER_CHANGED"
  | "DOSSIER_FORM_INVALID"
  | "RESULT_FIELDS_MISSING"
  | "AMENDMENT_CHANGES_CASE"
  | ResultFileRefusal["code"]
  | SignedFileRefusal["code"]
>;

/** The answers of the e-form do not fit; every field is named with its sentence. */
type FormInvalid = { readonly code: "DOSSIER_FORM_INVALID"; readonly errors: readonly FormError[] };

/** A result that may not be put on paper yet: every field that is still empty, by its name. */
type FieldsMissing = { readonly code: "RESULT_FIELDS_MISSING"; readonly fields: readonly LocalText[] };

/** What decides the case, the term or the fee is not put right: every such field, by its name. */
type ChangesCase = { readonly code: "AMENDMENT_CHANGES_CASE"; readonly fields: readonly LocalText[] };

/** Everything an act of this module may be refused with. `NOT_FOUND` and `NOT_ALLOWED` are the shell's shared codes. */
export type CommandRefusal =
  | DossierRefusal
  | DossierChanged
  | SignatureRefusal
  | AuthorityMisfit
  | FormInvalid
  | UploadRefusal
  | FieldsMissing
  | ChangesCase
  | ResultFileRefusal
  | SignedFileRefusal
  | ReleaseRefusal
  | { readonly code: PlainCode | "NOT_FOUND" | "NOT_ALLOWED" };
