import { messages } from "../../../i18n/index.ts";
import {
  Button,
  type Column,
  countText,
  fullMoment,
  Heading,
  Link,
  Select,
  Table,
  Tag,
} from "../../../web/components/index.ts";
import type { PageFrame } from "../../../web/page-route.ts";
import { paths } from "../../../web/paths.ts";
import type { DueDossier } from "../index-766/due-dossiers.ts";
import type { IndexScore } from "../index-766/score.ts";
import { changedComponents, DAYS_AHEAD, DUE_MAX, type WhatIf } from "../index-766/try-what-if.ts";
import { FILES } from "../index-766/what-if.ts";
import type { IndexAsked } from "./index-766-question.ts";
import { pointsOfText, pointsText } from "./index-766-words.ts";

type Props = {
  readonly page: PageFrame;
  readonly asked: IndexAsked;
  readonly unitId: string;
  /** Null where the period is over. */
  readonly whatIf: WhatIf | null;
};

/** Dossiers to tick, and what the score would be were they finished today. A GET form: the answer is an address. */
export function WhatIfPart({ page, asked, unitId, whatIf }: Props) {
  const t = messages(page.locale).serviceIndex.whatIf;
  return (
    <section class="mc-stack" data-gap="sm" id="what-if">
      <Heading level={2} title={t.title} size="xs" />
      {whatIf === null ? (
        <p class="mc-muted">{t.pastPeriod}</p>
      ) : whatIf.due.length === 0 ? (
        <p class="mc-muted">{t.none}</p>
      ) : (
        <>
          {whatIf.ticked.length === 0 ? null : <WhatIfResult page={page} whatIf={whatIf} />}
          <WhatIfForm page={page} asked={asked} unitId={unitId} whatIf={whatIf} />
        </>
      )}
    </section>
  );
}

function WhatIfForm({ page, asked, unitId, whatIf }: Props & { readonly whatIf: WhatIf }) {
  const t = messages(page.locale).serviceIndex.whatIf;
  const { question, version } = asked;
  const { locale } = page;
  return (
    <form method="get" action={`${paths.leadIndexOf(unitId)}#what-if`} class="mc-stack" data-gap="sm">
      <input type="hidden" name="version" value={version.code} />
      <input type="hidden" name="from" value={question.from} />
      <input type="hidden" name="to" value={question.to} />
      <p>
        {t.intro({ days: `${DAYS_AHEAD}` })}
        {whatIf.isCut ? ` ${t.first({ count: `${DUE_MAX}` })}` : ""}
      </p>
      <Table locale={locale} caption={t.list} columns={dueColumns(page, whatIf)} rows={whatIf.due} />
      <div class="mc-measure">
        <Select
          locale={locale}
          name="files"
          label={t.files}
          value={whatIf.files}
          emptyLabel={null}
          optional
          saysOptional={false}
          options={FILES.map((value) => ({ value, label: t.filesOf[value] }))}
        />
      </div>
      <div class="mc-row">
        <Button variant="secondary">{t.reckon}</Button>
      </div>
    </form>
  );
}

function dueColumns(page: PageFrame, whatIf: WhatIf): Column<DueDossier>[] {
  const t = messages(page.locale).serviceIndex.whatIf;
  const ticked = new Set(whatIf.ticked.map(({ dossierId }) => dossierId));
  return [
    {
      key: "choose",
      header: t.choose,
      cell: ({ dossierId, code }) => (
        <input
          class="ds-input"
          type="checkbox"
          name="done"
          value={dossierId}
          aria-label={t.chooseOne({ code })}
          {...(ticked.has(dossierId) ? { checked: true } : {})}
        />
      ),
    },
    {
      key: "code",
      header: t.code,
      rowHeader: true,
      cell: ({ dossierId, code }) => (
        <span class="mc-nowrap">
          <Link href={paths.deskDossier(dossierId)}>{code}</Link>
        </span>
      ),
    },
    {
      key: "procedure",
      header: t.procedure,
      cell: (row) => (page.locale === "en" ? row.procedureNameEn : row.procedureName),
    },
    {
      key: "due",
      header: t.due,
      cell: ({ dueAt, isOverdue }) => (
        <>
          <span class="mc-nowrap">{fullMoment(dueAt)}</span>{" "}
          <Tag tone={isOverdue ? "danger" : "neutral"}>{isOverdue ? t.overdue : t.inTime}</Tag>
        </>
      ),
    },
  ];
}

type Case = { readonly name: string; readonly score: IndexScore };

function WhatIfResult({ page, whatIf }: { page: PageFrame; whatIf: WhatIf }) {
  const t = messages(page.locale).serviceIndex;
  const { locale } = page;
  const { now, finished, left, ticked } = whatIf;
  const count = countText(ticked.length, locale);
  const cases: readonly Case[] = [
    { name: t.whatIf.now, score: now },
    { name: t.whatIf.finished({ count }), score: finished },
    { name: t.whatIf.left, score: left },
  ];
  const columns: Column<Case>[] = [
    { key: "case", header: t.whatIf.case, cell: ({ name }) => name },
    {
      key: "percent",
      header: t.percent,
      align: "end",
      cell: ({ score }) => (score.percent === null ? t.noScore : pointsText(score.percent, locale)),
    },
    { key: "points", header: t.points, align: "end", cell: ({ score }) => pointsOfText(score, locale) },
    {
      key: "change",
      header: t.whatIf.change,
      align: "end",
      cell: ({ score }) => (score === now ? "–" : changeText(score.score - now.score, page)),
    },
    { key: "changed", header: t.whatIf.changed, cell: ({ score }) => changedText(page, now, score) },
  ];
  return (
    <>
      <Table locale={locale} caption={t.whatIf.result} columns={columns} rows={cases} />
      {ticked.some(({ isOverdue }) => isOverdue) ? <p class="mc-muted">{t.whatIf.late}</p> : null}
    </>
  );
}

function changeText(points: number, { locale }: PageFrame): string {
  const text = pointsText(Math.abs(points), locale);
  if (Math.abs(points) < 0.005) return messages(locale).serviceIndex.whatIf.unchanged;
  return `${points > 0 ? "+" : "−"}${text}`;
}

function changedText({ locale }: PageFrame, before: IndexScore, after: IndexScore): string {
  const t = messages(locale).serviceIndex.whatIf;
  const changed = changedComponents(before, after);
  if (changed.length === 0) return "–";
  return changed
    .map(({ code, from, to }) =>
      t.changeOf({ code, from: pointsText(from, locale), to: pointsText(to, locale) }),
    )
    .join("; ");
}
