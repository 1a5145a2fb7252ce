import { type Locale, messages } from "../../../i18n/index.ts";
import { Tag, type Tone } from "../../../web/components/index.ts";
import type { Status } from "../status.ts";

/** Colour repeats what the word says: blue moves, yellow waits for somebody outside, green is done, grey is closed. */
const TONES = {
  DRAFT: "neutral",
  SUBMITTED: "info",
  INTAKE_SUPPLEMENT: "warning",
  REJECTED: "neutral",
  ACCEPTED: "info",
  IN_PROGRESS: "info",
  CONSULTING: "info",
  VERIFYING: "info",
  SUPPLEMENT_WAIT: "warning",
  FINANCIAL_WAIT: "warning",
  SUSPENDED: "warning",
  WITHDRAW_REQUESTED: "warning",
  WITHDRAWN: "neutral",
  STOPPED: "neutral",
  RESULT_READY: "success",
  RETURNED: "success",
  CANCELLED: "neutral",
} as const satisfies Record<Status, Tone>;

export function StatusTag({ status, locale }: { status: Status; locale: Locale }) {
  return <Tag tone={TONES[status]}>{messages(locale).screens.status[status]}</Tag>;
}
