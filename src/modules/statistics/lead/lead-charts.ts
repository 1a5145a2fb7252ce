import { type Locale, messages } from "../../../i18n/index.ts";
import type { LocalDate } from "../../../kernel/local-date.ts";
import type { Parts } from "../../../web/chart/parts-chart.tsx";
import type { Trend } from "../../../web/chart/trend-chart.tsx";
import { countText, dayText } from "../../../web/components/index.ts";
import type { ChannelIn } from "../../dossier/index.ts";
import { type MetricCode, metricOf } from "../metric/catalogue.ts";
import { type Counted, metricValue } from "../metric/value.ts";
import type { Step } from "../question/question.ts";
import type { LeadFigures, TrendPoint } from "./figures.ts";
import type { UnitRow } from "./lead-view.ts";

/** More bars than this no longer fit a screen; the table below and the map show the others. */
export const UNITS_DRAWN = 8;
const CHANNELS: readonly ChannelIn[] = ["DIRECT", "ONLINE", "POSTAL"];
export const OUTCOMES = ["finished-early", "finished-on-time", "finished-late"] as const;

export function amountIn(code: MetricCode, rows: readonly Counted[]): number {
  return metricValue(metricOf(code), rows).value ?? 0;
}

/** The rows of one channel. */
export function byChannel(
  rows: readonly Counted[],
): { readonly channel: ChannelIn; readonly rows: readonly Counted[] }[] {
  return CHANNELS.map((channel) => ({ channel, rows: rows.filter((row) => row.channel === channel) }));
}

type TrendAmounts = {
  readonly received: number;
  readonly finished: number;
  /** Null before there was anything to count: a line of noughts would say that nobody came. */
  readonly yearBefore: number | null;
};

/** What the points of a trend count, by the same definitions as the figures above it. */
export function trendAmounts(trend: readonly TrendPoint[]): TrendAmounts[] {
  const asRow = (flows: TrendPoint["now"]): Counted[] => [
    { channel: null, opening: flows, closing: flows, flows },
  ];
  const before = trend.map(({ yearBefore }) => amountIn("received", asRow(yearBefore)));
  const first = before.findIndex((amount) => amount > 0);
  return trend.map(({ now }, index) => ({
    received: amountIn("received", asRow(now)),
    finished: amountIn("finished", asRow(now)),
    yearBefore: first === -1 || index < first ? null : (before[index] ?? null),
  }));
}

function stepLabel(startsOn: LocalDate, step: Step): string {
  return step === "month" ? dayText(startsOn).slice(3) : dayText(startsOn).slice(0, 5);
}

const SHAPES = {
  received: { colour: "received", shape: "bar" },
  finished: { colour: "finished", shape: "bar" },
  yearBefore: { colour: "before", shape: "line" },
} as const;

export function leadTrend({ trend, step }: LeadFigures, locale: Locale): Trend {
  const t = messages(locale).statistics;
  const amounts = trendAmounts(trend);
  const points = trend.flatMap(({ startsOn }, index) => {
    const amount = amounts[index];
    return amount === undefined ? [] : [{ startsOn, ...amount }];
  });
  const total = (key: "received" | "finished") =>
    countText(
      points.reduce((sum, point) => sum + point[key], 0),
      locale,
    );
  const best = points.reduce<(typeof points)[number] | null>(
    (most, point) => (most === null || point.received > most.received ? point : most),
    null,
  );
  const line = (key: keyof typeof SHAPES, name: string) => ({
    name,
    ...SHAPES[key],
    values: points.map((point) => point[key]),
  });
  return {
    id: "trend",
    title: t.lead.trendBy[step],
    description: t.lead.trendText({
      received: total("received"),
      finished: total("finished"),
      best: best === null ? "–" : stepLabel(best.startsOn, step),
    }),
    labels: points.map(({ startsOn }) => stepLabel(startsOn, step)),
    lines: [
      line("received", t.lead.groups.received),
      line("finished", t.lead.groups.finished),
      ...(points.some((point) => point.yearBefore !== null) ? [line("yearBefore", t.lead.yearBefore)] : []),
    ],
  };
}

export function unitParts(units: readonly UnitRow[], locale: Locale): Parts {
  const t = messages(locale).statistics.lead;
  const drawn = units.slice(0, UNITS_DRAWN);
  return {
    id: "units",
    title: t.byUnitChart,
    description: t.byUnitText({ count: countText(drawn.length, locale) }),
    parts: [
      { name: t.inTime, colour: "finished" },
      { name: t.overdue, colour: "late" },
    ],
    rows: drawn.map(({ unit, rows }) => ({
      label: unit.shortName,
      values: [amountIn("in-hand-in-time", rows), amountIn("in-hand-overdue", rows)],
    })),
  };
}

export function channelParts(rows: readonly Counted[], locale: Locale): Parts {
  const t = messages(locale).statistics;
  return {
    id: "channels",
    title: t.lead.byChannel,
    description: t.lead.byChannelText,
    parts: [
      { name: t.lead.early, colour: "finished" },
      { name: t.lead.onTime, colour: "received" },
      { name: t.lead.late, colour: "late" },
    ],
    rows: byChannel(rows).map((each) => ({
      label: t.channels[each.channel],
      values: OUTCOMES.map((code) => amountIn(code, each.rows)),
    })),
  };
}
