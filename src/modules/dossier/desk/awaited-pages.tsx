import { messages } from "../../../i18n/index.ts";
import { Alert, Heading, Link, Table } from "../../../web/components/index.ts";
import { DeskLayout } from "../../../web/layout/desk-layout.tsx";
import type { DeskCounts } from "../../../web/layout/desk-navigation.tsx";
import type { PageFrame } from "../../../web/page-route.ts";
import { paths } from "../../../web/paths.ts";
import { AWAITED_SHOWN_MAX } from "../queries/awaited-desk.ts";
import type { DecidingRow } from "../queries/find-awaited.ts";
import type { DossierRow } from "../queries/list-item.ts";
import { dueColumn, namingColumns, statusColumn, submittedColumn } from "./dossier-columns.tsx";
import type { Today } from "./due-cell.tsx";

type ListProps<Row> = {
  readonly page: PageFrame;
  readonly rows: readonly Row[];
  readonly navigation: DeskCounts;
  readonly today: Today;
};

type DecidingProps = ListProps<DecidingRow> & {
  /** How many exemptions and refunds wait too: they are decided where money is. */
  readonly aboutMoney: number;
};

/** What others proposed and this officer decides on: supplement, withdrawal, extension; the way to those about money. */
export function DecidingPage({ page, rows, navigation, today, aboutMoney }: DecidingProps) {
  const t = messages(page.locale);
  const columns = [
    ...namingColumns<DecidingRow>(today),
    {
      key: "decision",
      header: t.desk.lists.decision,
      cell: (row: DecidingRow) => (
        <>
          {row.decisions.map((act) => (
            <div>{t.desk.lists.decisions[act]}</div>
          ))}
        </>
      ),
    },
    statusColumn<DecidingRow>(today),
    dueColumn<DecidingRow>(today, t.desk.work.due),
  ];
  return (
    <DeskLayout page={page} title={t.desk.work.toDecide} counts={navigation}>
      <div class="mc-stack">
        <Heading level={1} title={t.desk.work.toDecide} />
        <p class="mc-muted">{t.desk.lists.decidingLead}</p>
        {aboutMoney === 0 ? null : (
          <Alert locale={page.locale} tone="info" title={t.desk.lists.aboutMoney({ count: aboutMoney })}>
            <Link href={paths.cashDecisions()}>{t.desk.lists.toMoney}</Link>
          </Alert>
        )}
        <Table
          locale={page.locale}
          caption={t.desk.work.toDecide}
          columns={columns}
          rows={rows}
          emptyText={t.desk.lists.decidingEmpty}
        />
        <OnlyFirst page={page} count={rows.length} />
      </div>
    </DeskLayout>
  );
}

/** What the officer's unit is asked for its opinion on, the soonest answer first. */
export function ConsultedPage({ page, rows, navigation, today }: ListProps<DossierRow>) {
  const t = messages(page.locale).desk;
  const columns = [
    ...namingColumns<DossierRow>(today),
    submittedColumn<DossierRow>(today),
    dueColumn<DossierRow>(today, t.lists.answerDue),
  ];
  return (
    <DeskLayout page={page} title={t.work.toAnswer} counts={navigation}>
      <div class="mc-stack">
        <Heading level={1} title={t.work.toAnswer} />
        <p class="mc-muted">{t.lists.consultedLead}</p>
        <Table
          locale={page.locale}
          caption={t.work.toAnswer}
          columns={columns}
          rows={rows}
          emptyText={t.lists.consultedEmpty}
        />
        <OnlyFirst page={page} count={rows.length} />
      </div>
    </DeskLayout>
  );
}

function OnlyFirst({ page, count }: { page: PageFrame; count: number }) {
  if (count < AWAITED_SHOWN_MAX) return null;
  const title = messages(page.locale).desk.lists.onlyFirst({ count });
  return <Alert locale={page.locale} tone="info" title={title} />;
}
