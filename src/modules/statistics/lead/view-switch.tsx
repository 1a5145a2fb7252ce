import { messages } from "../../../i18n/index.ts";
import { dayText, fullMoment, Link, Table } from "../../../web/components/index.ts";
import type { PageFrame } from "../../../web/page-route.ts";
import { paths } from "../../../web/paths.ts";
import { type LeadQuestion, leadAddress, VIEWS } from "../question/question.ts";
import type { FrozenReport } from "../report/frozen-reports.ts";
import { StateTag } from "../report/pages/report-list-page.tsx";
import { reportPaths } from "../report/report-paths.ts";

type Props = { readonly page: PageFrame; readonly question: LeadQuestion };

/** Three ways to tell figures where agencies were merged or divided, and what the chosen one means. */
export function ViewSwitch({ page, question, isEstimated }: Props & { readonly isEstimated: boolean }) {
  const t = messages(page.locale).oversight.views;
  return (
    <div>
      <nav class="mc-row mc-presets" aria-label={t.label}>
        <span>{`${t.label}:`}</span>
        {VIEWS.map((view) => (
          <a
            href={leadAddress(paths.lead(), { ...question, view })}
            {...(view === question.view ? { "aria-current": "true" } : {})}
          >
            {t.names[view]}
          </a>
        ))}
      </nav>
      <p class="mc-muted">
        {t.explain[question.view]}
        {isEstimated ? <strong>{` ${t.estimated}`}</strong> : null}
      </p>
    </div>
  );
}

/** The reports of a period, each with the figures it was made with. */
export function FrozenReports({
  page,
  reports,
  unitName,
}: Pick<Props, "page"> & {
  readonly reports: readonly FrozenReport[];
  readonly unitName: (id: string) => string;
}) {
  const { oversight, report, statistics } = messages(page.locale);
  const t = oversight.views;
  return (
    <Table
      locale={page.locale}
      caption={t.reports}
      rows={reports}
      emptyText={t.noReports}
      columns={[
        {
          key: "form",
          header: t.form,
          cell: ({ id, form_code }) => <Link href={reportPaths.one(id)}>{form_code}</Link>,
        },
        { key: "unit", header: statistics.lead.unit, cell: ({ unit_id }) => unitName(unit_id) },
        {
          key: "period",
          header: t.period,
          cell: ({ from_on, to_on }) => `${dayText(from_on)} – ${dayText(to_on)}`,
        },
        { key: "revision", header: t.revision, align: "end", cell: ({ revision }) => revision },
        {
          key: "state",
          header: report.screens.state,
          cell: ({ state }) => <StateTag page={page} state={state} />,
        },
        { key: "asOf", header: t.asOf, cell: ({ as_of }) => fullMoment(as_of) },
      ]}
    />
  );
}
