import { messages } from "../../i18n/index.ts";
import type { PageFrame } from "../page-route.ts";

/** As many as are counted: beyond, a number says no more than "many". */
const COUNTED_MAX = 99;

/** How many messages the reader has not seen; read aloud it is a sentence, not a bare number. */
export function UnreadCount({ page: { session, locale } }: { readonly page: PageFrame }) {
  const unread = session?.unread ?? 0;
  if (unread === 0) return null;
  return (
    <span class="mc-count" data-color="neutral">
      {unread > COUNTED_MAX ? `${COUNTED_MAX}+` : unread}
      <span class="ds-sr-only">{` ${messages(locale).shell.unread}`}</span>
    </span>
  );
}
