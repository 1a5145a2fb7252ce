import { addDays, type Instant, instantAt, localReading, type MinuteOfDay } from "../../kernel/local-date.ts";

export type QuietHours = { readonly fromMinute: MinuteOfDay; readonly untilMinute: MinuteOfDay };

/**
 * The end of the quiet hours (giờ yên tĩnh) an instant lies in; null where it lies in none. Hours that run over midnight
 * begin on one day and end on the next; the same minute for both ends is no quiet at all.
 */
export function quietUntil(now: Instant, { fromMinute, untilMinute }: QuietHours): Instant | null {
  if (fromMinute === untilMinute) return null;
  const { date, minute } = localReading(now);
  if (fromMinute < untilMinute)
    return minute >= fromMinute && minute < untilMinute ? instantAt(date, untilMinute) : null;
  if (minute >= fromMinute) return instantAt(addDays(date, 1), untilMinute);
  return minute < untilMinute ? instantAt(date, untilMinute) : null;
}
