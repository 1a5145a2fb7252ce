import { messages } from "../../../../i18n/index.ts";
import type { LocalDate } from "../../../../kernel/local-date.ts";
import {
  Alert,
  Breadcrumb,
  Button,
  Card,
  DateInput,
  type DateParts,
  ErrorSummary,
  errorOf,
  FoldedAct,
  Form,
  type FormError,
  type FormPage,
  fullMoment,
  Heading,
  Link,
  Textarea,
} from "../../../../web/components/index.ts";
import { DeskLayout } from "../../../../web/layout/desk-layout.tsx";
import type { PageFrame } from "../../../../web/page-route.ts";
import { paths } from "../../../../web/paths.ts";
import type { TriedForm } from "../form-commands.ts";
import type { EditedForm } from "../form-draft-commands.ts";
import { ReportNotes, ReportTable } from "../pages/report-table.tsx";
import { periodText } from "../period.ts";
import { reportPaths } from "../report-paths.ts";
import { ColumnRows } from "./column-rows.tsx";
import { FrameFields } from "./frame-fields.tsx";
import { SamplePreview } from "./sample-preview.tsx";
import type { TypedFrame } from "./typed-frame.ts";

export type EditFormView = {
  readonly code: string;
  readonly edited: EditedForm;
  readonly newestVersion: number;
  /** Vietnamese texts changed since the version it was begun from, whose English was not. */
  readonly outdated: readonly string[];
  readonly frame: TypedFrame;
  /** The definition as JSON: as it stands, or as it was brought in and refused. */
  readonly definition: string;
  readonly validFrom: DateParts;
  readonly errors: readonly FormError[];
  /** Which part was sent and refused, so that it is open again. */
  readonly sent: string;
  readonly tried: TriedForm | null;
  readonly today: LocalDate;
};

export type EditFormProps = { readonly page: PageFrame & FormPage; readonly view: EditFormView };

/** The next version of a form: what it looks like, its columns, its frame; tried on real figures, then published. */
export function EditFormPage({ page, view }: EditFormProps) {
  const { locale } = page;
  const t = messages(locale).report;
  const { code, edited, errors, sent, tried } = view;
  return (
    <DeskLayout page={page} title={`${code}: ${t.forms.edit}`}>
      <div class="mc-stack">
        <ErrorSummary locale={locale} errors={errors} />
        <Breadcrumb
          locale={locale}
          trail={[
            { label: t.forms.title, href: paths.adminForms() },
            { label: code, href: reportPaths.form(code) },
          ]}
          here={t.forms.edit}
        />
        <Heading level={1} title={`${code}: ${t.forms.edit}`} />
        <Standing page={page} view={view} />
        {tried === null ? (
          <SamplePreview page={page} form={edited.definition} today={view.today} />
        ) : (
          <Tried page={page} tried={tried} />
        )}
        <ColumnRows page={page} code={code} edited={edited} />
        <FoldedAct title={t.editor.frame} open={sent === "frame"} id="frame">
          <FrameFields page={page} view={view} />
        </FoldedAct>
        <Publish page={page} view={view} />
        <Definition page={page} view={view} />
        {edited.draft === null ? null : (
          <FoldedAct title={t.editor.drop} quiet>
            <Form page={page} action={reportPaths.editForm(code)}>
              <p>{t.editor.dropLead}</p>
              <div class="mc-row">
                <Button variant="secondary" color="danger" name="act" value="drop">
                  {t.editor.drop}
                </Button>
              </div>
            </Form>
          </FoldedAct>
        )}
      </div>
    </DeskLayout>
  );
}

/** What is looked at: a version as it is, or a draft, by whom, and whether it is behind. */
function Standing({ page, view: { edited, newestVersion, outdated } }: EditFormProps) {
  const { locale } = page;
  const t = messages(locale).report.editor;
  const { draft, basedOn } = edited;
  if (draft === null)
    return (
      <Alert locale={locale} tone="info">
        {t.noDraft({ version: basedOn })}
      </Alert>
    );
  return (
    <>
      <Alert locale={locale} tone="info">
        {t.draftOf({ version: basedOn, by: draft.changedByName, at: fullMoment(draft.changedAt) })}
      </Alert>
      {newestVersion > basedOn ? <Alert locale={locale} tone="warning" title={t.newer} /> : null}
      {outdated.length === 0 ? null : (
        <Alert locale={locale} tone="warning" title={t.outdatedEnglish}>
          <ul class="mc-list">
            {outdated.map((text) => (
              <li>{text}</li>
            ))}
          </ul>
        </Alert>
      )}
    </>
  );
}

function Publish({ page, view }: EditFormProps) {
  const { locale } = page;
  const t = messages(locale).report;
  return (
    <Card title={t.editor.real}>
      <Form page={page} action={reportPaths.editForm(view.code)}>
        <input type="hidden" name="_changes" value={String(view.edited.changes)} />
        <p>{t.editor.realLead}</p>
        <DateInput
          locale={locale}
          name="validFrom"
          label={t.forms.validFrom}
          value={view.validFrom}
          error={errorOf(view.errors, "validFrom")}
        />
        <div class="mc-row">
          <Button variant="secondary" name="act" value="preview" formNoValidate>
            {t.forms.preview}
          </Button>
          <Button name="act" value="publish">
            {t.forms.publish}
          </Button>
        </div>
      </Form>
    </Card>
  );
}

/** The whole form as one text: to take it to another authority, or bring one in. */
function Definition({ page, view }: EditFormProps) {
  const { locale } = page;
  const t = messages(locale).report;
  return (
    <FoldedAct title={t.editor.json} open={view.sent === "import"} id="json" quiet>
      <Form page={page} action={reportPaths.editForm(view.code)}>
        <input type="hidden" name="_changes" value={String(view.edited.changes)} />
        <Textarea
          locale={locale}
          name="definition"
          label={t.forms.definition}
          hint={t.forms.definitionHint}
          rows={16}
          maxLength={200_000}
          value={view.definition}
          error={errorOf(view.errors, "definition")}
        />
        <div class="mc-row">
          <Button variant="secondary" name="act" value="import">
            {t.editor.import}
          </Button>
          <Link href={`${reportPaths.editForm(view.code)}?json=1#json`}>{t.editor.export}</Link>
        </div>
      </Form>
    </FoldedAct>
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
