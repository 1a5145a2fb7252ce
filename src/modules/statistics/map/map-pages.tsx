import { messages } from "../../../i18n/index.ts";
import { localDateOf } from "../../../kernel/local-date.ts";
import { countText } from "../../../web/components/index.ts";
import { type Page, pageRoute, type Router, z } from "../../../web/route.ts";
import { textIn } from "../../catalogue/index.ts";
import { type Unit, unitDirectory } from "../../organisation/index.ts";
import { unitRows } from "../lead/lead-view.ts";
import { type MetricCode, metricOf } from "../metric/catalogue.ts";
import { type Counted, metricValue } from "../metric/value.ts";
import { valueText } from "../question/figure-words.ts";
import { layFigures } from "../question/laying.ts";
import { leadQuery, momentOf, questionOf } from "../question/question.ts";
import { readableAgencies } from "../question/scope.ts";
import { type PeriodTotals, readTotals } from "../totals.ts";
import { type Boundary, listBoundaries } from "./boundary-store.ts";
import { drawMap, levelsOf, liesBeside } from "./draw-map.ts";
import { MAP_METRICS } from "./map-metrics.ts";
import { MapPage, type Ward } from "./map-page.tsx";

const query = z.object({
  ...leadQuery.shape,
  metric: z.enum(MAP_METRICS).catch("on-time-share").default("on-time-share"),
});
type MapRequest = Page<unknown, z.output<typeof query>>;

/** The wards the officer may see, coloured by one metric, and the same numbers as a table. */
export function registerMapPages(router: Router): void {
  pageRoute(router, { method: "get", path: "/lead/map", act: "statistics.read", query, handler: show });
}

async function show(page: MapRequest): Promise<Response> {
  const { database, clock } = page.services;
  const now = clock.now();
  const on = localDateOf(now);
  const directory = await unitDirectory(database);
  const agencies = readableAgencies(page.actor, { directory, on });
  const question = questionOf(page.query, on);
  const { units, lay } = layFigures(
    "RESTATED",
    agencies.map(({ id }) => id),
    { directory, on },
  );
  const asOf = momentOf(question, now);
  const [boundaries, rows] = await Promise.all([
    listBoundaries(database),
    readTotals(database, {
      units,
      from: question.from,
      to: question.to,
      by: ["unit", "channel"],
      now,
      ...(asOf < now ? { asOf } : {}),
    }),
  ]);
  const metric = page.query.metric;
  const wards = wardsOf({ boundaries, agencies, rows: lay(rows), metric });
  const around = aroundOf(wards, boundaries);
  const view = { question, metric, wards, computedAt: now, ...levelled({ wards, around }, page, metric) };
  return page.render(<MapPage page={page} view={view} />);
}

type Drawn = {
  readonly boundaries: readonly Boundary[];
  readonly agencies: readonly Unit[];
  readonly rows: readonly PeriodTotals[];
  readonly metric: MetricCode;
};

/** The wards of the map that the officer may see, by name. */
function wardsOf({ boundaries, agencies, rows, metric }: Drawn): Ward[] {
  const figures = new Map<string, readonly Counted[]>(
    unitRows(rows, agencies).map(({ unit, rows: own }) => [unit.id, own]),
  );
  const known = new Map<string, Unit>(agencies.map((unit) => [unit.id, unit]));
  return boundaries
    .flatMap((boundary) => {
      const unit = known.get(boundary.unitId ?? "");
      if (unit === undefined) return [];
      return [{ unit, boundary, value: metricValue(metricOf(metric), figures.get(unit.id) ?? []) }];
    })
    .sort((a, b) => a.unit.shortName.localeCompare(b.unit.shortName, "vi"));
}

/** With more wards than these the picture is a map without its neighbours. */
const ALONE_MAX = 10;

/** The neighbours of few wards: one outline on a blank sheet is no map. */
function aroundOf(wards: readonly Ward[], boundaries: readonly Boundary[]): readonly Boundary[] {
  if (wards.length === 0 || wards.length > ALONE_MAX) return [];
  const own = new Set(wards.map(({ boundary }) => boundary.areaCode));
  const rings = wards.flatMap(({ boundary }) => boundary.rings);
  return boundaries.filter((each) => !own.has(each.areaCode) && liesBeside(each.rings, rings));
}

type Shown = { readonly wards: readonly Ward[]; readonly around: readonly Boundary[] };

/** The picture, and from which value on each shade begins. */
function levelled({ wards, around }: Shown, page: MapRequest, code: MetricCode) {
  const t = messages(page.locale).statistics.map;
  const metric = metricOf(code);
  const values = wards.flatMap(({ value }) => (value.value === null ? [] : [value.value]));
  const levelOf = levelsOf(values);
  const shades = new Map<number, { readonly least: number; readonly most: number; readonly count: number }>();
  for (const value of values) {
    const known = shades.get(levelOf(value)) ?? { least: value, most: value, count: 0 };
    const [least, most] = [Math.min(known.least, value), Math.max(known.most, value)];
    shades.set(levelOf(value), { least, most, count: known.count + 1 });
  }
  const name = textIn(metric.name, page.locale);
  const svg = drawMap({
    title: t.titleOf({ metric: name }),
    description: t.text({ count: countText(wards.length, page.locale) }),
    areas: wards.map(({ boundary, value }) => ({
      rings: boundary.rings,
      text: `${boundary.name}: ${valueText(metric, value, page.locale)}`,
      level: value.value === null ? null : levelOf(value.value),
    })),
    around: around.map(({ rings, name: text }) => ({ rings, text })),
  });
  return { svg, hasNeighbours: around.length > 0, shades: [...shades].sort(([a], [b]) => a - b) };
}
