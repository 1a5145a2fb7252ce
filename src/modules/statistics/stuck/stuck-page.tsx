import { messages } from "../../../i18n/index.ts";
import { parseId } from "../../../kernel/ids.ts";
import type { Instant } from "../../../kernel/local-date.ts";
import {
  Button,
  ButtonLink,
  Card,
  type Column,
  FilterForm,
  fullMoment,
  Heading,
  Link,
  Pagination,
  Table,
  TextInput,
} from "../../../web/components/index.ts";
import { DeskLayout } from "../../../web/layout/desk-layout.tsx";
import type { PageFrame } from "../../../web/page-route.ts";
import { paths } from "../../../web/paths.ts";
import type { LeadScope } from "../question/asked-scope.ts";
import { DividedApart } from "../question/divided-apart.tsx";
import { HiddenQuestion } from "../question/hidden-question.tsx";
import { leadAddress } from "../question/question.ts";
import { ScopeField } from "../question/question-fields.tsx";
import type { StuckDossier, StuckKind } from "./stuck.ts";
import { stuckCountText } from "./stuck-cards.tsx";

export type StuckSection = {
  readonly kind: StuckKind;
  /** Up to one more than are counted. */
  readonly amount: number;
  readonly dossiers: readonly StuckDossier[];
  /** Where the list goes on; null at its end. */
  readonly after: string | null;
};

type Props = {
  readonly page: PageFrame;
  readonly scope: LeadScope;
  readonly sections: readonly StuckSection[];
  readonly computedAt: Instant;
};

/** Dossiers nobody is acting on, in the agencies of a leader, the longest still first. */
export function StuckPage({ page, scope, sections, computedAt }: Props) {
  const t = messages(page.locale).oversight.stuck;
  const isOne = sections.length === 1;
  return (
    <DeskLayout page={page} title={t.title}>
      <div class="mc-stack">
        <Heading level={1} title={t.title} />
        <p class="mc-muted">{t.lead({ at: fullMoment(computedAt) })}</p>
        <Filter page={page} scope={scope} />
        <DividedApart page={page} laying={scope.laying} directory={scope.directory} />
        {sections.map((section) => (
          <section class="mc-stack" data-gap="sm">
            <Heading
              level={2}
              title={`${kindName(page, section.kind, scope)}: ${stuckCountText(section.amount, page.locale)}`}
              size="xs"
            />
            <p class="mc-muted">{t.definitions[section.kind]}</p>
            <Table
              locale={page.locale}
              caption={kindName(page, section.kind, scope)}
              columns={columnsOf(page, scope, section.kind)}
              rows={section.dossiers}
              emptyText={t.empty}
            />
            <Onward page={page} scope={scope} section={section} isOne={isOne} />
          </section>
        ))}
        <p>
          <ButtonLink href={leadAddress(paths.lead(), scope.question)} variant="tertiary">
            {messages(page.locale).statistics.opened.back}
          </ButtonLink>
        </p>
      </div>
    </DeskLayout>
  );
}

function kindName(page: PageFrame, kind: StuckKind, { question }: LeadScope): string {
  return messages(page.locale).oversight.stuck.kinds[kind]({ hours: String(question.hours) });
}

function Filter({ page, scope }: Pick<Props, "page" | "scope">) {
  const t = messages(page.locale);
  const { question } = scope;
  return (
    <Card>
      <FilterForm action={paths.leadStuck()}>
        <HiddenQuestion question={question} without={["unit", "hours"]} />
        <ScopeField locale={page.locale} scope={scope} />
        <TextInput
          locale={page.locale}
          name="hours"
          type="number"
          inputMode="numeric"
          label={t.oversight.stuck.hours}
          hint={t.oversight.stuck.hoursHint}
          value={String(question.hours)}
          optional
          saysOptional={false}
        />
        <Button variant="secondary">{t.shell.form.filter}</Button>
      </FilterForm>
    </Card>
  );
}

type OnwardProps = Pick<Props, "page" | "scope"> & {
  readonly section: StuckSection;
  readonly isOne: boolean;
};

function Onward({ page, scope, section, isOne }: OnwardProps) {
  const { kind, after } = section;
  if (after === null) return null;
  const href = (more: Readonly<Record<string, string>>) =>
    leadAddress(paths.leadStuck(), scope.question, { kind, ...more });
  if (isOne) return <Pagination locale={page.locale} previousHref={null} nextHref={href({ after })} />;
  const term = kindName(page, kind, scope);
  return <Link href={href({})}>{messages(page.locale).statistics.opened.all({ term })}</Link>;
}

function momentColumn(
  key: string,
  header: string,
  of: (row: StuckDossier) => Instant | null,
): Column<StuckDossier> {
  return {
    key,
    header,
    cell: (row) => {
      const at = of(row);
      return at === null ? "–" : <span class="mc-nowrap">{fullMoment(at)}</span>;
    },
  };
}

function columnsOf(page: PageFrame, { directory }: LeadScope, kind: StuckKind): Column<StuckDossier>[] {
  const { statistics, oversight } = messages(page.locale);
  const t = oversight.stuck;
  const isEnglish = page.locale === "en";
  const unitName = (unitId: string) => {
    const id = parseId<"unit">(unitId);
    return (id === null ? null : directory.find(id))?.shortName ?? "";
  };
  return [
    {
      key: "code",
      header: statistics.opened.code,
      cell: ({ id, code }) => (
        <span class="mc-nowrap">
          <Link href={paths.deskDossier(id)}>{code}</Link>
        </span>
      ),
    },
    {
      key: "procedure",
      header: statistics.opened.procedure,
      cell: (row) => (isEnglish ? row.procedure_name_en : row.procedure_name),
    },
    {
      key: "unit",
      header: statistics.opened.unit,
      cell: ({ competent_agency_id }) => unitName(competent_agency_id),
    },
    ...(kind === "UNREAD"
      ? [
          momentColumn("submitted", t.submitted, ({ submitted_at }) => submitted_at),
          momentColumn("check", t.checkDue, ({ stuck_from }) => stuck_from),
        ]
      : [
          {
            key: "step",
            header: t.step,
            cell: (row: StuckDossier) => (isEnglish ? row.step_name_en : row.step_name) ?? "–",
          },
          momentColumn("since", t.since, ({ stuck_from }) => stuck_from),
          momentColumn("due", statistics.opened.due, ({ due_at }) => due_at),
        ]),
  ];
}
