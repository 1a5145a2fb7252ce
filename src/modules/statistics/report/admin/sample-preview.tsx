import { messages } from "../../../../i18n/index.ts";
import type { LocalDate } from "../../../../kernel/local-date.ts";
import { Alert, Card } from "../../../../web/components/index.ts";
import type { PageFrame } from "../../../../web/page-route.ts";
import type { FormDefinition } from "../form-definition.ts";
import { tryReport } from "../make-report.ts";
import { ReportNotes, ReportTable } from "../pages/report-table.tsx";
import { PERIOD_KINDS, periodOn } from "../period.ts";
import { contentOf } from "../report-content.ts";
import { sampleRows } from "./sample-figures.ts";

type Props = { readonly page: PageFrame; readonly form: FormDefinition; readonly today: LocalDate };

/** The form over made-up figures, and whether its checks hold on them: what every change shows at once. */
export function SamplePreview({ page, form, today }: Props) {
  const { locale } = page;
  const t = messages(locale).report;
  const kind = PERIOD_KINDS.find((each) => form.periodKinds.includes(each)) ?? "MONTH";
  const period = periodOn(kind, "STATUTORY", today);
  const variant = "ON_TIME";
  const { rows, previous } = sampleRows(t.editor.sampleRows);
  const { report, breaches } = tryReport(form, {
    period,
    variant,
    rows,
    previous: form.carriedOver === null ? null : previous,
  });
  const [name] = t.editor.sampleRows;
  const unit = { id: "", name: { vi: name, en: name }, superior: null };
  const version = { version: 0, validFrom: period.from, definition: form };
  const content = contentOf(version, { unit, period, variant, report });
  const rowName = (key: string) => rows.find((row) => row.key === key)?.label.vi ?? key;
  return (
    <Card title={t.editor.sampleTitle}>
      {breaches.length === 0 ? (
        <Alert locale={locale} tone="success" title={t.editor.sampleSound} />
      ) : (
        <Alert locale={locale} tone="warning">
          <ul class="mc-list">
            {breaches.map((breach) => (
              <li>{t.errors.REPORT_FORM_SUMS({ ...breach, row: rowName(breach.row) })}</li>
            ))}
          </ul>
        </Alert>
      )}
      <ReportTable content={content} locale={locale} asPrinted />
      <ReportNotes content={content} locale={locale} />
    </Card>
  );
}
