import { messages } from "../../i18n/index.ts";
import type { Instant } from "../../kernel/local-date.ts";
import { accept, type Result } from "../../kernel/result.ts";
import { type Drawing, drawing, textWidth } from "./pdf/drawing.ts";
import { openPdf } from "./pdf/file.ts";
import { updateOf } from "./pdf/update.ts";
import { dictOf, nameOf, textString } from "./pdf/value.ts";
import type { SignatureRefusal } from "./refusals.ts";
import { addField, type Place } from "./sign/acro-form.ts";
import { agencyAppearance, personalAppearance } from "./sign/appearance.ts";
import { fillFields, withOpenFields } from "./sign/fields.ts";
import { sealPlace } from "./sign/seal-place.ts";
import { openFieldsOf, placeOf, type Spot, wordsFor } from "./spot.ts";

type Previewed = {
  readonly pdf: Uint8Array;
  readonly spots: readonly Spot[];
  readonly values: { readonly [name: string]: string };
  /** Whoever is to sign. */
  readonly name: string;
  readonly agencyName: string;
};

const READ_ONLY = 1;
const PRINTED = 4;

/**
 * The paper as it will look: number, day, signature and seal in their places, and across each page that it is signed by nobody.
 * Nobody's handwriting and no agency's own seal stand in it: a preview is read by people who may use neither.
 */
export function previewPaper(
  now: Instant,
  { pdf, spots, values, name, agencyName }: Previewed,
): Result<Uint8Array, SignatureRefusal> {
  const spot = spots.find((each) => each.name === "signature");
  const filled = fillFields(withOpenFields(pdf, openFieldsOf(spots)), values);
  if (!filled.ok || spot === undefined) return filled;
  const [place, words] = [placeOf(spot), wordsFor("REMOTE")];
  const seal = sealPlace(place);
  const signature = personalAppearance({ size: place, picture: null, name, at: now, words });
  const stamp = agencyAppearance({ size: seal, seal: null, agencyName, at: now, words });
  const pages = [...new Set(spots.map(({ page }) => page))];
  return accept(
    drawnOver(filled.value, [
      { place, drawn: signature },
      { place: seal, drawn: stamp },
      ...pages.map((page) => notice({ ...spot, page })),
    ]),
  );
}

type Over = { readonly place: Place; readonly drawn: Drawing };

function drawnOver(pdf: Uint8Array, parts: readonly Over[]): Uint8Array {
  const update = updateOf(openPdf(pdf));
  parts.forEach(({ place, drawn }, index) => {
    addField(update, {
      place,
      field: {
        FT: nameOf("Tx"),
        T: textString(`preview${index}`),
        Ff: READ_ONLY,
        F: PRINTED,
        AP: dictOf({ N: drawn.form(update, place) }),
      },
    });
  });
  return update.bytes();
}

const NOTICE = { face: "bold", size: 14 } as const;
const RED = "0.80 0.07 0.09";

function notice(spot: Spot): Over {
  const words = messages("vi").signature.onPaper.preview;
  const size = { width: textWidth(words, NOTICE) + 12, height: 22 };
  const drawn = drawing();
  drawn.raw(`q ${RED} rg ${RED} RG 0.5 0.5 ${size.width - 1} ${size.height - 1} re S`);
  drawn.text(words, { x: 6, y: 6 }, NOTICE);
  drawn.raw("Q");
  return { place: placeOf({ ...spot, x: 40, y: 6, ...size }), drawn };
}
