import { z } from "zod";
import data from "./data/shipped-forms.json" with { type: "json" };
import { type FormDefinition, formDefinitionSchema } from "./form-definition.ts";

/** One published version of a form, in force from a day until the next one is. */
export type FormVersion = {
  readonly version: number;
  readonly validFrom: string;
  readonly definition: FormDefinition;
};

const schema = z.array(
  z.strictObject({ version: z.number().int(), validFrom: z.string(), definition: formDefinitionSchema }),
);

let shipped: readonly FormVersion[] | null = null;

/**
 * The forms shipped with the product: II.06a, II.06b, II.07b and the tables that go with them.
 * @law Thông tư 01/2020/TT-VPCP: forms of the reports on procedure control; the deadline is of our own choosing and data.
 */
export function shippedForms(): readonly FormVersion[] {
  shipped ??= schema.parse(data);
  return shipped;
}
