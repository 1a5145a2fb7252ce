import type { Child } from "hono/jsx";
import { PALETTE } from "./palette.ts";

export type ImageWords = {
  /** Unique on the page: names of the drawing begin with it. */
  readonly id: string;
  readonly title: string;
  /** What the picture says, in a sentence; the table beside it says it in numbers. */
  readonly description: string;
};

type ImageProps = ImageWords & {
  readonly width: number;
  readonly height: number;
  readonly children: Child;
};

export const LETTERS_HIGH = 12;
/** From the middle of small letters down to the line they stand on. */
export const LETTERS_BELOW = 4;

/**
 * One image with words for who cannot see it. Everything in it is said by attributes: our content policy lets no style
 * through but the sheet of the page.
 */
export function ChartImage({ id, title, description, width, height, children }: ImageProps) {
  return (
    <svg
      class="mc-chart"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-labelledby={`${id}-title ${id}-text`}
      font-size={LETTERS_HIGH}
      fill={PALETTE.ink}
    >
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-text`}>{description}</desc>
      {children}
    </svg>
  );
}

/** Places are said to a tenth of a point. */
export function tenths(place: number): number {
  return Math.round(place * 10) / 10;
}
