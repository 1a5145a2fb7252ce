/**
 * Why a dossier is not received (T6: reason from a list, and a text).
 * @law Mẫu 03, Thông tư 03/2025/TT-VPCP: the refusal slip names its concrete reason.
 */
export const REJECTION_REASONS = [
  "NOT_COMPETENT",
  "NOT_ELIGIBLE",
  "PAPERS_INVALID",
  "PAPERS_NOT_COMPLETED",
  "DUPLICATE",
  "OTHER",
] as const;
export type RejectionReason = (typeof REJECTION_REASONS)[number];
