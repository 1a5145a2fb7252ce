import { messages } from "../../../../i18n/index.ts";
import {
  Alert,
  Breadcrumb,
  Button,
  Card,
  DateInput,
  type DateParts,
  ErrorSummary,
  errorOf,
  Form,
  type FormError,
  type FormPage,
  Heading,
  Textarea,
} from "../../../../web/components/index.ts";
import { DeskLayout } from "../../../../web/layout/desk-layout.tsx";
import type { PageFrame } from "../../../../web/page-route.ts";
import { paths } from "../../../../web/paths.ts";
import type { TriedForm } from "../form-commands.ts";
import { ReportNotes, ReportTable } from "../pages/report-table.tsx";
import { periodText } from "../period.ts";
import { reportPaths } from "../report-paths.ts";

export type EditFormView = {
  readonly code: string;
  readonly definition: string;
  readonly validFrom: DateParts;
  readonly errors: readonly FormError[];
  readonly tried: TriedForm | null;
};

type Props = { readonly page: PageFrame & FormPage; readonly view: EditFormView };

/** The definition as JSON, tried on real figures, then published from a day. */
export function EditFormPage({ page, view }: Props) {
  const { locale } = page;
  const t = messages(locale).report.forms;
  const { code, errors, tried } = view;
  return (
    <DeskLayout page={page} title={`${t.edit} ${code}`}>
      <div class="mc-stack">
        <ErrorSummary locale={locale} errors={errors} />
        <Breadcrumb
          locale={locale}
          trail={[
            { label: t.title, href: paths.adminForms() },
            { label: code, href: reportPaths.form(code) },
          ]}
          here={t.edit}
        />
        <Heading level={1} title={`${code}: ${t.edit}`} />
        {tried === null ? null : <Tried page={page} tried={tried} />}
        <DefinitionForm page={page} view={view} />
      </div>
    </DeskLayout>
  );
}

function DefinitionForm({ page, view }: Props) {
  const { locale } = page;
  const t = messages(locale).report.forms;
  const { code, errors } = view;
  return (
    <Card>
      <Form page={page} action={reportPaths.editForm(code)}>
        <Textarea
          locale={locale}
          name="definition"
          label={t.definition}
          hint={t.definitionHint}
          rows={24}
          maxLength={200_000}
          value={view.definition}
          error={errorOf(errors, "definition")}
        />
        <DateInput
          locale={locale}
          name="validFrom"
          label={t.validFrom}
          value={view.validFrom}
          error={errorOf(errors, "validFrom")}
        />
        <div class="mc-row">
          <Button variant="secondary" name="act" value="preview">
            {t.preview}
          </Button>
          <Button name="act" value="publish">
            {t.publish}
          </Button>
        </div>
      </Form>
    </Card>
  );
}

function Tried({ page, tried }: { page: PageFrame; tried: TriedForm }) {
  const { locale } = page;
  const t = messages(locale).report;
  const { content, breaches, period } = tried;
  const { name } = content.unit;
  const unit = locale === "en" ? (name.en ?? name.vi) : name.vi;
  return (
    <Card title={t.forms.previewTitle({ unit, period: periodText(period, locale) })}>
      {breaches.length === 0 ? (
        <Alert locale={locale} tone="success" title={t.forms.sound} />
      ) : (
        <ul class="mc-list">
          {breaches.map((breach) => (
            <li>{t.errors.REPORT_FORM_SUMS({ ...breach, row: labelOf(content, breach.row) })}</li>
          ))}
        </ul>
      )}
      <ReportTable content={content} locale={locale} />
      <ReportNotes content={content} locale={locale} />
    </Card>
  );
}

function labelOf({ rows }: TriedForm["content"], key: string): string {
  return rows.find((row) => row.key === key)?.label.vi ?? key;
}
