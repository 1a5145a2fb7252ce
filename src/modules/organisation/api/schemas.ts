import { parsePhone, parseTaxCode } from "../../../kernel/identifiers.ts";
import { idField, localDateField, textField, z } from "../../../web/route.ts";
import { OFFICE_ROLES } from "../../access/index.ts";
import { DELEGABLE_ROLES } from "../delegation.ts";
import { AREA_KINDS, UNIT_KINDS, UNIT_LEVELS } from "../unit.ts";

/** What the API and the forms of the organisation take and give. */
const optionalText = (max: number) => textField({ max }).nullable().default(null);

/** A telephone number as it is kept (E.164). What is none is refused: leaving it out would delete the number before. */
const optionalPhone = () =>
  z
    .string()
    .max(30)
    .transform((text, context) => {
      const phone = parsePhone(text);
      if (phone !== null) return phone;
      context.addIssue({ code: "invalid_format", format: "phone", input: text });
      return z.NEVER;
    })
    .nullable()
    .default(null);

const optionalTaxCode = () =>
  z
    .string()
    .max(20)
    .transform((text, context) => {
      const tax = parseTaxCode(text);
      if (tax !== null) return tax.code;
      context.addIssue({ code: "invalid_format", format: "tax-code", input: text });
      return z.NEVER;
    })
    .nullable()
    .default(null);

const unitFactsSchema = z.strictObject({
  code: z.string().max(20).nullable().default(null),
  areaCode: z
    .string()
    .regex(/^(\d{2}|\d{3}|\d{5})$/)
    .nullable()
    .default(null),
  areaKind: z.enum(AREA_KINDS).nullable().default(null),
  kind: z.enum(UNIT_KINDS),
  level: z.enum(UNIT_LEVELS),
  name: textField({ max: 200 }),
  nameEn: optionalText(200),
  shortName: textField({ max: 100 }),
  symbol: optionalText(20),
  address: optionalText(300),
  phone: optionalPhone(),
  email: z.email().max(200).nullable().default(null),
  taxCode: optionalTaxCode(),
});

export const openUnitSchema = z.strictObject({
  facts: unitFactsSchema,
  parentId: idField("unit").nullable(),
  validFrom: localDateField(),
});
export const closeUnitSchema = z.strictObject({
  lastDay: localDateField(),
  successors: z
    .array(z.strictObject({ unitId: idField("unit"), shareBasisPoints: z.number().int().min(1).max(10_000) }))
    .max(50),
  endPosts: z.boolean().default(false),
});
export const renameUnitSchema = z.strictObject({
  from: localDateField(),
  name: textField({ max: 200 }),
  nameEn: optionalText(200),
  shortName: textField({ max: 100 }),
});
export const moveUnitSchema = z.strictObject({ parentId: idField("unit"), from: localDateField() });

export const unitAnswer = z.object({
  id: z.string(),
  code: z.string().nullable(),
  legacyCode: z.string().nullable(),
  areaCode: z.string().nullable(),
  areaKind: z.string().nullable(),
  kind: z.string(),
  level: z.string(),
  name: z.string(),
  nameEn: z.string().nullable(),
  shortName: z.string(),
  symbol: z.string().nullable(),
  parentId: z.string().nullable(),
  validFrom: z.string(),
  validTo: z.string().nullable(),
  revision: z.number(),
});
const edge = z.object({
  unitId: z.string(),
  successorId: z.string(),
  shareBasisPoints: z.number(),
  effectiveOn: z.string(),
});
export const unitDetailAnswer = unitAnswer.extend({
  lineage: z.array(z.string()),
  answerable: z.array(z.string()),
  successors: z.array(edge),
  predecessors: z.array(edge),
});

export const personSchema = z.strictObject({
  fullName: textField({ max: 100 }),
  staffCode: optionalText(30),
  phone: optionalPhone(),
  email: z.email().max(200).nullable().default(null),
});
export const postSchema = z.strictObject({
  personId: idField("person"),
  unitId: idField("unit"),
  role: z.enum(OFFICE_ROLES),
  title: textField({ max: 100 }),
  validFrom: localDateField(),
  validTo: localDateField().nullable().default(null),
});
export const transferSchema = z.strictObject({
  toUnitId: idField("unit"),
  role: z.enum(OFFICE_ROLES),
  title: textField({ max: 100 }),
  from: localDateField(),
});
export const delegationSchema = z.strictObject({
  fromPersonId: idField("person"),
  toPersonId: idField("person"),
  unitId: idField("unit"),
  role: z.enum(DELEGABLE_ROLES),
  acts: z.array(z.string().max(60)).min(1).max(50).nullable().default(null),
  documentNumber: textField({ max: 60 }),
  validFrom: localDateField(),
  validTo: localDateField(),
});
const post = z.object({
  id: z.string(),
  unitId: z.string(),
  role: z.string(),
  title: z.string(),
  validFrom: z.string(),
  validTo: z.string().nullable(),
});
export const personAnswer = z.object({
  id: z.string(),
  fullName: z.string(),
  staffCode: z.string().nullable(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  invented: z.boolean(),
  revision: z.number(),
  posts: z.array(post),
});
export const delegationAnswer = z.object({
  id: z.string(),
  fromPersonId: z.string(),
  fromName: z.string(),
  toPersonId: z.string(),
  toName: z.string(),
  unitId: z.string(),
  role: z.string(),
  acts: z.array(z.string()).nullable(),
  documentNumber: z.string(),
  validFrom: z.string(),
  validTo: z.string(),
  revokedAt: z.string().nullable(),
});
