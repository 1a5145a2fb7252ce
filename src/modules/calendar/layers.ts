import type { Id } from "../../kernel/ids.ts";
import { type LocalDate, later } from "../../kernel/local-date.ts";
import type { UnitId } from "../access/index.ts";
import {
  type CalendarException,
  type ExceptionKind,
  hoursOn,
  type Session,
  type WeekdaySessions,
  type WeekHours,
  type WorkCalendar,
} from "./work-calendar.ts";

export type CalendarId = Id<"calendar">;

/** INTAKE: when counters accept. DEADLINE: which days count. They differ where a counter opens on Saturday (§4.2). */
export const PURPOSES = ["INTAKE", "DEADLINE"] as const;
export type Purpose = (typeof PURPOSES)[number];

export const CONFIDENCES = ["H", "M", "L"] as const;

/** A day as one layer records it; ORDINARY takes away what a layer below says of the day. `purpose` null: both. */
export type RecordedDay = {
  readonly id: Id<"calendar-day">;
  readonly purpose: Purpose | null;
  readonly on: LocalDate;
  readonly kind: ExceptionKind | "ORDINARY";
  readonly name: { readonly vi: string; readonly en: string };
  readonly legalBasis: string;
  /** How sure the source is: H seen in law, M one secondary source, L likely to change. */
  readonly confidence: (typeof CONFIDENCES)[number];
  readonly sessions: readonly Session[] | null;
};

export type RecordedHours = Omit<WeekHours, "weekdaySessions"> & {
  readonly weekdaySessions: WeekdaySessions | null;
  readonly id: Id<"calendar-hours">;
  readonly purpose: Purpose;
  readonly from: LocalDate;
  readonly legalBasis: string;
};

/** What the authority (`unitId` null) or one unit has recorded over the layers below it. */
export type CalendarLayer = {
  readonly id: CalendarId;
  readonly unitId: UnitId | null;
  readonly revision: number;
  readonly lastKnownOn: LocalDate | null;
  readonly hours: readonly RecordedHours[];
  readonly days: readonly RecordedDay[];
};

type LayeredQuestion = {
  readonly base: WorkCalendar;
  /** Farthest first: the authority, the units above, the unit itself. */
  readonly layers: readonly CalendarLayer[];
  readonly purpose: Purpose;
  /** The day the calendar is asked for: its `sessions` and `workWeekdays` are those in force then. */
  readonly on: LocalDate;
};

/** The calendar that results when each layer is laid over the ones below it; the nearest one that says anything wins. */
export function layCalendars({ base, layers, purpose, on }: LayeredQuestion): WorkCalendar {
  const exceptions = new Map<LocalDate, CalendarException>(base.exceptions);
  for (const layer of layers) {
    for (const day of daysFor(layer, purpose)) {
      const { kind, on: date, name, legalBasis, sessions } = day;
      if (kind === "ORDINARY") exceptions.delete(date);
      else exceptions.set(date, { on: date, kind, name, legalBasis, sessions });
    }
  }
  const laid: WorkCalendar = {
    sessions: base.sessions,
    workWeekdays: base.workWeekdays,
    exceptions,
    firstKnownOn: base.firstKnownOn,
    lastKnownOn: layers.reduce((last, layer) => later(last, layer.lastKnownOn ?? last), base.lastKnownOn),
    revision: [base.revision, ...layers.map((layer) => `${layer.unitId ?? "0"}:${layer.revision}`)].join("+"),
  };
  const changes = changesOf(base, layers, purpose);
  return changes === null ? laid : { ...laid, ...hoursOn({ ...laid, changes }, on), changes };
}

type Changes = NonNullable<WorkCalendar["changes"]>;

/** A layer's hours replace those below from their first day on. Null where nobody recorded any. */
function changesOf(base: WorkCalendar, layers: readonly CalendarLayer[], purpose: Purpose): Changes | null {
  const first = { from: base.firstKnownOn, sessions: base.sessions, workWeekdays: base.workWeekdays };
  const laid = layers.reduce<Changes>(
    (below, layer) => {
      const own = layer.hours
        .filter((hours) => hours.purpose === purpose)
        .map(({ from, sessions, workWeekdays, weekdaySessions }) => {
          const hours = { from, sessions, workWeekdays };
          return weekdaySessions === null ? hours : { ...hours, weekdaySessions };
        })
        .sort((a, b) => (a.from < b.from ? -1 : 1));
      const begin = own[0]?.from;
      return begin === undefined ? below : [...below.filter(({ from }) => from < begin), ...own];
    },
    [first],
  );
  return laid.length === 1 && laid[0] === first ? null : laid;
}

/** What is said of one calendar alone comes after what is said of both, and so wins. */
function daysFor(layer: CalendarLayer, purpose: Purpose): readonly RecordedDay[] {
  const both = layer.days.filter((day) => day.purpose === null);
  return [...both, ...layer.days.filter((day) => day.purpose === purpose)];
}
