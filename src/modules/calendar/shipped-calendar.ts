import { calendarFileSchema, calendarOf } from "./calendar-parser.ts";
import data from "./data/shipped-calendar.json" with { type: "json" };
import type { WorkCalendar } from "./work-calendar.ts";

let shipped: WorkCalendar | null = null;

/**
 * The civil servants' calendar of 2024 to 2027 as shipped: Monday to Friday, 08:00-12:00 and 13:00-17:00, public
 * holidays, days in lieu, announced swaps, 24 November from 2026. Swaps of 2027 are not announced and not guessed.
 * @law Bộ luật Lao động 2019, Đ.112; Nghị quyết 28/2026/QH16.
 */
export function shippedCalendar(): WorkCalendar {
  shipped ??= calendarOf(calendarFileSchema.parse(data));
  return shipped;
}
