import { messages } from "../../../../i18n/index.ts";
import {
  Button,
  ButtonLink,
  FilterForm,
  Heading,
  Link,
  Pagination,
  Select,
  Table,
  Tag,
} from "../../../../web/components/index.ts";
import { DeskLayout } from "../../../../web/layout/desk-layout.tsx";
import type { PageFrame } from "../../../../web/page-route.ts";
import { paths } from "../../../../web/paths.ts";
import { periodText } from "../period.ts";
import type { LateReport } from "../queries.ts";
import { reportPaths } from "../report-paths.ts";
import { periodOfContent } from "../sheet.ts";
import { REPORT_STATES, type ReportState } from "../workflow.ts";
import { Deadline } from "./report-deadline.tsx";
import { WaitingReports } from "./waiting-reports.tsx";

type Props = {
  readonly page: PageFrame;
  readonly rows: readonly LateReport[];
  /** Those whose next step is the officer's. */
  readonly waiting: readonly LateReport[];
  readonly nextCursor: string | null;
  readonly form: string;
  readonly state: string;
  readonly codes: readonly string[];
};

const TONES = {
  DRAFT: "warning",
  CHECKED: "info",
  SIGNED: "success",
  SENT: "neutral",
} as const satisfies Record<ReportState, string>;

/** The reports of the officer's tree, newest first, with what is late. */
export function ReportListPage({ page, rows, waiting, nextCursor, form, state, codes }: Props) {
  const { locale } = page;
  const t = messages(locale).report;
  const next = new URLSearchParams({ form, state, cursor: nextCursor ?? "" });
  return (
    <DeskLayout page={page} title={t.screens.title} counts={{ reports: waiting.length }}>
      <div class="mc-stack">
        <div class="mc-row" data-justify="between">
          <Heading level={1} title={t.screens.title} />
          <ButtonLink href={reportPaths.create()} icon="plus" variant="primary">
            {t.screens.create}
          </ButtonLink>
        </div>
        <p class="mc-muted">{t.screens.lead}</p>
        <WaitingReports page={page} rows={waiting} />
        {waiting.length === 0 ? null : <Heading level={2} title={t.screens.allReports} size="xs" />}
        <FilterForm action={paths.reports()}>
          <Select
            locale={locale}
            name="form"
            label={t.order.form}
            emptyLabel={t.screens.all}
            value={form}
            optional
            saysOptional={false}
            options={codes.map((code) => ({ value: code, label: code }))}
          />
          <Select
            locale={locale}
            name="state"
            label={t.screens.state}
            emptyLabel={t.screens.all}
            value={state}
            optional
            saysOptional={false}
            options={REPORT_STATES.map((value) => ({ value, label: t.states[value] }))}
          />
          <Button variant="secondary">{messages(locale).shell.form.filter}</Button>
        </FilterForm>
        <ReportRows page={page} rows={rows} />
        <Pagination
          locale={locale}
          previousHref={null}
          nextHref={nextCursor === null ? null : `${paths.reports()}?${next.toString()}`}
        />
      </div>
    </DeskLayout>
  );
}

function ReportRows({ page, rows }: Pick<Props, "page" | "rows">) {
  const { locale } = page;
  const t = messages(locale).report;
  return (
    <Table
      locale={locale}
      caption={t.screens.title}
      emptyText={t.screens.empty}
      rows={rows}
      columns={[
        {
          key: "form",
          header: t.order.form,
          cell: (row) => <Link href={reportPaths.one(row.id)}>{row.formCode}</Link>,
        },
        { key: "unit", header: t.order.unit, cell: ({ content: { unit } }) => nameIn(unit.name, locale) },
        {
          key: "period",
          header: t.screens.period,
          cell: (row) => periodText(periodOfContent(row.content), locale),
        },
        { key: "revision", header: t.screens.revision, align: "end", cell: (row) => row.revision },
        {
          key: "state",
          header: t.screens.state,
          cell: (row) => <StateTag page={page} state={row.standing.state} />,
        },
        { key: "deadline", header: t.screens.deadline, cell: (row) => <Deadline page={page} report={row} /> },
      ]}
    />
  );
}

function nameIn(name: { readonly vi: string; readonly en: string | null }, locale: "vi" | "en"): string {
  return locale === "en" ? (name.en ?? name.vi) : name.vi;
}

export function StateTag({ page, state }: { page: PageFrame; state: ReportState }) {
  return <Tag tone={TONES[state]}>{messages(page.locale).report.states[state]}</Tag>;
}
