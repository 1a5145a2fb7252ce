import type { FormError } from "../../../web/components/index.ts";
import { paths } from "../../../web/paths.ts";
import type { Page } from "../../../web/route.ts";
import type { Office } from "../../dossier/index.ts";
import { answerReceiver, sayReceiver } from "../commands/agree-receiver.ts";
import { answerError, answerOf, receiverTyped } from "./decision-answers.ts";
import { callOf, saidNo } from "./page-parts.ts";
import { seenReceiver } from "./receiver-fields.tsx";

type ReturnPage = Page<{ readonly id: string }, unknown>;
type Again = (errors: readonly FormError[]) => Promise<Response>;

/** A second person's answer about a receiver, as it was seen. */
export async function answerAboutReceiver(office: Office, page: ReturnPage, again: Again): Promise<Response> {
  const said = answerOf(page);
  if (said === null) return again([saidNo(page, { code: "INPUT_INVALID" })]);
  const answer = { id: page.params.id, ...said, seen: seenReceiver(page.form) };
  const done = await answerReceiver(callOf(office, page), answer);
  return done.ok ? page.redirect(paths.cashDecisions()) : again([answerError(page, done.refusal)]);
}

/** A receiver said anew. */
export async function changeReceiver(office: Office, page: ReturnPage, again: Again): Promise<Response> {
  const { receiver, errors } = receiverTyped(page);
  if (receiver === null || errors.length > 0) return again(errors);
  const done = await sayReceiver(callOf(office, page), { id: page.params.id, receiver });
  return done.ok ? page.redirect(paths.cashDecisions()) : again([saidNo(page, done.refusal)]);
}
