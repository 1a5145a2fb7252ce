import { z } from "zod";
import { type LocalDate, parseLocalDate } from "../../kernel/local-date.ts";
import { conditionSchema } from "./condition.ts";
import { lineSchema, localTextSchema } from "./local-text.ts";
import { caseCodeSchema, procedureCodeSchema } from "./procedure-code.ts";

/*
 * The one definition of a procedure's content: what is stored, imported, edited and served has this shape.
 * Strict everywhere: a field nobody knows is refused rather than silently dropped.
 */

export const CHANNELS = ["DIRECT", "ONLINE", "POSTAL"] as const;
export const SUBJECTS = [
  "CITIZEN",
  "OVERSEAS_VIETNAMESE",
  "FOREIGNER",
  "CIVIL_SERVANT",
  "ENTERPRISE",
  "ORGANISATION",
  "COOPERATIVE",
  "HOUSEHOLD_BUSINESS",
] as const;
export const LEVELS = ["CENTRAL", "PROVINCE", "COMMUNE", "SECTOR"] as const;
const DATA_SOURCES = [
  "POPULATION",
  "CIVIL_STATUS",
  "LAND",
  "BUSINESS",
  "TAX",
  "SOCIAL_INSURANCE",
  "SOCIAL_ASSISTANCE",
] as const;
export const localDateSchema = z.string().transform((text, context): LocalDate => {
  const date = parseLocalDate(text);
  if (date !== null) return date;
  context.addIssue({ code: "custom", message: "expected yyyy-mm-dd" });
  return z.NEVER;
});

export const termSchema = z.strictObject({
  unit: z.enum(["SAME_DAY", "WORKING_DAY", "WORKING_HOUR", "CALENDAR_DAY", "MONTH", "NONE"]),
  count: z.int().min(0).max(1_000),
});

/** Clock policy (one-stop.md §4): how the term of a case is counted. */
export const deadlinePolicySchema = z.strictObject({
  dueTime: z.enum(["END_OF_DAY", "SAME_TIME"]),
  nonWorkingAcceptance: z.enum(["KEEP", "DEFER"]),
  cutoffShiftsStart: z.boolean(),
  supplement: z.enum(["PAUSE", "RESTART"]),
});

/** Who decides on the amount of a fee: the People's Council of each province, or the Ministry of Finance for all. */
export const FEE_SETTERS = ["MINISTRY", "PROVINCE"] as const;

const code = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/);
const dong = z.int().min(0).max(1_000_000_000_000);

const legalBasisSchema = z.strictObject({
  number: lineSchema,
  title: localTextSchema,
  issuedOn: localDateSchema.nullable().default(null),
  url: z
    .url({ protocol: /^https?$/ })
    .nullable()
    .default(null),
});

export const componentSchema = z.strictObject({
  code,
  name: localTextSchema,
  note: localTextSchema.nullable().default(null),
  /** Nộp, xuất trình, or filled in as an e-form. */
  kind: z.enum(["SUBMIT", "PRESENT", "EFORM"]),
  /** Papers of one ONE_OF group stand for each other; null: needed for itself (ALL_OF). */
  oneOfGroup: code.nullable().default(null),
  condition: conditionSchema.nullable().default(null),
  required: z.boolean(),
  originals: z.int().min(0).max(99),
  copies: z.int().min(0).max(99),
  copyType: z.enum(["CERTIFIED", "PLAIN_WITH_COMPARISON"]).nullable().default(null),
  acceptsElectronic: z.boolean().default(true),
  substitutableBy: z.array(z.enum(DATA_SOURCES)).default([]),
  /** Codes of papers (mã giấy tờ, mã kết quả) that are this component: what is looked for in the store. */
  documentCodes: z.array(code).max(20).default([]),
  formCode: code.nullable().default(null),
  retentionClass: code.nullable().default(null),
  sizeMegabytesMax: z.int().min(1).max(200).default(20),
  formats: z.array(z.enum(["pdf", "jpg", "png", "docx", "xlsx", "dwg"])).default(["pdf", "jpg", "png"]),
});

export const feeFormulaSchema = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("FIXED"), amountDong: dong }),
  z.strictObject({ type: z.literal("PER_UNIT"), unitAmountDong: dong, amountDongMax: dong.nullable() }),
  z.strictObject({
    type: z.literal("TIERED"),
    tiers: z.array(z.strictObject({ upToUnits: z.int().min(1).nullable(), unitAmountDong: dong })).min(1),
    amountDongMax: dong.nullable(),
  }),
  /** Published in words only; the cashier enters the amount. */
  z.strictObject({ type: z.literal("STATED"), text: localTextSchema }),
]);

export const feeSchema = z.strictObject({
  code,
  kind: z.enum(["PHI", "LE_PHI", "OTHER"]),
  name: localTextSchema,
  formula: feeFormulaSchema,
  /** Only a fee that is the provinces' may have another amount there; what nobody said is nobody's to change. */
  setBy: z.enum(FEE_SETTERS).default("MINISTRY"),
  /** What one unit is (a page); null where the amount does not depend on a number. */
  unitName: localTextSchema.nullable().default(null),
  channels: z
    .array(z.enum(CHANNELS))
    .min(1)
    .default([...CHANNELS]),
  condition: conditionSchema.nullable().default(null),
  exemptions: z
    .array(
      z.strictObject({
        code,
        name: localTextSchema,
        condition: conditionSchema,
        legalGround: lineSchema.nullable().default(null),
        /** A reduction (giảm) takes this much off; absent, all of it (miễn). */
        percentOff: z.int().min(1).max(99).exactOptional(),
      }),
    )
    .default([]),
  collectWhen: z.enum(["ON_RECEIPT", "ON_SUPPLEMENT", "ON_RESULT"]),
  legalGround: lineSchema.nullable().default(null),
  /** The days on which it is charged, where they are not those of the version; absent: as long as the version. */
  validFrom: localDateSchema.exactOptional(),
  validTo: localDateSchema.exactOptional(),
  /** True: a sample amount, not the one that was decided on. */
  illustrative: z.boolean().default(false),
});

export const caseSchema = z.strictObject({
  code: caseCodeSchema,
  name: localTextSchema,
  /** The first case whose condition holds applies; the last one carries null. */
  condition: conditionSchema.nullable().default(null),
  term: termSchema,
  /** The whole term once facts must be verified elsewhere (xác minh); null where that cannot happen. */
  verifiedTerm: termSchema.nullable().default(null),
  termNote: localTextSchema.nullable().default(null),
  policy: deadlinePolicySchema.nullable().default(null),
  processCode: code.nullable().default(null),
  /** Null: every component, every fee of the version. */
  componentCodes: z.array(code).nullable().default(null),
  feeCodes: z.array(code).nullable().default(null),
  supplementRoundsMax: z.int().min(0).max(9).default(1),
  extensionsMax: z.int().min(0).max(9).default(1),
  supplementWindowWorkingDays: z.int().min(1).max(365).nullable().default(null),
});

export const channelSchema = z.strictObject({
  channel: z.enum(CHANNELS),
  term: termSchema.nullable().default(null),
  /** The published words where they say more than a number. */
  termText: localTextSchema.nullable().default(null),
  note: localTextSchema.nullable().default(null),
});

const resultSchema = z.strictObject({
  code,
  name: localTextSchema,
  requiresPaper: z.boolean().default(false),
  validMonths: z.int().min(1).nullable().default(null),
  template: code.nullable().default(null),
});

/** JSON Schema 2020-12 with our `x-` words; its own rules are checked by `form-schema-parser.ts`. */
export const formDefinitionSchema = z.strictObject({
  code,
  name: localTextSchema,
  fileUrl: z
    .url({ protocol: /^https?$/ })
    .nullable()
    .default(null),
  schema: z.record(z.string(), z.json()).nullable().default(null),
});

/** One part of an interlinked bundle (một cửa liên thông): a procedure of its own, with its own agency and clock. */
const interlinkPartSchema = z.strictObject({
  procedureCode: procedureCodeSchema,
  name: localTextSchema,
  agency: localTextSchema,
  /** The part is opened only where this holds; null: always. */
  condition: conditionSchema.nullable().default(null),
});

export const procedureContentSchema = z.strictObject({
  name: localTextSchema,
  summary: localTextSchema.nullable().default(null),
  fieldCode: code.nullable().default(null),
  promulgation: z
    .strictObject({
      number: lineSchema,
      issuedOn: localDateSchema.nullable().default(null),
      issuer: lineSchema,
    })
    .nullable()
    .default(null),
  levels: z.array(z.enum(LEVELS)).default([]),
  subjects: z.array(z.enum(SUBJECTS)).default([]),
  competentAgency: localTextSchema.nullable().default(null),
  executingAgency: localTextSchema.nullable().default(null),
  delegatedAgency: localTextSchema.nullable().default(null),
  coordinatingAgencies: z.array(localTextSchema).default([]),
  executionSteps: z
    .array(z.strictObject({ caseCode: caseCodeSchema.nullable().default(null), text: localTextSchema }))
    .default([]),
  channels: z.array(channelSchema).default([]),
  cases: z.array(caseSchema).default([]),
  components: z.array(componentSchema).default([]),
  /** How many sets (số lượng hồ sơ) the applicant hands in. */
  dossierSets: z.int().min(1).max(20).default(1),
  fees: z.array(feeSchema).default([]),
  /** Said by the office that nothing is charged, or that the fee list is complete: silence is not "free". */
  feesStated: z.boolean().default(false),
  results: z.array(resultSchema).default([]),
  conditions: z
    .strictObject({
      text: localTextSchema,
      checks: z.array(z.strictObject({ name: localTextSchema, condition: conditionSchema })).default([]),
    })
    .nullable()
    .default(null),
  legalBasis: z.array(legalBasisSchema).default([]),
  forms: z.array(formDefinitionSchema).default([]),
  onlineLevel: z.enum(["FULL", "PARTIAL", "INFO"]).default("INFO"),
  eligibleForFull: z.boolean().default(false),
  nonTerritorial: z
    .strictObject({ open: z.boolean(), scope: z.enum(["PROVINCE", "COUNTRY"]) })
    .default({ open: false, scope: "PROVINCE" }),
  interlink: z
    .strictObject({
      groupCode: code,
      parts: z.array(interlinkPartSchema).min(1),
    })
    .nullable()
    .default(null),
  clockPolicy: deadlinePolicySchema.nullable().default(null),
  lifeEvents: z.array(code).default([]),
  keywords: z.array(lineSchema).default([]),
  /** Said on the page where times or fees are samples and not the authority's own. */
  illustrativeNote: localTextSchema.nullable().default(null),
});

/** A procedure as somebody writes it now: what was kept before is read as it stands. */
export const writtenContentSchema = procedureContentSchema.superRefine(({ fees }, context) => {
  for (const [index, { validFrom, validTo }] of fees.entries())
    if (validFrom !== undefined && validTo !== undefined && validTo < validFrom)
      context.addIssue({
        code: "custom",
        path: ["fees", index, "validTo"],
        message: "a fee does not end before it begins",
      });
});
