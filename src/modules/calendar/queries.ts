import { newId } from "../../kernel/ids.ts";
import type { LocalDate } from "../../kernel/local-date.ts";
import { accept, type Result, refuse } from "../../kernel/result.ts";
import type { Executor } from "../../platform/postgres/database.ts";
import type { Services } from "../../platform/services.ts";
import { type Actor, authorize, type Lineage, refusalOf, type UnitId } from "../access/index.ts";
import { lineageOf } from "../organisation/index.ts";
import type { CalendarRefusal, DayInput } from "./calendar-input.ts";
import { sameScope } from "./calendar-input.ts";
import { type CalendarLayer, layCalendars, PURPOSES, type Purpose, type RecordedDay } from "./layers.ts";
import { type Move, type OpenDeadline, type OpenDeadlines, previewShift, signatureOf } from "./moves.ts";
import { shippedCalendar } from "./shipped-calendar.ts";
import { loadAllLayers, loadLayers } from "./store.ts";
import { type CalendarException, hoursOn, type WeekHours, type WorkCalendar } from "./work-calendar.ts";

/** Where a day comes from: the program's data, the authority, a unit above, or the unit itself. */
type DaySource = "SHIPPED" | "AUTHORITY" | "ABOVE" | "OWN";
/** `dayId` only where this scope recorded the day itself and may take it away again. */
export type ListedDay = CalendarException & { readonly source: DaySource; readonly dayId: string | null };
export type CalendarView = {
  readonly purpose: Purpose;
  readonly hours: WeekHours;
  readonly days: readonly ListedDay[];
  readonly changes: readonly (WeekHours & { readonly from: LocalDate })[];
};
export type ScopeView = {
  readonly unitId: UnitId | null;
  readonly revision: number;
  readonly firstKnownOn: LocalDate;
  readonly lastKnownOn: LocalDate;
  readonly calendars: readonly CalendarView[];
  /** Own entries that only say "ordinary again": they appear in no calendar, yet may be taken away. */
  readonly ordinary: readonly RecordedDay[];
};

/** Both calendars of a scope as they stand, each day with its source; days of one year, for a list. */
export async function readScope(
  services: Services,
  ask: { readonly unitId: UnitId | null; readonly year: number },
): Promise<ScopeView> {
  const on = services.clock.today();
  const layers = await loadLayers(services.database, ask.unitId, on);
  const own = layers.find((layer) => layer.unitId === ask.unitId) ?? null;
  const laid = PURPOSES.map((purpose) => layCalendars({ base: shippedCalendar(), layers, purpose, on }));
  const [intake] = laid;
  return {
    unitId: ask.unitId,
    revision: own?.revision ?? 0,
    firstKnownOn: intake?.firstKnownOn ?? on,
    lastKnownOn: intake?.lastKnownOn ?? on,
    calendars: laid.map((calendar, index) =>
      viewOf(calendar, { ...ask, layers, on, purpose: PURPOSES[index] ?? "DEADLINE" }),
    ),
    ordinary: (own?.days ?? []).filter(
      (day) => day.kind === "ORDINARY" && day.on.startsWith(String(ask.year)),
    ),
  };
}

type ViewAsk = {
  unitId: UnitId | null;
  year: number;
  layers: readonly CalendarLayer[];
  on: LocalDate;
  purpose: Purpose;
};

function viewOf(calendar: WorkCalendar, ask: ViewAsk): CalendarView {
  const days = [...calendar.exceptions.values()]
    .filter(({ on }) => on.startsWith(String(ask.year)))
    .sort((a, b) => (a.on < b.on ? -1 : 1))
    .map((day) => ({ ...day, ...sourceOf(day.on, ask) }));
  return { purpose: ask.purpose, hours: hoursOn(calendar, ask.on), days, changes: calendar.changes ?? [] };
}

function sourceOf(on: LocalDate, { layers, unitId, purpose }: ViewAsk): Pick<ListedDay, "source" | "dayId"> {
  for (const layer of layers.toReversed()) {
    const days = layer.days.filter((day) => day.on === on);
    const found = days.find((day) => day.purpose === purpose) ?? days.find((day) => day.purpose === null);
    if (found === undefined) continue;
    if (layer.unitId === unitId) return { source: "OWN", dayId: found.id };
    return { source: layer.unitId === null ? "AUTHORITY" : "ABOVE", dayId: null };
  }
  return { source: "SHIPPED", dayId: null };
}

export type ScopeInList = {
  readonly unitId: UnitId | null;
  readonly revision: number;
  readonly lastKnownOn: LocalDate;
};

/** The authority's calendar first, then the units that have recorded anything of their own. */
export async function listScopes(executor: Executor): Promise<readonly ScopeInList[]> {
  const layers = await loadAllLayers(executor);
  const known = layers.reduce(
    (last, { lastKnownOn }) => (lastKnownOn !== null && lastKnownOn > last ? lastKnownOn : last),
    shippedCalendar().lastKnownOn,
  );
  const authority = layers.find(({ unitId }) => unitId === null);
  const units = layers.filter(({ unitId }) => unitId !== null);
  return [{ unitId: null, revision: authority?.revision ?? 0 }, ...units].map(({ unitId, revision }) => ({
    unitId,
    revision,
    lastKnownOn: known,
  }));
}

/** More open dossiers than this are not previewed in one page; the rest follows after the first are moved. */
const PREVIEW_MAX = 5_000;

export type Preview = {
  readonly moves: readonly Move[];
  readonly looked: number;
  readonly signature: string;
};
type Asked = { readonly services: Services; readonly actor: Actor; readonly openDeadlines: OpenDeadlines };

/** Which open dossiers would move if the day were recorded. Nothing is written. */
export async function previewDay(
  asked: Asked,
  { unitId, day }: { readonly unitId: UnitId | null; readonly day: DayInput },
): Promise<Result<Preview, CalendarRefusal>> {
  return preview(asked, unitId, (laid) => withDay(laid, unitId, day));
}

/** Which open dossiers stand at another date than their calendar now gives: what `applyMoves` would move. */
export function previewMoves(asked: Asked, unitId: UnitId | null): Promise<Result<Preview, CalendarRefusal>> {
  return preview(asked, unitId, ({ layers }) => layers);
}

/** Moves them, as one explicit act with its ground; refused where the list is no longer the one that was shown. */
export async function applyMoves(
  asked: Asked,
  order: { readonly unitId: UnitId | null; readonly signature: string; readonly basis: string },
): Promise<Result<{ readonly moved: number }>> {
  const seen = await previewMoves(asked, order.unitId);
  if (!seen.ok) return seen;
  if (seen.value.signature !== order.signature) return refuse({ code: "CALENDAR_MOVES_CHANGED" });
  const moves = seen.value.moves.filter(({ to }) => to !== null);
  return asked.openDeadlines.apply(asked.services, asked.actor, { moves, basis: order.basis });
}

/** Layers farthest first, and the units they may belong to, nearest first. */
type Laid = { readonly layers: readonly CalendarLayer[]; readonly lineage: Lineage };
type Relay = (laid: Laid) => readonly CalendarLayer[];

async function preview(
  asked: Asked,
  unitId: UnitId | null,
  relay: Relay,
): Promise<Result<Preview, CalendarRefusal>> {
  const { services, actor, openDeadlines } = asked;
  const on = services.clock.today();
  const lineage = unitId === null ? null : await lineageOf(services.database, unitId, on);
  const decision = authorize(
    actor,
    "calendar.manage",
    lineage === null ? { kind: "none" } : { kind: "unit", lineage },
  );
  if (!decision.allowed) return refuse(refusalOf(decision));
  const open = await openDeadlines.list(services.database, { unitId, on, limit: PREVIEW_MAX });
  const moves: Move[] = [];
  for (const [agency, dossiers] of byUnit(open)) {
    const above = await lineageOf(services.database, agency, on);
    const layers = relay({ layers: await loadLayers(services.database, agency, on), lineage: above });
    moves.push(
      ...previewShift(dossiers, layCalendars({ base: shippedCalendar(), layers, purpose: "DEADLINE", on })),
    );
  }
  moves.sort((a, b) => (a.code < b.code ? -1 : 1));
  return accept({ moves, looked: open.length, signature: signatureOf(moves) });
}

function byUnit(open: readonly OpenDeadline[]): ReadonlyMap<UnitId, readonly OpenDeadline[]> {
  return Map.groupBy(open, (dossier) => dossier.unitId);
}

/** Stand in for rows that are not written yet. */
const NOT_RECORDED: RecordedDay["id"] = newId<"calendar-day">();
const NO_CALENDAR: CalendarLayer["id"] = newId<"calendar">();

/** The layers as they would be with the day recorded in one of them. */
function withDay({ layers, lineage }: Laid, unitId: UnitId | null, day: DayInput): readonly CalendarLayer[] {
  if (unitId !== null && !lineage.includes(unitId)) return layers;
  const added = { ...day, id: NOT_RECORDED };
  const known = layers.find((layer) => layer.unitId === unitId);
  if (known !== undefined) {
    const days = [...known.days.filter((each) => !sameScope(each, day)), added];
    return layers.map((layer) => (layer === known ? { ...layer, days } : layer));
  }
  // The first entry of its scope: laid under the layers of units nearer than it.
  const layer: CalendarLayer = {
    id: NO_CALENDAR,
    unitId,
    revision: 0,
    lastKnownOn: null,
    hours: [],
    days: [added],
  };
  const distance = (each: UnitId | null) =>
    each === null ? Number.POSITIVE_INFINITY : lineage.indexOf(each);
  const nearer = layers.findIndex((each) => distance(each.unitId) < distance(unitId));
  return nearer === -1 ? [...layers, layer] : layers.toSpliced(nearer, 0, layer);
}
