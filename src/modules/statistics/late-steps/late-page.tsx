import type { Child } from "hono/jsx";
import { messages } from "../../../i18n/index.ts";
import { parseId } from "../../../kernel/ids.ts";
import type { Instant } from "../../../kernel/local-date.ts";
import {
  Alert,
  Button,
  ButtonLink,
  Card,
  countText,
  dayText,
  FilterForm,
  fullMoment,
  Heading,
  Link,
} from "../../../web/components/index.ts";
import { DeskLayout } from "../../../web/layout/desk-layout.tsx";
import type { PageFrame } from "../../../web/page-route.ts";
import { paths } from "../../../web/paths.ts";
import type { LeadScope } from "../question/asked-scope.ts";
import { DividedApart } from "../question/divided-apart.tsx";
import { HiddenQuestion } from "../question/hidden-question.tsx";
import { type LeadQuestion, leadAddress } from "../question/question.ts";
import { DayFields, ScopeField } from "../question/question-fields.tsx";
import type { OverdueNow } from "./overdue-now.ts";
import { OverrunTable } from "./overrun-table.tsx";
import type { LateSteps } from "./read-late-steps.ts";

/** Beyond these a table no longer says where to begin. */
const ROWS_SHOWN = 20;

type Props = {
  readonly page: PageFrame;
  readonly scope: LeadScope;
  readonly late: LateSteps;
  /** What is overdue now, of how many; null for a day of the past. */
  readonly open: (OverdueNow & { readonly overdue: number }) | null;
  readonly computedAt: Instant;
};

/** Where late results of a period, and what is overdue now, lost their time. */
export function LatePage({ page, scope, late, open, computedAt }: Props) {
  const { oversight, statistics } = messages(page.locale);
  const t = oversight.late;
  const { question } = scope;
  return (
    <DeskLayout page={page} title={t.title}>
      <div class="mc-stack">
        <Heading level={1} title={t.title} />
        <p>{t.lead}</p>
        <Filter page={page} scope={scope} />
        <p class="mc-muted">
          {statistics.lead.period({ from: dayText(question.from), to: dayText(question.to) })}
          {". "}
          {question.asOf === null ? "" : `${statistics.lead.asKnown({ day: dayText(question.asOf) })} `}
          {statistics.lead.computedAt({ at: fullMoment(computedAt) })} {t.rule}
        </p>
        <DividedApart page={page} laying={scope.laying} directory={scope.directory} />
        <Heading level={2} title={t.listAll} size="sm" />
        <LateResults page={page} late={late} question={question} />
        {late.results === 0 ? null : <Tables page={page} scope={scope} parts={late} isLinked />}
        <Heading level={2} title={t.open.title} size="sm" />
        <OpenPart page={page} scope={scope} open={open} />
        <p>
          <ButtonLink href={leadAddress(paths.lead(), question)} variant="tertiary">
            {t.back}
          </ButtonLink>
        </p>
      </div>
    </DeskLayout>
  );
}

/** How many results were late, and of how many no step is to blame. */
export function LateResults({
  page,
  late,
  question,
}: Pick<Props, "page" | "late"> & { readonly question: LeadQuestion }) {
  const t = messages(page.locale).oversight.late;
  if (late.results === 0 && late.steps.length === 0) return <p>{t.none}</p>;
  const number = (count: number) => countText(count, page.locale);
  return (
    <p>
      {t.results({ count: number(late.results), unexplained: number(late.unexplained) })}{" "}
      <Link href={leadAddress(paths.leadLateDossiers(), question)}>{t.list}</Link>
    </p>
  );
}

function OpenPart({ page, scope, open }: Pick<Props, "page" | "scope" | "open">) {
  const t = messages(page.locale).oversight.late.open;
  if (open === null) return <Alert locale={page.locale} tone="info" title={t.past} />;
  if (open.shown === 0) return <p>{t.none}</p>;
  const number = (count: number) => countText(count, page.locale);
  return (
    <>
      <p class="mc-muted">{t.lead({ shown: number(open.shown), count: number(open.overdue) })}</p>
      <Tables page={page} scope={scope} parts={open} isLinked={false} />
    </>
  );
}

type TablesProps = Pick<Props, "page" | "scope"> & {
  readonly parts: Pick<LateSteps, "steps" | "units">;
  /** Whether a row opens the results behind it. */
  readonly isLinked: boolean;
};

function Tables({ page, scope, parts, isLinked }: TablesProps) {
  const t = messages(page.locale).oversight.late;
  const { locale } = page;
  const whole = parts.steps.reduce((sum, { minutes }) => sum + minutes, 0);
  const linked = (name: string, more: Readonly<Record<string, string>>): Child =>
    isLinked ? <Link href={leadAddress(paths.leadLateDossiers(), scope.question, more)}>{name}</Link> : name;
  return (
    <>
      <Heading level={3} title={t.bySteps} size="xs" />
      <OverrunTable
        locale={locale}
        caption={t.bySteps}
        header={t.step}
        name={({ stepName, stepNameEn }) => linked(locale === "en" ? stepNameEn : stepName, { stepName })}
        rows={parts.steps.slice(0, ROWS_SHOWN)}
        wholeMinutes={whole}
      />
      <OnlyTop page={page} count={parts.steps.length} />
      <Heading level={3} title={t.byUnits} size="xs" />
      <OverrunTable
        locale={locale}
        caption={t.byUnits}
        header={t.unit}
        name={({ unitId }) => linked(unitName(scope, unitId), { holder: unitId })}
        rows={parts.units.slice(0, ROWS_SHOWN)}
        wholeMinutes={whole}
      />
      <OnlyTop page={page} count={parts.units.length} />
    </>
  );
}

function OnlyTop({ page, count }: { readonly page: PageFrame; readonly count: number }) {
  if (count <= ROWS_SHOWN) return null;
  const number = (amount: number) => countText(amount, page.locale);
  const facts = { shown: number(ROWS_SHOWN), count: number(count) };
  return <p class="mc-muted">{messages(page.locale).oversight.late.onlyTop(facts)}</p>;
}

/** A division is told with its agency: many agencies have one of the same name. */
export function unitName({ directory, on }: LeadScope, unitId: string): string {
  const id = parseId<"unit">(unitId);
  const unit = id === null ? null : directory.find(id);
  if (unit === null || id === null) return "";
  const above = directory.parentOf(id, on);
  const parent = unit.kind === "PEOPLES_COMMITTEE" || above === null ? null : directory.find(above);
  return parent === null ? unit.shortName : `${unit.shortName}, ${parent.shortName}`;
}

function Filter({ page, scope }: Pick<Props, "page" | "scope">) {
  const { question } = scope;
  return (
    <Card>
      <FilterForm action={paths.leadLate()}>
        <HiddenQuestion question={question} without={["unit", "from", "to", "asOf"]} />
        <ScopeField locale={page.locale} scope={scope} />
        <DayFields locale={page.locale} question={question} />
        <Button variant="secondary">{messages(page.locale).shell.form.filter}</Button>
      </FilterForm>
    </Card>
  );
}
