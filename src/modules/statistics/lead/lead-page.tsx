import type { Child } from "hono/jsx";
import { messages } from "../../../i18n/index.ts";
import type { Instant } from "../../../kernel/local-date.ts";
import {
  Alert,
  Button,
  Card,
  dayText,
  FilterForm,
  fullMoment,
  Heading,
  Select,
} from "../../../web/components/index.ts";
import { DeskLayout } from "../../../web/layout/desk-layout.tsx";
import type { PageFrame } from "../../../web/page-route.ts";
import { paths } from "../../../web/paths.ts";
import { type MetricCode, metricOf } from "../metric/catalogue.ts";
import type { LeadScope } from "../question/asked-scope.ts";
import { DividedApart } from "../question/divided-apart.tsx";
import { HiddenQuestion } from "../question/hidden-question.tsx";
import { opensDossiers } from "../question/opened.ts";
import { COMPARES, leadAddress, presets } from "../question/question.ts";
import { DayFields, ScopeField } from "../question/question-fields.tsx";
import { StuckCards } from "../stuck/stuck-cards.tsx";
import { FigureCard, figureOf } from "./figure-card.tsx";
import { GROUPS, HEADLINES, type LeadView } from "./lead-view.ts";
import { ViewSwitch } from "./view-switch.tsx";

type PageProps = {
  readonly page: PageFrame;
  readonly scope: LeadScope;
  readonly computedAt: Instant;
  readonly children: Child;
};

/** The leader's page: whose figures, of which days, told how; then what is shown of them. */
export function LeadPage({ page, scope, computedAt, children }: PageProps) {
  const t = messages(page.locale).statistics.lead;
  const { question, agencies, laying, directory } = scope;
  return (
    <DeskLayout page={page} title={t.title}>
      <div class="mc-stack">
        <Heading level={1} title={t.title} />
        <LeadFilter page={page} scope={scope} />
        {agencies.length === 0 ? <Alert locale={page.locale} tone="info" title={t.noUnits} /> : null}
        <ViewSwitch page={page} question={question} isEstimated={laying.isEstimated} />
        <DividedApart page={page} laying={laying} directory={directory} />
        <p class="mc-muted">
          {t.period({ from: dayText(question.from), to: dayText(question.to) })}
          {". "}
          {question.asOf === null ? "" : `${t.asKnown({ day: dayText(question.asOf) })} `}
          {t.computedAt({ at: fullMoment(computedAt) })}
        </p>
        {children}
      </div>
    </DeskLayout>
  );
}

type ViewProps = { readonly page: PageFrame; readonly view: LeadView };

/** The figures, each with its definition: first what is looked at first, then the others in groups. */
export function LeadFiguresPart({ page, view }: ViewProps) {
  const t = messages(page.locale).statistics.lead;
  const { question, stuck, figures } = view;
  return (
    <>
      <section aria-labelledby="group-first">
        <h2 class="ds-sr-only" id="group-first">
          {t.first}
        </h2>
        <div class="mc-figures" data-first="">
          {HEADLINES.map(([code, tone]) => (
            <LeadFigure page={page} view={view} code={code} tone={tone} />
          ))}
        </div>
      </section>
      {GROUPS.map(([group, codes]) => (
        <section class="mc-stack" data-gap="sm" aria-labelledby={`group-${group}`}>
          <h2 class="ds-heading" data-size="xs" id={`group-${group}`}>
            {t.groups[group]}
          </h2>
          <div class="mc-figures">
            {codes.map((code) => (
              <LeadFigure page={page} view={view} code={code} />
            ))}
            {group === "inHand" ? (
              <StuckCards page={page} question={question} counts={stuck} computedAt={figures.computedAt} />
            ) : null}
          </div>
        </section>
      ))}
    </>
  );
}

type LeadFigureProps = ViewProps & {
  readonly code: MetricCode;
  readonly tone?: (typeof HEADLINES)[number][1];
};

function LeadFigure({ page, view, code, tone }: LeadFigureProps) {
  const t = messages(page.locale).statistics.lead;
  const { figures, question } = view;
  const metric = metricOf(code);
  const href = leadAddress(paths.leadDossiers(), question, { metric: code });
  return (
    <FigureCard
      figure={figureOf(metric, figures.rows, figures.before)}
      locale={page.locale}
      rows={figures.rows}
      computedAt={figures.computedAt}
      beforeName={t.compares[question.compare]}
      href={opensDossiers(metric) ? href : null}
      {...(tone === undefined ? {} : { tone })}
    />
  );
}

function LeadFilter({ page, scope }: Pick<PageProps, "page" | "scope">) {
  const { lead: t } = messages(page.locale).statistics;
  const { question } = scope;
  const base = { locale: page.locale, optional: true, saysOptional: false } as const;
  return (
    <Card>
      <FilterForm action={paths.lead()}>
        <HiddenQuestion question={question} without={["unit", "from", "to", "asOf", "compare"]} />
        <ScopeField locale={page.locale} scope={scope} />
        <DayFields locale={page.locale} question={question} />
        <Select
          {...base}
          name="compare"
          label={t.compare}
          value={question.compare}
          emptyLabel={null}
          options={COMPARES.map((value) => ({ value, label: t.compares[value] }))}
        />
        <Button variant="secondary">{messages(page.locale).shell.form.filter}</Button>
      </FilterForm>
      <LeadLinks page={page} scope={scope} />
    </Card>
  );
}

/** Usual periods, and where else to look under the same question. */
function LeadLinks({ page, scope: { question, on } }: Pick<PageProps, "page" | "scope">) {
  const { statistics, oversight, serviceIndex } = messages(page.locale);
  const { lead: t } = statistics;
  const { stuck, late } = oversight;
  const usual = presets(on);
  return (
    <>
      <nav class="mc-row mc-presets" aria-label={t.presets.label}>
        {(["today", "week", "month", "quarter", "year"] as const).map((key) => (
          <a href={leadAddress(paths.lead(), { ...question, ...usual[key], asOf: null })}>{t.presets[key]}</a>
        ))}
      </nav>
      <nav class="mc-row mc-presets" aria-label={t.more}>
        <a href={leadAddress(paths.leadMap(), { ...question, unit: "" })}>{t.toMap}</a>
        <a href={leadAddress(paths.leadStuck(), question)}>{stuck.title}</a>
        <a href={leadAddress(paths.leadLate(), question)}>{late.title}</a>
        <a href={leadAddress(paths.leadIndex(), question)}>{serviceIndex.title}</a>
      </nav>
    </>
  );
}
