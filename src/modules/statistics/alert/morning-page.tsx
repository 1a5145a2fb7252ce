import type { Child } from "hono/jsx";
import { type Locale, messages } from "../../../i18n/index.ts";
import { parseId } from "../../../kernel/ids.ts";
import { type Instant, localDateOf } from "../../../kernel/local-date.ts";
import {
  type Column,
  countText,
  fullMoment,
  Heading,
  Link,
  Pagination,
  shortMoment,
  Table,
  Tag,
  type Tone,
} from "../../../web/components/index.ts";
import { DeskLayout } from "../../../web/layout/desk-layout.tsx";
import type { PageFrame } from "../../../web/page-route.ts";
import { paths } from "../../../web/paths.ts";
import type { UnitId } from "../../access/index.ts";
import { INTAKE_CHECK_HOURS } from "../../calendar/index.ts";
import type { UnitDirectory } from "../../organisation/index.ts";
import { DocumentsToSign, type OfficialDocument } from "../../records/index.ts";
import type { RenewalDue } from "../../signature/index.ts";
import { WaitingReports } from "../report/pages/waiting-reports.tsx";
import type { LateReport } from "../report/queries.ts";
import { type Alert, type AlertGroup, type AlertKind, NOBODY, soonOf } from "./alerts.ts";
import { EndingCertificates } from "./ending-certificates.tsx";

export type ChosenPerson = { readonly unitId: UnitId; readonly alerts: readonly Alert[] };

type MorningView = {
  readonly mine: readonly Alert[];
  /** A page of the people and one of the steps, with its number. */
  readonly groups: readonly AlertGroup[];
  readonly number: number;
  readonly chosen: ChosenPerson | null;
  /** Statutory reports whose next step is the officer's. */
  readonly reports: readonly LateReport[];
  /** Certificates that run out, which the officer holds or keeps the register of. */
  readonly certificates: readonly RenewalDue[];
  /** How many documents wait for the officer. */
  readonly documents: number;
  /** Drafts sent up to the officer to be signed. */
  readonly toSign: readonly OfficialDocument[];
  readonly directory: UnitDirectory;
  readonly computedAt: Instant;
  /** Whether the officer answers for any unit. */
  readonly leads: boolean;
};

type Props = { readonly page: PageFrame; readonly view: MorningView };

/** The morning's list: what is late and what will be, on one's own desk and with whom in one's units. */
export function MorningPage({ page, view }: Props) {
  const t = messages(page.locale).statistics.morning;
  return (
    <DeskLayout
      page={page}
      title={t.title}
      counts={{ reports: view.reports.length, documents: view.documents }}
    >
      <div class="mc-stack">
        <Heading level={1} title={t.title} />
        <p class="mc-muted">{t.lead({ at: fullMoment(view.computedAt) })}</p>
        <Section title={t.mine}>
          <AlertTable page={page} view={view} caption={t.mine} rows={view.mine} />
        </Section>
        {view.toSign.length === 0 ? null : (
          <Section title={messages(page.locale).records.work.toSign}>
            <DocumentsToSign
              page={page}
              rows={view.toSign}
              directory={view.directory}
              today={localDateOf(view.computedAt)}
            />
          </Section>
        )}
        <EndingCertificates page={page} rows={view.certificates} />
        <WaitingReports page={page} rows={view.reports} />
        {view.leads ? <Team page={page} view={view} /> : null}
      </div>
    </DeskLayout>
  );
}

function Section({ title, children }: { title: string; children: Child }) {
  return (
    <section class="mc-stack" data-gap="sm">
      <Heading level={2} title={title} size="xs" />
      {children}
    </section>
  );
}

function Team({ page, view }: Props) {
  const t = messages(page.locale).statistics.morning;
  const people = view.groups.filter((group) => group.by_step === 0);
  const steps = view.groups.filter((group) => group.by_step === 1);
  const { chosen, number } = view;
  return (
    <>
      {chosen === null ? null : (
        <Section title={t.ofPerson({ unit: unitName(view, chosen.unitId) })}>
          <AlertTable page={page} view={view} caption={t.mine} rows={chosen.alerts} />
        </Section>
      )}
      {people.length === 0 && number > 1 ? null : (
        <Section title={t.people}>
          <Table
            locale={page.locale}
            caption={t.people}
            columns={peopleColumns({ page, view })}
            rows={people}
            emptyText={t.empty}
          />
        </Section>
      )}
      {steps.length === 0 && number > 1 ? null : (
        <Section title={t.steps}>
          <Table
            locale={page.locale}
            caption={t.steps}
            columns={stepColumns({ page, view })}
            rows={steps}
            emptyText={t.stepsEmpty}
          />
        </Section>
      )}
      <Pagination
        locale={page.locale}
        previousHref={number > 1 ? pageHref(number - 1) : null}
        nextHref={hasMore(people) || hasMore(steps) ? pageHref(number + 1) : null}
      />
    </>
  );
}

/** Whether there are groups of this kind after the last shown. */
function hasMore(shown: readonly AlertGroup[]): boolean {
  const last = shown.at(-1);
  return last !== undefined && last.place < last.groups;
}

function pageHref(number: number): string {
  return `${paths.morning()}?${new URLSearchParams({ page: String(number) }).toString()}`;
}

const TONES = {
  OVERDUE: "danger",
  UNREAD: "danger",
  STUCK: "danger",
  STEP_LATE: "warning",
  DUE_SOON: "warning",
  UNREAD_SOON: "info",
  STEP_SOON: "info",
} as const satisfies Record<AlertKind, Tone>;

function kindText(kind: AlertKind, locale: Locale): string {
  const { morning: t } = messages(locale).statistics;
  return kind === "UNREAD" ? t.unread({ hours: countText(INTAKE_CHECK_HOURS, locale) }) : t.kinds[kind];
}

function AlertTable({
  page,
  view,
  caption,
  rows,
}: Props & { readonly caption: string; readonly rows: readonly Alert[] }) {
  const t = messages(page.locale).statistics;
  const isEnglish = page.locale === "en";
  const columns: Column<Alert>[] = [
    {
      key: "code",
      header: t.opened.code,
      cell: ({ dossier_id, code }) => (
        <span class="mc-nowrap">
          <Link href={paths.deskDossier(dossier_id)}>{code}</Link>
        </span>
      ),
    },
    {
      key: "kind",
      header: t.morning.why,
      cell: ({ kind }) => <Tag tone={TONES[kind]}>{kindText(kind, page.locale)}</Tag>,
    },
    {
      key: "procedure",
      header: t.opened.procedure,
      cell: (row) => (isEnglish ? row.procedure_name_en : row.procedure_name),
    },
    {
      key: "step",
      header: t.morning.step,
      cell: (row) => (
        <>
          {(isEnglish ? row.step_name_en : row.step_name) ?? t.morning.check}
          <small>{row.person_name ?? t.morning.nobody}</small>
        </>
      ),
    },
    { key: "unit", header: t.morning.unit, cell: ({ unit_id }) => unitName(view, unit_id) },
    { key: "stepDue", header: t.morning.stepDue, cell: ({ step_due_at }) => shortMoment(step_due_at) },
    {
      key: "due",
      header: t.opened.due,
      cell: ({ due_at }) => (due_at === null ? "–" : shortMoment(due_at)),
    },
  ];
  return (
    <Table locale={page.locale} caption={caption} columns={columns} rows={rows} emptyText={t.morning.empty} />
  );
}

function peopleColumns({ page, view }: Props): Column<AlertGroup>[] {
  const t = messages(page.locale).statistics.morning;
  return [
    {
      key: "person",
      header: t.person,
      cell: (group) => <Link href={personHref(group, view.number)}>{group.person_name ?? t.nobody}</Link>,
    },
    { key: "unit", header: t.unit, cell: ({ unit_id }) => unitName(view, unit_id) },
    ...numberColumns({ page, view }),
  ];
}

function stepColumns({ page, view }: Props): Column<AlertGroup>[] {
  const t = messages(page.locale).statistics.morning;
  return [
    {
      key: "step",
      header: t.step,
      cell: (group) => (page.locale === "en" ? group.step_name_en : group.step_name) ?? t.check,
    },
    { key: "unit", header: t.unit, cell: ({ unit_id }) => unitName(view, unit_id) },
    ...numberColumns({ page, view }),
  ];
}

function numberColumns({ page }: Props): Column<AlertGroup>[] {
  const t = messages(page.locale).statistics.morning;
  const number = (
    key: string,
    header: string,
    amountOf: (group: AlertGroup) => number,
  ): Column<AlertGroup> => ({
    key,
    header,
    align: "end",
    cell: (group) => countText(amountOf(group), page.locale),
  });
  return [
    number("overdue", t.kinds.OVERDUE, ({ kinds }) => kinds.OVERDUE ?? 0),
    number("lying", t.lying, ({ kinds }) => (kinds.UNREAD ?? 0) + (kinds.STUCK ?? 0)),
    number("stepLate", t.kinds.STEP_LATE, ({ kinds }) => kinds.STEP_LATE ?? 0),
    number("soon", t.soon, ({ kinds }) => soonOf(kinds)),
  ];
}

function personHref({ unit_id, assignee_id }: AlertGroup, number: number): string {
  const chosen = {
    unit: unit_id,
    person: assignee_id ?? NOBODY,
    ...(number > 1 ? { page: String(number) } : {}),
  };
  return `${paths.morning()}?${new URLSearchParams(chosen).toString()}`;
}

function unitName({ directory }: MorningView, unitId: string): string {
  const id = parseId<"unit">(unitId);
  return (id === null ? null : directory.find(id))?.shortName ?? "";
}
