import { messages } from "../../i18n/index.ts";
import type { Instant } from "../../kernel/local-date.ts";
import { accept, type Result } from "../../kernel/result.ts";
import type { Executor } from "../../platform/postgres/database.ts";
import type { PersonId, UnitId } from "../access/index.ts";
import { findUsable, type UsableCertificate } from "./certificate/certificate-store.ts";
import { type Drawing, drawing, type Picture, textWidth } from "./pdf/drawing.ts";
import { openPdf } from "./pdf/file.ts";
import { updateOf } from "./pdf/update.ts";
import { dictOf, nameOf, textString } from "./pdf/value.ts";
import type { SignatureRefusal } from "./refusals.ts";
import { addField, type Place } from "./sign/acro-form.ts";
import { agencyAppearance, personalAppearance } from "./sign/appearance.ts";
import { fillFields, withOpenFields } from "./sign/fields.ts";
import { readPicture } from "./sign/read-picture.ts";
import { sealPlace } from "./sign/seal-place.ts";
import { openFieldsOf, placeOf, type Spot, wordsFor } from "./spot.ts";

type Previewed = {
  readonly pdf: Uint8Array;
  readonly spots: readonly Spot[];
  readonly values: { readonly [name: string]: string };
  /** Whoever is to sign, where that is known. */
  readonly holderId: PersonId | null;
  readonly name: string;
  readonly unitId: UnitId;
  readonly agencyName: string;
};

const READ_ONLY = 1;
const PRINTED = 4;

/** The paper as it will look: number, day, signature and seal in their places, and across each page that it is signed by nobody. */
export async function previewPaper(
  { executor, now }: { readonly executor: Executor; readonly now: Instant },
  { pdf, spots, values, holderId, name, unitId, agencyName }: Previewed,
): Promise<Result<Uint8Array, SignatureRefusal>> {
  const spot = spots.find((each) => each.name === "signature");
  const filled = fillFields(withOpenFields(pdf, openFieldsOf(spots)), values);
  if (!filled.ok) return filled;
  if (spot === undefined) return filled;
  const person = holderId === null ? null : await findUsable(executor, { subjectKind: "PERSON", holderId });
  const agency = await findUsable(executor, { subjectKind: "ORGANISATION", unitId });
  const place = placeOf(spot);
  const seal = sealPlace(place);
  const signature = personalAppearance({
    ...{ size: place, picture: await pictureOf(person), name, at: now },
    words: wordsFor(person?.device ?? "REMOTE"),
  });
  const stamp = agencyAppearance({
    ...{ size: seal, seal: await pictureOf(agency), agencyName, at: now },
    words: wordsFor(agency?.device ?? "REMOTE"),
  });
  const pages = [...new Set(spots.map(({ page }) => page))];
  return accept(
    drawnOver(filled.value, [
      { place, drawn: signature },
      { place: seal, drawn: stamp },
      ...pages.map((page) => notice({ ...spot, page })),
    ]),
  );
}

async function pictureOf(certificate: UsableCertificate | null): Promise<Picture | null> {
  if (certificate === null || certificate.picture === null) return null;
  const read = await readPicture(certificate.picture);
  return read.ok ? read.value : null;
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
