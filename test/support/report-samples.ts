import { present } from "../../src/kernel/assert.ts";
import { NO_TOTALS, type Totals } from "../../src/modules/statistics/measure.ts";
import type { Figure, FigureRow } from "../../src/modules/statistics/report/figure.ts";
import { figuresOf } from "../../src/modules/statistics/report/figures-of-totals.ts";
import { makeReport } from "../../src/modules/statistics/report/make-report.ts";
import { periodOf } from "../../src/modules/statistics/report/period.ts";
import { contentOf, type ReportContent } from "../../src/modules/statistics/report/report-content.ts";
import { shippedForms } from "../../src/modules/statistics/report/shipped-forms.ts";

/** What a unit must never be called, and what a spreadsheet program must never run. */
export const HOSTILE = '=HYPERLINK("http://evil.example","x")';

const COUNTS = { accepted: 1_005, positive_early: 5, positive_on_time: 1_000 };
const FLOWS: Totals = { ...NO_TOTALS, ...COUNTS };
const BY_POST: Totals = { ...NO_TOTALS, accepted: 400, positive_on_time: 400 };
const LATE: Figure = { name: "late_results", at: "FLOW", channel: "ONLINE", amount: 1_234, cause: "OTHER" };
const PAID: Figure = { name: "payments_confirmed", at: "FLOW", channel: "ONLINE", amount: 2_345 };
const PROCEDURES: Figure = { name: "procedures_commune", at: "CLOSING", channel: null, amount: 3_456 };

/** A shipped form over two rows: one with numbers above a thousand, one with a hostile name and none. */
export function sampleReport(code: string): ReportContent {
  const version = present(
    shippedForms().find(({ definition }) => definition.code === code),
    code,
  );
  const period = periodOf({ kind: "QUARTER", basis: "STATUTORY", year: 2026, index: 1 });
  const rows: FigureRow[] = [
    {
      key: "a",
      label: { vi: "Phường Tây Hồ", en: null },
      figures: [...ofChannel("ONLINE", FLOWS), ...ofChannel("POSTAL", BY_POST), LATE, PAID, PROCEDURES],
    },
    { key: "b", label: { vi: HOSTILE, en: null }, figures: [] },
  ];
  const previous = version.definition.carriedOver === null ? null : [];
  const report = makeReport(version.definition, { period, variant: "ON_TIME", rows, previous });
  const unit = { id: "a", name: { vi: "Phường Tây Hồ", en: "Tây Hồ Ward" }, superior: null };
  return contentOf(version, { unit, period, variant: "ON_TIME", report });
}

function ofChannel(channel: "ONLINE" | "POSTAL", flows: Totals): Figure[] {
  return figuresOf({ channel, opening: NO_TOTALS, flows, closing: NO_TOTALS });
}
