import { type Colour, PALETTE } from "./palette.ts";

/** Stripes, dots, stripes the other way, lines across: drawn in squares of eight points. */
const MARKS = ["M-2 2 2-2M-2 10 10-2M6 10 10 6", "M2 2h0M6 6h0", "M-2-2 10 10M-2 6 2 10M6-2 10 2", "M0 4h8"];

/** What the bars of a part are filled with: its colour and, for who tells no colours apart, a pattern of its own. */
export function PartPatterns({ id, colours }: { readonly id: string; readonly colours: readonly Colour[] }) {
  return (
    <defs>
      {colours.map((colour, index) => (
        <pattern id={`${id}-${index}`} width="8" height="8" patternUnits="userSpaceOnUse">
          <path fill={PALETTE[colour]} d="M0 0h8v8H0z" />
          <path
            stroke="#000"
            stroke-opacity=".3"
            stroke-width="2.2"
            stroke-linecap="round"
            d={MARKS[index % MARKS.length]}
          />
        </pattern>
      ))}
    </defs>
  );
}

export function patternOf(id: string, index: number): string {
  return `url(#${id}-${index})`;
}
