import { type Locale, messages } from "../../../i18n/index.ts";
import { fieldErrors } from "../../../web/field-errors.ts";
import type { z } from "../../../web/route.ts";
import { jsonPlaces, placeIn } from "./json-places.ts";

/** One thing wrong with a draft: the path in its content, and the sentence for whoever wrote it. */
type ContentError = { readonly path: string; readonly message: string };

/**
 * What is wrong with the content, in the words of the page: the part, which of its entries, the field as it stands in
 * the box, and the line it stands in.
 */
export function contentErrors(
  error: z.ZodError,
  written: { readonly rest: string; readonly locale: Locale },
): readonly ContentError[] {
  const t = messages(written.locale).catalogue.admin;
  const read = jsonPlaces(written.rest);
  return fieldErrors(error, written.locale).map(({ path, message }, index) => {
    const offset = read.ok ? nearestPlace(read.places, path) : null;
    const line = offset === null ? null : placeIn(written.rest, offset).line;
    const allowed = allowedValues(error.issues[index]);
    const sentence = allowed === null ? message : t.oneOf(allowed);
    return { path, message: t.wrongAt({ where: pathInWords(path, written.locale), line, sentence }) };
  });
}

/** What stands in the box is no JSON: where it stops. */
export function brokenJson(rest: string, locale: Locale): string | null {
  const read = jsonPlaces(rest);
  return read.ok ? null : messages(locale).catalogue.admin.brokenJson(placeIn(rest, read.offset));
}

function pathInWords(path: string, locale: Locale): string {
  const t = messages(locale).catalogue.admin;
  const parts: { readonly [field: string]: string | undefined } = t.parts;
  const [top = "", ...below] = path.split(".");
  const words = below.map((step) => (/^\d+$/.test(step) ? t.entry(Number(step) + 1) : `“${step}”`));
  return [parts[top] ?? `“${top}”`, ...words].join(", ");
}

/** A part that is not there has the place of what it should stand in. */
function nearestPlace(places: ReadonlyMap<string, number>, path: string): number | null {
  for (let at = path; at !== ""; at = at.slice(0, Math.max(0, at.lastIndexOf(".")))) {
    const offset = places.get(at);
    if (offset !== undefined) return offset;
  }
  return null;
}

function allowedValues(issue: z.core.$ZodIssue | undefined): string | null {
  return issue?.code === "invalid_value" ? issue.values.map(String).join(", ") : null;
}
