import { type Locale, messages } from "../../../../i18n/index.ts";
import type { FormError } from "../../../../web/components/index.ts";
import { errorText } from "../../../../web/error-catalogue.ts";
import type { ReportRefusal } from "../refusals.ts";

/** A refusal in words, leading to what it is about. */
export function refusalError(locale: Locale, refusal: ReportRefusal): FormError {
  const told =
    refusal.code === "REPORT_FORM_INVALID"
      ? { ...refusal, problems: refusal.problems.map((path) => placeInWords(path, locale)) }
      : refusal;
  const message = errorText(locale, told.code, told) ?? told.code;
  return { path: refusal.code === "REPORT_FORM_DAY" ? "validFrom" : "", message };
}

/** Where a form is wrong, as whoever reads it would say it: `checks.0` is the first check. */
function placeInWords(path: string, locale: Locale): string {
  const t = messages(locale).report.editor.places;
  const [what = "", index] = path.split(".");
  const place = Number(index) + 1;
  if (index === undefined)
    return what === "columns" ? t.columns : what === "carriedOver" ? t.carriedOver : t.other({ path });
  if (what === "columns") return t.column({ place });
  if (what === "checks") return t.check({ place });
  return what === "levelling" ? t.levelling({ place }) : t.other({ path });
}
