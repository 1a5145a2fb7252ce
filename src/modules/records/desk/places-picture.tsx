import { type Locale, messages } from "../../../i18n/index.ts";
import type { PageSize, Spot } from "../../signature/index.ts";

type Props = {
  readonly locale: Locale;
  readonly pages: readonly PageSize[];
  readonly spots: readonly Spot[];
};

/** The pages that get something, small: a frame where each thing goes. The words beside say the same. */
export function PlacesPicture({ locale, pages, spots }: Props) {
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
              width="210"
              height={String(Math.round((210 * size.height) / size.width))}
              viewBox={`0 0 ${size.width} ${size.height}`}
            >
              <rect width={size.width} height={size.height} fill="#fff" stroke="#68707c" stroke-width="3" />
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
      <rect x={x} y={y} width={width} height={height} fill="#e8eefc" stroke="#1d3f8c" stroke-width="3" />
      {width < WORD_WIDTH || height < WORD_WIDTH / 3 ? null : (
        <text x={x + width / 2} y={y + height / 2 + 9} font-size="26" text-anchor="middle" fill="#1d3f8c">
          {label}
        </text>
      )}
    </>
  );
}
