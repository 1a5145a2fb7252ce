import { type Locale, messages } from "../../../i18n/index.ts";
import type { Instant } from "../../../kernel/local-date.ts";
import { localDateOf } from "../../../kernel/local-date.ts";
import { dayText, fullMoment } from "../../../web/components/index.ts";
import type { WorkCalendar } from "../../calendar/index.ts";
import { latenessWords, timeLeft } from "../screens/lateness.ts";
import { STATUS_FACTS, type Status } from "../status.ts";

export type Today = { readonly calendar: WorkCalendar; readonly now: Instant; readonly locale: Locale };

/** A check counted in hours ends at an hour; a result is promised for a day. */
export type DuePrecision = "day" | "hour";

type DueCellProps = {
  readonly dueAt: Instant | null;
  readonly status: Status;
  readonly today: Today;
  readonly precision: DuePrecision;
};

/** The due day, and under it how far away it is: in words, so that colour is not needed. */
export function DueCell({ dueAt, status, today, precision }: DueCellProps) {
  const t = messages(today.locale).desk.lateness;
  const { clock } = STATUS_FACTS[status];
  if (dueAt === null) return <span class="mc-muted">{clock === "paused" ? t.paused : t.none}</span>;
  return (
    <>
      <span class="mc-nowrap">{precision === "hour" ? fullMoment(dueAt) : dayText(localDateOf(dueAt))}</span>{" "}
      {clock === "runs" || clock === "intake" ? (
        <LatenessWords dueAt={dueAt} today={today} />
      ) : (
        <small>{clock === "paused" ? t.paused : t.finished}</small>
      )}
    </>
  );
}

function LatenessWords({ dueAt, today }: { dueAt: Instant; today: Today }) {
  const { words, tone } = latenessWords(timeLeft(today.calendar, today.now, dueAt), today.locale);
  return tone === "plain" ? <small>{words}</small> : <small class={`mc-${tone}`}>{words}</small>;
}
