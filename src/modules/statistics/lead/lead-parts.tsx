import { messages } from "../../../i18n/index.ts";
import { ChartFigure, NumbersTable } from "../../../web/chart/chart-figure.tsx";
import { PartsChart } from "../../../web/chart/parts-chart.tsx";
import { TrendChart } from "../../../web/chart/trend-chart.tsx";
import { type Column, countText, dayText, Heading, Link, Table } from "../../../web/components/index.ts";
import type { PageFrame } from "../../../web/page-route.ts";
import { paths } from "../../../web/paths.ts";
import { textIn } from "../../catalogue/index.ts";
import { LateResults } from "../late-steps/late-page.tsx";
import { hoursText } from "../late-steps/overrun-table.tsx";
import { type MetricCode, metricOf } from "../metric/catalogue.ts";
import { metricValue } from "../metric/value.ts";
import { agencyName } from "../question/agency-name.ts";
import { valueText } from "../question/figure-words.ts";
import { leadAddress, STEPS, unitKey } from "../question/question.ts";
import {
  amountIn,
  byChannel,
  channelParts,
  leadTrend,
  OUTCOMES,
  trendAmounts,
  UNITS_DRAWN,
  unitParts,
} from "./lead-charts.ts";
import type { LeadView, UnitRow } from "./lead-view.ts";

type PartProps = { readonly page: PageFrame; readonly view: LeadView };

export function TrendPart({ page, view }: PartProps) {
  const { lead: t } = messages(page.locale).statistics;
  const { trend, step } = view.figures;
  return (
    <section class="mc-stack" data-gap="sm" id="trend-part">
      <Heading level={2} title={t.trend} size="xs" />
      <nav class="mc-row mc-presets" aria-label={t.step}>
        {STEPS.map((each) => (
          <a
            href={`${leadAddress(paths.lead(), { ...view.question, step: each })}#trend-part`}
            {...(each === step ? { "aria-current": "true" } : {})}
          >
            {t.steps[each]}
          </a>
        ))}
      </nav>
      <ChartFigure
        locale={page.locale}
        picture={<TrendChart locale={page.locale} trend={leadTrend(view.figures, page.locale)} />}
        caption={t.trendBy[step]}
      >
        <NumbersTable
          caption={t.trendBy[step]}
          headers={[t.starts[step], t.groups.received, t.groups.finished, t.yearBefore]}
          rows={trendAmounts(trend).map(({ received, finished, yearBefore }, index) => [
            dayText(trend[index]?.startsOn ?? view.question.from),
            countText(received, page.locale),
            countText(finished, page.locale),
            yearBefore === null ? "–" : countText(yearBefore, page.locale),
          ])}
        />
      </ChartFigure>
    </section>
  );
}

export function ChannelsPart({ page, view }: PartProps) {
  const t = messages(page.locale).statistics;
  return (
    <section class="mc-stack" data-gap="sm">
      <Heading level={2} title={t.lead.byChannel} size="xs" />
      <ChartFigure
        locale={page.locale}
        picture={<PartsChart locale={page.locale} chart={channelParts(view.figures.rows, page.locale)} />}
        caption={t.lead.byChannel}
      >
        <NumbersTable
          caption={t.lead.byChannel}
          headers={[t.lead.channel, t.lead.early, t.lead.onTime, t.lead.late]}
          rows={byChannel(view.figures.rows).map(({ channel, rows }) => [
            t.channels[channel],
            ...OUTCOMES.map((code) => countText(amountIn(code, rows), page.locale)),
          ])}
        />
      </ChartFigure>
    </section>
  );
}

const STEPS_SHOWN = 5;

/** The steps at which late results lost most of their time. */
export function LatePart({ page, view: { late, question } }: PartProps) {
  const t = messages(page.locale).oversight.late;
  return (
    <section class="mc-stack" data-gap="sm">
      <Heading level={2} title={t.title} size="xs" />
      <LateResults page={page} late={late} question={question} />
      {late.steps.length === 0 ? null : (
        <NumbersTable
          caption={t.bySteps}
          headers={[t.step, t.times, t.time]}
          rows={late.steps
            .slice(0, STEPS_SHOWN)
            .map(({ stepName, stepNameEn, times, minutes }) => [
              page.locale === "en" ? stepNameEn : stepName,
              countText(times, page.locale),
              hoursText(minutes, page.locale),
            ])}
        />
      )}
      <p>
        <Link href={leadAddress(paths.leadLate(), question)}>{t.all}</Link>
      </p>
    </section>
  );
}

const UNIT_COLUMNS = ["received", "on-time-share", "in-hand-overdue"] as const;

/** A page is read to its end only where it is short: the worst are shown, the map and the filter show the others. */
export function UnitsPart({ page, view }: PartProps) {
  const t = messages(page.locale).statistics.lead;
  const { units, question } = view;
  const column = (code: MetricCode): Column<UnitRow> => ({
    key: code,
    header: textIn(metricOf(code).name, page.locale),
    align: "end",
    cell: ({ rows }) => valueText(metricOf(code), metricValue(metricOf(code), rows), page.locale),
  });
  const name: Column<UnitRow> = {
    key: "unit",
    header: t.unit,
    cell: ({ unit }) => (
      <a href={leadAddress(paths.lead(), { ...question, unit: unitKey(unit) })}>{agencyName(unit, page)}</a>
    ),
  };
  const shown = units.slice(0, UNITS_DRAWN);
  const number = (count: number) => countText(count, page.locale);
  return (
    <section class="mc-stack" data-gap="sm">
      <Heading level={2} title={t.byUnit} size="xs" />
      <ChartFigure
        locale={page.locale}
        picture={<PartsChart locale={page.locale} chart={unitParts(units, page.locale)} />}
        caption={t.byUnitChart}
      >
        <Table
          locale={page.locale}
          caption={t.byUnitChart}
          columns={[name, ...UNIT_COLUMNS.map(column)]}
          rows={shown}
        />
      </ChartFigure>
      {shown.length === units.length ? null : (
        <p class="mc-muted">{t.byUnitMore({ shown: number(shown.length), count: number(units.length) })}</p>
      )}
    </section>
  );
}
