import type { Refusal } from "../../../kernel/result.ts";
import type { FormError } from "../../../web/components/index.ts";
import type { Page } from "../../../web/route.ts";
import { type Receiver, readReceiver } from "../receiver.ts";
import { reasonPath } from "./decision-forms.tsx";
import { saidNo, typed } from "./page-parts.ts";
import { receiverErrors, typedReceiver } from "./receiver-fields.tsx";

type DecisionPage = Page<{ readonly id: string }, unknown>;

/** What a second person answered; null where no button said so. */
export function answerOf({
  form,
}: DecisionPage): { readonly approved: boolean; readonly reason: string } | null {
  const said = typed(form, "answer");
  if (said !== "APPROVED" && said !== "DECLINED") return null;
  return { approved: said === "APPROVED", reason: typed(form, "reason").slice(0, 300) };
}

/** Why an answer was not taken, at its field. */
export function answerError(page: DecisionPage, refusal: Refusal): FormError {
  const isReason = refusal.code === "DECISION_REASON_REQUIRED";
  return saidNo(page, refusal, isReason ? reasonPath(page.params.id) : "");
}

type PayingBack = {
  readonly method: "CASH" | "BANK";
  readonly receiver: Receiver | null;
  readonly errors: readonly FormError[];
};

/** How money is paid back; by a transfer it goes to somebody's account, which is asked for. */
export function payBackOf(page: DecisionPage): PayingBack {
  if (typed(page.form, "method") !== "BANK") return { method: "CASH", receiver: null, errors: [] };
  return { method: "BANK", ...receiverTyped(page) };
}

/** A receiver that has to be said, as it was typed; otherwise what does not fit. */
export function receiverTyped(page: DecisionPage): Omit<PayingBack, "method"> {
  const { receiver, wrong } = readReceiver(typedReceiver(page.form));
  const missing = receiver === null && wrong.length === 0 ? (["number", "bank", "name"] as const) : wrong;
  return { receiver, errors: receiverErrors(page.locale, missing, `-${page.params.id}`) };
}
