import { messages } from "../../../i18n/index.ts";
import {
  Button,
  dayText,
  FilterForm,
  Heading,
  Link,
  Table,
  TextInput,
} from "../../../web/components/index.ts";
import { DeskLayout } from "../../../web/layout/desk-layout.tsx";
import type { Page } from "../../../web/route.ts";
import type { ScopeInList } from "../queries.ts";
import { calendarPaths } from "./calendar-paths.ts";

type CalendarListProps = {
  readonly page: Page<unknown, unknown>;
  /** The authority's calendar has no unit, and so no name of its own. */
  readonly rows: readonly (ScopeInList & { readonly name: string | null })[];
  readonly searched: string;
  readonly error: string | undefined;
};

/** The authority's calendar, the units that have their own, and the way to any other unit's. */
export function CalendarListPage({ page, rows, searched, error }: CalendarListProps) {
  const { locale } = page;
  const t = messages(locale).calendar.admin;
  return (
    <DeskLayout page={page} title={t.title}>
      <div class="mc-stack">
        <Heading level={1} title={t.title} />
        <p class="mc-muted mc-measure">{t.intro}</p>
        <Table
          locale={locale}
          caption={t.own}
          rows={rows}
          columns={[
            {
              key: "unit",
              header: t.unit,
              cell: ({ unitId, name }) => <Link href={calendarPaths.one(unitId)}>{name ?? t.authority}</Link>,
            },
            { key: "revision", header: t.revision, align: "end", cell: ({ revision }) => String(revision) },
            { key: "known", header: t.lastKnown, cell: ({ lastKnownOn }) => dayText(lastKnownOn) },
          ]}
        />
        <FilterForm action={calendarPaths.list()}>
          <TextInput
            locale={locale}
            name="q"
            label={t.open}
            hint={t.openHint}
            value={searched}
            error={error}
            type="search"
            maxLength={100}
          />
          <Button variant="secondary">{t.openAct}</Button>
        </FilterForm>
      </div>
    </DeskLayout>
  );
}
