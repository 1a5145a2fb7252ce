/**
 * The seventeen states of a dossier (one-stop.md §3.1). `DRAFT` is the state before the first event: an unsent
 * draft has no history and no code.
 */
export const STATUSES = [
  "DRAFT",
  "SUBMITTED",
  "INTAKE_SUPPLEMENT",
  "REJECTED",
  "ACCEPTED",
  "IN_PROGRESS",
  "CONSULTING",
  "VERIFYING",
  "SUPPLEMENT_WAIT",
  "FINANCIAL_WAIT",
  "SUSPENDED",
  "WITHDRAW_REQUESTED",
  "WITHDRAWN",
  "STOPPED",
  "RESULT_READY",
  "RETURNED",
  "CANCELLED",
] as const;
export type Status = (typeof STATUSES)[number];

/** What the legal clock does in a state. */
type ClockState = "none" | "intake" | "runs" | "paused" | "stopped";

type StatusFacts = {
  readonly clock: ClockState;
  readonly terminal: boolean;
  readonly nationalCode: number | null;
};

/**
 * Clock, end and national status code (DVCQG) of each state; `nationalCode` null is "not synchronised".
 * @law Trạng thái hồ sơ trên Cổng Dịch vụ công quốc gia, mã 1–10 (one-stop.md §3.1–3.2).
 */
export const STATUS_FACTS: Readonly<Record<Status, StatusFacts>> = {
  DRAFT: { clock: "none", terminal: false, nationalCode: null },
  SUBMITTED: { clock: "intake", terminal: false, nationalCode: 1 },
  INTAKE_SUPPLEMENT: { clock: "none", terminal: false, nationalCode: 5 },
  REJECTED: { clock: "none", terminal: true, nationalCode: 3 },
  ACCEPTED: { clock: "runs", terminal: false, nationalCode: 2 },
  IN_PROGRESS: { clock: "runs", terminal: false, nationalCode: 4 },
  CONSULTING: { clock: "runs", terminal: false, nationalCode: 4 },
  VERIFYING: { clock: "runs", terminal: false, nationalCode: 4 },
  SUPPLEMENT_WAIT: { clock: "paused", terminal: false, nationalCode: 5 },
  FINANCIAL_WAIT: { clock: "paused", terminal: false, nationalCode: 6 },
  SUSPENDED: { clock: "paused", terminal: false, nationalCode: 8 },
  WITHDRAW_REQUESTED: { clock: "runs", terminal: false, nationalCode: 7 },
  WITHDRAWN: { clock: "stopped", terminal: true, nationalCode: 7 },
  STOPPED: { clock: "stopped", terminal: true, nationalCode: 8 },
  RESULT_READY: { clock: "stopped", terminal: false, nationalCode: 9 },
  RETURNED: { clock: "stopped", terminal: true, nationalCode: 10 },
  CANCELLED: { clock: "none", terminal: true, nationalCode: null },
};
