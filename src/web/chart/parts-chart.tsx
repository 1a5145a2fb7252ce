import { stack } from "d3-shape";
import type { Locale } from "../../i18n/index.ts";
import { numberText } from "../../i18n/number-text.ts";
import { ChartImage, type ImageWords, LETTERS_BELOW, LETTERS_HIGH, tenths } from "./chart-image.tsx";
import { ChartLegend, LEGEND_HIGH } from "./chart-legend.tsx";
import { countScale } from "./count-scale.ts";
import { shortened, widthOf } from "./letters.ts";
import { type Colour, PALETTE } from "./palette.ts";
import { PartPatterns, patternOf } from "./part-patterns.tsx";

type PartsRow = { readonly label: string; readonly values: readonly number[] };

/** Rows made of the same parts: units by lateness, channels by outcome. */
export type Parts = ImageWords & {
  readonly parts: readonly { readonly name: string; readonly colour: Colour }[];
  readonly rows: readonly PartsRow[];
};

const WIDTH = 720;
const EDGE = 8;
const [ROW_HIGH, BAR_HIGH] = [34, 20];
const NAME_WIDE_MAX = 170;

/** What a whole is made of, one bar a row, the first row on top. */
export function PartsChart({ locale, chart }: { readonly locale: Locale; readonly chart: Parts }) {
  const { parts, rows, ...words } = chart;
  const names = rows.map(({ label }) => shortened(label, NAME_WIDE_MAX));
  const wholes = rows.map(({ values }) => values.reduce((sum, value) => sum + value, 0));
  const left = 2 * EDGE + Math.max(0, ...names.map(widthOf));
  const most = Math.max(0, ...wholes);
  const right = WIDTH - Math.max(2 * EDGE, widthOf(numberText(most, locale)));
  const bottom = LEGEND_HIGH + ROW_HIGH * Math.max(rows.length, 1);
  const height = bottom + LETTERS_HIGH + 2 * EDGE;
  const { at, ticks } = countScale(most, [left, right]);
  const middle = (row: number) => LEGEND_HIGH + ROW_HIGH * (row + 0.5);
  const upright = (x: number) => `M${tenths(x)} ${LEGEND_HIGH}V${bottom}`;
  const signs = parts.map((part) => ({ ...part, shape: "bar" as const }));
  return (
    <ChartImage {...words} width={WIDTH} height={height}>
      <PartPatterns id={words.id} colours={parts.map(({ colour }) => colour)} />
      <ChartLegend id={words.id} signs={signs} />
      <path stroke={PALETTE.grid} d={ticks.map((tick) => upright(at(tick))).join("")} />
      {stacked(parts.length, rows).map((places, index) => (
        <path fill={patternOf(words.id, index)} d={barsPath(places, { at, middle })} />
      ))}
      <path stroke={PALETTE.ink} d={upright(left)} />
      <g text-anchor="end">
        {names.map((name, row) => (
          <text x={tenths(left - EDGE)} y={middle(row) + LETTERS_BELOW}>
            {name}
          </text>
        ))}
      </g>
      <g text-anchor="middle">
        {ticks.map((tick) => (
          <text x={tenths(at(tick))} y={height - EDGE}>
            {numberText(tick, locale)}
          </text>
        ))}
      </g>
    </ChartImage>
  );
}

type Place = readonly [from: number, to: number];

/** Of each part its place in every row, one part after the other. */
function stacked(parts: number, rows: readonly PartsRow[]): readonly (readonly Place[])[] {
  return stack<PartsRow, number>()
    .keys(Array.from({ length: parts }, (_, index) => index))
    .value(({ values }, index) => values[index] ?? 0)(rows)
    .map((places) => places.map(([from, to]) => [from, to]));
}

type Places = { readonly at: (count: number) => number; readonly middle: (row: number) => number };

/** All bars of one part as one line of the pen; what is none is not drawn. */
function barsPath(places: readonly Place[], { at, middle }: Places): string {
  return places
    .map(([from, to], row) => {
      if (from === to) return "";
      const top = middle(row) - BAR_HIGH / 2;
      return `M${tenths(at(from))} ${top}H${tenths(at(to))}v${BAR_HIGH}H${tenths(at(from))}z`;
    })
    .join("");
}
