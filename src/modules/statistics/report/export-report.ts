import { type Locale, messages } from "../../../i18n/index.ts";
import { canonicalJson } from "../../../kernel/hash-chain.ts";
import { exportSheet } from "./export-sheet.ts";
import type { ReportContent } from "./report-content.ts";
import { layOut, periodOfContent } from "./sheet.ts";

export const EXPORT_FORMATS = ["xlsx", "pdf", "csv", "json"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export const MEDIA_TYPES = {
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  pdf: "application/pdf",
  csv: "text/csv; charset=utf-8",
  json: "application/json",
} as const satisfies Record<ExportFormat, string>;

type Exported = {
  readonly content: ReportContent;
  readonly sha256: string;
  readonly revision: number;
  readonly locale: Locale;
};

/** The report as a file; the same report gives the same figures in each. */
export async function exportReport(format: ExportFormat, report: Exported): Promise<Uint8Array> {
  const { content, sha256, revision, locale } = report;
  if (format === "json")
    return new TextEncoder().encode(`${canonicalJson({ ...content, sha256, revision })}\n`);
  const sheet = layOut(content, locale);
  const seal = messages(locale).report.sheet.seal({
    revision,
    sha256: sha256.replace(/(.{16})(?=.)/g, "$1 "),
  });
  const notes = format === "pdf" ? [...sheet.notes, seal] : sheet.notes;
  return exportSheet(format, { ...sheet, notes }, { locale, on: periodOfContent(content).to });
}
