import { raw } from "hono/html";
import { messages } from "../../../i18n/index.ts";
import type { Instant } from "../../../kernel/local-date.ts";
import {
  Alert,
  Button,
  Card,
  countText,
  dayText,
  FilterForm,
  fullMoment,
  Heading,
  Select,
} from "../../../web/components/index.ts";
import { DeskLayout } from "../../../web/layout/desk-layout.tsx";
import type { PageFrame } from "../../../web/page-route.ts";
import { paths } from "../../../web/paths.ts";
import { textIn } from "../../catalogue/index.ts";
import type { Unit } from "../../organisation/index.ts";
import { type MetricCode, metricOf } from "../metric/catalogue.ts";
import type { MetricValue } from "../metric/value.ts";
import { ofWholeText, valueText } from "../question/figure-words.ts";
import { type LeadQuestion, leadAddress, unitKey } from "../question/question.ts";
import { DayFields } from "../question/question-fields.tsx";
import type { Boundary } from "./boundary-store.ts";
import { AROUND_SHADE, NO_SHADE, SHADES } from "./draw-map.ts";
import { MAP_METRICS } from "./map-metrics.ts";

export type Ward = { readonly unit: Unit; readonly boundary: Boundary; readonly value: MetricValue };

type Shade = { readonly least: number; readonly most: number; readonly count: number };

type MapView = {
  readonly question: LeadQuestion;
  readonly metric: MetricCode;
  readonly wards: readonly Ward[];
  readonly computedAt: Instant;
  readonly svg: string;
  /** Neighbours are drawn beside the wards, without numbers. */
  readonly hasNeighbours: boolean;
  readonly shades: readonly (readonly [number, Shade])[];
};

type Props = { readonly page: PageFrame; readonly view: MapView };

/** The wards coloured by a metric, what the shades mean, and every ward's number in a table. */
export function MapPage({ page, view }: Props) {
  const { map: t, lead } = messages(page.locale).statistics;
  const { question, wards, svg } = view;
  const metric = metricOf(view.metric);
  return (
    <DeskLayout page={page} title={t.title}>
      <div class="mc-stack">
        <Heading level={1} title={t.title} />
        <Filter page={page} view={view} />
        <p class="mc-muted">
          {lead.period({ from: dayText(question.from), to: dayText(question.to) })}
          {". "}
          {question.asOf === null ? "" : `${lead.asKnown({ day: dayText(question.asOf) })} `}
          {lead.computedAt({ at: fullMoment(view.computedAt) })} {textIn(metric.definition, page.locale)}
        </p>
        {wards.length === 0 ? (
          <Alert locale={page.locale} tone="info" title={t.none} />
        ) : (
          <>
            <figure class="mc-figure">
              <section class="mc-figure-scroll" tabindex={0} aria-label={t.title}>
                {raw(svg)}
              </section>
              <Legend page={page} view={view} />
            </figure>
            <WardTable page={page} view={view} />
          </>
        )}
      </div>
    </DeskLayout>
  );
}

function Filter({ page, view }: Props) {
  const { map: t } = messages(page.locale).statistics;
  const { question } = view;
  const base = { locale: page.locale, optional: true, saysOptional: false } as const;
  return (
    <Card>
      <FilterForm action={paths.leadMap()}>
        <Select
          {...base}
          name="metric"
          label={t.metric}
          emptyLabel={null}
          value={view.metric}
          options={MAP_METRICS.map((code) => ({
            value: code,
            label: textIn(metricOf(code).name, page.locale),
          }))}
        />
        <DayFields locale={page.locale} question={question} />
        <Button variant="secondary">{messages(page.locale).shell.form.filter}</Button>
      </FilterForm>
    </Card>
  );
}

function Legend({ page, view }: Props) {
  const t = messages(page.locale).statistics.map;
  const metric = metricOf(view.metric);
  const told = (value: number) =>
    valueText(metric, { numerator: null, denominator: null, value, why: null }, page.locale);
  const without = view.wards.filter(({ value }) => value.value === null).length;
  return (
    <ul class="mc-legend" aria-label={t.legend}>
      {view.shades.map(([level, { least, most, count }]) => (
        <li>
          <Shading colour={SHADES[level] ?? NO_SHADE} />
          {least === most ? told(least) : `${told(least)} – ${told(most)}`}
          <small class="mc-muted">{t.wards({ count: countText(count, page.locale) })}</small>
        </li>
      ))}
      {view.hasNeighbours ? (
        <li>
          <Shading colour={AROUND_SHADE} />
          {t.around}
        </li>
      ) : null}
      {without === 0 ? null : (
        <li>
          <Shading colour={NO_SHADE} />
          {t.without}
          <small class="mc-muted">{t.wards({ count: countText(without, page.locale) })}</small>
        </li>
      )}
    </ul>
  );
}

function Shading({ colour }: { readonly colour: string }) {
  return raw(
    `<svg width="24" height="16" aria-hidden="true"><rect width="24" height="16" fill="${colour}" stroke="#24292f"/></svg>`,
  );
}

function WardTable({ page, view }: Props) {
  const { map: t, lead } = messages(page.locale).statistics;
  const metric = metricOf(view.metric);
  return (
    <table class="ds-table mc-numbers mc-wards" data-border="true">
      <caption class="ds-sr-only">{t.title}</caption>
      <thead>
        <tr>
          <th scope="col">{lead.unit}</th>
          <th scope="col">{textIn(metric.name, page.locale)}</th>
        </tr>
      </thead>
      <tbody>
        {view.wards.map(({ unit, value }) => {
          const share = ofWholeText(metric, value, page.locale);
          return (
            <tr>
              <th scope="row">
                <a href={leadAddress(paths.lead(), { ...view.question, unit: unitKey(unit) })}>
                  {unit.shortName}
                </a>
              </th>
              <td>
                {valueText(metric, value, page.locale)}
                {share === null ? null : ` (${share})`}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
