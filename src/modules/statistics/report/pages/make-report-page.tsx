import { messages } from "../../../../i18n/index.ts";
import {
  Alert,
  Breadcrumb,
  Button,
  Card,
  ErrorSummary,
  Form,
  type FormError,
  type FormPage,
  Heading,
} from "../../../../web/components/index.ts";
import { DeskLayout } from "../../../../web/layout/desk-layout.tsx";
import type { PageFrame } from "../../../../web/page-route.ts";
import { paths } from "../../../../web/paths.ts";
import type { Unit } from "../../../organisation/index.ts";
import type { PublishedForm } from "../form-store.ts";
import type { LinkOf } from "../late-links.ts";
import { TYPED_NAMES, type TypedOrder } from "../order-input.ts";
import { periodText } from "../period.ts";
import type { ReportContent } from "../report-content.ts";
import { reportPaths } from "../report-paths.ts";
import { periodOfContent } from "../sheet.ts";
import { OrderFields } from "./order-fields.tsx";
import { ReportNotes, ReportTable } from "./report-table.tsx";

export type MakeReportView = {
  readonly typed: TypedOrder;
  readonly errors: readonly FormError[];
  readonly units: readonly Unit[];
  readonly forms: readonly PublishedForm[];
  /** The report as it would be now; null until one was asked for. */
  readonly preview: ReportContent | null;
  readonly isOver: boolean;
  readonly mayPrepare: boolean;
  readonly linkOf: LinkOf;
};

type Props = { readonly page: PageFrame & FormPage; readonly view: MakeReportView };

/** Look first, then make: the figures of any period at once, and where it is over, the report itself. */
export function MakeReportPage({ page, view }: Props) {
  const { locale } = page;
  const t = messages(locale).report;
  const { typed, errors, units, forms, preview } = view;
  return (
    <DeskLayout page={page} title={t.screens.create}>
      <div class="mc-stack">
        <Breadcrumb
          locale={locale}
          trail={[{ label: t.screens.title, href: paths.reports() }]}
          here={t.screens.create}
        />
        <Heading level={1} title={t.screens.create} />
        <ErrorSummary locale={locale} errors={errors} />
        {preview === null ? null : <Preview page={page} view={view} preview={preview} />}
        <Card title={t.screens.which}>
          <form method="get" action={reportPaths.create()} class="mc-form">
            <OrderFields page={page} typed={typed} errors={errors} units={units} forms={forms} />
            <div class="mc-row">
              <Button variant={preview === null ? "primary" : "secondary"}>{t.screens.look}</Button>
            </div>
          </form>
        </Card>
      </div>
    </DeskLayout>
  );
}

function Preview({ page, view, preview }: Props & { readonly preview: ReportContent }) {
  const { locale } = page;
  const t = messages(locale).report.screens;
  const { title } = preview.form;
  return (
    <Card title={`${preview.form.code}: ${locale === "en" ? (title.en ?? title.vi) : title.vi}`}>
      <p>{periodText(periodOfContent(preview), locale)}</p>
      <ReportTable content={preview} locale={locale} linkOf={view.linkOf} />
      <ReportNotes content={preview} locale={locale} />
      {view.isOver ? null : (
        <Alert locale={locale} tone="info">
          {t.notOver}
        </Alert>
      )}
      {view.isOver && view.mayPrepare ? (
        <Form page={page} action={paths.reports()}>
          {TYPED_NAMES.map((name) => (
            <input type="hidden" name={name} value={view.typed[name]} />
          ))}
          <p class="mc-muted">{t.freezeLead}</p>
          <div class="mc-row">
            <Button>{t.freeze}</Button>
          </div>
        </Form>
      ) : null}
    </Card>
  );
}
