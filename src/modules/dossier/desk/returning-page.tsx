import { messages } from "../../../i18n/index.ts";
import { daysBetween, localDateOf } from "../../../kernel/local-date.ts";
import {
  Button,
  ButtonLink,
  Card,
  type Column,
  dayText,
  Heading,
  moneyText,
  Pagination,
  Select,
  Table,
  Tag,
  TextInput,
} from "../../../web/components/index.ts";
import { DeskLayout } from "../../../web/layout/desk-layout.tsx";
import type { DeskCounts } from "../../../web/layout/desk-navigation.tsx";
import type { PageFrame } from "../../../web/page-route.ts";
import { paths } from "../../../web/paths.ts";
import { SEARCH_LETTERS_MAX, type Searched } from "../../../web/search/sealed-search.ts";
import { SearchForm } from "../../../web/search/search-form.tsx";
import { listAddress } from "../../../web/search/search-lists.ts";
import type { ReturningItem } from "../queries/find-returning.ts";
import { namingColumns } from "./dossier-columns.tsx";
import type { Today } from "./due-cell.tsx";

type ReturningQuery = { readonly q: string; readonly way: string; readonly late: string };

type ReturningView = {
  readonly items: readonly ReturningItem[];
  readonly nextCursor: string | null;
  readonly query: ReturningQuery;
  readonly searched: Searched;
  readonly navigation: DeskCounts;
  readonly today: Today;
};

type Part = { readonly page: PageFrame; readonly view: ReturningView };

/** Whoever stands at the counter is found by slip, name or telephone; then what is still to be paid, and which way. */
export function ReturningPage({ page, view }: Part) {
  const t = messages(page.locale).desk.returning;
  const { query, items, nextCursor } = view;
  const isFiltered = Object.values(query).some((value) => value !== "");
  return (
    <DeskLayout page={page} title={t.title} counts={view.navigation}>
      <div class="mc-stack">
        <Heading level={1} title={t.title} />
        <p class="mc-muted">{t.lead}</p>
        <Filter page={page} view={view} />
        {items.length === 0 && isFiltered ? (
          <NotFound page={page} searched={view.searched} />
        ) : (
          <Table
            locale={page.locale}
            caption={t.title}
            columns={columns(view.today)}
            rows={items}
            emptyText={t.empty}
          />
        )}
        <div class="mc-row" data-justify="between">
          {isFiltered ? (
            <ButtonLink href={paths.returning()} variant="tertiary">
              {t.clear}
            </ButtonLink>
          ) : (
            <span />
          )}
          <Pagination
            locale={page.locale}
            previousHref={null}
            nextHref={nextCursor === null ? null : listAddress("returning", { ...query, cursor: nextCursor })}
          />
        </div>
      </div>
    </DeskLayout>
  );
}

/** The box keeps the cursor: a scanner types the code and Enter. */
function Filter({ page, view: { query, searched } }: Part) {
  const { locale } = page;
  const { shell, desk } = messages(locale);
  const t = desk.returning;
  const base = { locale, emptyLabel: shell.form.all, optional: true, saysOptional: false };
  return (
    <Card>
      <SearchForm page={page} list="returning" searched={searched}>
        <TextInput
          locale={locale}
          name="q"
          label={t.find}
          value={searched.text}
          maxLength={SEARCH_LETTERS_MAX}
          autofocus
          optional
          saysOptional={false}
        />
        <Select
          {...base}
          name="way"
          label={t.way}
          value={query.way}
          options={(["COUNTER", "ONLINE", "POSTAL"] as const).map((value) => ({
            value,
            label: t.ways[value],
          }))}
        />
        <Select
          {...base}
          name="late"
          label={t.waiting}
          value={query.late}
          options={[{ value: "LATE", label: t.lateOnly }]}
        />
        <Button variant="secondary">{shell.form.filter}</Button>
      </SearchForm>
    </Card>
  );
}

function NotFound({ page: { locale }, searched }: { page: PageFrame; searched: Searched }) {
  const t = messages(locale).desk.returning;
  const { text, carried } = searched;
  if (text === "") return <p class="ds-card mc-muted">{t.empty}</p>;
  return (
    <Card>
      <p>
        {t.notFound({ text })} {t.notFoundWhy}
      </p>
      <ButtonLink href={listAddress("dossiers", { q: carried })} variant="secondary" icon="search">
        {t.search}
      </ButtonLink>
    </Card>
  );
}

function columns(today: Today): Column<ReturningItem>[] {
  const { locale } = today;
  const t = messages(locale).desk.returning;
  return [
    ...namingColumns<ReturningItem>(today),
    { key: "way", header: t.way, cell: ({ channelOut }) => t.ways[channelOut] },
    { key: "pay", header: t.toPay, cell: (item) => <ToPay today={today} item={item} /> },
    { key: "ready", header: t.ready, cell: (item) => <Ready today={today} item={item} /> },
  ];
}

type Cell = { readonly today: Today; readonly item: ReturningItem };

function ToPay({ today: { locale }, item: { owedDong } }: Cell) {
  const t = messages(locale).desk.returning;
  if (owedDong === null) return <Tag tone="warning">{t.unknown}</Tag>;
  if (owedDong === 0) return <span class="mc-muted">{t.settled}</span>;
  return <Tag tone="danger">{t.owed({ amount: moneyText(owedDong, locale) })}</Tag>;
}

function Ready({ today: { locale, now }, item: { readyAt, isLate } }: Cell) {
  if (readyAt === null) return null;
  const t = messages(locale).desk.returning;
  const on = localDateOf(readyAt);
  return (
    <>
      <span class="mc-nowrap">{dayText(on)}</span>
      {isLate ? (
        <small class="mc-warning">{t.late({ days: daysBetween(on, localDateOf(now)) })}</small>
      ) : null}
    </>
  );
}
