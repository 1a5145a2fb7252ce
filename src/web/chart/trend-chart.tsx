import { scaleBand } from "d3-scale";
import { line } from "d3-shape";
import type { Locale } from "../../i18n/index.ts";
import { numberText } from "../../i18n/number-text.ts";
import { ChartImage, type ImageWords, LETTERS_BELOW, LETTERS_HIGH, tenths } from "./chart-image.tsx";
import { ChartLegend, dashed, LEGEND_HIGH } from "./chart-legend.tsx";
import { countScale } from "./count-scale.ts";
import { widthOf } from "./letters.ts";
import { type Colour, PALETTE } from "./palette.ts";
import { PartPatterns, patternOf } from "./part-patterns.tsx";

/** A row of numbers over the same periods; null where there is none (last year, before the system). */
type TrendLine = {
  readonly name: string;
  readonly colour: Colour;
  readonly shape: "bar" | "line";
  readonly values: readonly (number | null)[];
};

export type Trend = ImageWords & {
  /** One short label a period. */
  readonly labels: readonly string[];
  /** Bars first: they stand below the lines. */
  readonly lines: readonly TrendLine[];
};

const [WIDTH, HEIGHT] = [720, 260];
const EDGE = 8;
const BOTTOM = HEIGHT - LETTERS_HIGH - 2 * EDGE;
const BAR_WIDE_MAX = 28;
/** Of a period's room, what stays empty between its bars and the next one's. */
const APART = 0.3;
const BETWEEN_LABELS = 14;

/** Numbers over time: bars for now, lines for the year before. */
export function TrendChart({ locale, trend }: { readonly locale: Locale; readonly trend: Trend }) {
  const { labels, lines, ...words } = trend;
  const plan = planOf(trend, locale);
  const { left, right, at, middle } = plan;
  const bars = lines.filter(({ shape }) => shape === "bar");
  const curves = lines.filter(({ shape }) => shape === "line");
  const wide = Math.min(BAR_WIDE_MAX, plan.periodWide / Math.max(bars.length, 1));
  return (
    <ChartImage {...words} width={WIDTH} height={HEIGHT}>
      <PartPatterns id={words.id} colours={bars.map(({ colour }) => colour)} />
      <ChartLegend id={words.id} signs={[...bars, ...curves]} />
      <Counts plan={plan} />
      {bars.map(({ values }, index) => {
        const x = (period: number) => middle(period) + (index - bars.length / 2) * wide;
        return <path fill={patternOf(words.id, index)} d={barsPath(values, { x, at, wide })} />;
      })}
      <path stroke={PALETTE.ink} d={`M${left} ${BOTTOM}H${right}`} />
      {curves.map(({ colour, values }) => (
        <path {...dashed(colour)} d={curvePath(values, { x: middle, at })} />
      ))}
      <g text-anchor="middle">
        {labels.map((label, period) =>
          period % plan.labelEvery === 0 ? (
            <text x={tenths(middle(period))} y={HEIGHT - EDGE}>
              {label}
            </text>
          ) : null,
        )}
      </g>
    </ChartImage>
  );
}

type Plan = ReturnType<typeof planOf>;

/** Where everything stands; of many labels every second, third … is written, so that none runs into another. */
function planOf({ labels, lines }: Trend, locale: Locale) {
  const most = Math.max(0, ...lines.flatMap(({ values }) => values.map((value) => value ?? 0)));
  const { at, ticks } = countScale(most, [BOTTOM, LEGEND_HIGH]);
  const counts = ticks.map((tick) => ({ y: tenths(at(tick)), text: numberText(tick, locale) }));
  const left = tenths(2 * EDGE + Math.max(...counts.map(({ text }) => widthOf(text))));
  const labelWide = Math.max(0, ...labels.map(widthOf));
  const right = tenths(WIDTH - Math.max(EDGE, labelWide / 2));
  const periods = scaleBand([...labels.keys()], [left, right])
    .paddingInner(APART)
    .paddingOuter(APART / 2);
  const periodWide = periods.bandwidth();
  const middle = (period: number) => (periods(period) ?? 0) + periodWide / 2;
  const labelEvery = Math.max(1, Math.ceil((labelWide + BETWEEN_LABELS) / periods.step()));
  return { at, counts, left, right, middle, periodWide, labelEvery };
}

/** A line across for each round number, which stands before it. */
function Counts({ plan: { counts, left, right } }: { readonly plan: Plan }) {
  return (
    <>
      <path stroke={PALETTE.grid} d={counts.map(({ y }) => `M${left} ${y}H${right}`).join("")} />
      <g text-anchor="end">
        {counts.map(({ y, text }) => (
          <text x={tenths(left - EDGE)} y={tenths(y + LETTERS_BELOW)}>
            {text}
          </text>
        ))}
      </g>
    </>
  );
}

type Places = { readonly x: (period: number) => number; readonly at: (count: number) => number };

/** All bars of one look as one line of the pen; what is none is not drawn. */
function barsPath(values: TrendLine["values"], { x, at, wide }: Places & { readonly wide: number }): string {
  const across = tenths(wide);
  return values
    .map((value, period) => {
      if (value === null || value === 0) return "";
      return `M${tenths(x(period))} ${BOTTOM}V${tenths(at(value))}h${across}V${BOTTOM}z`;
    })
    .join("");
}

function curvePath(values: TrendLine["values"], { x, at }: Places): string {
  const drawn = line<number | null>()
    .defined((value) => value !== null)
    .x((_, period) => x(period))
    .y((value) => at(value ?? 0))
    .digits(1);
  return drawn(values) ?? "";
}
