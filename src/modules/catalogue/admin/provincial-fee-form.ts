import { type Locale, messages } from "../../../i18n/index.ts";
import { dateTextOf, type FormError } from "../../../web/components/index.ts";
import { fieldErrors } from "../../../web/field-errors.ts";
import type { Fee } from "../procedure.ts";
import { type ProvincialFeeContent, provincialFeeContentSchema } from "../provincial-fee.ts";
import { type DraftForm, textOf, typedDay } from "./draft-form.ts";
import { fieldOf, sayAt } from "./fee-fields.ts";
import { countsOf, dayFields, readReckoning, reckoningFields } from "./fee-rows.ts";

/** The one fee of the page stands where the first of a procedure's fees would. */
export const AT = "fee.0";

/** What stands in the fields for a stored draft. */
export function provincialFormOf({ resolution, ...reckoning }: ProvincialFeeContent): DraftForm {
  return {
    fees: "1",
    ...reckoningFields(reckoning, AT),
    number: resolution.number,
    issuer: resolution.issuer,
    url: resolution.url ?? "",
    ...dayFields("issuedOn", resolution.issuedOn ?? undefined),
  };
}

/** A first draft starts from what the procedure charges; whom it lets off is let off anyway. */
export function startFromFee({ formula, unitName }: Fee): DraftForm {
  return { fees: "1", ...reckoningFields({ formula, unitName, exemptions: [] }, AT) };
}

/** The content of the form, or what is wrong with it, field by field. */
export function readProvincialForm(
  form: DraftForm,
  locale: Locale,
): { readonly content: ProvincialFeeContent } | { readonly errors: readonly FormError[] } {
  const text = (name: string) => textOf(form, name).trim();
  const [counts = { tiers: 0, exemptions: 0 }] = countsOf({ ...form, fees: "1" });
  const read = provincialFeeContentSchema.safeParse({
    ...readReckoning(form, AT, counts),
    resolution: {
      number: text("number"),
      issuer: text("issuer"),
      issuedOn: dateTextOf(typedDay(form, "issuedOn")) || null,
      url: text("url") || null,
    },
  });
  if (read.success) return { content: read.data };
  const missing: Readonly<Record<string, string>> = messages(locale).provincialFees.wrong;
  return {
    errors: fieldErrors(read.error, locale).map(({ path, message }) => {
      const box = boxOf(path);
      return { path: box, message: missing[box] ?? sayAt(box, message, locale) };
    }),
  };
}

function boxOf(path: string): string {
  const [top, field = ""] = path.split(".");
  return top === "resolution" ? field : fieldOf(`fees.0.${path}`).field;
}
