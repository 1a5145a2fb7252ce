import { html } from "hono/html";
import { DOTS_WIDE } from "./boundaries-file.ts";
import type { Ring } from "./simplify.ts";

/** One ward of the map; `level` null is a ward without a number. */
type MapArea = {
  readonly rings: readonly Ring[];
  /** Name and value, shown on pointing and read out. */
  readonly text: string;
  readonly level: number | null;
};

type MapPicture = {
  readonly title: string;
  readonly description: string;
  readonly areas: readonly MapArea[];
  /** Areas without a number of their own, drawn where they lie beside those that have one. */
  readonly around: readonly Omit<MapArea, "level">[];
};

/** From light to dark: told apart without seeing colours. */
export const SHADES = ["#cfe3f4", "#9cc3e4", "#6aa2d1", "#3273ad", "#0c437a"] as const;
export const NO_SHADE = "#ffffff";
export const AROUND_SHADE = "#eceff1";

/** As many dots as outlines are kept in: steps between them are small whole numbers. */
const WIDTH = DOTS_WIDE;

/**
 * The wards as one image, coloured by level: one group a shade. Degrees of longitude are narrowed by the latitude, as on a
 * printed map.
 */
export function drawMap({ title, description, areas, around }: MapPicture): string {
  const own = areas.flatMap(({ rings }) => rings);
  const frame = frameOf(around.length === 0 ? own : [...own, ...marginOf(own)]);
  const pathOf = ({ rings, text }: Omit<MapArea, "level">) => {
    const line = rings.map((ring) => lineOf(ring, frame)).join("");
    return `<path d="${line}">${html`<title>${text}</title>`}</path>`;
  };
  const beside = around.length === 0 ? "" : `<g fill="${AROUND_SHADE}">${around.map(pathOf).join("")}</g>`;
  const groups = [null, ...SHADES.keys()].map((level) => {
    const paths = areas.filter((area) => area.level === level).map(pathOf);
    const shade = level === null ? NO_SHADE : (SHADES[level] ?? NO_SHADE);
    return paths.length === 0 ? "" : `<g fill="${shade}">${paths.join("")}</g>`;
  });
  const words = html`<title id="map-title">${title}</title><desc id="map-text">${description}</desc>`;
  const root = `viewBox="0 0 ${WIDTH} ${frame.height}" role="img" aria-labelledby="map-title map-text"`;
  return `<svg class="mc-chart mc-map" ${root} stroke="#24292f" stroke-width="0.4" stroke-linejoin="round">${words}${beside}${groups.join("")}</svg>`;
}

/** So much around, of the width and height of what is drawn, that its neighbours can be told. */
const MARGIN = 0.6;

function marginOf(rings: readonly Ring[]): readonly Ring[] {
  const { left, right, bottom, top } = boundsOf(rings);
  const [wide, high] = [(right - left) * MARGIN, (top - bottom) * MARGIN];
  return [
    [
      [left - wide, bottom - high],
      [right + wide, top + high],
    ],
  ];
}

/** Whether an area lies beside others, near enough to be seen in their picture. */
export function liesBeside(area: readonly Ring[], others: readonly Ring[]): boolean {
  const [a, b] = [boundsOf(area), boundsOf(marginOf(others))];
  return a.left <= b.right && a.right >= b.left && a.bottom <= b.top && a.top >= b.bottom;
}

type Frame = {
  readonly left: number;
  readonly top: number;
  readonly perX: number;
  readonly perY: number;
  readonly height: number;
};

function boundsOf(rings: readonly Ring[]) {
  let [left, right, bottom, top] = [180, -180, 90, -90];
  for (const ring of rings)
    for (const [x, y] of ring) {
      [left, right] = [Math.min(left, x), Math.max(right, x)];
      [bottom, top] = [Math.min(bottom, y), Math.max(top, y)];
    }
  return { left, right, bottom, top };
}

function frameOf(rings: readonly Ring[]): Frame {
  const { left, right, bottom, top } = boundsOf(rings);
  const perX = WIDTH / Math.max(right - left, 1e-6);
  const perY = perX / Math.cos((((top + bottom) / 2) * Math.PI) / 180);
  return { left, top, perX, perY, height: Math.max(1, Math.ceil((top - bottom) * perY)) };
}

/** Whole dots, each told from the one before; a minus sign parts two numbers as well as a space. */
function lineOf(ring: Ring, { left, top, perX, perY }: Frame): string {
  let at: readonly [number, number] | null = null;
  let line = "";
  for (const [x, y] of ring) {
    const to = [Math.round((x - left) * perX), Math.round((top - y) * perY)] as const;
    if (at === null) line = `M${to[0]} ${to[1]}l`;
    else if (to[0] !== at[0] || to[1] !== at[1]) line += `${to[0] - at[0]} ${to[1] - at[1]} `;
    at = to;
  }
  return `${line.trimEnd().replaceAll(" -", "-")}z`;
}

/** The level of each value: every shade has about as many values; equal ones have one shade, another value another. */
export function levelsOf(values: readonly number[]): (value: number) => number {
  const sorted = [...new Set(values)].sort((a, b) => a - b);
  const bounds = SHADES.slice(1).map(
    (_, index) => sorted[Math.floor(((index + 1) * sorted.length) / SHADES.length)] ?? 0,
  );
  return (value) => bounds.filter((bound) => value >= bound && bound > (sorted[0] ?? 0)).length;
}
