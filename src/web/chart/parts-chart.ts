import { drawChart } from "./engine.ts";
import { AXIS_TEXT, PALETTE } from "./palette.ts";
import type { SvgWords } from "./plain-svg.ts";

type Part = { readonly name: string; readonly colour: keyof typeof PALETTE };

/** Rows made of the same parts: units by lateness, channels by outcome. */
type Parts = SvgWords & {
  readonly parts: readonly Part[];
  readonly rows: readonly { readonly label: string; readonly values: readonly number[] }[];
};

const ROW_HEIGHT = 34;
const FRAME_HEIGHT = 70;

/** What a whole is made of, one bar a row, the first row on top. */
export function drawParts({ parts, rows, ...words }: Parts): Promise<string> {
  return drawChart(
    {
      grid: { left: 8, right: 16, top: 40, bottom: 8, outerBoundsMode: "same" },
      legend: { top: 0, left: 0, textStyle: AXIS_TEXT, itemWidth: 24 },
      xAxis: {
        type: "value",
        minInterval: 1,
        splitNumber: 4,
        axisLabel: AXIS_TEXT,
        splitLine: { lineStyle: { color: PALETTE.grid } },
      },
      yAxis: {
        type: "category",
        inverse: true,
        data: rows.map(({ label }) => label),
        axisTick: { show: false },
        axisLabel: { ...AXIS_TEXT, interval: 0, width: 170, overflow: "truncate" },
      },
      series: parts.map(({ name, colour }, index) => ({
        name,
        type: "bar",
        stack: "whole",
        data: rows.map(({ values }) => values[index] ?? 0),
        silent: true,
        color: PALETTE[colour],
        barMaxWidth: 20,
        emphasis: { disabled: true },
      })),
    },
    { width: 720, height: FRAME_HEIGHT + ROW_HEIGHT * Math.max(rows.length, 1) },
    words,
  );
}
