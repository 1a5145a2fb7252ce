import { drawChart } from "./engine.ts";
import { AXIS_TEXT, PALETTE } from "./palette.ts";
import type { SvgWords } from "./plain-svg.ts";

/** A row of numbers over the same periods; null where there is none (last year, before the system). */
type TrendLine = {
  readonly name: string;
  readonly colour: keyof typeof PALETTE;
  readonly shape: "bar" | "line";
  readonly values: readonly (number | null)[];
};

type Trend = SvgWords & {
  /** One short label a period. */
  readonly labels: readonly string[];
  readonly lines: readonly TrendLine[];
};

const LABELS_MAX = 16;

/** Numbers over time: bars for now, lines for the year before. */
export function drawTrend({ labels, lines, ...words }: Trend): Promise<string> {
  return drawChart(
    {
      grid: { left: 8, right: 8, top: 40, bottom: 8, outerBoundsMode: "same" },
      legend: { top: 0, left: 0, textStyle: AXIS_TEXT, itemWidth: 24 },
      xAxis: {
        type: "category",
        data: spaced(labels),
        axisTick: { show: false },
        // The library leaves labels out where it guesses that they do not fit; we choose which ones.
        axisLabel: { ...AXIS_TEXT, interval: 0 },
      },
      yAxis: {
        type: "value",
        minInterval: 1,
        splitNumber: 4,
        axisLabel: AXIS_TEXT,
        splitLine: { lineStyle: { color: PALETTE.grid } },
      },
      series: lines.map(({ name, colour, shape, values }) => ({
        name,
        type: shape,
        data: [...values],
        silent: true,
        color: PALETTE[colour],
        symbol: "none",
        barMaxWidth: 28,
        emphasis: { disabled: true },
        ...(shape === "line" ? { lineStyle: { type: "dashed", width: 2 } } : {}),
      })),
    },
    { width: 720, height: 260 },
    words,
  );
}

/** With many periods every second, third … label is written: all of them would run into each other. */
function spaced(labels: readonly string[]): string[] {
  const step = Math.ceil(labels.length / LABELS_MAX);
  return labels.map((label, index) => (index % step === 0 ? label : ""));
}
