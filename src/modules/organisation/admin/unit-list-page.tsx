import { messages } from "../../../i18n/index.ts";
import type { LocalDate } from "../../../kernel/local-date.ts";
import {
  Button,
  Checkbox,
  FilterForm,
  Heading,
  Link,
  Table,
  TextInput,
} from "../../../web/components/index.ts";
import { DeskLayout } from "../../../web/layout/desk-layout.tsx";
import type { Unit } from "../unit.ts";
import type { AnyPage } from "./form-fields.ts";
import { organisationPaths } from "./organisation-paths.ts";
import { StandingTag } from "./standing-tag.tsx";
import { nameOf, periodOf } from "./unit-texts.ts";

export const LIST_MAX = 50;

type UnitListProps = {
  readonly page: AnyPage;
  readonly searched: string;
  readonly includeClosed: boolean;
  readonly today: LocalDate;
  readonly units: readonly Unit[];
  readonly parentOf: (unit: Unit) => Unit | null;
};

/** Search over all units; without a search, those at the top. */
export function UnitListPage({ page, searched, includeClosed, today, units, parentOf }: UnitListProps) {
  const { locale } = page;
  const t = messages(locale).organisation;
  const cut = units.length >= LIST_MAX;
  const caption =
    searched === ""
      ? t.unit.top
      : cut
        ? t.unit.foundAtLeast({ count: LIST_MAX })
        : t.unit.found({ count: units.length });
  return (
    <DeskLayout page={page} title={t.units}>
      <div class="mc-stack">
        <Heading level={1} title={t.units} />
        <FilterForm action={organisationPaths.units()}>
          <TextInput
            locale={locale}
            name="q"
            label={t.unit.search}
            hint={t.unit.searchHint}
            value={searched}
            type="search"
            maxLength={100}
            optional
          />
          <Checkbox
            locale={locale}
            name="closed"
            label={t.unit.includeClosed}
            checked={includeClosed}
            optional
          />
          <Button variant="secondary">{messages(locale).shell.form.search}</Button>
        </FilterForm>
        <UnitTable
          page={page}
          caption={caption}
          today={today}
          units={units}
          parentOf={parentOf}
          emptyText={t.unit.none}
        />
      </div>
    </DeskLayout>
  );
}

type UnitTableProps = Pick<UnitListProps, "page" | "today" | "units" | "parentOf"> & {
  readonly caption: string;
  readonly emptyText: string;
};

export function UnitTable({ page, caption, today, units, parentOf, emptyText }: UnitTableProps) {
  const { locale } = page;
  const t = messages(locale).organisation;
  return (
    <section class="mc-stack">
      <Heading level={2} title={caption} />
      <Table
        locale={locale}
        caption={caption}
        emptyText={emptyText}
        rows={units}
        columns={[
          {
            key: "name",
            header: t.unit.name,
            cell: (unit) => <Link href={organisationPaths.unit(unit.id)}>{nameOf(unit, locale)}</Link>,
          },
          {
            key: "code",
            header: t.unit.code,
            cell: (unit) => <Codes page={page} unit={unit} />,
          },
          { key: "kind", header: t.unit.kind, cell: (unit) => t.kinds[unit.kind] },
          {
            key: "parent",
            header: t.unit.parent,
            cell: (unit) => {
              const parent = parentOf(unit);
              return parent === null ? "–" : nameOf(parent, locale, "short");
            },
          },
          {
            key: "state",
            header: t.unit.validity,
            cell: (unit) => (
              <>
                <StandingTag page={page} unit={unit} today={today} />
                <div class="mc-small mc-muted">{periodOf(unit, locale)}</div>
              </>
            ),
          },
        ]}
      />
    </section>
  );
}

/** The code of the agency and that of its area are two things: one is never shown for the other. */
function Codes({ page, unit }: { page: AnyPage; unit: Unit }) {
  const t = messages(page.locale).organisation.unit;
  return (
    <>
      <span class="mc-number">{unit.code ?? "–"}</span>
      {unit.areaCode === null ? null : (
        <div class="mc-small mc-muted">{`${t.areaCode} ${unit.areaCode}`}</div>
      )}
    </>
  );
}
