import { messages } from "../../../i18n/index.ts";
import type { Instant, LocalDate } from "../../../kernel/local-date.ts";
import {
  Button,
  Card,
  type Column,
  countText,
  FilterForm,
  fullMoment,
  Heading,
  Select,
  Table,
} from "../../../web/components/index.ts";
import { PortalLayout } from "../../../web/layout/portal-layout.tsx";
import type { PageFrame } from "../../../web/page-route.ts";
import { paths } from "../../../web/paths.ts";
import { findField, textIn } from "../../catalogue/index.ts";
import type { Unit } from "../../organisation/index.ts";
import { type MetricCode, metricOf } from "../metric/catalogue.ts";
import { AgencyField } from "../question/agency-field.tsx";
import { shareText } from "../question/figure-words.ts";
import {
  COLUMN_GROUPS,
  COLUMNS,
  OTHER_FIELDS,
  type PublicColumn,
  type PublicFigures,
  type PublicRow,
  SHARES,
} from "./transparency.ts";

type TransparencyView = {
  readonly agencies: readonly Unit[];
  readonly agency: Unit | null;
  /** Its first day. */
  readonly month: LocalDate;
  readonly months: readonly LocalDate[];
  /** Part of a divided agency is in the figures. */
  readonly isEstimated: boolean;
  readonly computedAt: Instant;
};

type Props = { readonly page: PageFrame; readonly view: TransparencyView; readonly figures: PublicFigures };

/** An agency's month for everybody: the same figures as the office's own, nothing that points to a person. */
export function TransparencyPage({ page, view, figures }: Props) {
  const t = messages(page.locale).statistics.transparency;
  const { whole, fields, hides } = figures;
  return (
    <PortalLayout page={page} title={t.title}>
      <div class="mc-stack">
        <Heading level={1} title={t.title} />
        <Filter page={page} view={view} />
        <p class="mc-muted">
          {view.agency === null ? "" : `${view.agency.name}. `}
          {t.month({ month: monthText(view.month) })} {t.computedAt({ at: fullMoment(view.computedAt) })}
          {view.isEstimated ? <strong>{` ${messages(page.locale).oversight.views.estimated}`}</strong> : null}
        </p>
        {hides ? <p class="mc-hint">{t.hiddenWhy}</p> : null}
        <Tiles page={page} figures={figures} />
        <Heading level={2} title={t.byField} size="xs" />
        {fields.length === 0 ? <p>{t.empty}</p> : null}
        {(fields.length === 0 ? [] : COLUMN_GROUPS).map((group, index) => {
          const name = textIn(metricOf(group[0]).name, page.locale);
          return (
            <details open={index === 0}>
              <summary>{name}</summary>
              <Table
                locale={page.locale}
                caption={name}
                columns={columnsOf(page, group)}
                rows={[...fields, whole]}
              />
            </details>
          );
        })}
        <Definitions page={page} />
      </div>
    </PortalLayout>
  );
}

function Filter({ page, view }: Omit<Props, "figures">) {
  const t = messages(page.locale).statistics;
  const base = { locale: page.locale, optional: true, saysOptional: false, emptyLabel: null } as const;
  return (
    <Card>
      <FilterForm action={paths.transparency()}>
        <AgencyField locale={page.locale} agencies={view.agencies} chosen={view.agency} emptyLabel={null} />
        <Select
          {...base}
          name="month"
          label={t.transparency.monthLabel}
          value={view.month.slice(0, 7)}
          options={view.months.map((month) => ({ value: month.slice(0, 7), label: monthText(month) }))}
        />
        <Button variant="secondary">{messages(page.locale).shell.form.filter}</Button>
      </FilterForm>
    </Card>
  );
}

function Tiles({ page, figures }: Omit<Props, "view">) {
  const t = messages(page.locale).statistics.transparency;
  return (
    <div class="mc-figures">
      {COLUMN_GROUPS.map(([total]) => {
        const number = figures.whole.numbers[total];
        return <Tile page={page} code={total} text={numberText(number, page)} isNone={number === null} />;
      })}
      {figures.shares.map(({ code, value, isHidden }) => (
        <Tile
          page={page}
          code={code}
          text={isHidden ? t.hidden : shareText(value, page.locale)}
          isNone={value === null}
        />
      ))}
    </div>
  );
}

type TileProps = {
  readonly page: PageFrame;
  readonly code: MetricCode;
  readonly text: string;
  /** A word stands instead of a number. */
  readonly isNone: boolean;
};

function Tile({ page, code, text, isNone }: TileProps) {
  return (
    <section class="mc-card-figure">
      <h2>{textIn(metricOf(code).name, page.locale)}</h2>
      <p class="mc-card-value" {...(isNone ? { "data-none": "" } : {})}>
        {text}
      </p>
    </section>
  );
}

/** A field and the parts of one total: a table that fits a screen without being pushed. */
function columnsOf(page: PageFrame, group: readonly PublicColumn[]): Column<PublicRow>[] {
  const t = messages(page.locale).statistics.transparency;
  return [
    {
      key: "field",
      header: t.field,
      cell: ({ fieldCode }) => (fieldCode === null ? <strong>{t.all}</strong> : fieldName(fieldCode, page)),
    },
    ...group.map(
      (column): Column<PublicRow> => ({
        key: column,
        header: t.columns[column],
        align: "end",
        cell: ({ numbers }) => numberText(numbers[column], page),
      }),
    ),
  ];
}

function Definitions({ page }: { readonly page: PageFrame }) {
  const t = messages(page.locale).statistics;
  return (
    <details>
      <summary>{t.card.how}</summary>
      <dl class="mc-facts">
        {[...COLUMNS, ...SHARES.map(({ code }) => code)].map((code) => (
          <>
            <dt>{textIn(metricOf(code).name, page.locale)}</dt>
            <dd>{textIn(metricOf(code).definition, page.locale)}</dd>
          </>
        ))}
      </dl>
    </details>
  );
}

function fieldName(fieldCode: string, page: PageFrame): string {
  if (fieldCode === OTHER_FIELDS) return messages(page.locale).statistics.transparency.otherFields;
  const field = findField(fieldCode);
  return field === null ? fieldCode : textIn(field.name, page.locale);
}

function numberText(value: number | null, page: PageFrame): string {
  return value === null
    ? messages(page.locale).statistics.transparency.hidden
    : countText(value, page.locale);
}

function monthText(month: LocalDate): string {
  return `${month.slice(5, 7)}/${month.slice(0, 4)}`;
}
