import { type Locale, messages } from "../../../i18n/index.ts";
import { localDateOf } from "../../../kernel/local-date.ts";
import type { Reason } from "./verdict.ts";

/** A reason in words. */
export function reasonText(reason: Reason, locale: Locale): string {
  const { reasons, changes } = messages(locale).signature;
  switch (reason.code) {
    case "CHANGED_AFTERWARDS": {
      const said = new Set(reason.changes.map(({ kind }) => changes[kind]));
      return `${reasons.CHANGED_AFTERWARDS} ${[...said].join("; ")}.`;
    }
    case "PART_ONLY":
      return reasons.PART_ONLY({ parts: reason.parts });
    case "EXPIRED":
    case "NOT_YET_VALID":
    case "REVOKED":
      return reasons[reason.code]({
        who: reason.who,
        on: localDateOf(reason.on).split("-").reverse().join("/"),
      });
    default:
      return reasons[reason.code];
  }
}
