import { present } from "../../kernel/assert.ts";
import { canonicalJson } from "../../kernel/hash-chain.ts";
import { newId } from "../../kernel/ids.ts";
import { type LocalDate, parseLocalDate } from "../../kernel/local-date.ts";
import { accept, type Result, refuse } from "../../kernel/result.ts";
import { type CalendarRefusal, type DayInput, type Standing, sameScope } from "./calendar-input.ts";
import type { RecordedDay, RecordedHours } from "./layers.ts";
import { statutoryDays, type YearChoice } from "./statutory-days.ts";

/** Rows that end and rows that begin with one revision. */
type DayChange = { readonly ended: readonly RecordedDay[]; readonly begun: readonly RecordedDay[] };

/** Records days over what stands; a day recorded as it already is changes nothing, and all of them is a refusal. */
export function decideDays(
  standing: Standing,
  days: readonly DayInput[],
): Result<DayChange, CalendarRefusal> {
  const ended: RecordedDay[] = [];
  const begun: RecordedDay[] = [];
  for (const day of days) {
    const known = standing.days.find((each) => sameScope(each, day)) ?? null;
    if (known !== null && isSameDay(known, day)) continue;
    if (known !== null) ended.push(known);
    begun.push({ ...day, id: newId<"calendar-day">() });
  }
  const first = days[0];
  if (begun.length === 0 && first !== undefined)
    return refuse({ code: "CALENDAR_DAY_UNCHANGED", on: first.on });
  return accept({ ended, begun });
}

function isSameDay({ id: _id, ...known }: RecordedDay, day: DayInput): boolean {
  return canonicalJson(known) === canonicalJson(day);
}

/** Takes a recorded day away: the layers below say again what it is. */
export function decideRemoval(standing: Standing, dayId: string): Result<DayChange, CalendarRefusal> {
  const known = standing.days.find((day) => day.id === dayId);
  return known === undefined
    ? refuse({ code: "CALENDAR_DAY_UNKNOWN" })
    : accept({ ended: [known], begun: [] });
}

/** Hours from a day on; the same first day replaces what was recorded for it. */
export function decideHours(
  standing: Standing,
  hours: Omit<RecordedHours, "id">,
): { readonly ended: RecordedHours | null; readonly begun: RecordedHours } {
  const same = standing.hours.find((each) => each.purpose === hours.purpose && each.from === hours.from);
  return { ended: same ?? null, begun: { ...hours, id: newId<"calendar-hours">() } };
}

/**
 * The days of a year by law, for the year right after the last one known: a gap would be days nobody entered.
 * Their confidence is M until the yearly decision is out and somebody checks them against it.
 */
export function decideYear(
  lastKnownOn: LocalDate,
  choice: YearChoice,
): Result<{ days: DayInput[]; lastDay: LocalDate }, CalendarRefusal> {
  const next = Number(lastKnownOn.slice(0, 4)) + 1;
  if (choice.year < next) return refuse({ code: "CALENDAR_YEAR_KNOWN", year: choice.year });
  if (choice.year > next) return refuse({ code: "CALENDAR_YEAR_GAP", year: choice.year, next });
  const days = statutoryDays(choice).map((day): DayInput => ({ ...day, purpose: null, confidence: "M" }));
  return accept({ days, lastDay: present(parseLocalDate(`${choice.year}-12-31`), "last day of the year") });
}
