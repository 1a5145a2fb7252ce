import { parsePersonalId, parsePhone } from "../../../kernel/identifiers.ts";
import { parseLocalDate } from "../../../kernel/local-date.ts";
import { textField, z } from "../../../web/route.ts";

/** A person on the dossier. Identifiers are checked by their published shape (one-stop.md §2.5). */
export function partyField() {
  return z.strictObject({
    fullName: textField({ max: 100, min: 2 }).refine((name) => /^[\p{L}][\p{L}\p{M}'’. -]*$/u.test(name), {
      params: { rule: "full_name" },
    }),
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
