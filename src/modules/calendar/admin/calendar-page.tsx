import { messages } from "../../../i18n/index.ts";
import {
  Alert,
  Breadcrumb,
  Button,
  ButtonLink,
  Card,
  DefinitionList,
  dayInWords,
  dayText,
  ErrorSummary,
  Form,
  type FormError,
  Heading,
  Link,
  Table,
  Tag,
} from "../../../web/components/index.ts";
import { DeskLayout } from "../../../web/layout/desk-layout.tsx";
import type { FormInput, Page } from "../../../web/route.ts";
import type { CalendarView, ListedDay, ScopeView } from "../queries.ts";
import { sessionsToText } from "../sessions-text.ts";
import type { WeekHours } from "../work-calendar.ts";
import { DayForm, HoursForm, ImportForm, YearForm } from "./calendar-forms.tsx";
import { calendarPaths } from "./calendar-paths.ts";

type CalendarPageProps = {
  readonly page: Page<unknown, unknown>;
  readonly title: string;
  readonly scope: ScopeView;
  readonly year: number;
  readonly mayManage: boolean;
  readonly recorded?: boolean;
  readonly errors?: readonly FormError[];
  readonly form?: FormInput;
};

/** Both calendars of one scope, the days of one year with where each comes from, and the forms that revise them. */
export function CalendarPage(props: CalendarPageProps) {
  const { page, title, scope, mayManage, recorded = false, errors = [], form = {} } = props;
  const { locale } = page;
  const t = messages(locale).calendar.admin;
  // What was typed belongs to one of the four forms, told by a field that only it has.
  const edit = (own: string) => ({ page, scope, errors, form: own in form ? form : {} });
  return (
    <DeskLayout page={page} title={title} islands={["upload.js"]}>
      <div class="mc-stack">
        <Breadcrumb locale={locale} trail={[{ label: t.title, href: calendarPaths.list() }]} here={title} />
        <Heading level={1} title={title} />
        <ErrorSummary locale={locale} errors={errors} />
        {recorded ? <Alert locale={locale} tone="success" title={t.recorded} /> : null}
        <DefinitionList
          items={[
            [t.revision, String(scope.revision)],
            [t.lastKnown, dayText(scope.lastKnownOn)],
          ]}
        />
        <Hours {...props} />
        <Days {...props} />
        {mayManage ? (
          <>
            <div class="mc-row">
              <ButtonLink href={calendarPaths.moves(scope.unitId)}>{t.moves}</ButtonLink>
            </div>
            <DayForm {...edit("dayLegalBasis")} />
            <HoursForm {...edit("hoursLegalBasis")} />
            {scope.unitId === null ? <YearForm {...edit("yearLegalBasis")} /> : null}
            <ImportForm {...edit("importLegalBasis")} />
          </>
        ) : null}
      </div>
    </DeskLayout>
  );
}

function Hours({ page, scope }: CalendarPageProps) {
  const t = messages(page.locale).calendar.admin;
  const names: { readonly [weekday: number]: string } = messages(page.locale).calendar.weekdays;
  const words = ({ workWeekdays, sessions, weekdaySessions = {} }: WeekHours) => {
    const own = Object.entries(weekdaySessions).map(([weekday, hours]) => ({
      weekday: Number(weekday),
      hours,
    }));
    const usual = workWeekdays.filter((weekday) => !own.some((each) => each.weekday === weekday));
    const parts = [
      `${weekdayWords(usual, names)}: ${sessionsToText(sessions)}`,
      ...own.map(({ weekday, hours }) => `${names[weekday]}: ${sessionsToText(hours)}`),
    ];
    return parts.join("; ");
  };
  return (
    <div class="mc-columns">
      {scope.calendars.map(({ purpose, hours, changes }) => (
        <Card title={t.purposes[purpose]}>
          <p>{words(hours)}</p>
          {changes.length < 2 ? null : (
            <ul>
              {changes.map((change) => (
                <li class="mc-small">
                  {t.from} {dayText(change.from)}: {words(change)}
                </li>
              ))}
            </ul>
          )}
        </Card>
      ))}
    </div>
  );
}

/** `thứ Hai – thứ Sáu` where the days follow one another. */
function weekdayWords(days: readonly number[], names: { readonly [weekday: number]: string }): string {
  const [first = 0, last = 0] = [days[0], days.at(-1)];
  const inARow = days.length > 2 && last - first === days.length - 1;
  return inARow ? `${names[first]} – ${names[last]}` : days.map((day) => names[day]).join(", ");
}

type Row = ListedDay & { readonly purposes: string };

/** A day both calendars hold alike is one row. */
function rowsOf(
  calendars: readonly CalendarView[],
  words: { both: string; purposes: Record<CalendarView["purpose"], string> },
): Row[] {
  const key = (day: ListedDay) => `${day.on} ${day.kind} ${day.source} ${day.name.vi} ${day.legalBasis}`;
  const keys = calendars.map(({ days }) => new Set(days.map(key)));
  return calendars
    .flatMap(({ purpose, days }, index) =>
      days.flatMap((day): Row[] => {
        const shared = keys.every((each) => each.has(key(day)));
        if (shared) return index === 0 ? [{ ...day, purposes: words.both }] : [];
        return [{ ...day, purposes: words.purposes[purpose] }];
      }),
    )
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

function Days({ page, scope, year, mayManage }: CalendarPageProps) {
  const { locale } = page;
  const t = messages(locale).calendar.admin;
  const rows = rowsOf(scope.calendars, { both: t.both, purposes: t.purposes });
  const ordinary = scope.ordinary.map(
    (day): Row => ({ ...day, kind: "UNIT_CLOSED", source: "OWN", dayId: day.id, purposes: t.kinds.ORDINARY }),
  );
  const kindOf = (row: Row) => (row.purposes === t.kinds.ORDINARY ? t.kinds.ORDINARY : t.kinds[row.kind]);
  return (
    <section class="mc-stack">
      <Heading level={2} title={t.days({ year })} />
      <Years scope={scope} year={year} label={t.years} />
      <Table
        locale={locale}
        caption={t.days({ year })}
        emptyText={t.noDays}
        rows={[...rows, ...ordinary]}
        columns={[
          { key: "on", header: t.on, cell: ({ on }) => dayInWords(on, locale) },
          { key: "name", header: t.name, cell: ({ name }) => name[locale] },
          {
            key: "kind",
            header: t.kind,
            cell: (row) => <Tag tone={row.kind === "MAKEUP_WORK" ? "info" : "neutral"}>{kindOf(row)}</Tag>,
          },
          {
            key: "sessions",
            header: t.hours,
            cell: ({ sessions }) => (sessions === null ? "–" : sessionsToText(sessions)),
          },
          { key: "applies", header: t.appliesTo, cell: ({ purposes }) => purposes },
          { key: "basis", header: t.legalBasis, cell: ({ legalBasis }) => legalBasis },
          {
            key: "source",
            header: t.source,
            cell: (row) => (
              <div class="mc-row">
                {t.sources[row.source]}
                {mayManage && row.dayId !== null ? (
                  <RemoveDay page={page} scope={scope} row={row} dayId={row.dayId} />
                ) : null}
              </div>
            ),
          },
        ]}
      />
    </section>
  );
}

function RemoveDay({
  page,
  scope,
  row,
  dayId,
}: {
  page: CalendarPageProps["page"];
  scope: ScopeView;
  row: Row;
  dayId: string;
}) {
  const t = messages(page.locale).calendar.admin;
  return (
    <Form page={page} action={calendarPaths.removal(scope.unitId, dayId)} class="mc-inline-form">
      <input type="hidden" name="revision" value={String(scope.revision)} />
      <input type="hidden" name="legalBasis" value={row.legalBasis} />
      <Button variant="tertiary">{t.remove}</Button>
    </Form>
  );
}

function Years({ scope, year, label }: { scope: ScopeView; year: number; label: string }) {
  const first = Number(scope.firstKnownOn.slice(0, 4));
  const count = Number(scope.lastKnownOn.slice(0, 4)) - first + 1;
  return (
    <nav class="mc-row" aria-label={label}>
      {Array.from({ length: count }, (_year, index) => first + index).map((each) =>
        each === year ? (
          <strong aria-current="page">{each}</strong>
        ) : (
          <Link href={calendarPaths.year(scope.unitId, each)}>{each}</Link>
        ),
      )}
    </nav>
  );
}
