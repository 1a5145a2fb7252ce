import { messages } from "../../../i18n/index.ts";
import { Alert, ButtonLink, Card, fullMoment, Heading, Link, Table } from "../../../web/components/index.ts";
import { DeskLayout } from "../../../web/layout/desk-layout.tsx";
import type { DeskCounts } from "../../../web/layout/desk-navigation.tsx";
import type { PageFrame } from "../../../web/page-route.ts";
import { paths } from "../../../web/paths.ts";
import type { Searched } from "../../../web/search/sealed-search.ts";
import { SearchLost } from "../../../web/search/search-form.tsx";
import type { DossierRow, IntakeRow, WorkItem } from "../queries/list-item.ts";
import { dueColumn, namingColumns, statusColumn, submittedColumn } from "./dossier-columns.tsx";
import type { Today } from "./due-cell.tsx";
import { workColumns } from "./work-page.tsx";

type ListProps<Row> = {
  readonly page: PageFrame;
  readonly rows: readonly Row[];
  readonly navigation: DeskCounts;
  readonly today: Today;
};

/** Online and postal dossiers, the eight-hour clock first. */
export function OnlineIntakePage({ page, rows, navigation, today }: ListProps<IntakeRow>) {
  const t = messages(page.locale).desk.lists;
  const columns = [
    ...namingColumns<IntakeRow>(today),
    {
      key: "alike",
      header: t.submittedAt,
      cell: (row: IntakeRow) => (
        <>
          <span class="mc-nowrap">{fullMoment(row.submittedAt)}</span>
          {row.alikeCount < 2 ? null : <small class="mc-warning">{t.alike({ count: row.alikeCount })}</small>}
          {row.isSignatureDoubted ? <small class="mc-warning">{t.signatureDoubted}</small> : null}
        </>
      ),
    },
    dueColumn<IntakeRow>(today, t.checkDue, "hour"),
  ];
  return (
    <DeskLayout page={page} title={t.onlineTitle} counts={navigation}>
      <div class="mc-stack">
        <Heading level={1} title={t.onlineTitle} />
        <p class="mc-muted">{t.onlineLead}</p>
        <Table
          locale={page.locale}
          caption={t.onlineTitle}
          columns={columns}
          rows={rows}
          emptyText={t.onlineEmpty}
        />
      </div>
    </DeskLayout>
  );
}

/** Dossiers nobody is acting on: the complaint of every citizen who calls. */
export function StuckPage({ page, rows, navigation, today }: ListProps<DossierRow>) {
  const t = messages(page.locale).desk.lists;
  const columns = [
    ...namingColumns<DossierRow>(today),
    statusColumn<DossierRow>(today),
    dueColumn<DossierRow>(today, messages(page.locale).desk.work.due),
  ];
  return (
    <DeskLayout page={page} title={t.stuckTitle} counts={navigation}>
      <div class="mc-stack">
        <Heading level={1} title={t.stuckTitle} />
        <p class="mc-muted">{t.stuckLead}</p>
        <Table
          locale={page.locale}
          caption={t.stuckTitle}
          columns={columns}
          rows={rows}
          emptyText={t.stuckEmpty}
        />
      </div>
    </DeskLayout>
  );
}

/** My work to sign and to issue. */
export function SigningPage({
  page,
  rows,
  navigation,
  today,
  documentsToSign,
}: ListProps<WorkItem> & { documentsToSign: number }) {
  const t = messages(page.locale).desk.lists;
  return (
    <DeskLayout page={page} title={t.signingTitle} counts={navigation}>
      <div class="mc-stack">
        <Heading level={1} title={t.signingTitle} />
        {documentsToSign > 0 ? (
          <Alert locale={page.locale} tone="info" title={t.documentsToSign({ count: documentsToSign })}>
            <Link href={paths.documents()}>{t.documentsToSignOpen}</Link>
          </Alert>
        ) : null}
        <AtOneSitting page={page} rows={rows} />
        <Table
          locale={page.locale}
          caption={t.signingTitle}
          columns={workColumns(today)}
          rows={rows}
          emptyText={t.signingEmpty}
        />
      </div>
    </DeskLayout>
  );
}

/** The ways to do many at once: the leader signs, the clerk numbers and issues. */
function AtOneSitting({ page: { locale }, rows }: Pick<ListProps<WorkItem>, "page" | "rows">) {
  const t = messages(locale).desk;
  const [signs, issues] = ["sign", "issue"].map((each) => rows.some(({ stage }) => stage === each));
  if (signs !== true && issues !== true) return null;
  return (
    <div class="mc-row">
      {signs ? (
        <ButtonLink href={paths.batchSigning()} variant="secondary" icon="signature">
          {t.batch.open}
        </ButtonLink>
      ) : null}
      {issues ? (
        <ButtonLink href={paths.batchIssuing()} variant="secondary" icon="stamp">
          {t.issuing.open}
        </ButtonLink>
      ) : null}
    </div>
  );
}

const SEARCH_LIMIT = 50;

export function SearchPage({
  page,
  rows,
  navigation,
  today,
  searched,
}: ListProps<DossierRow> & { readonly searched: Searched }) {
  const { text } = searched;
  const t = messages(page.locale).desk.lists;
  const columns = [
    ...namingColumns<DossierRow>(today),
    statusColumn<DossierRow>(today),
    submittedColumn<DossierRow>(today),
    dueColumn<DossierRow>(today, messages(page.locale).desk.work.due),
  ];
  return (
    <DeskLayout page={page} title={t.searchTitle} counts={navigation} searched={text}>
      <div class="mc-stack">
        <Heading level={1} title={text === "" ? t.searchTitle : t.searchedFor({ text })} />
        <SearchLost locale={page.locale} searched={searched} />
        {text === "" ? (
          <Card>
            <p>{t.searchAsk}</p>
          </Card>
        ) : (
          <Table
            locale={page.locale}
            caption={t.searchTitle}
            columns={columns}
            rows={rows}
            emptyText={t.searchEmpty}
          />
        )}
        {rows.length >= SEARCH_LIMIT ? (
          <Alert locale={page.locale} tone="info" title={t.searchLimit} />
        ) : null}
      </div>
    </DeskLayout>
  );
}
