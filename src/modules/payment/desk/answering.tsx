import type { Child } from "hono/jsx";
import { messages } from "../../../i18n/index.ts";
import type { PageFrame } from "../../../web/page-route.ts";
import { mayEver } from "../../access/index.ts";

type Props = { readonly page: PageFrame; readonly isOwn: boolean; readonly children: Child };

/** The form to answer by, for whoever may; whoever asked, or took the money, reads that another answers. */
export function Answering({ page, isOwn, children }: Props) {
  if (isOwn) return <p class="mc-muted">{messages(page.locale).payment.decisions.own}</p>;
  return mayEver(page.actor, "payment.decide") ? children : null;
}
