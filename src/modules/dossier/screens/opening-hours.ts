import { type Locale, messages } from "../../../i18n/index.ts";
import type { MinuteOfDay } from "../../../kernel/local-date.ts";
import type { Session, WorkCalendar } from "../../calendar/index.ts";

/**
 * `thứ Hai – thứ Sáu: 08:00–12:00, 13:00–17:00; thứ Bảy: 08:00–11:30`; days on their own are listed where they do not
 * follow each other, and days with hours of their own are named with them.
 */
export function openingHours(
  calendar: Pick<WorkCalendar, "sessions" | "workWeekdays" | "weekdaySessions">,
  locale: Locale,
): string {
  const own = calendar.weekdaySessions ?? {};
  const ordinary = calendar.workWeekdays.filter((day) => own[day] === undefined);
  const apart = calendar.workWeekdays.filter((day) => own[day] !== undefined).sort((a, b) => a - b);
  return [
    daysAndHours(ordinary, calendar.sessions, locale),
    ...apart.map((day) => daysAndHours([day], own[day] ?? [], locale)),
  ]
    .filter((part) => part !== "")
    .join("; ");
}

function daysAndHours(weekdays: readonly number[], sessions: readonly Session[], locale: Locale): string {
  const names: { readonly [weekday: number]: string } = messages(locale).screens.weekdays;
  const days = [...weekdays].sort((a, b) => a - b);
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return "";
  const consecutive = last - first === days.length - 1 && days.length > 2;
  const dayWords = consecutive
    ? `${names[first]} – ${names[last]}`
    : days.map((day) => names[day]).join(", ");
  const hours = sessions.map(({ from, to }) => `${clockTime(from)}–${clockTime(to)}`).join(", ");
  return `${dayWords}: ${hours}`;
}

function clockTime(minute: MinuteOfDay): string {
  return `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
}
