import { html } from "hono/html";

export type SvgWords = {
  /** Unique on the page: names of the drawing begin with it. */
  readonly id: string;
  readonly title: string;
  /** What the picture says, in a sentence; the table beside it says it in numbers. */
  readonly description: string;
};

const FONT = /\sstyle="font-size:(\d+)px;font-family:[^"]*"/g;

/**
 * What the library drew, as an image that our content policy lets through: no style element and no style attribute (the
 * browser would run neither), no marks for scripts we do not send, names of its own, and words for who cannot see it.
 * The sheet of the page sets the font.
 */
export function plainSvg(drawn: string, { id, title, description }: SvgWords): string {
  const body = drawn
    .slice(drawn.indexOf(">") + 1, drawn.lastIndexOf("</svg>"))
    .replace(/<style[\s\S]*?<\/style>/g, "")
    .replace(/\s(?:class|pointer-events|ecmeta_\w+)="[^"]*"/g, "")
    .replace(FONT, (_, size: string) => (size === "12" ? "" : ` font-size="${size}"`))
    .replace(/\sstyle="[^"]*"/g, "")
    .replace(/\bzr\d+-/g, `${id}-`)
    .replace(/\n/g, "");
  const [, box = ""] = /\sviewBox="([\d. ]+)"/.exec(drawn) ?? [];
  const words = html`<title id="${id}-title">${title}</title><desc id="${id}-text">${description}</desc>`;
  return `<svg class="mc-chart" viewBox="${box}" role="img" aria-labelledby="${id}-title ${id}-text" font-size="12">${words}${body}</svg>`;
}
