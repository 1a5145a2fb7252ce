import { type Locale, messages } from "../../../i18n/index.ts";
import { daysBetween, epochOf, type Instant, localDateOf } from "../../../kernel/local-date.ts";
import {
  Button,
  ButtonLink,
  Card,
  type Column,
  Heading,
  Link,
  moneyText,
  shortMoment,
  Table,
  Tag,
  TextInput,
} from "../../../web/components/index.ts";
import { DeskLayout } from "../../../web/layout/desk-layout.tsx";
import type { PageFrame } from "../../../web/page-route.ts";
import { paths } from "../../../web/paths.ts";
import { SEARCH_LETTERS_MAX, type Searched } from "../../../web/search/sealed-search.ts";
import { SearchForm } from "../../../web/search/search-form.tsx";
import { mayEver } from "../../access/index.ts";
import type { QueueRow } from "../queries/queue.ts";
import { CashTabs } from "./tabs.tsx";

type Props = {
  readonly page: PageFrame;
  readonly rows: readonly QueueRow[];
  /** Dossiers for which a parcel is to collect money. */
  readonly byPost: ReadonlySet<string>;
  readonly searched: Searched;
  readonly now: Instant;
};

/** The cashier's queue: who still owes, found in a few letters, taken one by one or several of one payer together. */
export function QueuePage(props: Props) {
  const { page, searched } = props;
  const t = messages(page.locale).payment.queue;
  const takes = mayEver(page.actor, "payment.take");
  return (
    <DeskLayout page={page} title={t.title}>
      <div class="mc-stack">
        <Heading level={1} title={t.title} />
        <CashTabs page={page} here="queue" />
        <p class="mc-muted">{t.lead}</p>
        <Card>
          <SearchForm page={page} list="cash" searched={searched}>
            <TextInput
              locale={page.locale}
              name="q"
              label={t.search}
              value={searched.text}
              maxLength={SEARCH_LETTERS_MAX}
              autofocus
              optional
              saysOptional={false}
            />
            <Button variant="secondary" icon="search">
              {t.find}
            </Button>
          </SearchForm>
        </Card>
        <form method="get" action={paths.cashTake()} class="mc-stack">
          <Groups {...props} takes={takes} />
        </form>
      </div>
    </DeskLayout>
  );
}

/** Who came today above all others: they stand there now. */
function Groups(props: Props & { readonly takes: boolean }) {
  const { page, rows, takes } = props;
  const t = messages(page.locale).payment.queue;
  const today = rows.filter(({ today_at }) => today_at !== null);
  const before = rows.filter(({ today_at }) => today_at === null);
  const groups = [
    { title: t.today({ count: today.length }), rows: today },
    { title: t.before({ count: before.length }), rows: before },
  ].filter((group) => group.rows.length > 0);
  if (groups.length === 0)
    return <Table locale={page.locale} caption={t.title} columns={[]} rows={[]} emptyText={t.empty} />;
  return groups.map(({ title, rows: some }) => (
    <section class="mc-stack" data-gap="sm">
      <Heading level={2} title={title} />
      <Table locale={page.locale} caption={title} columns={columnsOf(props, takes)} rows={some} />
      {takes ? (
        <div>
          <Button icon="money">{t.takeTicked}</Button>
        </div>
      ) : null}
    </section>
  ));
}

function columnsOf(
  { page, byPost, now }: Pick<Props, "page" | "byPost" | "now">,
  takes: boolean,
): Column<QueueRow>[] {
  const t = messages(page.locale).payment.queue;
  return [
    {
      key: "dossier",
      header: t.dossier,
      cell: (row) => <Which page={page} row={row} takes={takes} />,
    },
    {
      key: "what",
      header: t.what,
      cell: (row) => (
        <>
          {page.locale === "en" ? row.names_en : row.names}
          <small>{page.locale === "en" ? row.procedure_name_en : row.procedure_name}</small>
        </>
      ),
    },
    {
      key: "amount",
      header: t.amount,
      align: "end",
      cell: (row) => (
        <>
          <span class="mc-nowrap mc-strong">
            {row.is_unknown ? t.unknown : moneyText(row.owed, page.locale)}
          </span>
          <Standing page={page} row={row} isByPost={byPost.has(row.dossier_id)} />
        </>
      ),
    },
    {
      key: "since",
      header: t.since,
      cell: (row) => (
        <>
          <span class="mc-nowrap">{shortMoment(row.today_at ?? row.since)}</span>
          <small class="mc-nowrap">{ageWords(row, { now, locale: page.locale })}</small>
        </>
      ),
    },
    ...(takes ? [takeColumn(page)] : []),
  ];
}

function Which({
  page,
  row,
  takes,
}: {
  readonly page: PageFrame;
  readonly row: QueueRow;
  readonly takes: boolean;
}) {
  const t = messages(page.locale).payment.queue;
  return (
    <>
      <span class="mc-nowrap">
        {takes && !row.is_unknown ? (
          <input
            type="checkbox"
            name="dossier"
            value={row.dossier_id}
            aria-label={t.choose({ code: row.code })}
          />
        ) : null}{" "}
        <Link href={paths.cashDossier(row.dossier_id)}>{row.code}</Link>
      </span>
      <br />
      <small>{row.owner_name}</small>
    </>
  );
}

function takeColumn(page: PageFrame): Column<QueueRow> {
  const t = messages(page.locale).payment.queue;
  return {
    key: "take",
    header: t.take,
    cell: (row) =>
      row.is_unknown ? null : (
        <ButtonLink href={`${paths.cashTake()}?dossier=${row.dossier_id}`} variant="secondary">
          <span class="mc-nowrap">{t.take}</span>
        </ButtonLink>
      ),
  };
}

const MINUTE_MS = 60_000;

/** How long somebody has waited today, or for how many days a charge has been open. */
function ageWords(
  { since, today_at: todayAt }: Pick<QueueRow, "since" | "today_at">,
  { now, locale }: { readonly now: Instant; readonly locale: Locale },
): string {
  const t = messages(locale).payment.queue;
  if (todayAt === null) return t.days({ days: daysBetween(localDateOf(since), localDateOf(now)) });
  const minutes = Math.max(0, Math.floor((epochOf(now) - epochOf(todayAt)) / MINUTE_MS));
  return t.waited({ hours: Math.floor(minutes / 60), minutes: minutes % 60 });
}

type StandingProps = { readonly page: PageFrame; readonly row: QueueRow; readonly isByPost: boolean };

function Standing({ page, row, isByPost }: StandingProps) {
  const { queue: t, collecting } = messages(page.locale).payment;
  const tags = [
    ...(row.status === "FINANCIAL_WAIT" ? [<Tag tone="warning">{t.waiting}</Tag>] : []),
    ...(row.status === "RESULT_READY" ? [<Tag tone="info">{t.ready}</Tag>] : []),
    ...(row.on_receipt ? [<Tag tone="warning">{t.onReceipt}</Tag>] : []),
    ...(row.is_later ? [<Tag tone="neutral">{t.later}</Tag>] : []),
    ...(isByPost ? [<Tag tone="warning">{collecting.tag}</Tag>] : []),
    ...(row.is_claimed ? [<Tag tone="accent">{t.claimed}</Tag>] : []),
    ...(row.is_lapsed && !row.is_claimed ? [<Tag tone="warning">{t.lapsed}</Tag>] : []),
  ];
  return tags.length === 0 ? null : <small>{tags}</small>;
}
