import { type Locale, messages } from "../../../i18n/index.ts";
import type { Instant } from "../../../kernel/local-date.ts";
import { localDateOf } from "../../../kernel/local-date.ts";
import { dayText } from "../../../web/components/index.ts";
import type { WorkCalendar } from "../../calendar/index.ts";
import { latenessWords, timeLeft } from "../screens/lateness.ts";

export type Today = { readonly calendar: WorkCalendar; readonly now: Instant; readonly locale: Locale };

/** The due day, and under it how far away it is: in words, so that colour is not needed. */
export function DueCell({ dueAt, today }: { dueAt: Instant | null; today: Today }) {
  if (dueAt === null) return <span class="mc-muted">{messages(today.locale).desk.lateness.none}</span>;
  const { words, tone } = latenessWords(timeLeft(today.calendar, today.now, dueAt), today.locale);
  const toneClass = tone === "plain" ? "" : `mc-${tone}`;
  return (
    <>
      <span class="mc-nowrap">{dayText(localDateOf(dueAt))}</span>
      <small class={toneClass}>{words}</small>
    </>
  );
}
