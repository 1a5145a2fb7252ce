import { type Locale, messages } from "../../../i18n/index.ts";
import type { PageSize, Spot } from "../../signature/index.ts";

/** As wide as a phone shows it without scrolling sideways; a page of A4 is read at this size. */
const WIDTH = 320;

type Props = {
  readonly locale: Locale;
  readonly pages: readonly PageSize[];
  readonly spots: readonly Spot[];
  /** Where a page is drawn; null where this machine cannot: the frames stand on an empty sheet then. */
  readonly pictureOf: ((page: number) => string) | null;
};

/** The pages that get something, and a frame where each thing goes. The words beside say the same. */
export function PlacesPicture({ locale, pages, spots, pictureOf }: Props) {
  const t = messages(locale).records.places;
  const numbers = [...new Set(spots.map(({ page }) => page))];
  return (
    <div class="mc-row">
      {numbers.flatMap((number) => {
        const size = pages[number - 1];
        if (size === undefined) return [];
        const here = spots.filter(({ page }) => page === number);
        const names = here.map(({ name }) => t.marks[name]).join(", ");
        return [
          <div>
            <svg
              role="img"
              aria-label={t.pictureOf({ page: number, names })}
              width={WIDTH}
              height={String(Math.round((WIDTH * size.height) / size.width))}
              viewBox={`0 0 ${size.width} ${size.height}`}
            >
              <rect width={size.width} height={size.height} fill="#fff" />
              {pictureOf === null ? null : (
                <image href={pictureOf(number)} width={size.width} height={size.height} />
              )}
              <rect width={size.width} height={size.height} fill="none" stroke="#68707c" stroke-width="3" />
              {here.map((spot) => (
                <Frame spot={spot} label={t.marks[spot.name]} />
              ))}
            </svg>
            <p class="mc-small" aria-hidden="true">
              {t.pictureOf({ page: number, names })}
            </p>
          </div>,
        ];
      })}
    </div>
  );
}

/** Small frames have no room for a word. */
const WORD_WIDTH = 90;

function Frame({ spot, label }: { readonly spot: Spot; readonly label: string }) {
  const { x, y, width, height } = spot;
  return (
    <>
      <rect
        x={x}
        y={y}
        width={width}
        height={height}
        fill="#c7d6fa"
        fill-opacity="0.6"
        stroke="#1d3f8c"
        stroke-width="2"
      />
      {width < WORD_WIDTH || height < WORD_WIDTH / 3 ? null : (
        <text x={x + width / 2} y={y + height / 2 + 9} font-size="20" text-anchor="middle" fill="#1d3f8c">
          {label}
        </text>
      )}
    </>
  );
}
