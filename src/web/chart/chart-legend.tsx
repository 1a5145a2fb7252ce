import { LETTERS_BELOW, tenths } from "./chart-image.tsx";
import { widthOf } from "./letters.ts";
import { type Colour, PALETTE } from "./palette.ts";
import { patternOf } from "./part-patterns.tsx";

export const LEGEND_HIGH = 40;
const LEFT = 8;
const MIDDLE = 12;
const [SIGN_WIDE, SIGN_HIGH] = [24, 14];
const [AFTER_SIGN, AFTER_NAME] = [5, 20];

type Sign = { readonly name: string; readonly colour: Colour; readonly shape: "bar" | "line" };

/** Which part looks how, side by side above the picture. */
export function ChartLegend({ id, signs }: { readonly id: string; readonly signs: readonly Sign[] }) {
  let right = LEFT;
  const placed = signs.map((sign) => {
    const x = tenths(right);
    right += SIGN_WIDE + AFTER_SIGN + widthOf(sign.name) + AFTER_NAME;
    return { ...sign, x };
  });
  return (
    <>
      {placed.map(({ shape, colour, x }, index) =>
        shape === "line" ? (
          <path {...dashed(colour)} d={`M${x} ${MIDDLE}h${SIGN_WIDE}`} />
        ) : (
          <rect
            x={x}
            y={MIDDLE - SIGN_HIGH / 2}
            width={SIGN_WIDE}
            height={SIGN_HIGH}
            rx="3"
            fill={patternOf(id, index)}
          />
        ),
      )}
      {placed.map(({ name, x }) => (
        <text x={x + SIGN_WIDE + AFTER_SIGN} y={MIDDLE + LETTERS_BELOW}>
          {name}
        </text>
      ))}
    </>
  );
}

/** How a line is drawn; its ends are round so that a lone point of it is a dot. */
export function dashed(colour: Colour) {
  return {
    fill: "none",
    stroke: PALETTE[colour],
    "stroke-width": 2,
    "stroke-dasharray": "5 5",
    "stroke-linecap": "round",
  } as const;
}
