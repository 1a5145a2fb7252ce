import { z } from "zod";
import { canonicalJson, sha256 } from "../../../kernel/hash-chain.ts";
import { VARIANTS, type Variant } from "./form-definition.ts";
import type { LocalLabel, Report } from "./make-report.ts";
import { PERIOD_BASES, PERIOD_KINDS, type Period } from "./period.ts";
import type { FormVersion } from "./shipped-forms.ts";

const label = z.strictObject({ vi: z.string(), en: z.string().nullable() });
const value = z.number().nullable();
const days = { from: z.string(), to: z.string() };

const periodSchema = z.union([
  z.strictObject({ kind: z.literal("RANGE"), ...days }),
  z.strictObject({
    kind: z.enum(PERIOD_KINDS),
    basis: z.enum(PERIOD_BASES),
    year: z.number().int(),
    index: z.number().int(),
    ...days,
  }),
]);

/** Everything a report shows, so that it reads the same when the form, the unit's name and the figures have changed. */
export const reportContentSchema = z.strictObject({
  form: z.strictObject({
    code: z.string(),
    version: z.number().int(),
    title: label,
    legalBasis: z.string(),
    header: z.strictObject({ number: z.string(), issuedWith: label, receiver: label }),
    footer: z.strictObject({ preparer: label, head: label }),
  }),
  unit: z.strictObject({ id: z.string(), name: label, superior: label.nullable() }),
  period: periodSchema,
  variant: z.enum(VARIANTS).nullable(),
  columns: z.array(
    z.strictObject({
      number: z.number().int(),
      group: label.nullable(),
      name: label,
      kind: z.enum(["ORDINAL", "LABEL", "FIGURES", "COLUMNS", "SHARE"]),
    }),
  ),
  rows: z.array(z.strictObject({ key: z.string(), label, values: z.array(value) })),
  total: z.array(value),
  levelled: z.array(
    z.strictObject({
      row: z.string(),
      column: z.number().int(),
      into: z.number().int().nullable(),
      amount: z.number().int(),
    }),
  ),
});
export type ReportContent = z.output<typeof reportContentSchema>;

type ReportUnit = {
  readonly id: string;
  readonly name: LocalLabel;
  readonly superior: LocalLabel | null;
};

/** Freezes a report with what its form said on that day. */
export function contentOf(
  { version, definition }: FormVersion,
  { unit, period, variant, report }: { unit: ReportUnit; period: Period; variant: Variant; report: Report },
): ReportContent {
  const { code, title, legalBasis, header, footer } = definition;
  const shown = definition.columns.filter(({ number }) => report.columns.includes(number));
  return reportContentSchema.parse({
    form: { code, version, title, legalBasis, header, footer },
    unit,
    period,
    variant: definition.hasVariants ? variant : null,
    columns: shown.map(({ number, group, name, content }) => ({ number, group, name, kind: content.kind })),
    rows: report.rows,
    total: report.total,
    levelled: report.levelled,
  });
}

/** SHA-256 over the canonical JSON (RFC 8785): the same figures have the same hash, on any machine. */
export function hashOf(content: ReportContent): string {
  return sha256(canonicalJson(content));
}
