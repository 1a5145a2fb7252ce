import { present } from "../../kernel/assert.ts";
import { accept, type Result, refuse } from "../../kernel/result.ts";
import type { Tx } from "../../platform/postgres/database.ts";
import type { Services } from "../../platform/services.ts";
import { type Actor, authorize, refusalOf } from "../access/index.ts";
import { findUnit, lineageOf } from "../organisation/index.ts";
import type {
  BadDayRow,
  CalendarRefusal,
  EnterYear,
  ImportDays,
  RecordDay,
  RecordHours,
  RemoveDay,
  Revised,
  Scope,
} from "./calendar-input.ts";
import { parseDaysFile } from "./days-file-parser.ts";
import { decideDays, decideHours, decideRemoval, decideYear } from "./decide.ts";
import type { CalendarLayer } from "./layers.ts";
import {
  appendRevision,
  extendKnown,
  loadCalendars,
  lockLayer,
  type RevisionKind,
  replaceDays,
  replaceHours,
} from "./store.ts";

type Answer<T = Revised> = Promise<Result<T, CalendarRefusal>>;

/** Records one day off, day made up, or day gone back to ordinary. No due date moves by it: see `previewMoves`. */
export function recordDay(services: Services, actor: Actor, input: RecordDay): Answer {
  const { day } = input;
  return revise(
    { services, actor, scope: input, kind: "DAY_RECORDED", legalBasis: day.legalBasis, data: day },
    async (tx, { layer, begin }) => {
      const decided = decideDays(layer, [day]);
      if (!decided.ok) return decided;
      const revised = await begin();
      await replaceDays(tx, revised, decided.value);
      return accept(revised);
    },
  );
}

export function removeDay(services: Services, actor: Actor, input: RemoveDay): Answer {
  const { dayId, legalBasis } = input;
  return revise(
    { services, actor, scope: input, kind: "DAY_REMOVED", legalBasis, data: { dayId } },
    async (tx, { layer, begin }) => {
      const decided = decideRemoval(layer, dayId);
      if (!decided.ok) return decided;
      const revised = await begin();
      await replaceDays(tx, revised, decided.value);
      return accept(revised);
    },
  );
}

/** Sets weekdays and hours of one of the two calendars from a day on. */
export function recordHours(services: Services, actor: Actor, input: RecordHours): Answer {
  const { hours } = input;
  const what = { kind: "HOURS_RECORDED", legalBasis: hours.legalBasis, data: hours } as const;
  return revise({ services, actor, scope: input, ...what }, async (tx, { layer, begin }) => {
    const revised = await begin();
    await replaceHours(tx, revised, decideHours(layer, hours));
    return accept(revised);
  });
}

/** Enters the next year: public holidays and days in lieu by law. From then on due dates may fall in it. */
export function enterYear(services: Services, actor: Actor, input: EnterYear): Answer {
  const { choice, legalBasis } = input;
  return revise(
    { services, actor, scope: input, kind: "YEAR_ENTERED", legalBasis, data: choice },
    async (tx, { layer, begin }) => {
      const { deadline } = await loadCalendars(tx, input.unitId, services.clock.today());
      const year = decideYear(deadline.lastKnownOn, choice);
      if (!year.ok) return year;
      const days = decideDays(layer, year.value.days);
      const revised = await begin();
      if (days.ok) await replaceDays(tx, revised, days.value);
      await extendKnown(tx, revised.calendarId, year.value.lastDay);
      return accept(revised);
    },
  );
}

export type ImportedDays = Revised & { readonly recorded: number; readonly bad: readonly BadDayRow[] };

/** Imports days from a file, all good rows or none; bad rows are named by line and refuse the file unless skipped. */
export async function importDays(services: Services, actor: Actor, input: ImportDays): Answer<ImportedDays> {
  const { content, legalBasis, skipBad } = input;
  const file = parseDaysFile(content, legalBasis);
  const what = { kind: "DAYS_IMPORTED", legalBasis, data: { days: file.days.length } } as const;
  return revise({ services, actor, scope: input, ...what }, async (tx, { layer, begin }) => {
    if (file.malformedAt !== null) return refuse({ code: "CALENDAR_FILE_MALFORMED", line: file.malformedAt });
    if (file.bad.length > 0 && (!skipBad || file.days.length === 0))
      return refuse({ code: "CALENDAR_ROWS_BAD", bad: file.bad });
    const decided = decideDays(layer, file.days);
    if (!decided.ok)
      return accept({ calendarId: layer.id, revision: layer.revision, recorded: 0, bad: file.bad });
    const revised = await begin();
    await replaceDays(tx, revised, decided.value);
    return accept({ ...revised, recorded: decided.value.begun.length, bad: file.bad });
  });
}

type Act = {
  readonly services: Services;
  readonly actor: Actor;
  readonly scope: Scope;
  readonly kind: RevisionKind;
  readonly legalBasis: string;
  readonly data: unknown;
};
type Open = { readonly layer: CalendarLayer; readonly begin: () => Promise<Revised> };

/** Authorises, locks the scope's calendar, checks the revision it was read at, and runs the change in one transaction. */
async function revise<T extends Revised>(act: Act, change: (tx: Tx, open: Open) => Answer<T>): Answer<T> {
  const { services, actor, scope } = act;
  const denied = await deniedOver(services, actor, scope.unitId);
  if (denied !== null) return refuse(denied);
  return services.database.transaction(async (tx): Answer<T> => {
    const layer = present(await lockLayer(tx, scope.unitId, services.clock.today()), "calendar of the scope");
    if (scope.revision !== null && scope.revision !== layer.revision) {
      return refuse({ code: "VERSION_CONFLICT", currentVersion: String(layer.revision) });
    }
    const begin = async (): Promise<Revised> => {
      const revised = { calendarId: layer.id, revision: layer.revision + 1 };
      const { kind, legalBasis, data } = act;
      await appendRevision(tx, { ...revised, kind, legalBasis, data, actor, at: services.clock.now() });
      return revised;
    };
    return change(tx, { layer, begin });
  });
}

/** The authority's calendar is everybody's, so only who manages all may touch it; a unit's, who manages the unit. */
async function deniedOver(
  services: Services,
  actor: Actor,
  unitId: Scope["unitId"],
): Promise<CalendarRefusal | null> {
  const lineage = unitId === null ? null : await lineageOf(services.database, unitId, services.clock.today());
  const subject = lineage === null ? ({ kind: "none" } as const) : ({ kind: "unit", lineage } as const);
  const decision = authorize(actor, "calendar.manage", subject);
  if (!decision.allowed) return refusalOf(decision);
  if (unitId === null) return null;
  return (await findUnit(services.database, unitId)) === null ? { code: "CALENDAR_UNIT_UNKNOWN" } : null;
}
