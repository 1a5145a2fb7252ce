import type { Child } from "hono/jsx";
import { messages } from "../../../i18n/index.ts";
import { localDateOf } from "../../../kernel/local-date.ts";
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
  TextInput,
} from "../../../web/components/index.ts";
import { DeskLayout } from "../../../web/layout/desk-layout.tsx";
import type { PageFrame } from "../../../web/page-route.ts";
import { paths } from "../../../web/paths.ts";
import { metricOf } from "../metric/catalogue.ts";
import { AgencyField } from "./agency-field.tsx";
import { FigureCard, figureOf } from "./figure-card.tsx";
import { GROUPS, type LeadView } from "./lead-view.ts";
import { COMPARES, leadAddress, presets, unitKey } from "./question.ts";

/** The leader's page: figures with their definitions, what they were before, trends, and the agencies side by side. */
export function LeadPage({ page, view, children }: { page: PageFrame; view: LeadView; children: Child }) {
  const t = messages(page.locale).statistics.lead;
  const { question, figures, agencies } = view;
  return (
    <DeskLayout page={page} title={t.title}>
      <div class="mc-stack">
        <Heading level={1} title={t.title} />
        <LeadFilter page={page} view={view} />
        {agencies.length === 0 ? <Alert locale={page.locale} tone="info" title={t.noUnits} /> : null}
        <p class="mc-muted">
          {t.period({ from: dayText(question.from), to: dayText(question.to) })}
          {". "}
          {question.asOf === null ? "" : `${t.asKnown({ day: dayText(question.asOf) })} `}
          {t.computedAt({ at: fullMoment(figures.computedAt) })}
        </p>
        {GROUPS.map(([group, codes]) => (
          <section class="mc-stack" data-gap="sm" aria-labelledby={`group-${group}`}>
            <h2 class="ds-heading" data-size="xs" id={`group-${group}`}>
              {t.groups[group]}
            </h2>
            <div class="mc-figures">
              {codes.map((code) => (
                <LeadFigure page={page} view={view} code={code} />
              ))}
            </div>
          </section>
        ))}
        {children}
      </div>
    </DeskLayout>
  );
}

function LeadFigure({
  page,
  view,
  code,
}: {
  page: PageFrame;
  view: LeadView;
  code: Parameters<typeof metricOf>[0];
}) {
  const t = messages(page.locale).statistics.lead;
  const { figures, question } = view;
  return (
    <FigureCard
      figure={figureOf(metricOf(code), figures.rows, figures.before)}
      locale={page.locale}
      rows={figures.rows}
      computedAt={figures.computedAt}
      beforeName={t.compares[question.compare]}
      href={leadAddress(paths.leadDossiers(), question, { metric: code })}
    />
  );
}

function LeadFilter({ page, view }: { page: PageFrame; view: LeadView }) {
  const { lead: t } = messages(page.locale).statistics;
  const { question, agencies, figures } = view;
  const base = { locale: page.locale, optional: true, saysOptional: false } as const;
  const usual = presets(localDateOf(figures.computedAt));
  return (
    <Card>
      <FilterForm action={paths.lead()}>
        <AgencyField
          locale={page.locale}
          agencies={agencies}
          chosen={agencies.find((unit) => unitKey(unit) === question.unit) ?? null}
          emptyLabel={
            agencies.length === 1 ? null : t.allUnits({ count: countText(agencies.length, page.locale) })
          }
        />
        <TextInput {...base} name="from" type="date" label={t.from} value={question.from} />
        <TextInput {...base} name="to" type="date" label={t.to} value={question.to} />
        <TextInput
          {...base}
          name="asOf"
          type="date"
          label={t.asOf}
          hint={t.asOfHint}
          value={question.asOf ?? ""}
        />
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
      <nav class="mc-row mc-presets" aria-label={t.presets.label}>
        {(["today", "week", "month", "quarter", "year"] as const).map((key) => (
          <a href={leadAddress(paths.lead(), { ...question, ...usual[key], asOf: null })}>{t.presets[key]}</a>
        ))}
        <a href={leadAddress(paths.leadMap(), { ...question, unit: "" })}>{t.toMap}</a>
      </nav>
    </Card>
  );
}
