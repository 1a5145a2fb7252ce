import { type Locale, messages } from "../../../i18n/index.ts";
import type { MinuteOfDay } from "../../../kernel/local-date.ts";
import type { WorkCalendar } from "../../calendar/index.ts";

/** `thứ Hai – thứ Sáu: 08:00–12:00, 13:00–17:00`; days on their own are listed where they do not follow each other. */
export function openingHours(
  calendar: Pick<WorkCalendar, "sessions" | "workWeekdays">,
  locale: Locale,
): string {
  const names: { readonly [weekday: number]: string } = messages(locale).screens.weekdays;
  const days = [...calendar.workWeekdays].sort((a, b) => a - b);
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return "";
  const consecutive = last - first === days.length - 1 && days.length > 2;
  const dayWords = consecutive
    ? `${names[first]} – ${names[last]}`
    : days.map((day) => names[day]).join(", ");
  const hours = calendar.sessions.map(({ from, to }) => `${clockTime(from)}–${clockTime(to)}`).join(", ");
  return `${dayWords}: ${hours}`;
}

function clockTime(minute: MinuteOfDay): string {
  return `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
}
