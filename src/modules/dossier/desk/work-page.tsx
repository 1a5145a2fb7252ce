import { messages } from "../../../i18n/index.ts";
import {
  Alert,
  Button,
  ButtonLink,
  Card,
  type Column,
  countText,
  Heading,
  moneyText,
  Pagination,
  Select,
  StatTile,
  Table,
  TextInput,
} from "../../../web/components/index.ts";
import { DeskLayout } from "../../../web/layout/desk-layout.tsx";
import type { DeskCounts } from "../../../web/layout/desk-navigation.tsx";
import type { PageFrame } from "../../../web/page-route.ts";
import { paths } from "../../../web/paths.ts";
import { SEARCH_LETTERS_MAX, type Searched } from "../../../web/search/sealed-search.ts";
import { SearchForm } from "../../../web/search/search-form.tsx";
import { listAddress } from "../../../web/search/search-lists.ts";
import { FIELDS, textIn } from "../../catalogue/index.ts";
import type { AwaitedCounts } from "../queries/awaited-desk.ts";
import type { UnpaidRow, WorkItem } from "../queries/list-item.ts";
import type { WorkCounts } from "../queries/work-list.ts";
import { StatusTag } from "../screens/status-tag.tsx";
import { STATUSES } from "../status.ts";
import { dueColumn, namingColumns, submittedColumn } from "./dossier-columns.tsx";
import type { Today } from "./due-cell.tsx";

/** What the address narrows the list by, `q` as it carries it; empty texts are "all". */
export type WorkQuery = {
  readonly q: string;
  readonly status: string;
  readonly field: string;
  readonly lateness: string;
  readonly stage: string;
};

const EVERYTHING: WorkQuery = { q: "", status: "", field: "", lateness: "", stage: "" };

type WorkView = {
  readonly items: readonly WorkItem[];
  readonly counts: WorkCounts & AwaitedCounts;
  /** What waits for money at the cashier's units; null for whoever takes none. */
  readonly unpaid: readonly UnpaidRow[] | null;
  readonly navigation: DeskCounts;
  readonly query: WorkQuery;
  readonly searched: Searched;
  /** Code of the dossier an act was just done on; empty where none was. */
  readonly done: string;
  readonly isFirstPage: boolean;
  readonly nextCursor: string | null;
  readonly today: Today;
};

/** The officer's day: counts that lead somewhere, one row of filters kept in the address, the list by due time. */
export function WorkPage({ page, view }: { page: PageFrame; view: WorkView }) {
  const t = messages(page.locale).desk.work;
  const isFiltered = Object.values(view.query).some((value) => value !== "");
  return (
    <DeskLayout page={page} title={t.title} counts={view.navigation}>
      <div class="mc-stack">
        <Heading level={1} title={t.title} />
        {view.done === "" ? null : (
          <Alert locale={page.locale} tone="success" title={t.done({ code: view.done })} />
        )}
        <WorkTiles page={page} view={view} />
        {view.unpaid === null ? null : (
          <section class="mc-stack" data-gap="sm" aria-labelledby="unpaid">
            <h2 id="unpaid">{t.unpaidTitle}</h2>
            <Table
              locale={page.locale}
              caption={t.unpaidTitle}
              columns={unpaidColumns(view.today)}
              rows={view.unpaid}
              emptyText={t.unpaidEmpty}
            />
            <h2>{t.caption}</h2>
          </section>
        )}
        <WorkFilterRow page={page} view={view} />
        <Table
          locale={page.locale}
          caption={t.caption}
          columns={workColumns(view.today)}
          rows={view.items}
          emptyText={t.empty}
        />
        <div class="mc-row" data-justify="between">
          {isFiltered || !view.isFirstPage ? (
            <ButtonLink href={isFiltered ? paths.desk() : workUrl(view.query, null)} variant="tertiary">
              {isFiltered ? t.clear : t.first}
            </ButtonLink>
          ) : (
            <span />
          )}
          <Pagination
            locale={page.locale}
            previousHref={null}
            nextHref={view.nextCursor === null ? null : workUrl(view.query, view.nextCursor)}
          />
        </div>
      </div>
    </DeskLayout>
  );
}

/** The address of this list under a filter, from a cursor. */
function workUrl(query: WorkQuery, cursor: string | null): string {
  return listAddress("work", { ...query, cursor: cursor ?? "" });
}

function WorkTiles({ page, view }: { page: PageFrame; view: WorkView }) {
  const t = messages(page.locale).desk.work;
  const { counts, query, navigation } = view;
  const { deciding: toDecide = 0, cash: toCollect = 0, signing = 0 } = navigation;
  const toSign = signing - counts.toIssue;
  const number = (count: number) => countText(count, page.locale);
  return (
    <div class="mc-tiles">
      <StatTile label={t.open} value={number(counts.open)} href={paths.desk()} />
      <StatTile
        label={t.overdue}
        value={number(counts.overdue)}
        href={workUrl({ ...EVERYTHING, lateness: "OVERDUE" }, null)}
        tone="danger"
        current={query.lateness === "OVERDUE"}
      />
      <StatTile
        label={t.dueSoon}
        value={number(counts.dueSoon)}
        href={workUrl({ ...EVERYTHING, lateness: "DUE_SOON" }, null)}
        tone="warning"
        current={query.lateness === "DUE_SOON"}
      />
      {toDecide === 0 ? null : (
        <StatTile label={t.toDecide} value={number(toDecide)} href={paths.deciding()} tone="info" />
      )}
      {toCollect === 0 ? null : (
        <StatTile label={t.toCollect} value={number(toCollect)} href={paths.cash()} tone="info" />
      )}
      {counts.toAnswer === 0 ? null : (
        <StatTile label={t.toAnswer} value={number(counts.toAnswer)} href={paths.consulted()} tone="info" />
      )}
      <StatTile label={t.toSign} value={number(toSign)} href={paths.signing()} tone="info" />
      {counts.toIssue === 0 ? null : (
        <StatTile label={t.toIssue} value={number(counts.toIssue)} href={paths.signing()} tone="info" />
      )}
      <StatTile label={t.toReturn} value={number(counts.toReturn)} href={paths.returning()} tone="success" />
      <DocumentTiles page={page} navigation={navigation} />
    </div>
  );
}

/** Documents given to the officer have no place in the list of dossiers: they are one click away, and told when late. */
function DocumentTiles({ page, navigation }: { page: PageFrame; navigation: DeskCounts }) {
  const t = messages(page.locale).desk.work;
  const { documents = 0, documentsOverdue = 0, documentsDueSoon = 0 } = navigation;
  const tiles = [
    { label: t.documents, count: documents, tone: "info" },
    { label: t.documentsOverdue, count: documentsOverdue, tone: "danger" },
    { label: t.documentsDueSoon, count: documentsDueSoon, tone: "warning" },
  ] as const;
  return tiles.map(({ label, count, tone }) =>
    count === 0 ? null : (
      <StatTile label={label} value={countText(count, page.locale)} href={paths.documents()} tone={tone} />
    ),
  );
}

function WorkFilterRow({ page, view }: { page: PageFrame; view: WorkView }) {
  const t = messages(page.locale);
  const { query } = view;
  const base = { locale: page.locale, emptyLabel: t.shell.form.all, saysOptional: false };
  return (
    <Card>
      <SearchForm page={page} list="work" searched={view.searched}>
        <TextInput
          locale={page.locale}
          name="q"
          label={t.desk.work.text}
          value={view.searched.text}
          maxLength={SEARCH_LETTERS_MAX}
          optional
          saysOptional={false}
        />
        <Select
          {...base}
          name="status"
          label={t.desk.work.status}
          value={query.status}
          optional
          options={STATUSES.filter((status) => status !== "DRAFT").map((value) => ({
            value,
            label: t.screens.status[value],
          }))}
        />
        <Select
          {...base}
          name="field"
          label={t.desk.work.field}
          value={query.field}
          optional
          options={FIELDS.map((field) => ({ value: field.code, label: textIn(field.name, page.locale) }))}
        />
        <Select
          {...base}
          name="lateness"
          label={t.desk.work.lateness}
          value={query.lateness}
          optional
          options={Object.entries(t.desk.work.latenesses).map(([value, label]) => ({ value, label }))}
        />
        <Button variant="secondary">{t.shell.form.filter}</Button>
      </SearchForm>
    </Card>
  );
}

function unpaidColumns(today: Today): Column<UnpaidRow>[] {
  return [
    ...namingColumns<UnpaidRow>(today),
    {
      key: "amount",
      header: messages(today.locale).desk.work.toPay,
      cell: (row) => (
        <>
          <span class="mc-nowrap">{moneyText(row.amountDong, today.locale)}</span>
          <small>{row.reason}</small>
        </>
      ),
    },
    submittedColumn<UnpaidRow>(today),
  ];
}

export function workColumns(today: Today): Column<WorkItem>[] {
  const t = messages(today.locale).desk.work;
  return [
    ...namingColumns<WorkItem>(today),
    {
      key: "step",
      header: t.step,
      cell: (item) => (
        <>
          {today.locale === "en" ? item.stepNameEn : item.stepName}
          <small>
            <StatusTag status={item.status} locale={today.locale} />
          </small>
        </>
      ),
    },
    {
      ...dueColumn<WorkItem>(today, t.due),
      sort: { href: workUrl(EVERYTHING, null), direction: "ascending" },
    },
  ];
}
