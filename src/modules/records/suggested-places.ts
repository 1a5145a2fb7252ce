import type { Services } from "../../platform/services.ts";
import { wordsOfPage } from "../../platform/uploads/draw-page.ts";
import { draftFile } from "./draft-file.ts";
import { placesIn, wordsIn } from "./find-places.ts";
import type { Placement } from "./placement.ts";

/** The places a PDF names itself, to be looked at and kept by a person; null where nothing on this machine reads it. */
export async function suggestedPlaces(services: Services, sourceSha256: string): Promise<Placement | null> {
  const file = await draftFile(services, sourceSha256);
  const size = file.ok ? file.value.pages.at(-1) : undefined;
  if (!file.ok || size === undefined) return null;
  const { pdf, pages } = file.value;
  const first = await wordsOfPage(pdf, 1);
  const last = pages.length === 1 ? first : await wordsOfPage(pdf, pages.length);
  if (first === null || last === null) return null;
  const found = placesIn(wordsIn(first), wordsIn(last), size);
  return found === null ? null : { ...found, sourceSha256 };
}
