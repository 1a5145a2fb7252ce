import { parsePersonalId, parsePhone, parseTaxCode } from "../../../kernel/identifiers.ts";
import { parseLocalDate } from "../../../kernel/local-date.ts";
import { textField, z } from "../../../web/route.ts";
import { isOrganisationName, isPersonName, ORGANISATION_NAME_MAX } from "../party.ts";

/** A person on the dossier. Identifiers are checked by their published shape (one-stop.md §2.5). */
export function partyField() {
  return z.strictObject({
    ...told(),
    fullName: textField({ max: 100, min: 2 }).refine(isPersonName, { params: { rule: "full_name" } }),
  });
}

/** Whose dossier it is: a person, or an organisation, which has a tax code and no personal number. */
export function ownerField() {
  const fields = { ...told(), taxCode: taxCodeField().exactOptional() };
  return z
    .strictObject({ ...fields, fullName: textField({ max: ORGANISATION_NAME_MAX, min: 2 }) })
    .superRefine(({ fullName, personalId, taxCode }, context) => {
      const isNamed = taxCode === undefined ? isPersonName(fullName) : isOrganisationName(fullName);
      if (!isNamed) context.addIssue({ code: "custom", path: ["fullName"], params: { rule: "full_name" } });
      if (taxCode !== undefined && personalId !== null)
        context.addIssue({ code: "custom", path: ["personalId"], params: { rule: "tax_code" } });
    });
}

function told() {
  return {
    personalId: personalIdField().nullable().default(null),
    phone: phoneField().nullable().default(null),
    email: z.email().max(254).nullable().default(null),
    address: textField({ max: 300 }).nullable().default(null),
    dateOfBirth: z
      .string()
      .refine((text) => parseLocalDate(text) !== null || /^\d{4}$/.test(text), {
        params: { rule: "date_of_birth" },
      })
      .nullable()
      .default(null),
  };
}

function taxCodeField() {
  return z
    .string()
    .max(30)
    .transform((text, context) => {
      const read = parseTaxCode(text);
      if (read !== null) return read.code;
      context.addIssue({ code: "custom", params: { rule: "tax_code" } });
      return z.NEVER;
    });
}

function personalIdField() {
  const lastDay = parseLocalDate("2399-12-31");
  return z
    .string()
    .max(30)
    .transform((text, context) => {
      const read = lastDay === null ? null : parsePersonalId(text, lastDay);
      // The digits alone are kept: search, tracking and "is it mine" compare them.
      if (read !== null) return read.digits;
      context.addIssue({ code: "custom", params: { rule: "personal_id" } });
      return z.NEVER;
    });
}

function phoneField() {
  return z
    .string()
    .max(20)
    .transform((text, context) => {
      const phone = parsePhone(text);
      if (phone !== null) return phone;
      context.addIssue({ code: "custom", params: { rule: "phone" } });
      return z.NEVER;
    });
}

export const relationshipField = z.enum([
  "SELF",
  "LEGAL_REP",
  "GUARDIAN",
  "PARENT",
  "SPOUSE",
  "CHILD",
  "SIBLING",
  "AUTHORISED",
  "POSTAL_STAFF",
  "OFFICER_ASSISTED",
]);
