import { messages } from "../../../i18n/index.ts";
import { type Column, countText, Table, Tag } from "../../../web/components/index.ts";
import type { PageFrame } from "../../../web/page-route.ts";
import { paths } from "../../../web/paths.ts";
import { textIn } from "../../catalogue/index.ts";
import { FACT_DEFINITIONS } from "../index-766/data/facts.ts";
import type { IndexComponent } from "../index-766/index-version.ts";
import { lostPartsOf } from "../index-766/lost.ts";
import type { ComponentScore, GroupScore } from "../index-766/score.ts";
import { findMetric } from "../metric/catalogue.ts";
import { type IndexAsked, indexAddress } from "./index-766-question.ts";
import { componentValueText, maximumText, pointsOfText, pointsText } from "./index-766-words.ts";

type Props = {
  readonly page: PageFrame;
  readonly asked: IndexAsked;
  readonly unitId: string;
};

/** One group of the index with its components. */
export function GroupPart({ page, asked, unitId, scored }: Props & { readonly scored: GroupScore }) {
  const t = messages(page.locale).serviceIndex;
  const { group, components } = scored;
  const { locale } = page;
  const title = t.groupOf({ name: textIn(group.name, locale), max: maximumText(group.max, locale) });
  const whole = asked.version.displayGroups.find(({ code }) => code === group.displayGroup);
  const told = components.filter(({ state }) => state === "SCORED" || state === "INFORMATION");
  const isPart = whole !== undefined && whole.max !== group.max;
  return (
    <section class="mc-stack" data-gap="sm" aria-labelledby={`group-${group.code}`}>
      <h2 class="ds-heading" data-size="xs" id={`group-${group.code}`}>
        {title}
      </h2>
      <p class="mc-muted">
        {isPart ? `${t.partOf({ code: whole.code, name: textIn(whole.name, locale) })} ` : ""}
        {scored.of === 0 ? t.noScore : `${t.points}: ${pointsOfText(scored, locale)}`}
        {scored.lost === 0 ? "" : `. ${t.lostTo({ points: pointsText(scored.lost, locale) })}`}
        {"."}
      </p>
      {told.length === 0 ? null : (
        <Table
          locale={locale}
          caption={title}
          columns={componentColumns({ page, asked, unitId })}
          rows={told}
        />
      )}
      <Unscored page={page} components={components} />
    </section>
  );
}

function componentColumns({ page, asked, unitId }: Props): Column<ComponentScore>[] {
  const t = messages(page.locale).serviceIndex;
  const { locale } = page;
  return [
    {
      key: "component",
      header: t.component,
      cell: ({ component, lacking = [] }) => (
        <>
          {`${component.code} ${textIn(component.name, locale)}`}
          {component.confidence === "L" ? (
            <>
              {" "}
              <Tag tone="warning">{t.sample}</Tag>
            </>
          ) : null}
          <Definition page={page} component={component} />
          <Lacking page={page} codes={lacking} />
          {component.note === null ? null : <p class="mc-muted mc-small">{textIn(component.note, locale)}</p>}
        </>
      ),
    },
    {
      key: "fraction",
      header: t.fraction,
      align: "end",
      cell: (scored) => fractionText(scored, page),
    },
    { key: "value", header: t.value, align: "end", cell: (scored) => <Value page={page} scored={scored} /> },
    {
      key: "score",
      header: t.score,
      align: "end",
      cell: (scored) => <span class="mc-nowrap">{scoreText(scored, page)}</span>,
    },
    {
      key: "lost",
      header: t.lostPoints,
      align: "end",
      cell: (scored) => <Lost page={page} asked={asked} unitId={unitId} scored={scored} />,
    },
  ];
}

/** What the share says, in the words of the catalogue of metrics. */
function Definition({ page, component: { source } }: { page: PageFrame; component: IndexComponent }) {
  const text = "metric" in source ? findMetric(source.metric)?.definition : FACT_DEFINITIONS[source.fact];
  if (text === undefined) return null;
  return <p class="mc-muted mc-small">{textIn(text, page.locale)}</p>;
}

const LACKING_SHOWN = 10;

/** Where procedures are counted: the codes of those that cost the points. */
function Lacking({ page, codes }: { page: PageFrame; codes: readonly string[] }) {
  if (codes.length === 0) return null;
  const t = messages(page.locale).serviceIndex;
  const more = codes.length - LACKING_SHOWN;
  const shown = codes.slice(0, LACKING_SHOWN).join(", ");
  return (
    <p class="mc-muted mc-small">
      {t.lacking({ codes: shown })}
      {more > 0 ? t.lackingMore({ count: countText(more, page.locale) }) : "."}
    </p>
  );
}

function fractionText({ numerator, denominator, component }: ComponentScore, { locale }: PageFrame): string {
  const isTime = "metric" in component.source && component.source.metric === "average-time";
  if (numerator === null || denominator === null || isTime) return "–";
  return messages(locale).statistics.value.ofThose({
    part: countText(numerator, locale),
    whole: countText(denominator, locale),
  });
}

function Value({ page, scored }: { page: PageFrame; scored: ComponentScore }) {
  const t = messages(page.locale).serviceIndex;
  const { locale } = page;
  if (scored.state === "INFORMATION") return <>{componentValueText(scored.value, scored.unit, locale)}</>;
  if (scored.state !== "SCORED" || scored.value === null) return <>–</>;
  const { target } = scored.component;
  const { factor } = scored;
  return (
    <>
      <span class="mc-nowrap">{componentValueText(scored.value, "percent", locale)}</span>
      {target === 100 ? null : (
        <div class="mc-muted mc-small">{t.target({ target: maximumText(target, locale) })}</div>
      )}
      {factor === null ? null : (
        <div class="mc-muted mc-small">{t.factor({ factor: pointsText(factor, locale) })}</div>
      )}
    </>
  );
}

function scoreText(scored: ComponentScore, { locale }: PageFrame): string {
  return scored.state === "SCORED"
    ? pointsOfText({ score: scored.score, of: scored.component.max }, locale)
    : messages(locale).serviceIndex.information;
}

/** Components without a score, each with its reason: one line each, so that what is scored stands out. */
function Unscored({ page, components }: { page: PageFrame; components: readonly ComponentScore[] }) {
  const t = messages(page.locale).serviceIndex;
  const { locale } = page;
  const lines = components.flatMap((each) =>
    each.state === "NO_DATA" || each.state === "NOT_APPLICABLE" ? [each] : [],
  );
  if (lines.length === 0) return null;
  return (
    <ul class="mc-small">
      {lines.map(({ component: { code, name, max, confidence }, state, reason }) => (
        <li>
          {t.unscored({ code, name: textIn(name, locale), max: maximumText(max, locale) })}{" "}
          <span class="mc-strong">{state === "NO_DATA" ? t.noData : t.notApplicable}.</span>{" "}
          {textIn(reason, locale)} {confidence === "L" ? <Tag tone="warning">{t.sample}</Tag> : null}
        </li>
      ))}
    </ul>
  );
}

function Lost({ page, asked, unitId, scored }: Props & { readonly scored: ComponentScore }) {
  const t = messages(page.locale).serviceIndex;
  if (scored.state !== "SCORED" || scored.lost === 0) return <>{t.nothingLost}</>;
  const points = pointsText(scored.lost, page.locale);
  if (lostPartsOf(scored).length === 0) return <>{points}</>;
  const { code } = scored.component;
  return (
    <a
      href={indexAddress(paths.leadIndexLost(unitId), asked, { component: code })}
      aria-label={t.lostLink({ points, code })}
    >
      {points}
    </a>
  );
}
