import { type Locale, messages } from "../../../i18n/index.ts";
import { tellReason } from "./tell-reason.ts";
import type { Reason } from "./verdict.ts";

/** A reason in words. */
export function reasonText(reason: Reason, locale: Locale): string {
  return tellReason(reason, messages(locale).signature);
}
