import { messages } from "../../../i18n/index.ts";
import type { Instant } from "../../../kernel/local-date.ts";
import {
  Alert,
  Button,
  ButtonLink,
  Card,
  countText,
  FilterForm,
  Form,
  type FormPage,
  fullMoment,
  Heading,
  Link,
  Select,
  StatTile,
  Table,
  Tag,
} from "../../../web/components/index.ts";
import { DeskLayout } from "../../../web/layout/desk-layout.tsx";
import type { PageFrame } from "../../../web/page-route.ts";
import { paths } from "../../../web/paths.ts";
import { StateTag } from "../desk/told-card.tsx";
import type { Channel } from "../kinds.ts";
import { DayChart } from "./day-chart.tsx";
import { failureWords } from "./failure-words.ts";
import {
  FILTERS,
  type Filter,
  type Hour,
  type OutboxCounts,
  type OutboxRow,
  type ProviderRow,
} from "./outbox-queries.ts";

type OutboxProps = {
  readonly page: PageFrame & FormPage;
  readonly counts: OutboxCounts;
  readonly hours: readonly Hour[];
  readonly providers: readonly ProviderRow[];
  readonly rows: readonly OutboxRow[];
  /** The last line of this page where more follow. */
  readonly older: OutboxRow | null;
  readonly filter: Filter;
  /** Ways out that can be tried; none for whoever only looks. */
  readonly trials: readonly Channel[];
  readonly links: readonly (readonly [string, string])[];
  readonly notice: string | null;
  /** The end of the quiet hours it is now; null where messages go out. */
  readonly quietUntil: Instant | null;
};

/** The outbox of the office: how much waits, what failed, and what of it needs somebody. */
export function OutboxPage(props: OutboxProps) {
  const { page, hours, links, notice, quietUntil } = props;
  const { locale } = page;
  const t = messages(locale).notification.admin;
  return (
    <DeskLayout page={page} title={t.title}>
      <div class="mc-stack">
        <div class="mc-row" data-justify="between">
          <Heading level={1} title={t.title} />
          <div class="mc-row">
            {links.map(([label, href]) => (
              <ButtonLink href={href}>{label}</ButtonLink>
            ))}
          </div>
        </div>
        <p class="mc-muted">{t.lead}</p>
        {notice === null ? null : <Alert locale={locale} tone="success" title={notice} />}
        {quietUntil === null ? null : (
          <Alert locale={locale} tone="info" title={t.quiet(fullMoment(quietUntil))} />
        )}
        <Tiles {...props} />
        <Card title={t.chart}>
          <DayChart locale={locale} hours={hours} />
        </Card>
        <Providers {...props} />
        <Trials {...props} />
        <List {...props} />
      </div>
    </DeskLayout>
  );
}

/** What waits for somebody first; each number leads to its list, but for what never left. */
function Tiles({ page, counts, filter }: OutboxProps) {
  const { locale } = page;
  const t = messages(locale).notification.admin;
  const tiles = [
    { label: t.dead, value: counts.dead, shown: "DEAD" },
    { label: t.waiting, value: counts.waiting, shown: "WAITING" },
    { label: t.sent, value: counts.sent, shown: "SENT" },
    { label: t.dropped, value: counts.dropped, shown: "DROPPED" },
  ] as const;
  return (
    <div class="mc-tiles">
      {tiles.map(({ label, value, shown }) => (
        <StatTile
          label={label}
          value={countText(value, locale)}
          tone={shown === "DEAD" && value > 0 ? "danger" : "neutral"}
          href={`${paths.adminMessages()}?show=${shown}`}
          current={shown === filter}
        />
      ))}
      <StatTile label={t.inBox} value={countText(counts.inBox, locale)} />
    </div>
  );
}

function Providers({ page, providers }: OutboxProps) {
  const { locale } = page;
  const t = messages(locale).notification.admin;
  return (
    <section class="mc-stack">
      <Heading level={2} title={t.providers} />
      <Table
        locale={locale}
        caption={t.providers}
        rows={providers}
        emptyText={t.noProviders}
        columns={[
          { key: "name", header: t.provider, cell: ({ name }) => name },
          {
            key: "health",
            header: t.health,
            cell: ({ failures, open_until }) =>
              open_until !== null ? (
                <Tag tone="danger">{t.resting(fullMoment(open_until))}</Tag>
              ) : failures > 0 ? (
                <Tag tone="warning">{t.failing(failures)}</Tag>
              ) : (
                <Tag tone="success">{t.well}</Tag>
              ),
          },
          {
            key: "well",
            header: t.lastWell,
            cell: ({ accepted_at }) => (accepted_at === null ? "–" : fullMoment(accepted_at)),
          },
          { key: "code", header: t.lastCode, cell: ({ code }) => failureWords(code, locale) },
        ]}
      />
    </section>
  );
}

function Trials({ page, trials }: OutboxProps) {
  const { locale } = page;
  const t = messages(locale).notification;
  if (trials.length === 0) return null;
  return (
    <Card title={t.admin.trial}>
      <p>{t.admin.trialLead}</p>
      <Form page={page} action={`${paths.adminMessages()}/trial`} class="mc-filter">
        <Select
          locale={locale}
          name="channel"
          label={t.admin.channel}
          emptyLabel={null}
          options={trials.map((channel) => ({ value: channel, label: t.forms[channel] }))}
        />
        <Button variant="secondary">{t.admin.trialSend}</Button>
      </Form>
    </Card>
  );
}

function Shown({ page: { locale }, filter }: Pick<OutboxProps, "page" | "filter">) {
  const t = messages(locale).notification.admin;
  return (
    <FilterForm action={paths.adminMessages()}>
      <Select
        locale={locale}
        name="show"
        label={t.show}
        emptyLabel={null}
        value={filter}
        options={FILTERS.map((each) => ({ value: each, label: t.filters[each] }))}
      />
      <Button variant="secondary">{t.apply}</Button>
    </FilterForm>
  );
}

function List({ page, rows, older, filter }: OutboxProps) {
  const { locale } = page;
  const t = messages(locale).notification;
  return (
    <section class="mc-stack">
      <Heading level={2} title={t.admin.list} />
      <Shown page={page} filter={filter} />
      <Table
        locale={locale}
        caption={t.admin.list}
        rows={rows}
        emptyText={t.admin.none}
        columns={[
          {
            key: "kind",
            header: t.admin.kind,
            cell: ({ kind, messageId }) => <Link href={paths.adminMessage(messageId)}>{t.kinds[kind]}</Link>,
          },
          {
            key: "dossier",
            header: t.admin.dossier,
            cell: ({ dossierCode }) => <span class="mc-nowrap">{dossierCode ?? "–"}</span>,
          },
          { key: "channel", header: t.admin.channel, cell: ({ channel }) => t.forms[channel] },
          {
            key: "state",
            header: t.admin.state,
            cell: ({ state }) => <StateTag locale={locale} state={state} />,
          },
          { key: "tries", header: t.admin.tries, align: "end", cell: ({ attempts }) => attempts },
          { key: "code", header: t.admin.code, cell: ({ code }) => failureWords(code, locale) },
          { key: "changed", header: t.admin.changed, cell: ({ changedAt }) => fullMoment(changedAt) },
        ]}
      />
      {older === null ? null : (
        <p>
          <ButtonLink href={`${paths.adminMessages()}?${olderThan(older, filter)}`}>
            {t.admin.older}
          </ButtonLink>
        </p>
      )}
    </section>
  );
}

function olderThan({ changedAt, messageId, channel }: OutboxRow, filter: Filter): URLSearchParams {
  return new URLSearchParams({ show: filter, before: changedAt, id: messageId, channel });
}
