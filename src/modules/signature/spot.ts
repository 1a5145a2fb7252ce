import { messages } from "../../i18n/index.ts";
import type { Device } from "./certificate/certificate.ts";
import type { Place } from "./sign/acro-form.ts";
import type { withOpenFields } from "./sign/fields.ts";

/** A place on a page as who sets papers tells it: from the left and from above, in points. */
export type Spot = {
  /** Of a paper that says "tháng" itself, `date` is the day and `month` the month. */
  readonly name: "number" | "date" | "month" | "signature" | "code";
  readonly page: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Of a page that is no A4. */
  readonly pageHeight?: number;
};

const A4_HEIGHT = 841.89;
const FIELD_SIZE = 13;
const BELOW_LINE = 5;

export function placeOf({ page, x, y, width, height, pageHeight = A4_HEIGHT }: Spot): Place {
  return { page, x, y: pageHeight - y - height, width, height };
}

/** What is left open for number and day; the day is written in italics, as the place before it (NĐ 30/2020). */
export function openFieldsOf(spots: readonly Spot[]): Parameters<typeof withOpenFields>[1] {
  return spots
    .filter(({ name }) => name !== "signature" && name !== "code")
    .map((each) => ({
      name: each.name,
      place: fieldPlace(placeOf(each)),
      face: each.name === "number" ? "regular" : "italic",
      size: FIELD_SIZE,
    }));
}

/** Letters stand on the lower edge of the room kept for them; what hangs below the line needs room as well. */
function fieldPlace({ y, height, ...place }: Place): Place {
  return { ...place, y: y - BELOW_LINE, height: height + BELOW_LINE };
}

export function wordsFor(device: Device) {
  const { signedBy, time, demo } = messages("vi").signature.onPaper;
  return { signedBy, time, demo: device === "DEMO" ? demo : null };
}
