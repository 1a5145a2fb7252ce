import type { ReleaseRefusal } from "../../platform/uploads/released-file.ts";

/** Why the store says no. */
export const paperStoreRefusals = {
  PAPER_OWNER_INVALID: { status: 422 },
  REPRESENTATIVE_INVALID: { status: 422 },
  REPRESENTATIVE_IS_ONESELF: { status: 422 },
  REPRESENTATIVE_NEEDS_SECOND: { status: 422 },
  REPRESENTATION_DOCUMENT_REQUIRED: { status: 422, legalGround: "Bộ luật Dân sự 2015, Điều 137–140" },
  REPRESENTATION_DAYS_INVALID: { status: 422 },
  REPRESENTATION_REASON_REQUIRED: { status: 422 },
  PAPER_PURPOSE_REQUIRED: { status: 422, legalGround: "Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15" },
} as const;

export type PaperStoreRefusal =
  | { readonly code: keyof typeof paperStoreRefusals | "NOT_ALLOWED" | "NOT_FOUND" }
  | ReleaseRefusal;
