import type { signatureReasonsVi } from "../../../i18n/messages/signature-reasons.vi.ts";
import type { Messages } from "../../../i18n/messages-type.ts";
import { localDateOf } from "../../../kernel/local-date.ts";
import type { Reason } from "./verdict.ts";

type ReasonTexts = Pick<Messages<typeof signatureReasonsVi>, "reasons" | "changes">;

/** A reason in the words of one language, given apart from all others: a bundle of evidence carries no more. */
export function tellReason(reason: Reason, { reasons, changes }: ReasonTexts): string {
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
