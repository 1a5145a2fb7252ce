import type { EChartsCoreOption } from "echarts/core";
import { plainSvg, type SvgWords } from "./plain-svg.ts";

type ChartSize = { readonly width: number; readonly height: number };

/** What the drawing library is asked for; everything a chart of ours does not vary is set in `drawChart`. */
type ChartOption = EChartsCoreOption;

/** Charts kept, the last asked for: some 15 kB each. */
const DRAWN_MAX = 200;
const drawn = new Map<string, Promise<string>>();

/**
 * Draws a chart as one SVG image. Loading the library costs half a second and 40 MB, so only who draws pays; a chart
 * costs some tens of milliseconds. The same numbers and words are the same picture: it is drawn once while it is asked for.
 */
export function drawChart(option: ChartOption, size: ChartSize, words: SvgWords): Promise<string> {
  const key = JSON.stringify([option, size, words]);
  const picture = drawn.get(key) ?? drawAnew(option, size, words);
  drawn.delete(key);
  drawn.set(key, picture);
  picture.catch(() => drawn.delete(key));
  const [oldest] = drawn.keys();
  if (drawn.size > DRAWN_MAX && oldest !== undefined) drawn.delete(oldest);
  return picture;
}

async function drawAnew(option: ChartOption, size: ChartSize, words: SvgWords): Promise<string> {
  const { init } = await loadEngine();
  const chart = init(null, null, { renderer: "svg", ssr: true, ...size });
  try {
    chart.setOption({ ...FIXED, ...option });
    return plainSvg(chart.renderToSVGString(), words);
  } finally {
    chart.dispose();
  }
}

/** Nothing moves. Patterns beside colours tell the parts apart for whoever sees no colours. */
const FIXED: ChartOption = {
  animation: false,
  aria: { enabled: true, label: { enabled: false }, decal: { show: true } },
};

let engine: Promise<typeof import("echarts/core")> | null = null;

function loadEngine(): Promise<typeof import("echarts/core")> {
  engine ??= load();
  return engine;
}

async function load(): Promise<typeof import("echarts/core")> {
  const [core, charts, components, renderers] = await Promise.all([
    import("echarts/core"),
    import("echarts/charts"),
    import("echarts/components"),
    import("echarts/renderers"),
  ]);
  core.use([
    charts.BarChart,
    charts.LineChart,
    components.GridComponent,
    components.LegendComponent,
    components.AriaComponent,
    renderers.SVGRenderer,
  ]);
  return core;
}
