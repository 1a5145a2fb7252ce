import { html } from "hono/html";
import { PALETTE } from "./palette.ts";

export type SvgWords = {
  /** Unique on the page: names of the drawing begin with it. */
  readonly id: string;
  readonly title: string;
  /** What the picture says, in a sentence; the table beside it says it in numbers. */
  readonly description: string;
};

const FONT = /\sstyle="font-size:(\d+)px;font-family:[^"]*"/g;
/** A bar of nothing: no width, or no height. */
const EMPTY_BAR = /M-?[\d.]+ -?[\d.]+l(?:-?[\d.]+ 0l0 0l-?[\d.]+ 0|0 0l0 -?[\d.]+l0 0)Z/g;
const SHAPE = /<(rect|path)\b[^>]*><\/\1>/g;
const PLACE = /\btranslate\((-?[\d.]+) (-?[\d.]+)\)/g;
/** Bars one after another; each is drawn twice, in its colour and in its pattern. */
const PATHS = /(?:<path d="[^"]*"[^>]*><\/path>)+/g;

/**
 * What the library drew, as an image that our content policy lets through: no style element and no style attribute (the
 * browser would run neither), no marks for scripts we do not send, names of its own, and words for who cannot see it.
 * The sheet of the page sets the font and the line that words stand on. Bars of one look become one path, which is half of the picture's size; what
 * nobody sees is left out, and places are said to a tenth of a point.
 */
export function plainSvg(drawn: string, { id, title, description }: SvgWords): string {
  const body = drawn
    .slice(drawn.indexOf(">") + 1, drawn.lastIndexOf("</svg>"))
    .replace(/<style[\s\S]*?<\/style>/g, "")
    .replace(/\s(?:class|pointer-events|ecmeta_\w+)="[^"]*"/g, "")
    .replace(FONT, (_, size: string) => (size === "12" ? "" : ` font-size="${size}"`))
    .replace(/\sstyle="[^"]*"/g, "")
    .replace(/\bzr\d+-/g, `${id}-`)
    .replace(/\n/g, "")
    .replace(/<text[^>]*><\/text>/g, "")
    .replace(/ (?:xml:space="preserve"|dominant-baseline="central"|text-anchor="start")/g, "")
    .replace(SHAPE, (shape) => (isSeen(shape) ? shape : ""))
    .replace(PLACE, (_, x: string, y: string) => `translate(${tenths(x)} ${tenths(y)})`)
    .replaceAll(` fill="${PALETTE.ink}">`, ">")
    .replace(PATHS, joinAlike);
  const [, box = ""] = /\sviewBox="([\d. ]+)"/.exec(drawn) ?? [];
  const words = html`<title id="${id}-title">${title}</title><desc id="${id}-text">${description}</desc>`;
  const root = `viewBox="${box}" role="img" aria-labelledby="${id}-title ${id}-text"`;
  return `<svg class="mc-chart mc-plotted" ${root} font-size="12" fill="${PALETTE.ink}">${words}${body}</svg>`;
}

/** Colours stay below the patterns that lie on them: looks keep the order in which they first came. */
function joinAlike(run: string): string {
  const lines = new Map<string, string>();
  for (const [, line = "", look = ""] of run.matchAll(/<path d="([^"]*)"([^>]*)><\/path>/g))
    lines.set(look, `${lines.get(look) ?? ""}${line.replace(EMPTY_BAR, "")}`);
  return [...lines]
    .filter(([, line]) => line !== "")
    .map(([look, line]) => `<path d="${line}"${look}></path>`)
    .join("");
}

function isSeen(shape: string): boolean {
  const isFilled = !shape.includes('fill="none"') && !shape.includes('fill-opacity="0"');
  return isFilled || (shape.includes(' stroke="') && !shape.includes('stroke-width="0"'));
}

function tenths(number: string): number {
  return Math.round(Number(number) * 10) / 10;
}
