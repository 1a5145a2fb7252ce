import type { Child } from "hono/jsx";
import { messages } from "../../../i18n/index.ts";
import { type Instant, localDateOf } from "../../../kernel/local-date.ts";
import { Breadcrumb, Card, Heading } from "../../../web/components/index.ts";
import { DeskLayout } from "../../../web/layout/desk-layout.tsx";
import type { PageFrame } from "../../../web/page-route.ts";
import { paths } from "../../../web/paths.ts";
import { textIn } from "../../catalogue/index.ts";
import type { ScoredUnit } from "../index-766/read-scores.ts";
import { GroupPart } from "./index-766-group.tsx";
import { IndexFilter, IndexProvenance } from "./index-766-parts.tsx";
import { type IndexAsked, indexAddress } from "./index-766-question.ts";
import { maximumText, pointsText } from "./index-766-words.ts";

type UnitView = {
  readonly asked: IndexAsked;
  readonly scored: ScoredUnit;
  readonly computedAt: Instant;
};

/** The score of one agency: in sum, group by group, component by component, with what each lost point is. */
export function IndexUnitPage({
  page,
  view,
  children,
}: {
  page: PageFrame;
  view: UnitView;
  children: Child;
}) {
  const t = messages(page.locale).serviceIndex;
  const { asked, scored, computedAt } = view;
  const { unit, score } = scored;
  const path = paths.leadIndexOf(unit.id);
  return (
    <DeskLayout page={page} title={`${t.title}: ${unit.shortName}`}>
      <div class="mc-stack">
        <Breadcrumb
          locale={page.locale}
          trail={[{ label: t.title, href: indexAddress(paths.leadIndex(), asked) }]}
          here={unit.shortName}
        />
        <Heading level={1} title={unit.name} />
        <IndexFilter page={page} asked={asked} path={path} today={localDateOf(computedAt)} />
        <Total page={page} view={view} />
        <IndexProvenance page={page} asked={asked} computedAt={computedAt} />
        {score.groups.map((group) => (
          <GroupPart page={page} asked={asked} unitId={unit.id} scored={group} />
        ))}
        {children}
      </div>
    </DeskLayout>
  );
}

function Total({ page, view }: { page: PageFrame; view: UnitView }) {
  const t = messages(page.locale).serviceIndex;
  const { score } = view.scored;
  const { locale } = page;
  const isScored = score.percent !== null;
  return (
    <Card title={t.percent}>
      <p class="mc-card-value" {...(isScored ? {} : { "data-none": "" })}>
        {score.percent === null ? t.noScore : pointsText(score.percent, locale)}
        {score.band === null ? "" : ` – ${textIn(score.band, locale)}`}
      </p>
      <p>
        {isScored
          ? `${t.ofHundred({ points: pointsText(score.score, locale), of: maximumText(score.of, locale) })}. `
          : ""}
        {t.missing({
          noData: maximumText(score.noData, locale),
          notApplicable: maximumText(score.notApplicable, locale),
        })}
      </p>
    </Card>
  );
}
