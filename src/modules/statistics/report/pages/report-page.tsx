import { messages } from "../../../../i18n/index.ts";
import {
  Alert,
  Breadcrumb,
  Button,
  ButtonLink,
  Card,
  DefinitionList,
  ErrorSummary,
  FoldedAct,
  Form,
  type FormError,
  type FormPage,
  fullMoment,
  Heading,
  Link,
  TextInput,
} from "../../../../web/components/index.ts";
import { DeskLayout } from "../../../../web/layout/desk-layout.tsx";
import type { PageFrame } from "../../../../web/page-route.ts";
import { paths } from "../../../../web/paths.ts";
import { type CountedSheet, linksOf, type SheetView } from "../counted-sheet.ts";
import { EXPORT_FORMATS } from "../export-report.ts";
import { periodText } from "../period.ts";
import type { LateReport } from "../queries.ts";
import { reportPaths } from "../report-paths.ts";
import type { StoredReport } from "../report-store.ts";
import { periodOfContent } from "../sheet.ts";
import type { Done, ReportStep } from "../workflow.ts";
import { Deadline } from "./report-deadline.tsx";
import { StateTag } from "./report-list-page.tsx";
import { ReportNotes, ReportTable } from "./report-table.tsx";
import { SheetViews } from "./sheet-views.tsx";

type ReportView = {
  readonly report: LateReport;
  /** Every revision of this report, newest first. */
  readonly revisions: readonly StoredReport[];
  /** The steps this officer may take now. */
  readonly steps: readonly ReportStep[];
  readonly mayMakeAgain: boolean;
  readonly errors: readonly FormError[];
  /** The view asked for; null where a step was refused, whose address has no lists. */
  readonly sheet: CountedSheet | null;
  readonly views: readonly SheetView[];
};

type Props = { readonly page: PageFrame & FormPage; readonly view: ReportView };

/** One report: the frozen sheet, its files, how far it is, and what was made of it before and after. */
export function ReportPage({ page, view }: Props) {
  const { locale } = page;
  const t = messages(locale).report.screens;
  const { report } = view;
  const { form } = report.content;
  const title = locale === "en" ? (form.title.en ?? form.title.vi) : form.title.vi;
  return (
    <DeskLayout page={page} title={`${form.code} ${title}`}>
      <div class="mc-stack">
        <ErrorSummary locale={locale} errors={view.errors} />
        <Breadcrumb locale={locale} trail={[{ label: t.title, href: paths.reports() }]} here={form.code} />
        <Heading level={1} title={`${form.code}: ${title}`} />
        <p class="mc-row">
          <StateTag page={page} state={report.standing.state} />
          <span>{periodText(periodOfContent(report.content), locale)}</span>
        </p>
        <Warnings page={page} view={view} />
        <SheetInView page={page} view={view} />
        <Card title={t.files}>
          <div class="mc-row">
            {EXPORT_FORMATS.map((format) => (
              <ButtonLink href={reportPaths.file(report.id, format)} icon="download">
                {t.formats[format]}
              </ButtonLink>
            ))}
          </div>
        </Card>
        <Steps page={page} view={view} />
        <Facts page={page} view={view} />
      </div>
    </DeskLayout>
  );
}

/** The sheet in the view asked for, and what that view is. */
function SheetInView({ page, view: { report, sheet, views } }: Props) {
  const { locale } = page;
  const content = sheet?.content ?? report.content;
  return (
    <>
      {sheet === null ? null : <SheetViews page={page} report={report} sheet={sheet} views={views} />}
      <ReportTable content={content} locale={locale} linkOf={sheet === null ? () => null : linksOf(sheet)} />
      <ReportNotes content={content} locale={locale} />
    </>
  );
}

function Warnings({ page, view: { report } }: Props) {
  const { locale } = page;
  const t = messages(locale).report.screens;
  const { sentBackReason } = report.standing;
  return (
    <>
      {report.isIntact ? null : <Alert locale={locale} tone="danger" title={t.broken} />}
      {report.newest === report.revision ? null : (
        <Alert locale={locale} tone="warning" title={t.superseded({ revision: report.newest })} />
      )}
      {sentBackReason === null ? null : (
        <Alert locale={locale} tone="warning" title={t.sentBack}>
          {sentBackReason}
        </Alert>
      )}
    </>
  );
}

function Steps({ page, view: { report, steps, mayMakeAgain, errors } }: Props) {
  const { locale } = page;
  const t = messages(locale).report;
  const nextBy = saysWho({ page, report });
  if (steps.length === 0 && !mayMakeAgain && nextBy === null) return null;
  const [forward] = steps.filter((step) => step !== "send-back");
  return (
    <Card title={t.screens.next}>
      {nextBy === null ? null : <p>{nextBy}</p>}
      {forward === undefined ? null : (
        <Form page={page} action={reportPaths.step(report.id)}>
          <input type="hidden" name="step" value={forward} />
          <p>{t.screens.stepLeads[forward]}</p>
          <div class="mc-row">
            <Button>{t.steps[forward]}</Button>
          </div>
        </Form>
      )}
      {steps.includes("send-back") ? (
        <FoldedAct title={t.steps["send-back"]} open={errors.some(({ path }) => path === "reason")}>
          <Form page={page} action={reportPaths.step(report.id)}>
            <input type="hidden" name="step" value="send-back" />
            <TextInput
              locale={locale}
              name="reason"
              label={t.screens.reason}
              error={errors.find(({ path }) => path === "reason")?.message}
            />
            <div class="mc-row">
              <Button variant="secondary">{t.steps["send-back"]}</Button>
            </div>
          </Form>
        </FoldedAct>
      ) : null}
      {mayMakeAgain ? (
        <FoldedAct title={t.screens.again}>
          <Form page={page} action={reportPaths.again(report.id)}>
            <p>{t.screens.againLead}</p>
            <div class="mc-row">
              <Button variant="secondary">{t.screens.again}</Button>
            </div>
          </Form>
        </FoldedAct>
      ) : null}
    </Card>
  );
}

/** Who takes the next step; of a report made anew that is told by the newest revision. */
function saysWho({ page, report }: { page: PageFrame; report: LateReport }): string | null {
  const t = messages(page.locale).report.screens.nextBy;
  const { state, checked } = report.standing;
  const isOver = report.newest !== report.revision && (state === "DRAFT" || state === "CHECKED");
  return isOver ? null : state === "CHECKED" ? t.CHECKED({ by: checked?.byName ?? "" }) : t[state];
}

function Facts({ page, view: { report, revisions } }: Props) {
  const { locale } = page;
  const t = messages(locale).report.screens;
  const { checked, signed, sent } = report.standing;
  const { unit } = report.content;
  const done = (what: Done | null) => (what === null ? null : `${what.byName}, ${fullMoment(what.at)}`);
  return (
    <Card title={t.facts}>
      <DefinitionList
        items={[
          [t.unit, locale === "en" ? (unit.name.en ?? unit.name.vi) : unit.name.vi],
          [t.deadline, <Deadline page={page} report={report} />],
          [t.asOf, fullMoment(report.asOf)],
          [t.madeBy, done(report.made)],
          [t.checkedBy, done(checked)],
          [t.signedBy, done(signed)],
          [t.sentBy, done(sent)],
          [t.revision, String(report.revision)],
          ["SHA-256", <code class="mc-break">{report.sha256}</code>],
        ]}
      />
      {revisions.length < 2 ? null : (
        <>
          <Heading level={3} title={t.revisions} />
          <ul class="mc-list">
            {revisions.map((each) => (
              <li>
                <Link href={reportPaths.one(each.id)}>{t.revisionOf({ revision: each.revision })}</Link>
                {` – ${messages(locale).report.states[each.standing.state]}, ${fullMoment(each.made.at)}`}
              </li>
            ))}
          </ul>
        </>
      )}
    </Card>
  );
}
