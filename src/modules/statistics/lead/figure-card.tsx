import { type Locale, messages } from "../../../i18n/index.ts";
import type { Instant } from "../../../kernel/local-date.ts";
import { countText, fullMoment } from "../../../web/components/index.ts";
import { textIn } from "../../catalogue/index.ts";
import type { Formula, Metric, Term } from "../metric/metric.ts";
import { type Counted, type MetricValue, metricValue, termAmount } from "../metric/value.ts";
import { ofWholeText, termText, valueText } from "../question/figure-words.ts";

type Figure = {
  readonly metric: Metric;
  readonly value: MetricValue;
  readonly before: MetricValue | null;
};

type CardProps = {
  readonly figure: Figure;
  readonly locale: Locale;
  readonly rows: readonly Counted[];
  readonly computedAt: Instant;
  /** What the value before is called. */
  readonly beforeName: string;
  /** Where the dossiers behind the figure are; null where nobody may open them. */
  readonly href: string | null;
  /** Larger and in a tone of its own, for what is looked at first. */
  readonly tone?: "info" | "success" | "danger";
};

/** One figure: its value, what it was before, and on opening its definition, numerator, denominator and time. */
export function FigureCard({ figure, locale, rows, computedAt, beforeName, href, tone }: CardProps) {
  const t = messages(locale).statistics;
  const { metric, value, before } = figure;
  const name = textIn(metric.name, locale);
  const share = ofWholeText(metric, value, locale);
  const text = valueText(metric, value, locale);
  return (
    <section class="mc-card-figure" {...(tone === undefined ? {} : { "data-tone": tone })}>
      <h3>{name}</h3>
      <p class="mc-card-value" {...(value.value === null ? { "data-none": "" } : {})}>
        {href === null || value.value === null ? text : <a href={href}>{text}</a>}
      </p>
      {share === null ? null : <p class="mc-small mc-muted">{share}</p>}
      {before === null || before.value === null ? null : (
        <p class="mc-small mc-muted">
          {t.value.before({ period: beforeName, value: valueText(metric, before, locale) })}
        </p>
      )}
      <details>
        <summary aria-label={t.card.howOf({ name })}>{t.card.how}</summary>
        <p>{textIn(metric.definition, locale)}</p>
        <Reckoning figure={figure} locale={locale} rows={rows} computedAt={computedAt} />
      </details>
    </section>
  );
}

type ReckoningProps = Pick<CardProps, "figure" | "locale" | "rows" | "computedAt">;

/** Numerator, denominator, what they are made of, by what law and when. */
function Reckoning({ figure: { metric, value }, locale, rows, computedAt }: ReckoningProps) {
  const t = messages(locale).statistics.card;
  const { numerator, denominator, legalBasis } = metric;
  const made = (formula: Formula | null) => formulaText(formula, rows, locale);
  const lines = [
    [denominator === null ? t.figure : t.numerator, made(numerator)],
    ...(denominator === null ? [] : [[t.denominator, made(denominator)]]),
    ...(value.value === null ? [[t.none, textIn(metric.notApplicable, locale)]] : []),
    [t.basis, t.bases[metric.basis]],
    [t.version, [t.versionOf(metric), legalBasis].filter((part) => part !== null).join(", ")],
    [t.computedAt, fullMoment(computedAt)],
  ];
  return (
    <ul class="mc-terms">
      {lines.map(([name, text]) => (
        <li>{`${name}: ${text}`}</li>
      ))}
    </ul>
  );
}

/** `tiếp nhận 1.145 + nhận từ cơ quan khác 2`: what is none is left out, unless all is. */
function formulaText(formula: Formula | null, rows: readonly Counted[], locale: Locale): string {
  if (formula === null) return messages(locale).statistics.value.NO_DATA_YET;
  const { plus, minus = [] } = formula;
  const told = (terms: readonly Term[]) =>
    terms.flatMap((term) => {
      const amount = termAmount(term, rows);
      return amount === 0 ? [] : [`${termText(term, locale)} ${countText(amount, locale)}`];
    });
  const less = told(minus).map((term) => ` − ${term}`);
  return `${told(plus).join(" + ") || "0"}${less.join("")}`;
}

export function figureOf(
  metric: Metric,
  rows: readonly Counted[],
  before: readonly Counted[] | null,
): Figure {
  return {
    metric,
    value: metricValue(metric, rows),
    before: before === null ? null : metricValue(metric, before),
  };
}
